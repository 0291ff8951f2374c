"""The log is only ever added to, notices what was changed behind its back, and holds no words."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from plan.access import Account
from plan.store import Store
from plan.tables import moves
from tests.store_fixtures import NOW, a_citizen, a_wish, sent


def a_day(store: Store, kirsten: Account) -> None:
    conversation, dream = a_citizen(store, caseworker="kirsten"), a_wish("PLANTETORD")
    sent(store, conversation, dream)
    store.queue(kirsten, NOW)
    store.wish(kirsten, dream.id, NOW)
    store.mark_read(kirsten, dream.id, 1, NOW)
    store.send_danger_words(conversation, "PLANTETORD", "violence", NOW)
    store.withdraw(conversation, dream.id, NOW)


def unguarded(store: Store, statement: str) -> None:
    """Do to the log what only somebody with the database's keys can do."""
    with store.writing() as connection:
        if store.is_sqlite:
            for verb in ("update", "delete"):
                connection.execute(text(f"drop trigger moves_no_{verb}"))
        else:
            connection.execute(text("drop trigger moves_no_change on moves"))
        connection.execute(text(statement))


def test_every_move_is_logged_with_who_what_and_when_and_no_words(store: Store, kirsten: Account) -> None:
    a_day(store, kirsten)
    with store.reading() as connection:
        rows = connection.execute(select(moves).order_by(moves.c.seq)).all()

    assert [(row.actor_kind, row.verb, row.object_kind) for row in rows] == [
        ("system", "open", "account"),
        ("system", "invite", "invitation"),
        ("citizen", "link", "invitation"),
        ("citizen", "post", "wish"),
        ("account", "view", "wish"),
        ("account", "read", "wish"),
        ("citizen", "send", "danger_words"),
        ("citizen", "withdraw", "wish"),
    ]
    assert "PLANTETORD" not in repr(rows)
    assert store.verify() is None


@pytest.mark.parametrize("statement", [update(moves).values(verb="x"), delete(moves)])
def test_the_database_itself_refuses_to_change_the_log(
    store: Store, kirsten: Account, statement: object
) -> None:
    with pytest.raises(DBAPIError, match="moves are only added"), store.writing() as connection:
        connection.execute(statement)  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("statement", "first_bad"),
    [
        ("update moves set actor = 'somebody' where seq = 3", 3),
        ("update moves set digest = 'x' where seq = 4", 4),
        ("delete from moves where seq = 2", 2),
        ("update moves set previous = 'x' where seq = 1", 1),
    ],
)
def test_what_was_changed_behind_its_back_is_found(
    store: Store, kirsten: Account, statement: str, first_bad: int
) -> None:
    a_day(store, kirsten)
    unguarded(store, statement)

    assert store.verify() == first_bad


def test_moves_that_changed_places_are_found(store: Store, kirsten: Account) -> None:
    a_day(store, kirsten)
    unguarded(store, "update moves set seq = -seq where seq in (3, 4)")
    with store.writing() as connection:
        connection.execute(text("update moves set seq = seq + 7 where seq < 0"))

    assert store.verify() == 3


def test_an_end_that_was_cut_off_is_found_by_what_was_noted_elsewhere(store: Store, kirsten: Account) -> None:
    a_day(store, kirsten)
    noted = store.newest()
    unguarded(store, "delete from moves where seq > 6")

    assert store.verify() is None
    assert store.verify(noted) == 7
    assert not store.still_has(noted)


def test_an_end_that_was_cut_off_and_written_anew_is_found_too(store: Store, kirsten: Account) -> None:
    a_day(store, kirsten)
    noted = store.newest()
    unguarded(store, "delete from moves where seq = (select max(seq) from moves)")
    for _ in range(3):
        store.check_login("kirsten", "kirstens ord", "192.0.2.1", NOW)

    assert store.verify() is None
    assert store.verify(noted) == noted.seq


def test_a_log_that_grew_still_has_its_old_end(store: Store, kirsten: Account) -> None:
    noted = store.newest()
    a_day(store, kirsten)

    assert store.still_has(noted)
    assert store.verify(noted) is None
    assert store.verify(store.newest()) is None


def test_moves_at_the_same_moment_make_one_chain(store: Store, kirsten: Account) -> None:
    def come_in(_: int) -> Account:
        return store.check_login("kirsten", "kirstens ord", "192.0.2.1", NOW)

    # Two at a time: each counts as a try until it is known to be right.
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(come_in, range(12)))

    assert store.verify() is None
    assert [move.verb for move in store.moves_of("account", kirsten.id)] == ["open", *["login"] * 12]
