"""Codes are read as people write them; meetings and receipts come in forms that can be said."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from plan import invitation
from plan.areas import AREAS, ffb_codes, themes
from plan.meeting import title, today
from plan.receipt import NOUNS, free_one


@pytest.mark.parametrize("typed", ["12345678", "1234 5678", " 1234-5678 ", "12 34 56 78", "1234–5678"])
def test_eight_digits_are_read_however_they_are_grouped(typed: str) -> None:
    assert invitation.as_typed(typed) == ("12345678", False)


@pytest.mark.parametrize("typed", ["abc-def_ghi", "1234567", "123456789", "", "¹2345678", "１２３４５６７８"])
def test_everything_else_is_tried_as_the_long_form(typed: str) -> None:
    assert invitation.as_typed(typed)[1]


def test_a_hash_depends_on_its_pepper_and_its_kind() -> None:
    hashes = {
        invitation.hashed(b"a", "digits", "12345678"),
        invitation.hashed(b"b", "digits", "12345678"),
        invitation.hashed(b"a", "secret", "12345678"),
    }

    assert len(hashes) == 3


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("unknown", "unknown"),
        ("", ""),
    ],
)
def test_addresses_are_counted_by_household(address: str, counted: str) -> None:
    assert invitation.neighbourhood(address) == counted


def test_the_secret_is_long_and_fits_in_a_link() -> None:
    secret = invitation.new_secret()

    assert len(secret) >= 22
    assert secret.replace("-", "").replace("_", "").isalnum()


def test_a_receipt_grows_when_the_short_ones_are_taken() -> None:
    receipt = free_one(lambda tried: {name for name in tried if len(name.split()[1]) == 2})

    assert len(receipt.split()[1]) == 3


def test_a_receipt_is_tried_again_when_all_are_taken() -> None:
    answers = iter([True, False])

    assert free_one(lambda tried: set(tried) if next(answers) else set())


def test_the_nouns_are_different_short_and_plain() -> None:
    assert len(set(NOUNS)) == len(NOUNS) >= 100
    assert all(noun.isalpha() and noun.islower() and len(noun) <= 9 for noun in NOUNS)


def test_every_area_has_its_published_codes() -> None:
    assert len(AREAS) == len(set(AREAS)) == 12
    assert ffb_codes("housing") == ("fd4b8dd3-5c4b-4257-8c13-ea045617d2f6",)
    without = {"daily_life", "self_determination", "other"}
    assert {area for area in AREAS if not ffb_codes(area)} == without
    assert [theme.name for theme in themes("money")] == ["Varetage økonomi", "Håndtere post"]
    assert not ffb_codes(None)
    assert not themes(None)


def test_a_late_evening_belongs_to_the_danish_day() -> None:
    assert today(datetime(2026, 9, 1, 22, 30, tzinfo=UTC)) == date(2026, 9, 2)


@pytest.mark.parametrize(
    ("meeting", "key"),
    [
        (None, "no_date"),
        (date(2026, 8, 31), "overdue"),
        (date(2026, 9, 1), "this_week"),
        (date(2026, 9, 6), "this_week"),
        (date(2026, 9, 7), "later"),
    ],
)
def test_a_week_ends_on_sunday(meeting: date | None, key: str) -> None:
    assert title(meeting, date(2026, 9, 1)) == key
