"""A code opens one citizen's conversation, once; guessing gets slower and slower."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from plan.access import Account, NotAllowed
from plan.store import (
    ExpiredCode,
    NotLinked,
    NotPossible,
    Store,
    TooManyTries,
    UsedCode,
    WrongCode,
)
from plan.tables import invitations
from tests.store_fixtures import ELSEWHERE, HOME, MEETING, NOW, a_citizen, sent


def wrong(store: Store, times: int, address: str = "192.0.2.9") -> None:
    for _ in range(times):
        with pytest.raises(WrongCode):
            store.link("no such code", channel="web", address=address, now=NOW)


def test_a_code_opens_a_conversation_that_knows_its_citizen(store: Store, kirsten: Account) -> None:
    invited = store.invite(now=NOW, caseworker="kirsten", meeting_date=MEETING, meeting_place="Rådhuset")
    conversation = store.link(invited.digits, channel="web", address="::1", now=NOW)

    linked = store.linked(conversation)

    assert linked is not None
    assert (linked.citizen_ref, linked.caseworker_name) == (invited.citizen_ref, "Kirsten")
    assert (linked.municipality, linked.plan_type) == (HOME, "sel141")
    assert (linked.meeting_date, linked.meeting_place) == (MEETING, "Rådhuset")
    assert not linked.under_18


def test_spaces_and_dashes_in_a_code_do_not_matter(store: Store) -> None:
    digits = store.invite(now=NOW).digits
    typed = f" {digits[:4]} - {digits[4:]} "

    assert store.link(typed, channel="web", now=NOW)


@pytest.mark.parametrize("first", ["digits", "secret"])
def test_using_one_form_of_an_invitation_uses_up_both(store: Store, first: str) -> None:
    invited = store.invite(now=NOW)
    store.link(getattr(invited, first), channel="web", now=NOW)

    for code in (invited.digits, invited.secret):
        with pytest.raises(UsedCode):
            store.link(code, channel="web", now=NOW)


def test_a_code_expires(store: Store) -> None:
    invited = store.invite(now=NOW, valid_days=30)

    with pytest.raises(ExpiredCode):
        store.link(invited.digits, channel="web", now=NOW + timedelta(days=30))


def test_the_store_holds_neither_code_nor_secret(store: Store) -> None:
    invited = store.invite(now=NOW)

    with store.reading() as connection:
        kept = repr(connection.execute(select(invitations)).all())

    assert invited.digits not in kept
    assert invited.secret not in kept


def test_the_pictures_are_the_digits(store: Store) -> None:
    invited = store.invite(now=NOW)
    names = ["sun", "house", "cat", "car", "tree", "fish", "book", "ball", "apple", "key"]

    assert invited.pictures == tuple(names[int(digit)] for digit in invited.digits)


def test_a_citizen_has_one_conversation_on_all_channels(store: Store) -> None:
    first = store.invite(now=NOW)
    conversation = store.link(first.digits, channel="web", now=NOW)
    second = store.invite(now=NOW, citizen_ref=first.citizen_ref)

    assert store.link(second.secret, channel="telegram", account="77", now=NOW) == conversation


def test_after_unlinking_the_old_key_opens_nothing_and_the_next_one_is_new(store: Store) -> None:
    invited = store.invite(now=NOW)
    old = store.link(invited.digits, channel="web", now=NOW)
    sent(store, old)
    store.unlink(old, NOW)
    again = store.invite(now=NOW, citizen_ref=invited.citizen_ref)
    new = store.link(again.digits, channel="web", now=NOW)

    assert new != old
    assert store.linked(old) is None
    assert store.dreams(old) == ()
    assert len(store.dreams(new)) == 1


def test_a_fresh_code_continues_the_same_conversation_for_ten_minutes(store: Store) -> None:
    conversation = a_citizen(store)
    late = NOW + timedelta(minutes=10)
    digits = store.fresh_code(conversation, NOW)

    with pytest.raises(ExpiredCode):
        store.link(digits, channel="web", now=late)
    assert store.link(store.fresh_code(conversation, late), channel="web", now=late) == conversation


def test_a_fresh_code_replaces_the_one_before(store: Store) -> None:
    conversation = a_citizen(store)
    first = store.fresh_code(conversation, NOW)
    store.fresh_code(conversation, NOW)

    with pytest.raises(ExpiredCode):
        store.link(first, channel="web", now=NOW)


def test_a_fresh_code_ends_with_its_conversation(store: Store) -> None:
    conversation = a_citizen(store)
    digits = store.fresh_code(conversation, NOW)
    store.unlink(conversation, NOW)

    with pytest.raises(ExpiredCode):
        store.link(digits, channel="web", now=NOW)


def test_nobody_without_a_link_gets_a_fresh_code(store: Store) -> None:
    with pytest.raises(NotLinked):
        store.fresh_code("somebody", NOW)


def test_five_tries_are_free_and_then_the_wait_doubles_up_to_an_hour(store: Store) -> None:
    wrong(store, 5)
    now, waits = NOW, []
    for _ in range(9):
        with pytest.raises(TooManyTries) as refusal:
            store.link("00000000", channel="web", address="192.0.2.9", now=now)
        waits.append(refusal.value.retry_after)
        now += timedelta(seconds=refusal.value.retry_after)
        with pytest.raises(WrongCode):
            store.link("no such code", channel="web", address="192.0.2.9", now=now)

    assert waits == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]


def test_a_right_code_is_not_refused_because_of_failures_elsewhere(store: Store) -> None:
    wrong(store, 5, address="192.0.2.9")
    digits = store.invite(now=NOW).digits

    assert store.link(digits, channel="web", address="192.0.2.10", now=NOW)


def test_while_an_address_waits_right_digits_wait_too_and_are_not_used_up(store: Store) -> None:
    wrong(store, 5)
    digits = store.invite(now=NOW).digits
    with pytest.raises(TooManyTries):
        store.link(digits, channel="web", address="192.0.2.9", now=NOW)
    later = NOW + timedelta(seconds=30)

    assert store.link(digits, channel="web", address="192.0.2.9", now=later)


def test_the_long_secret_never_waits(store: Store) -> None:
    wrong(store, 5)
    secret = store.invite(now=NOW).secret

    assert store.link(secret, channel="web", address="192.0.2.9", now=NOW)


def test_right_codes_do_not_wipe_out_failures(store: Store) -> None:
    wrong(store, 4)
    store.link(store.invite(now=NOW).digits, channel="web", address="192.0.2.9", now=NOW)
    wrong(store, 1)

    with pytest.raises(TooManyTries):
        store.link("00000000", channel="web", address="192.0.2.9", now=NOW)


def test_a_used_code_tried_again_counts_on_the_invitation_and_not_on_the_address(
    store: Store,
) -> None:
    used = store.invite(now=NOW)
    store.link(used.digits, channel="web", address="192.0.2.9", now=NOW)
    for _ in range(5):
        with pytest.raises(UsedCode):
            store.link(used.digits, channel="web", address="192.0.2.9", now=NOW)
    with pytest.raises(TooManyTries):
        store.link(used.digits, channel="web", address="192.0.2.9", now=NOW)
    other = store.invite(now=NOW).digits

    assert store.link(other, channel="web", address="192.0.2.9", now=NOW)


def test_a_household_with_many_addresses_is_counted_once(store: Store) -> None:
    for number in range(5):
        wrong(store, 1, address=f"2001:db8:1:2::{number + 1}")

    with pytest.raises(TooManyTries):
        store.link("00000000", channel="web", address="2001:db8:1:2::ffff", now=NOW)


def test_guesses_at_the_same_moment_are_all_counted(store: Store) -> None:
    def guess(_: int) -> type[Exception]:
        try:
            store.link("no such code", channel="web", address="192.0.2.9", now=NOW)
        except (WrongCode, TooManyTries) as refusal:
            return type(refusal)
        raise AssertionError

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(guess, range(12)))

    assert answers.count(WrongCode) == 5


def test_two_people_cannot_use_the_same_code_at_the_same_moment(store: Store) -> None:
    digits = store.invite(now=NOW).digits

    def use(_: int) -> bool:
        try:
            return bool(store.link(digits, channel="web", now=NOW))
        except UsedCode:
            return False

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(use, range(4))) == 1


def test_a_cpr_number_is_no_citizen_ref(store: Store) -> None:
    with pytest.raises(NotPossible, match="cpr_number"):
        store.invite(now=NOW, citizen_ref="010203-1234")


def test_inviting_again_moves_the_meeting_and_keeps_the_plan(store: Store) -> None:
    invited = store.invite(now=NOW, meeting_date=MEETING, plan_type="ungeplan")
    conversation = store.link(invited.digits, channel="web", now=NOW)
    store.invite(now=NOW, citizen_ref=invited.citizen_ref, meeting_date=date(2026, 10, 4))

    linked = store.linked(conversation)

    assert linked is not None
    assert linked.meeting_date == date(2026, 10, 4)
    assert linked.under_18


def test_a_caseworker_invites_only_in_her_own_municipality(
    store: Store, kirsten: Account, charlie: Account
) -> None:
    theirs = store.invite(now=NOW, by=charlie)

    assert store.invite(now=NOW, by=kirsten)
    with pytest.raises(NotAllowed):
        store.invite(now=NOW, by=kirsten, municipality=ELSEWHERE)
    with pytest.raises(NotPossible, match="other_municipality"):
        store.invite(now=NOW, by=kirsten, citizen_ref=theirs.citizen_ref)
    with pytest.raises(NotPossible, match="unknown_caseworker"):
        store.invite(now=NOW, by=kirsten, caseworker="charlie")


def test_one_telegram_account_belongs_to_one_conversation(store: Store) -> None:
    first, second = store.invite(now=NOW), store.invite(now=NOW)
    store.link(first.digits, channel="telegram", account="77", now=NOW)
    conversation = store.link(second.digits, channel="telegram", account="77", now=NOW)
    store.set_reminder(conversation, True, NOW)

    linked = store.linked(conversation)

    assert linked is not None
    assert linked.remind
