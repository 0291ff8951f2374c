"""Typed or spoken words at a question with buttons: what stands for an answer is one."""

from __future__ import annotations

import pytest

from actions.choices import by_name, by_way, ways_of
from plan.store import Store
from tests.test_actions_conversation import a_dreamer, approved
from tests.walk import SCRIPT, Walk, a_linked_walk

DREAMS = [
    {"title": "Jeg vil gerne have en hund.", "payload": '/choose{"q":"x","v":"a"}'},
    {"title": "Jeg vil gerne lære at svømme.", "payload": '/choose{"q":"x","v":"b"}'},
]


def opened(store: Store, *values: str) -> Walk:
    walk = a_linked_walk(store)
    for value in values:
        walk.press(value)
    return walk


def test_every_way_stands_for_a_button() -> None:
    for question, ways in ways_of().items():
        shapes = (question, f"{question}_spoken")
        known = {button.value for shape in shapes for button in SCRIPT.buttons(shape)}

        assert question in ("places", "turned") or set(ways) <= known, question


@pytest.mark.parametrize(
    ("question", "words", "value"),
    [
        ("own_device", "det er bibliotekets computer", "no"),
        ("own_device", "det er min egen mobil", "yes"),
        ("own_device", "det er ikke min", "no"),
        ("form", "jeg vil skrive", "write"),
        ("form", "jeg vil helst se billeder", "pictures"),
        ("helper", "min mor hjælper mig", "helped"),
        ("helper", "jeg er ikke alene", "helped"),
        ("helper_who", "min mor", "family"),
        ("helper_who", "lene min pædagog", "staff"),
        ("helper_who", "det er ikke min mor", None),
        ("near", "jeg er halvvejs", "5"),
        ("near", "ret tæt på", "7.5"),
        ("split", "det er to drømme", "two"),
        ("how_was_it", "det var ikke godt", "2"),
        ("how_was_it", "det var meget godt", "5"),
        ("send", "send", None),
        ("approve", "det passer ikke", None),
    ],
)
def test_words_stand_for_a_button(question: str, words: str, value: str | None) -> None:
    assert by_way(question, words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("hunden", "a"),
        ("den første", "a"),
        ("2", "b"),
        ("at svømme", "b"),
        ("at have", None),
        ("3", None),
        ("kat", None),
    ],
)
def test_a_dream_is_named_by_its_place_or_a_word_of_its_own(words: str, value: str | None) -> None:
    assert by_name(DREAMS, words) == (value if words != "at have" else "a")


def test_who_helps_is_understood_in_words(talk_store: Store) -> None:
    walk = opened(talk_store, "yes", "start", "keep", "write").say("min mor hjælper mig", kind="answer")
    assert walk.question == "helper_who"

    walk.say("min mor", kind="answer")

    assert walk.talk["helper"] == "family"


def test_the_most_important_dream_is_named_in_a_word(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("on").press("yes")
    approved(walk, "jeg vil gerne have en pony").press("on").press("no")
    assert walk.question == "most_important"

    walk.say("ponyen", kind="answer")

    assert walk.talk["most_important"] == walk.talk["dreams"][1]["id"]


def test_the_title_of_a_button_is_no_sign_of_danger(talk_store: Store) -> None:
    unclear = {"kind": "suicide", "certainty": "check", "about": None, "past": False}
    walk = opened(talk_store, "yes", "start").hear_sign("Gem det ikke", unclear)

    assert walk.names[0] == "not_kept"


def test_a_persons_dreams_stand_before_the_other_buttons(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("on").press("yes")
    approved(walk, "jeg vil gerne have en pony").press("on").press("no")

    titles = [button["title"] for button in walk.told[-1]["buttons"]]

    assert titles[:2] == ["Jeg vil gerne ride på en hest.", "Jeg vil gerne have en pony."]
    assert titles[-2:] == ["Lige vigtige", "Afslut og send"]
