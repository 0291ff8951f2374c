"""The one door to what is kept: a store made of its topics. Has no query of its own but `ready`."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from plan.absence import Absence, Away
from plan.access import Account, NotAllowed, WrongLogin
from plan.accounts import Accounts
from plan.agreeing import Agreeing
from plan.alerts import Alert, Alerts
from plan.answers import Answers, NotEasy
from plan.arrivals import Arrivals, Arrived
from plan.asking_back import AskingBack
from plan.assigning import Assigning, Owner, TakenMeanwhile
from plan.audit_log import Audit
from plan.carrying import Carrying
from plan.caseload import Caseload, Citizen, CitizenPage
from plan.casework import Casework, Caseworks
from plan.changes import StaleEdit
from plan.citizen_details import Choices, CitizenDetails
from plan.citizen_list import CitizenList, CitizenLists, ListedMeeting
from plan.dead_letters import DeadLetters
from plan.deliveries import Deliveries
from plan.desk import Desk
from plan.dreams import Dreams
from plan.filters import Filters
from plan.handing_over import HandingOver
from plan.holding import Holding, Unanswered
from plan.hooks import Hooks
from plan.identities import Identities
from plan.invitation import (
    ExpiredCode,
    Invited,
    Linked,
    NotLinked,
    Reader,
    TooManyTries,
    UsedCode,
    WrongCode,
)
from plan.inviting import Inviting
from plan.journey import Journey, Journeys, Seen
from plan.letters import DangerWords, Letters
from plan.links import Links
from plan.listed import Counted, Listed, Page, Place
from plan.log_book import LogBook
from plan.meeting import Group, Meeting
from plan.meetings import Gathered, Meetings
from plan.migrations import migrate
from plan.misunderstood import GivenLine, Misunderstood
from plan.outbox import News, Outbox, Outgoing
from plan.own_password import OwnPassword
from plan.papers import PaperWork
from plan.passes import Passes
from plan.posting import MeetingWishes, NewWish, Posting, Receipted
from plan.practical import Practical
from plan.promise import Promises
from plan.reached import ReachedOn
from plan.readers import OtherReader, Readers
from plan.retention import Retention, Rules
from plan.second_step import SecondStep
from plan.sending import Sending
from plan.shared import Shared
from plan.tables import moves
from plan.team import Load, Team
from plan.views import View, Views
from plan.wish import NotPossible, Quote, StaleVersion, Wish
from plan.wordings import Wordings

__all__ = [
    "Account",
    "Alert",
    "Arrived",
    "Away",
    "Casework",
    "Choices",
    "Citizen",
    "CitizenDetails",
    "CitizenList",
    "CitizenPage",
    "Counted",
    "DangerWords",
    "ExpiredCode",
    "Filters",
    "Gathered",
    "GivenLine",
    "Group",
    "Invited",
    "Journey",
    "Linked",
    "Listed",
    "ListedMeeting",
    "Load",
    "Meeting",
    "MeetingWishes",
    "NewWish",
    "News",
    "NotAllowed",
    "NotEasy",
    "NotLinked",
    "NotPossible",
    "OtherReader",
    "Outgoing",
    "Owner",
    "Page",
    "Place",
    "Posting",
    "Practical",
    "Quote",
    "Reader",
    "Receipted",
    "Rules",
    "Seen",
    "StaleEdit",
    "StaleVersion",
    "Store",
    "TakenMeanwhile",
    "TooManyTries",
    "Unanswered",
    "UsedCode",
    "View",
    "Wish",
    "WrongCode",
    "WrongLogin",
    "migrate",
]


class Store(
    Inviting,
    Links,
    ReachedOn,
    Sending,
    Dreams,
    Outbox,
    Journeys,
    Desk,
    Meetings,
    Carrying,
    Holding,
    Caseload,
    CitizenLists,
    HandingOver,
    Assigning,
    Absence,
    Team,
    Views,
    Arrivals,
    Caseworks,
    Answers,
    AskingBack,
    Wordings,
    Agreeing,
    Promises,
    Alerts,
    Letters,
    PaperWork,
    Hooks,
    DeadLetters,
    Deliveries,
    Misunderstood,
    Accounts,
    OwnPassword,
    SecondStep,
    Identities,
    Shared,
    Readers,
    LogBook,
    Passes,
    Audit,
    Retention,
):
    """Everything that is kept, on SQLite or PostgreSQL. Run `migrate(url)` before the first use."""

    def ready(self) -> bool:
        """Return whether the database answers and has our tables."""
        try:
            with self.reading() as connection:
                connection.execute(select(moves.c.seq).limit(1))
        except SQLAlchemyError:
            return False
        return True
