"""Sending: what got the yes is kept whole, once, with a receipt. Sends nothing without a posting."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from plan import audit
from plan.changes import Step, keep
from plan.citizens import NextMeeting, meeting_for_new, next_meeting, the_citizen_of
from plan.database import Database
from plan.meeting import today
from plan.posting import MeetingWishes, NewWish, Posting, Receipted, without_numbers
from plan.promise import working_days_after
from plan.readers import check_readers
from plan.receipt import free_one
from plan.tables import conversations, meetings, postings, versions, wishes
from plan.wish import NotPossible
from plan.wish_rows import BESIDE_THE_WORDS, columns, select_wishes, wish_from, words


class Sending(Database):
    """The one way in for a dream."""

    def post(self, posting: Posting, now: datetime) -> tuple[Receipted, ...]:
        """Keep what got the yes, in one transaction, and return the receipts.

        A posting that is known by its key changes nothing; a dream that is known by its id
        becomes a new version if its words are new. Raises NotLinked, OtherReader, and NotPossible
        (other_citizen, after_meeting, reword_from_<state>).
        """
        posting = without_numbers(posting)
        with self.writing() as connection:
            ref = the_citizen_of(connection, posting.conversation)
            before = connection.execute(
                select(postings.c.citizen_ref, postings.c.wish_ids).where(postings.c.key == posting.key)
            ).first()
            if before is not None:
                if before.citizen_ref != ref:
                    raise NotPossible("other_citizen")
                return _receipts(connection, before.wish_ids)
            check_readers(connection, ref, posting.readers)
            meeting = meeting_for_new(connection, ref, now)
            _keep_posting(connection, posting, ref, meeting, now)
            # Who comes is said of the next meeting, also by somebody whose dream is late for it.
            _keep_meeting_wishes(connection, posting.meeting, next_meeting(connection, ref, now) or meeting)
            receipt_by = working_days_after(today(now), self.receipt_days)
            for wish in posting.wishes:
                _keep(connection, posting, wish, ref, meeting, receipt_by, now)
            connection.execute(
                update(conversations)
                .where(conversations.c.key == posting.conversation)
                .values(last_sent_at=now)
            )
            return _receipts(connection, [wish.id for wish in posting.wishes])


def _receipts(connection: Connection, ids: Collection[str]) -> tuple[Receipted, ...]:
    rows = connection.execute(
        select(wishes.c.id, wishes.c.receipt, wishes.c.final, wishes.c.receipt_by).where(wishes.c.id.in_(ids))
    )
    known = {row.id: Receipted(row.id, row.receipt, row.final, row.receipt_by) for row in rows}
    return tuple(known[wish_id] for wish_id in ids if wish_id in known)


def _keep_posting(
    connection: Connection, posting: Posting, ref: str, meeting: NextMeeting, now: datetime
) -> None:
    connection.execute(
        insert(postings).values(
            key=posting.key,
            conversation=posting.conversation,
            citizen_ref=ref,
            meeting_id=meeting.id,
            digest=posting.digest,
            kilde=posting.kilde,
            helper_role=posting.helper_role,
            channel=posting.channel,
            started_at=posting.started_at,
            received_at=now,
            wish_ids=[wish.id for wish in posting.wishes],
        )
    )


def _keep_meeting_wishes(connection: Connection, said: MeetingWishes, meeting: NextMeeting) -> None:
    new = {name: value for name, value in asdict(said).items() if value is not None}
    if new:
        connection.execute(update(meetings).where(meetings.c.id == meeting.id).values(**new))


def _keep(
    connection: Connection,
    posting: Posting,
    said: NewWish,
    ref: str,
    meeting: NextMeeting,
    receipt_by: date,
    now: datetime,
) -> None:
    row = connection.execute(select_wishes().where(wishes.c.id == said.id)).first()
    if row is None:
        _keep_new(connection, posting, said, ref, meeting, receipt_by, now)
        return
    known = wish_from(row)
    if known.citizen_ref != ref:
        raise NotPossible("other_citizen")
    if known.status == "withdrawn":  # a late retry must not bring words back
        return
    if words(known) == words(said):
        beside = {name: getattr(said, name) for name in BESIDE_THE_WORDS}
        connection.execute(update(wishes).where(wishes.c.id == said.id).values(**beside))
        return
    again = known.reword(said, today(now))
    changed = columns(again) | {"version": again.version, "read_at": None, "receipt_by": receipt_by}
    keep(connection, row, Step("reword", again.status), None, now, **changed)
    _log_version(connection, posting, said, again.version, row.salt, ref, "reword", now)


def _keep_new(
    connection: Connection,
    posting: Posting,
    said: NewWish,
    ref: str,
    meeting: NextMeeting,
    receipt_by: date,
    now: datetime,
) -> None:
    salt = audit.new_salt()
    connection.execute(
        insert(wishes).values(
            **columns(said),
            id=said.id,
            citizen_ref=ref,
            meeting_id=meeting.id,
            posting=posting.key,
            receipt=free_one(lambda tried: _taken(connection, tried)),
            status="new",
            version=1,
            received_at=now,
            receipt_by=receipt_by,
            kilde=posting.kilde,
            helper_role=posting.helper_role,
            channel=posting.channel,
            salt=salt,
        )
    )
    _log_version(connection, posting, said, 1, salt, ref, "post", now)


def _log_version(
    connection: Connection,
    posting: Posting,
    said: NewWish,
    version: int,
    salt: str,
    ref: str,
    verb: str,
    now: datetime,
) -> None:
    approved = words(said)
    connection.execute(
        insert(versions).values(
            wish_id=said.id,
            version=version,
            final=said.final,
            words=approved,
            digest=posting.digest,
            approved_at=said.confirmed_by_citizen_at or now,
        )
    )
    proof = audit.digest(salt, approved)
    audit.append(connection, now, audit.citizen(ref), verb, "wish", said.id, proof)


def _taken(connection: Connection, tried: Collection[str]) -> set[str]:
    return set(connection.execute(select(wishes.c.receipt).where(wishes.c.receipt.in_(tried))).scalars())
