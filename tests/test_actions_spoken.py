"""What is heard may be misheard: a spoken yes, or a spoken button, sends, shares and deletes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from actions.spoken import PRESSED
from plan.store import Store
from tests.test_actions_conversation import approved
from tests.walk import Walk, a_linked_walk, at_the_dream

DOMAIN = Path(__file__).parent.parent / "domain"
# A yes to these moves nothing out of the talk, or moves it only once it is approved, shown and sent.
HARMLESS = {
    ("own_device", "yes"), ("keep", "keep"), ("start", "start"), ("approve", "yes"), ("meeting_not", "yes"),
    ("companion", "yes"), ("guide", "yes"), ("another", "yes"), ("remind", "yes"), ("danger_check", "yes"),
    ("violence_check", "yes"), ("danger_now", "safe"), ("danger_person", "yes"), ("danger_tell", "yes"),
    ("rest", "withdraw"),
}  # fmt: skip


def at_the_sending(store: Store) -> Walk:
    return approved(at_the_dream(a_linked_walk(store))).press("/finish").press("share")


def sent(store: Store, walk: Walk) -> int:
    return len(store.dreams(walk.conversation))


@pytest.mark.parametrize("words", ["ja", "ja, send", "send det", "ja tak"])
def test_a_spoken_yes_sends_nothing_and_a_press_does(talk_store: Store, words: str) -> None:
    walk = at_the_sending(talk_store).say(words, kind="affirm", mode="spoken")
    assert (walk.question, sent(talk_store, walk)) == ("send", 0)
    assert walk.names[0] == "press_the_button"

    walk.press("send")

    assert sent(talk_store, walk) == 1


@pytest.mark.parametrize("words", ["ja", "ja, vis den"])
def test_a_spoken_yes_shows_the_caseworker_nothing(talk_store: Store, words: str) -> None:
    walk = approved(at_the_dream(a_linked_walk(talk_store))).press("/finish")
    walk.say(words, kind="affirm", mode="spoken")

    assert walk.question == "share"
    assert walk.talk["dreams"][0].get("share") is None


def test_a_spoken_no_is_taken(talk_store: Store) -> None:
    walk = at_the_sending(talk_store).say("nej, vent", kind="deny", mode="spoken")

    assert (walk.question, walk.names[0]) == ("rest", "not_sent_yet")


@pytest.mark.parametrize("words", ["ja", "ja, slet alt", "slet alt"])
def test_a_spoken_yes_deletes_nothing(talk_store: Store, words: str) -> None:
    walk = approved(at_the_dream(a_linked_walk(talk_store))).press("/delete_data")
    walk.say(words, kind="affirm", mode="spoken")

    assert walk.question == "confirm_delete"
    assert "ride på en hest" in str(walk.slots)


def test_every_button_that_acts_is_known_here() -> None:
    acting = ("send", "share", "let", "withdraw", "delete", "yes", "fits")
    offered = {
        (name.removeprefix("utter_ask_"), button["payload"].rpartition('"v":"')[2].rstrip('"}'))
        for file in sorted(DOMAIN.glob("*.yml"))
        for name, variants in (yaml.safe_load(file.read_text("utf-8")).get("responses") or {}).items()
        for button in variants[0].get("buttons", ())
        if name.startswith("utter_ask_") and '"v":"' in button["payload"]
    }
    unknown = {
        (question, value)
        for question, value in offered
        if value in acting and PRESSED.get(question) != value and (question, value) not in HARMLESS
    }

    assert unknown == set()
