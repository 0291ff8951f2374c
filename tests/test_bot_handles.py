"""What a browser holds instead of a conversation key."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.handles import EndedHandle, Handle, Presence, Seal, UnknownHandle, new_handle
from bot.messages import Session

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ASKED = Session(question="own_device")


def a_handle(at: datetime = NOW) -> Handle:
    return new_handle("raw-key", "web", at)


def test_a_sealed_handle_opens_again_and_shows_nothing() -> None:
    seal = Seal("secret")
    sealed = seal.close(a_handle())

    assert seal.open(sealed, NOW).conversation == "raw-key"
    assert "raw-key" not in sealed
    assert "/" not in sealed


@pytest.mark.parametrize("change", [lambda s: s[:-2], lambda s: s + "AA", lambda s: "A" + s, str.lower])
def test_a_changed_handle_is_unknown(change: object) -> None:
    assert callable(change)
    sealed = change(Seal("secret").close(a_handle()))

    with pytest.raises(UnknownHandle):
        Seal("secret").open(sealed, NOW)


def test_another_secret_opens_nothing() -> None:
    with pytest.raises(UnknownHandle):
        Seal("other").open(Seal("secret").close(a_handle()), NOW)


def test_after_thirty_days_a_handle_has_ended() -> None:
    with pytest.raises(EndedHandle):
        Seal("secret").open(Seal("secret").close(a_handle()), NOW + timedelta(days=31))


def test_after_a_restart_a_fresh_page_goes_on_and_an_old_one_does_not_return_days_later() -> None:
    restarted = Presence(NOW + timedelta(minutes=30))

    assert restarted.touch(a_handle(), NOW + timedelta(minutes=35))
    with pytest.raises(EndedHandle):
        restarted.touch(a_handle(), NOW + timedelta(minutes=50))


def test_an_own_device_survives_a_restart_by_its_own_seal() -> None:
    own = replace(a_handle(), own=True)

    assert Presence(NOW + timedelta(days=2)).touch(own, NOW + timedelta(days=5)).own


def test_whose_device_it_is_counts_when_the_question_is_left() -> None:
    presence, handle = Presence(NOW), a_handle()
    stale = Session(question="own_device", own_device="yes")

    assert not presence.learn(handle, stale, NOW).own
    assert not presence.learn(handle, stale, NOW).own
    assert presence.learn(handle, Session(question="start", own_device="yes"), NOW).own


def test_a_change_of_mind_about_the_device_is_kept() -> None:
    presence, handle = Presence(NOW), a_handle()
    for session in (ASKED, Session(question="start", own_device="yes"), ASKED):
        presence.learn(handle, session, NOW)

    assert not presence.learn(handle, Session(question="start", own_device="no"), NOW).own


def test_what_others_answer_elsewhere_changes_nothing_here() -> None:
    presence, handle = Presence(NOW), a_handle()
    for session in (ASKED, Session(question="start", own_device="yes")):
        presence.learn(handle, session, NOW)

    assert presence.learn(handle, Session(question="dream", own_device="no"), NOW).own


def test_an_answer_on_the_phone_does_not_make_the_library_screen_own() -> None:
    presence, phone, library = Presence(NOW), a_handle(), a_handle()
    answered = Session(question="start", own_device="yes")
    presence.learn(phone, ASKED, NOW)
    presence.learn(library, ASKED, NOW)

    assert presence.learn(phone, answered, NOW).own
    assert not presence.learn(library, answered, NOW).own


def test_another_button_does_not_answer_whose_device_it_is() -> None:
    presence, library = Presence(NOW), a_handle()
    presence.learn(library, Session(question="own_device", own_device="yes"), NOW)

    assert not presence.learn(
        library, Session(question="danger", own_device="yes"), NOW, choice="/crisis"
    ).own


def test_a_no_in_an_own_browser_counts_against_its_old_seal() -> None:
    presence, own = Presence(NOW), replace(a_handle(), own=True)
    presence.touch(own, NOW)
    presence.learn(own, ASKED, NOW)
    presence.learn(own, Session(question="start", own_device="no"), NOW)

    assert not presence.touch(own, NOW).own
    with pytest.raises(EndedHandle):
        presence.touch(own, NOW + timedelta(days=2))


def test_an_own_device_that_was_closed_stays_closed_as_long_as_its_seal_lives() -> None:
    presence, own = Presence(NOW), replace(a_handle(), own=True)
    presence.end(own, NOW)
    for days in (1, 15, 29):
        now = NOW + timedelta(days=days)
        presence.touch(a_handle(now), now)
        with pytest.raises(EndedHandle):
            presence.touch(own, now)
    presence.touch(a_handle(NOW + timedelta(days=31)), NOW + timedelta(days=31))

    assert own.mark not in presence._seen


def test_a_long_day_leaves_no_heap_of_handles() -> None:
    presence = Presence(NOW)
    for minute in range(600):
        now = NOW + timedelta(minutes=minute)
        presence.touch(a_handle(now), now)

    assert len(presence._seen) < 15
