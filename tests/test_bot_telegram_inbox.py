"""What arrived is kept until it is answered, once and encrypted, and is gone afterwards."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.telegram_inbox import KNOWN, REMEMBERED, UNCONFIRMED, Arrived, Inbox

SECRET = "a secret of the telegram front"


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def inbox(tmp_path: Path, clock: Clock) -> Inbox:
    return Inbox(tmp_path / "inbox.sqlite", SECRET, clock)


def one(number: int, chat: int = 7, words: str = "kvorkelhop") -> Arrived:
    return Arrived(number, chat, {"update_id": number, "message": {"text": words}})


def rows(tmp_path: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(tmp_path / "inbox.sqlite") as kept:
        return kept.execute("select * from arrived").fetchall()


def test_the_oldest_comes_first_and_each_person_has_a_row_of_their_own(inbox: Inbox) -> None:
    inbox.take([one(3), one(2), one(5, chat=8)])

    assert inbox.next_of(7) == one(2)
    assert inbox.next_of(8) == one(5, chat=8)
    assert inbox.next_of(9) is None
    assert inbox.waiting() == [7, 8]


def test_what_comes_again_is_known_also_after_its_answer(inbox: Inbox) -> None:
    assert inbox.take([one(2)]) == [one(2)]
    assert inbox.take([one(2), one(3)]) == [one(3)]
    inbox.answered(one(2), {})

    assert inbox.take([one(2)]) == []


def test_what_cannot_be_noted_leaves_the_update_there_and_the_inbox_usable(inbox: Inbox) -> None:
    inbox.take([one(2)])

    with pytest.raises(TypeError):
        inbox.answered(one(2), {"board": object()})

    assert inbox.next_of(7) == one(2)
    assert inbox.take([one(3)]) == [one(3)]


def test_another_process_goes_on_where_the_first_was_killed(inbox: Inbox, tmp_path: Path) -> None:
    inbox.take([one(2)])
    inbox.keep(7, {"board": "b"})

    again = Inbox(tmp_path / "inbox.sqlite", SECRET)
    assert again.next_of(7) == one(2)
    assert again.person(7) == {"board": "b"}
    again.close()


def test_an_answer_erases_what_arrived(inbox: Inbox, tmp_path: Path) -> None:
    inbox.take([one(2)])
    inbox.answered(one(2), {"last": 9})

    ((number, person, held, _),) = rows(tmp_path)
    assert (number, person, held) == (2, None, None)
    assert inbox.person(7) == {"last": 9}


def test_the_file_tells_neither_who_nor_what(inbox: Inbox, tmp_path: Path) -> None:
    inbox.take([one(2, chat=7_700_112_233)])
    inbox.keep(7_700_112_233, {"words": "snurrifax"})

    lying = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert not [word for word in (b"kvorkelhop", b"snurrifax", b"7700112233") if word in lying]


def test_another_secret_opens_nothing_and_stops_nothing(inbox: Inbox, tmp_path: Path) -> None:
    inbox.take([one(2)])
    other = Inbox(tmp_path / "inbox.sqlite", "quite another secret")

    assert other.waiting() == []
    assert other.next_of(7) is None
    other.close()


def test_numbers_are_forgotten_after_two_days(inbox: Inbox, clock: Clock, tmp_path: Path) -> None:
    inbox.take([one(2), one(3)])
    inbox.answered(one(2), {})
    clock.now += REMEMBERED + 1
    inbox.sweep()

    assert [row[0] for row in rows(tmp_path)] == [3]


def test_all_of_a_delivery_is_kept_or_nothing(inbox: Inbox) -> None:
    with pytest.raises(TypeError):
        inbox.take([one(2), Arrived(3, 7, {"what": object()})])

    assert inbox.next_of(7) is None


def test_what_was_heard_and_never_confirmed_is_erased(inbox: Inbox, clock: Clock) -> None:
    inbox.keep(7, {"told": True, "unconfirmed": {"voice1": {"words": "kvorkelhop"}}})
    clock.now += UNCONFIRMED + 1
    # Also of somebody who goes on writing; and what waits for less than a day stays.
    state = inbox.person(7)
    state["unconfirmed"]["voice2"] = {"words": "hoprekvork"}
    inbox.keep(7, state)
    inbox.sweep()
    assert list(inbox.person(7)["unconfirmed"]) == ["voice2"]
    clock.now += UNCONFIRMED + 1
    inbox.sweep()

    assert inbox.person(7) == {"told": True}


def test_who_has_not_written_for_long_is_forgotten(inbox: Inbox, clock: Clock) -> None:
    inbox.keep(7, {"told": True})
    inbox.keep(8, {"told": True})
    clock.now += KNOWN - 1
    inbox.keep(8, {"told": True})
    clock.now += 2
    inbox.sweep()

    assert (inbox.person(7), inbox.person(8)) == ({}, {"told": True})
