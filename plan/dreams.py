"""The citizen's side of sent dreams: sending, looking, withdrawing. Sends nothing without a posting."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from plan import audit
from plan.citizens import NextMeeting, citizen_of, meeting_for_new, the_citizen_of
from plan.database import Database
from plan.meeting import today
from plan.posting import MeetingWishes, NewWish, Posting, Receipted, without_numbers
from plan.receipt import free_one
from plan.tables import conversations, meetings, outbox, postings, versions, wishes
from plan.wish import Details, NotPossible, Quote, Wish

# What may change without a new yes: how the citizen orders the dreams, and when the yes was given.
BESIDE_THE_WORDS = ("order", "most_important", "confirmed_by_citizen_at")
_LISTS = ("ffb_codes", "others_views")
_FIELDS = tuple(Wish.__dataclass_fields__)


def select_wishes() -> Select[Any]:
    """Return the query that `wish_from` reads: wishes with their meeting."""
    return select(
        wishes, meetings.c.date.label("meeting_date"), meetings.c.place.label("meeting_place")
    ).join(meetings, meetings.c.id == wishes.c.meeting_id)


def wish_from(row: Row[Any]) -> Wish:
    """Return the wish of a row of `select_wishes`."""
    values = {name: row._mapping[name] for name in _FIELDS}
    values["quotes"] = tuple(Quote(**quote) for quote in values["quotes"])
    for name in _LISTS:
        values[name] = tuple(values[name])
    return Wish(**values)


class Dreams(Database):
    """Dreams that were sent, as the citizen reaches them."""

    def post(self, posting: Posting, now: datetime) -> tuple[Receipted, ...]:
        """Keep what got the yes, in one transaction, and return the receipts.

        A posting that is known by its key changes nothing; a dream that is known by its id
        becomes a new version if its words are new. Raises NotLinked, and NotPossible
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
            meeting = meeting_for_new(connection, ref, now)
            _keep_posting(connection, posting, ref, meeting, now)
            _keep_meeting_wishes(connection, posting.meeting, meeting)
            for wish in posting.wishes:
                _keep(connection, posting, wish, ref, meeting, now)
            connection.execute(
                update(conversations)
                .where(conversations.c.key == posting.conversation)
                .values(last_sent_at=now)
            )
            return _receipts(connection, [wish.id for wish in posting.wishes])

    def dreams(self, conversation: str) -> tuple[Wish, ...]:
        """Return what this citizen has sent, in the citizen's own order, withdrawn ones too."""
        with self.reading() as connection:
            ref = citizen_of(connection, conversation)
            if ref is None:
                return ()
            return _of_citizen(connection, ref)

    def withdraw(self, conversation: str, wish_id: str, now: datetime) -> None:
        """Erase the words of a sent dream; the receipt and "withdrawn" stay.

        Raises NotLinked, and NotPossible (unknown_wish, after_meeting,
        withdraw_from_came_true). Withdrawn twice is withdrawn once.
        """
        with self.writing() as connection:
            ref = the_citizen_of(connection, conversation)
            row = connection.execute(
                select_wishes().where(wishes.c.id == wish_id, wishes.c.citizen_ref == ref)
            ).first()
            if row is None:
                raise NotPossible("unknown_wish")
            _withdraw(connection, wish_from(row), now)
        self.empty_journal()

    def withdraw_all(self, conversation: str, now: datetime) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Withdraw what can be withdrawn; return those receipts, and those that must be kept."""
        gone: list[str] = []
        kept: list[str] = []
        with self.writing() as connection:
            ref = citizen_of(connection, conversation)
            if ref is None:
                return (), ()
            for wish in _of_citizen(connection, ref):
                if wish.status == "withdrawn":
                    continue
                try:
                    _withdraw(connection, wish, now)
                except NotPossible:
                    kept.append(wish.receipt)
                else:
                    gone.append(wish.receipt)
        self.empty_journal()
        return tuple(gone), tuple(kept)


def _of_citizen(connection: Connection, ref: str) -> tuple[Wish, ...]:
    rows = connection.execute(
        select_wishes()
        .where(wishes.c.citizen_ref == ref)
        .order_by(wishes.c.received_at, wishes.c.order, wishes.c.id)
    )
    return tuple(wish_from(row) for row in rows)


def _receipts(connection: Connection, ids: Collection[str]) -> tuple[Receipted, ...]:
    rows = connection.execute(
        select(wishes.c.id, wishes.c.receipt, wishes.c.final).where(wishes.c.id.in_(ids))
    )
    known = {row.id: Receipted(row.id, row.receipt, row.final) for row in rows}
    return tuple(known[wish_id] for wish_id in ids)


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
    now: datetime,
) -> None:
    row = connection.execute(select_wishes().where(wishes.c.id == said.id)).first()
    if row is None:
        _keep_new(connection, posting, said, ref, meeting, now)
        return
    known = wish_from(row)
    if known.citizen_ref != ref:
        raise NotPossible("other_citizen")
    if known.status == "withdrawn":  # a late retry must not bring words back
        return
    if _words(known) == _words(said):
        beside = {name: getattr(said, name) for name in BESIDE_THE_WORDS}
        connection.execute(update(wishes).where(wishes.c.id == said.id).values(**beside))
        return
    again = known.reword(said, today(now))
    changed = _columns(again) | {"status": again.status, "version": again.version, "read_at": None}
    connection.execute(update(wishes).where(wishes.c.id == said.id).values(**changed))
    _log_version(connection, posting, said, again.version, row.salt, ref, "reword", now)


def _keep_new(
    connection: Connection,
    posting: Posting,
    said: NewWish,
    ref: str,
    meeting: NextMeeting,
    now: datetime,
) -> None:
    salt = audit.new_salt()
    connection.execute(
        insert(wishes).values(
            **_columns(said),
            id=said.id,
            citizen_ref=ref,
            meeting_id=meeting.id,
            posting=posting.key,
            receipt=free_one(lambda tried: _taken(connection, tried)),
            status="new",
            version=1,
            received_at=now,
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
    said: Details,
    version: int,
    salt: str,
    ref: str,
    verb: str,
    now: datetime,
) -> None:
    wish_id = getattr(said, "id", "")
    words = _words(said)
    connection.execute(
        insert(versions).values(
            wish_id=wish_id,
            version=version,
            final=said.final,
            words=words,
            digest=posting.digest,
            approved_at=said.confirmed_by_citizen_at or now,
        )
    )
    proof = audit.digest(salt, words)
    audit.append(connection, now, audit.citizen(ref), verb, "wish", wish_id, proof)


def _withdraw(connection: Connection, wish: Wish, now: datetime) -> None:
    if wish.status == "withdrawn":
        return
    empty = wish.withdraw(today(now))
    connection.execute(
        update(wishes).where(wishes.c.id == wish.id).values(**_columns(empty), status=empty.status, salt=None)
    )
    connection.execute(delete(versions).where(versions.c.wish_id == wish.id))
    connection.execute(delete(outbox).where(outbox.c.wish_id == wish.id))
    actor = audit.citizen(wish.citizen_ref)
    audit.append(connection, now, actor, "withdraw", "wish", wish.id)
    _empty_meeting(connection, wish.meeting_id)


def _empty_meeting(connection: Connection, meeting_id: str | None) -> None:
    """Erase what was said for a meeting when its last dream has been withdrawn."""
    left = connection.execute(
        select(func.count())
        .select_from(wishes)
        .where(wishes.c.meeting_id == meeting_id, wishes.c.status != "withdrawn")
    ).scalar_one()
    if left == 0:
        connection.execute(
            update(meetings).where(meetings.c.id == meeting_id).values(**asdict(MeetingWishes()))
        )


def _taken(connection: Connection, tried: Collection[str]) -> set[str]:
    return set(connection.execute(select(wishes.c.receipt).where(wishes.c.receipt.in_(tried))).scalars())


def _columns(said: Details) -> dict[str, Any]:
    values = {name: getattr(said, name) for name in Details.__dataclass_fields__}
    values["quotes"] = [asdict(quote) for quote in said.quotes]
    for name in _LISTS:
        values[name] = list(values[name])
    return values


def _words(said: Details) -> dict[str, Any]:
    return {name: v for name, v in _columns(said).items() if name not in BESIDE_THE_WORDS}
