"""What counts as a sign of danger, and what only looks like one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from plan.danger import CERTAINTIES, KINDS, KINDS_TO_LIFE, Sign, look
from plan.danger_patterns import possible_rules, rules
from plan.danger_plain import plain_words

LINES = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "danger" / "by_rule.yml").read_text(encoding="utf-8")
)
SIGNS = [(kind, line) for kind, lines in LINES["signs"].items() for line in lines]
LOOK_ALIKES: list[str] = LINES["look_alikes"]


def certainty(line: str) -> str | None:
    sign = look(line)
    return sign.certainty if sign else None


def test_there_are_enough_lines_to_mean_something() -> None:
    assert len(SIGNS) >= 150
    assert len(LOOK_ALIKES) >= 200


def test_every_sign_of_danger_is_seen() -> None:
    missed = [line for _, line in SIGNS if look(line) is None]

    assert missed == []


def test_hardly_a_look_alike_is_answered_as_danger() -> None:
    sure = [line for line in LOOK_ALIKES if certainty(line) == "sure"]

    assert len(sure) <= 0.02 * len(LOOK_ALIKES), sure


def test_few_look_alikes_are_asked_about() -> None:
    asked = [line for line in LOOK_ALIKES if certainty(line) == "check"]

    assert len(asked) <= 0.15 * len(LOOK_ALIKES), asked


def test_a_joke_is_no_sign_and_takes_no_sign_away() -> None:
    assert look("det var for sjov") is None
    assert certainty("jeg vil gerne dø. det var for sjov") == "sure"


def test_a_laugh_makes_a_sign_unclear_but_keeps_it() -> None:
    assert certainty("jeg slår mig selv ihjel haha") == "check"


def test_a_game_is_asked_about_once_not_answered_as_danger() -> None:
    assert certainty("han slår mig altid i FIFA") == "check"


def test_a_harmless_phrase_does_not_hide_a_sign_beside_it() -> None:
    assert certainty("jeg dør af grin, men han slår mig") == "sure"
    assert certainty("jeg slår græsset og min far slår mig") == "sure"


@pytest.mark.parametrize(
    "line",
    [
        "jeg vil ikke dø",
        "han slår mig ikke",
        "jeg tænker ikke på selvmord",
        "jeg slår ikke nogen",
        "jeg skærer mig ikke",
    ],
)
def test_a_denied_sign_is_none(line: str) -> None:
    assert look(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "springe ud fra en bro med elastik",
        "jeg vil gerne væk på ferie",
        "jeg skærer kød",
        "jeg skærer mig i fingeren når jeg laver mad",
        "jeg vil gerne væk hjemmefra",
    ],
)
def test_what_is_plainly_meant_is_none(line: str) -> None:
    assert look(line) is None


@pytest.mark.parametrize("line", ["det hele er lige meget", "jeg vil bare væk"])
def test_what_may_be_meant_is_asked_about(line: str) -> None:
    assert certainty(line) == "check"


@pytest.mark.parametrize("line", ["jeg skærer mig", "de tvangsfikserer mig", "jeg vil gerne væk fra verden"])
def test_what_is_said_plainly_is_sure(line: str) -> None:
    assert certainty(line) == "sure"


@pytest.mark.parametrize("line", ["jeg vil ikke leve", "vil ik leve mer", "gider ikk vågne op"])
def test_a_not_can_be_the_sign_itself(line: str) -> None:
    assert certainty(line) == "sure"


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("min pædagog slår mig", "staff"),
        ("nattevagten låser mig inde", "staff"),
        ("de slår mig her på bostedet", "staff"),
        ("min far slår mig, det ved min kæreste", "family"),
        ("min mand slår mig", "partner"),
        ("naboen truer mig", "other"),
        ("han slår mig", None),
        ("jeg vil dø, min mor ved det ikke", None),
    ],
)
def test_who_does_it_is_told_when_it_is_said(line: str, about: str | None) -> None:
    sign = look(line)

    assert sign is not None
    assert sign.about == about


def test_what_is_long_past_is_told_as_past_and_asked_about() -> None:
    assert look("min far slog mig da jeg var barn") == Sign("violence", "check", "family", past=True)


def test_what_still_happens_is_not_past() -> None:
    sign = look("min far slog mig da jeg var barn, og han gør det stadig")

    assert sign is not None
    assert not sign.past


def test_danger_to_life_goes_before_everything_else() -> None:
    sign = look("de tager mine penge og jeg vil dø")

    assert sign is not None
    assert sign.kind == "suicide"


@pytest.mark.parametrize(
    "text", ["", " ", "\x00\x01", "😂" * 500, "🔪", "|" * 50, "...", "مرحبا", "~ ~ ~", "dø" * 300]
)
def test_any_input_is_read_without_an_error(text: str) -> None:
    sign = look(text)

    assert sign is None or (sign.kind in KINDS and sign.certainty in CERTAINTIES)


def test_kinds_to_life_are_kinds() -> None:
    assert set(KINDS) > KINDS_TO_LIFE


def test_a_very_long_message_is_still_read_to_its_end() -> None:
    text = "jeg vil gerne have en hund og en kat. " * 2700 + "jeg vil dø"
    before = time.process_time()

    assert certainty(text) == "sure"
    assert time.process_time() - before < 10  # linear: about a second on a slow machine, never minutes


@pytest.mark.parametrize(
    "line",
    [
        "hvis bussen kom nu ville jeg ikke hoppe væk",
        "tak for det hele, det var den sidste gang vi snakkede",
        "jeg har foræret min hamster væk og skrevet ned hvor nøglerne ligger",
        "når jeg er her ikke til næste år kan de få min plads",
        "alle ville få det lettere hvis jeg bare ikke var her",
        "jeg stiller mig tit helt ude på kanten og venter",
    ],
)
def test_a_farewell_and_a_passive_wish_to_die_are_noticed(line: str) -> None:
    assert look(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "min søster har kun kastet glas efter mig en gang i denne uge så det går fint",
        "han gav mig kun en lussing, man vænner sig til det",
        "jeg skal være hjemme inden han kommer, ellers vanker der",
        "personalet tager min talemaskine når jeg er umulig",
        "vikaren lægger puden over ansigtet på mig",
        "Kurt skal have fem hundrede om ugen for at passe på mig",
        "de siger jeg skal tage posen med og ikke kigge i den",
        "jeg skal gå i seng med hans chef ellers ryger jeg ud",
        "klokken virker ikke og ingen er kommet siden i morges",
        "mor er rejst og der er kun mig hjemme",
        "når jeg møder op på skolen så griner de ikke mere",
    ],
)
def test_danger_told_as_nothing_special_is_noticed(line: str) -> None:
    assert look(line) is not None


@pytest.mark.parametrize(
    "line", ["a gier it lev mier", "jeg har talt mine pi ller", "a har rewen mæ sjel te blods å æ ben"]
)
def test_dialect_and_words_cut_apart_are_read_as_what_they_mean(line: str) -> None:
    assert look(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "en ny kniv og et par gryder",
        "hjælp til at skære kødet for min hånd er stiv",
        "jeg skal huske min medicin og spise morgenmad",
        "min onkel slår græsset hos os",
        "når sneen er slået væk fra stien",
        "jeg vil gerne være alene med min bog",
        "jeg skal have taget en blodprøve først",
        "at mine tomater ikke dør",
        "hende fra nattevagten, hun er sød",
    ],
)
def test_an_everyday_answer_with_a_word_of_danger_is_an_answer(line: str) -> None:
    assert look(line) is None


@pytest.mark.parametrize("line", [line for _, line in SIGNS[::7]] + LOOK_ALIKES[::7])
def test_finding_rules_by_their_words_leaves_out_none_that_may_match(line: str) -> None:
    present = set(plain_words(line).split())

    assert possible_rules(present) == [rule for rule in rules() if rule.possible(present)]


def test_a_few_words_that_no_rule_knows_are_never_answered_at_once_for_a_likeness_alone() -> None:
    assert certainty("ingen dato") != "sure"


@pytest.mark.parametrize("text", ["", " ", "...", "👍", "😀😀"])
def test_no_words_are_no_sign(text: str) -> None:
    assert look(text) is None
