"""The list is in order of the meetings and shows each caseworker no more than is theirs to see."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import event, update

from plan.access import Account, NotAllowed
from plan.store import MeetingWishes, NotPossible, StaleVersion, Store
from plan.tables import citizens
from tests.store_fixtures import NOW, a_citizen, a_wish, sent


def a_dream(store: Store, words: str, meeting: date | None, minutes: int = 0) -> str:
    conversation = a_citizen(store, meeting_date=meeting)
    dream = a_wish(words)
    sent(store, conversation, dream, now=NOW + timedelta(minutes=minutes))
    return dream.id


def test_the_list_is_by_meeting_then_by_time_received_and_undated_last(
    store: Store, kirsten: Account
) -> None:
    a_dream(store, "uden dato", None, 0)
    a_dream(store, "senere", date(2026, 10, 1), 1)
    a_dream(store, "i dag, sidst", date(2026, 9, 1), 9)
    a_dream(store, "i dag, først", date(2026, 9, 1), 2)
    a_dream(store, "søndag", date(2026, 9, 6), 3)
    a_dream(store, "mandag", date(2026, 9, 7), 4)

    groups = store.queue(kirsten, NOW)

    assert [(group.title, [wish.verbatim for wish in group.wishes]) for group in groups] == [
        ("this_week", ["i dag, først", "i dag, sidst"]),
        ("this_week", ["søndag"]),
        ("later", ["mandag"]),
        ("later", ["senere"]),
        ("no_date", ["uden dato"]),
    ]


def test_a_meeting_that_is_over_stays_on_top_until_it_is_answered(store: Store, kirsten: Account) -> None:
    a_dream(store, "for sent", date(2026, 9, 1))

    (group,) = store.queue(kirsten, NOW + timedelta(days=1))

    assert group.title == "overdue"


def test_what_is_withdrawn_or_not_shared_is_not_in_the_list(store: Store, kirsten: Account) -> None:
    conversation, gone, own = a_citizen(store), a_wish(), a_wish(share_caseworker=False)
    sent(store, conversation, gone, own)
    store.withdraw(conversation, gone.id, NOW)

    assert store.queue(kirsten, NOW) == ()
    with pytest.raises(NotAllowed):
        store.wish(kirsten, own.id, NOW)


def test_another_municipality_sees_nothing(store: Store, charlie: Account) -> None:
    dream = a_dream(store, "svømme", None)

    assert store.queue(charlie, NOW) == ()
    for ask in (
        lambda: store.wish(charlie, dream, NOW),
        lambda: store.mark_read(charlie, dream, 1, NOW),
        lambda: store.casework(charlie, dream, NOW),
        lambda: store.wish(charlie, "no such wish", NOW),
    ):
        with pytest.raises(NotAllowed):
            ask()


def test_marking_as_read_tells_the_citizen_once(store: Store, kirsten: Account) -> None:
    conversation, dream = a_citizen(store), a_wish()
    (receipt,) = sent(store, conversation, dream)
    store.mark_read(kirsten, dream.id, 1, NOW)
    again = store.mark_read(kirsten, dream.id, 1, NOW + timedelta(hours=1))

    (news,) = store.news(conversation, NOW)

    assert (again.status, again.read_at) == ("read", NOW)
    assert (news.kind, news.receipt, news.final) == ("read", receipt.receipt, dream.final)


def test_an_old_version_cannot_be_marked_as_read(store: Store, kirsten: Account) -> None:
    conversation, dream = a_citizen(store), a_wish("svømme")
    sent(store, conversation, dream)
    sent(store, conversation, a_wish("dykke", id=dream.id))

    with pytest.raises(StaleVersion):
        store.mark_read(kirsten, dream.id, 1, NOW)
    assert store.mark_read(kirsten, dream.id, 2, NOW).status == "read"


def test_a_withdrawn_dream_is_not_marked_as_read(store: Store, kirsten: Account) -> None:
    conversation, dream = a_citizen(store), a_wish()
    sent(store, conversation, dream)
    store.withdraw(conversation, dream.id, NOW)

    assert store.mark_read(kirsten, dream.id, 1, NOW).status == "withdrawn"
    assert store.news(conversation, NOW) == ()


def test_only_the_citizens_own_caseworker_sees_who_should_not_come(
    store: Store, kirsten: Account, bo: Account
) -> None:
    conversation, dream = a_citizen(store, caseworker="kirsten"), a_wish()
    sent(store, conversation, dream, meeting=MeetingWishes(who_in="mor", who_not="far"))

    seen = [store.casework(who, dream.id, NOW).meeting for who in (kirsten, bo)]

    assert [(meeting.who_in, meeting.who_not) for meeting in seen] == [("mor", "far"), ("mor", None)]


def test_a_token_reads_wishes_and_nothing_else(store: Store, kirsten: Account) -> None:
    conversation, dream = a_citizen(store, caseworker="kirsten"), a_wish()
    sent(store, conversation, dream)
    reader = store.account_of_token(store.new_token("Nexus", ["wishes:read"], now=NOW), NOW)
    assert reader is not None

    assert store.wish(reader, dream.id, NOW).id == dream.id
    for ask in (
        lambda: store.mark_read(reader, dream.id, 1, NOW),
        lambda: store.casework(reader, dream.id, NOW),
        lambda: store.alerts(reader, NOW),
    ):
        with pytest.raises(NotAllowed):
            ask()


def test_the_list_takes_one_query_however_long_it_is(store: Store, kirsten: Account) -> None:
    for number in range(5):
        a_dream(store, f"drøm {number}", None, number)
    asked: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda _c, _k, sql, *_more: asked.append(sql))
    store.queue(kirsten, NOW)

    assert sum("FROM wishes" in sql for sql in asked) == 1


def test_a_move_that_the_table_does_not_know_is_refused(store: Store, kirsten: Account) -> None:
    dream = a_dream(store, "svømme", None)

    with pytest.raises(NotPossible, match="fulfil_from_new"):
        store.wish(kirsten, dream, NOW).move("fulfil")


def test_the_list_of_a_unit_leaves_out_what_is_another_units(store: Store, kirsten: Account) -> None:
    for ref, unit in (("K-1", "Nord"), ("K-2", "Syd"), ("K-3", None)):
        sent(store, a_citizen(store, citizen_ref=ref), a_wish(unit or "alle"))
        with store.writing() as connection:
            connection.execute(update(citizens).where(citizens.c.ref == ref).values(unit=unit))
    sara = store.create_account("Sara", "sara", "saras ord", now=NOW, unit="Nord")

    (group,) = store.queue(sara, NOW)

    assert {wish.verbatim for wish in group.wishes} == {"Nord", "alle"}
    assert len(store.queue(kirsten, NOW)[0].wishes) == 3
