"""What may stand on paper: the citizen's dreams in the citizen's order, for whoever may take them out."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from plan.access import Account, NotAllowed
from plan.desk_tables import asked, steps, wordings
from plan.paper import Papers, shown_to
from plan.store import MeetingWishes, Store
from plan.tables import accounts, citizens, meetings, wishes
from tests.store_fixtures import HOME, MEETING, NOW, a_citizen, a_wish, sent


def a_meeting(store: Store, *dreams: Any, ref: str = "K-1", **said: Any) -> str:
    """Send dreams for the meeting of a citizen of Kirsten's; return the meeting's id."""
    conversation = a_citizen(store, citizen_ref=ref, caseworker="kirsten")
    sent(store, conversation, *dreams, meeting=MeetingWishes(**said))
    with store.reading() as connection:
        found = connection.execute(meetings.select().where(meetings.c.citizen_ref == ref)).one()
    return str(found.id)


def a_token(store: Store, *scopes: str) -> Account:
    account = store.account_of_token(store.new_token("a system", frozenset(scopes), 30, now=NOW), NOW)
    assert account is not None
    return account


def exports(store: Store, kind: str) -> int:
    return sum(moved.verb == "export" for moved in store.moves_of(kind))


def test_the_dreams_come_in_the_citizens_order(store: Store, kirsten: Account) -> None:
    meeting = a_meeting(
        store,
        a_wish("sidst", order=3),
        a_wish("først", order=2, most_important=True),
        a_wish("midt", order=1),
    )

    papers = store.papers(kirsten, meeting, NOW)

    assert [dream.wish.verbatim for dream in papers.dreams] == ["midt", "først", "sidst"]


def test_who_should_not_come_is_on_no_paper(store: Store, kirsten: Account) -> None:
    meeting = a_meeting(store, a_wish(), who_in="min søster", who_not="min nabo Palle")

    papers = store.papers(kirsten, meeting, NOW)

    assert papers.meeting.who_in == "min søster"
    assert "Palle" not in str(asdict(papers))


def test_what_is_withdrawn_or_kept_from_the_caseworker_is_on_no_paper(store: Store, kirsten: Account) -> None:
    gone = a_wish("fortrudt")
    conversation = a_citizen(store, citizen_ref="K-1", caseworker="kirsten")
    sent(store, conversation, gone, a_wish("min egen", share_caseworker=False), a_wish("svømme"))
    store.withdraw(conversation, gone.id, NOW)
    with store.reading() as connection:
        meeting = connection.execute(meetings.select()).one().id

    papers = store.papers(kirsten, meeting, NOW)

    assert [dream.wish.verbatim for dream in papers.dreams] == ["svømme"]


def test_what_the_desk_has_added_is_beside_the_words(store: Store, kirsten: Account) -> None:
    dream = a_wish("svømme", ffb_codes=("one",))
    meeting = a_meeting(store, dream)
    beside = {"wish_id": dream.id, "author": kirsten.id, "at": NOW}
    with store.writing() as connection:
        connection.execute(insert(wordings).values(id="w", kind="purpose", text="At K trives", **beside))
        connection.execute(insert(asked).values(id="a", text="Hvor?", answer="i Aalborg", **beside))
        connection.execute(insert(asked).values(id="b", text="Hvornår?", **beside))
        connection.execute(
            insert(steps).values(move="postpone", status="later", reason="Vi venter til foråret.", **beside)
        )
        connection.execute(
            update(wishes).values(
                status="later",
                area_corrected="health",
                ffb_corrected=["two"],
                agreed="Vi ser på det til maj.",
                agreed_reply="objected",
                objection="nej, nu",
            )
        )

    (paper,) = store.papers(kirsten, meeting, NOW).dreams

    assert (paper.wish.verbatim, paper.wish.ffb_codes) == ("svømme", ("one",))
    assert (paper.life_area, paper.ffb_codes) == ("health", ("two",))
    assert [(w.kind, w.text, w.author) for w in paper.wordings] == [("purpose", "At K trives", "Kirsten")]
    assert [(one.question, one.answer) for one in paper.answers] == [("Hvor?", "i Aalborg")]
    assert paper.reason == "Vi venter til foråret."
    assert (paper.agreed, paper.agreed_reply, paper.objection) == (
        "Vi ser på det til maj.",
        "objected",
        "nej, nu",
    )


def test_a_reason_of_an_earlier_state_and_an_objection_that_is_met_are_left_out(
    store: Store, kirsten: Account
) -> None:
    dream = a_wish()
    meeting = a_meeting(store, dream)
    with store.writing() as connection:
        for status, reason in (("later", "Vi venter."), ("in_plan", None)):
            connection.execute(
                insert(steps).values(wish_id=dream.id, at=NOW, move="x", status=status, reason=reason)
            )
        connection.execute(update(wishes).values(status="in_plan", objection="nej", objection_met_at=NOW))

    (paper,) = store.papers(kirsten, meeting, NOW).dreams

    assert (paper.reason, paper.objection) == (None, None)


def test_the_meeting_says_when_and_where_and_with_whom(store: Store, kirsten: Account) -> None:
    meeting = a_meeting(store, a_wish(), topics="bolig", bisidder="find", guide=True)
    starts = datetime(2026, 9, 20, 8, 0, tzinfo=UTC)
    with store.writing() as connection:
        connection.execute(
            update(meetings).values(starts_at=starts, length=45, notes="Vi talte.", sequence=2)
        )
        connection.execute(update(citizens).values(interpreter="tegnsprog"))

    told = store.papers(kirsten, meeting, NOW).meeting

    assert (told.date, told.starts_at, told.length, told.sequence) == (MEETING, starts, 45, 2)
    assert (told.topics, told.bisidder, told.guide, told.notes) == ("bolig", "find", True, "Vi talte.")
    assert (told.citizen_ref, told.municipality, told.plan_type) == ("K-1", HOME, "sel141")
    assert (told.caseworker, told.interpreter) == ("Kirsten", "tegnsprog")


def test_only_the_citizens_own_caseworker_takes_papers_out(
    store: Store, kirsten: Account, bo: Account, charlie: Account
) -> None:
    meeting = a_meeting(store, a_wish())

    for other in (bo, charlie, a_token(store, "wishes:read", "meetings:read")):
        with pytest.raises(NotAllowed):
            store.papers(other, meeting, NOW)
    with pytest.raises(NotAllowed):
        store.papers(kirsten, "no such meeting", NOW)
    assert exports(store, "meeting") == 0


def test_a_stand_in_takes_papers_out_while_the_caseworker_is_away(
    store: Store, kirsten: Account, bo: Account
) -> None:
    meeting = a_meeting(store, a_wish())
    with store.writing() as connection:
        away = {"absent_from": NOW.date(), "absent_until": NOW.date(), "stand_in": bo.id}
        connection.execute(update(accounts).where(accounts.c.id == kirsten.id).values(**away))

    assert len(store.papers(bo, meeting, NOW).dreams) == 1
    with pytest.raises(NotAllowed):
        store.papers(bo, meeting, NOW + timedelta(days=1))


def test_a_token_that_may_export_takes_papers_out(store: Store, kirsten: Account) -> None:
    meeting = a_meeting(store, a_wish())

    assert len(store.papers(a_token(store, "export:read"), meeting, NOW).dreams) == 1


def test_every_export_is_in_the_log_and_each_dream_once_a_day(store: Store, kirsten: Account) -> None:
    meeting = a_meeting(store, a_wish("svømme"), a_wish("ride"))
    store.papers(kirsten, meeting, NOW)
    store.papers(kirsten, meeting, NOW + timedelta(hours=1))

    assert (exports(store, "meeting"), exports(store, "wish")) == (2, 2)
    store.papers(kirsten, meeting, NOW + timedelta(days=1))
    assert (exports(store, "meeting"), exports(store, "wish")) == (3, 4)


def shared_papers(store: Store, kirsten: Account) -> Papers:
    meeting = a_meeting(
        store,
        a_wish("til alle", order=1, share_provider=True, share_guide=True),
        a_wish("til guiden", order=2, share_guide=True),
        a_wish("til sagsbehandleren", order=3),
        topics="min mor",
    )
    return store.papers(kirsten, meeting, NOW)


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        ("everybody", ["til alle", "til guiden", "til sagsbehandleren"]),
        ("provider", ["til alle"]),
        ("guide", ["til alle", "til guiden"]),
    ],
)
def test_somebody_else_holds_only_what_the_citizen_shares_with_them(
    store: Store, kirsten: Account, audience: str, words: list[str]
) -> None:
    papers = shown_to(shared_papers(store, kirsten), audience)

    assert [dream.wish.verbatim for dream in papers.dreams] == words
    assert (papers.meeting.topics == "min mor") is (audience == "everybody")


def test_an_audience_that_is_none_gets_nothing(store: Store, kirsten: Account) -> None:
    with pytest.raises(KeyError):
        shown_to(shared_papers(store, kirsten), "anybody")
