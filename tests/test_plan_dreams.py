"""Sending happens once and whole; taking back leaves the receipt and no words."""

from __future__ import annotations

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from plan.access import Account
from plan.audit import digest
from plan.posting import MeetingWishes
from plan.store import NotLinked, NotPossible, Quote, Store
from plan.tables import moves, postings, versions, wishes
from tests.store_fixtures import MEETING, NOW, a_citizen, a_posting, a_wish, sent

AFTER = NOW + timedelta(days=20)
# What is drawn may hold any four digits.
IDS = re.compile(r"\b[0-9a-f]{32}\b|\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\bborger-[0-9a-f]{8}\b")


def count(store: Store, table: object = wishes) -> int:
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()  # type: ignore[arg-type]


def test_a_sent_dream_is_kept_word_for_word(store: Store) -> None:
    conversation = a_citizen(store)
    said = a_wish(
        "svømme æøå «ærligt» 🐟",
        now_0_10=2.5,
        others_views=("Min mor siger, jeg skal tabe mig",),
        quotes=(Quote("dream", "jeg vil svømme", "kiosk", "spoken", "staff"),),
        ffb_codes=("dcc6bb77-45af-4625-9c4d-7d7878307220",),
        when="til sommer",
        most_important=True,
    )
    receipts = sent(store, conversation, said)

    (wish,) = store.dreams(conversation)

    assert [getattr(wish, name) for name in said.__dataclass_fields__] == [
        getattr(said, name) for name in said.__dataclass_fields__
    ]
    assert (wish.status, wish.version, wish.meeting_date) == ("new", 1, MEETING)
    assert (wish.receipt, wish.received_at) == (receipts[0].receipt, NOW)


def test_the_same_posting_twice_is_one(store: Store) -> None:
    posting = a_posting(a_citizen(store), a_wish("svømme"), a_wish("bo selv", order=2))

    assert store.post(posting, NOW) == store.post(posting, AFTER)
    assert count(store) == 2


def test_the_same_dream_in_two_postings_is_one(store: Store) -> None:
    conversation, dream = a_citizen(store), a_wish()

    assert sent(store, conversation, dream) == sent(store, conversation, dream)
    assert count(store) == count(store, versions) == 1


def test_the_same_posting_at_the_same_moment_is_one(store: Store) -> None:
    posting = a_posting(a_citizen(store), a_wish("svømme"), a_wish("bo selv"))

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: store.post(posting, NOW), range(4)))

    assert answers[1:] == answers[:-1]
    assert count(store) == 2
    assert store.verify() is None


def test_a_posting_is_kept_whole_or_not_at_all(store: Store) -> None:
    theirs = a_wish()
    sent(store, a_citizen(store), theirs)
    mine = a_citizen(store)

    with pytest.raises(NotPossible, match="other_citizen"):
        sent(store, mine, a_wish("min egen"), theirs)
    assert store.dreams(mine) == ()


def test_somebody_elses_posting_key_shows_no_receipts(store: Store) -> None:
    posting = a_posting(a_citizen(store))
    store.post(posting, NOW)

    with pytest.raises(NotPossible, match="other_citizen"):
        store.post(replace(posting, conversation=a_citizen(store)), NOW)


def test_practice_cannot_send(store: Store) -> None:
    with pytest.raises(NotLinked):
        sent(store, "nobody")


def test_a_receipt_is_a_noun_and_a_number_and_never_given_twice(store: Store) -> None:
    conversation = a_citizen(store)
    dreams = [a_wish(f"drøm {n}") for n in range(60)]

    receipts = [each.receipt for each in sent(store, conversation, *dreams)]

    assert len(set(receipts)) == 60
    assert all(noun.isalpha() and number.isdigit() for noun, number in map(str.split, receipts))


def test_a_changed_dream_is_a_new_version_that_waits_to_be_read(store: Store, kirsten: Account) -> None:
    conversation, dream = a_citizen(store), a_wish("svømme")
    (receipt,) = sent(store, conversation, dream)
    store.mark_read(kirsten, dream.id, 1, NOW)
    (again,) = sent(store, conversation, replace(dream, final="Jeg vil gerne svømme hver uge."))

    (wish,) = store.dreams(conversation)

    assert again.receipt == receipt.receipt
    assert (wish.version, wish.status, wish.read_at) == (2, "new", None)
    assert wish.final == "Jeg vil gerne svømme hver uge."
    assert count(store, versions) == 2


def test_another_order_is_no_new_version(store: Store) -> None:
    conversation, dream = a_citizen(store), a_wish()
    sent(store, conversation, dream)
    sent(store, conversation, replace(dream, order=3, most_important=True))

    (wish,) = store.dreams(conversation)

    assert (wish.version, wish.order, wish.most_important) == (1, 3, True)


def test_dreams_come_in_the_citizens_own_order(store: Store) -> None:
    conversation = a_citizen(store)
    sent(store, conversation, a_wish("b", order=2), a_wish("a", order=1))

    assert [wish.verbatim for wish in store.dreams(conversation)] == ["a", "b"]


def test_a_cpr_number_is_never_stored(store: Store, kirsten: Account) -> None:
    conversation = a_citizen(store)
    quote = Quote("dream", "mit nummer er 010203-1234", "web")
    dream = a_wish("svømme 010203 1234", quotes=(quote,), why="0102031234")
    sent(store, conversation, dream, meeting=MeetingWishes(who_in="mor, 010203-1234"))

    meeting = store.casework(kirsten, dream.id, NOW).meeting

    told = f"{store.dreams(conversation)} {meeting}"
    assert "1234" not in IDS.sub("", told)
    assert told.count("[fjernet nummer]") == 6


def test_taking_back_erases_the_words_and_keeps_the_receipt(store: Store) -> None:
    conversation, dream = a_citizen(store), a_wish("svømme", why="det er sjovt")
    (receipt,) = sent(store, conversation, dream, meeting=MeetingWishes(who_in="min søster"))

    store.withdraw(conversation, dream.id, NOW)

    (wish,) = store.dreams(conversation)
    assert (wish.status, wish.receipt) == ("withdrawn", receipt.receipt)
    assert (wish.verbatim, wish.draft, wish.final, wish.why) == ("", "", "", None)
    assert (wish.quotes, wish.life_area) == ((), None)
    assert count(store, versions) == 0
    with store.reading() as connection:
        assert connection.execute(select(postings.c.digest)).scalar_one() == ""


def test_no_word_of_a_withdrawn_dream_is_left_in_any_sqlite_file(migrated_file: Path, tmp_path: Path) -> None:
    shutil.copy(migrated_file, tmp_path / "store.sqlite")
    store = Store(f"sqlite:///{tmp_path / 'store.sqlite'}", pepper=b"pepper")
    conversation = a_citizen(store)
    word = "PLANTETORD"
    dreams = [a_wish(f"{word} {n}", why=word * 20, when=word) for n in range(3)]
    sent(store, conversation, *dreams, meeting=MeetingWishes(who_in=word, topics=word))
    sent(store, conversation, replace(dreams[0], final=f"{word} igen"))
    before = sum(path.read_bytes().count(word.encode()) for path in tmp_path.iterdir())

    store.withdraw_all(conversation, NOW)

    assert before > 0
    assert [path for path in tmp_path.iterdir() if word.encode() in path.read_bytes()] == []
    store.close()


def test_a_late_retry_does_not_bring_withdrawn_words_back(store: Store) -> None:
    conversation, dream = a_citizen(store), a_wish()
    posting = a_posting(conversation, dream)
    store.post(posting, NOW)
    store.withdraw(conversation, dream.id, NOW)
    store.post(posting, NOW)
    sent(store, conversation, dream)

    (wish,) = store.dreams(conversation)

    assert (wish.status, wish.final) == ("withdrawn", "")


def test_taking_back_is_possible_on_the_day_of_the_meeting_and_not_after_it(store: Store) -> None:
    conversation, dream = a_citizen(store), a_wish()
    sent(store, conversation, dream)

    with pytest.raises(NotPossible, match="after_meeting"):
        store.withdraw(conversation, dream.id, AFTER)
    store.withdraw(conversation, dream.id, NOW + timedelta(days=19))
    store.withdraw(conversation, dream.id, NOW + timedelta(days=19))


def test_nobody_takes_back_somebody_elses_dream(store: Store) -> None:
    dream = a_wish()
    sent(store, a_citizen(store), dream)

    with pytest.raises(NotPossible, match="unknown_wish"):
        store.withdraw(a_citizen(store), dream.id, NOW)
    with pytest.raises(NotLinked):
        store.withdraw("nobody", dream.id, NOW)


def test_taking_all_back_tells_what_went_and_what_must_be_kept(store: Store) -> None:
    invited = store.invite(now=NOW, meeting_date=MEETING)
    conversation = store.link(invited.digits, channel="web", now=NOW)
    (old,) = sent(store, conversation, a_wish("gammel"))
    store.invite(now=AFTER, citizen_ref=invited.citizen_ref, meeting_date=date(2027, 3, 1))
    (new,) = sent(store, conversation, a_wish("ny"), now=AFTER)

    assert store.withdraw_all(conversation, AFTER) == ((new.receipt,), (old.receipt,))
    assert store.withdraw_all("nobody", AFTER) == ((), ())


def test_what_was_said_for_the_meeting_goes_with_its_last_dream(store: Store, kirsten: Account) -> None:
    conversation, first, second = a_citizen(store), a_wish("a"), a_wish("b")
    sent(store, conversation, first, second, meeting=MeetingWishes(topics="huset"))
    store.withdraw(conversation, first.id, NOW)
    assert store.casework(kirsten, second.id, NOW).meeting.topics == "huset"
    store.withdraw(conversation, second.id, NOW)

    assert store.casework(kirsten, second.id, NOW).meeting.topics is None


def test_a_dream_sent_after_the_meeting_is_for_the_next_one(store: Store) -> None:
    conversation = a_citizen(store)
    sent(store, conversation, a_wish(), now=AFTER)

    assert store.dreams(conversation)[0].meeting_date is None


def test_the_log_proves_the_words_until_they_are_erased(store: Store) -> None:
    conversation, dream = a_citizen(store), a_wish()
    sent(store, conversation, dream)
    with store.reading() as connection:
        kept = connection.execute(select(versions.c.words)).scalar_one()
        salt = connection.execute(select(wishes.c.salt)).scalar_one()
        logged = connection.execute(select(moves.c.digest).where(moves.c.verb == "post")).scalar_one()
    assert salt is not None
    assert logged == digest(salt, kept)

    store.withdraw(conversation, dream.id, NOW)

    with store.reading() as connection:
        assert connection.execute(select(wishes.c.salt)).scalar_one() is None
    assert store.verify() is None
