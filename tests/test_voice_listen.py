"""Promises of voice/: which engine answers which question, which models are refused, and what counts as an option."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from voice import model_card, options
from voice.listen import Engine, Hearing, NoChoice, NoDictation, Question, engine_for
from voice.model_card import Card, UnusableModel

GOOD = {"name": "prøve", "language": "da", "engine": "vosk", "trained_on": "human"}


@dataclass
class Ear:
    """An engine that is only chosen, never listened with."""

    name: str
    card: Card
    can_choose: bool = True

    def wake(self) -> None:
        raise AssertionError

    def unheard(self, titles: Sequence[str]) -> list[str]:
        raise AssertionError

    def dictate(self, personal: Sequence[str] = (), rate: int = 16000) -> Hearing:
        raise AssertionError

    def choose(self, options: Sequence[str], rate: int = 16000) -> Hearing:
        raise AssertionError


def an_ear(name: str, trained_on: str = "human", *, can_choose: bool = True, errors: float = 1.0) -> Engine:
    return Ear(name, Card(name, "da", "vosk", trained_on, Path(), errors), can_choose)


def a_card(folder: Path, **changed: object) -> Path:
    (folder / model_card.FILE).write_text(json.dumps({**GOOD, **changed}), "utf-8")
    return folder


def test_a_choice_is_heard_by_the_first_engine_that_takes_a_grammar() -> None:
    engines = [an_ear("free", can_choose=False), an_ear("grammar", "synthetic")]

    assert engine_for(Question.CHOICE, engines).name == "grammar"


def test_an_open_question_is_heard_by_an_engine_that_knows_people() -> None:
    engines = [an_ear("synthetic", "synthetic"), an_ear("human", can_choose=False)]

    assert engine_for(Question.OPEN, engines).name == "human"
    assert engine_for(Question.OPEN, engines, accept_synthetic=True).name == "human"


def test_of_two_that_know_people_the_one_with_fewer_errors_answers() -> None:
    engines = [
        an_ear("untold"),
        an_ear("worse", errors=0.3),
        an_ear("best", errors=0.1),
        an_ear("synthetic", "synthetic", errors=0),
    ]

    assert engine_for(Question.OPEN, engines).name == "best"
    assert engine_for(Question.OPEN, engines, accept_synthetic=True).name == "best"


def test_a_synthetic_model_writes_down_what_people_say_only_where_that_is_accepted() -> None:
    engines = [an_ear("synthetic", "synthetic")]

    with pytest.raises(NoDictation):
        engine_for(Question.OPEN, engines)
    assert engine_for(Question.OPEN, engines, accept_synthetic=True).name == "synthetic"


def test_without_an_engine_nothing_is_guessed() -> None:
    with pytest.raises(NoChoice):
        engine_for(Question.CHOICE, [])
    with pytest.raises(NoDictation):
        engine_for(Question.OPEN, [], accept_synthetic=True)


def test_a_danish_card_is_read(tmp_path: Path) -> None:
    card = model_card.read(a_card(tmp_path))

    assert (card.name, card.language, card.knows_people) == ("prøve", "da", True)


@pytest.mark.parametrize("language", ["en", "nb", "dan-ger", ""])
def test_a_model_of_another_language_is_refused_in_plain_words(tmp_path: Path, language: str) -> None:
    with pytest.raises(UnusableModel, match=f'declares the language "{language}", not Danish'):
        model_card.read(a_card(tmp_path, language=language))


@pytest.mark.parametrize("errors", ["few", -0.1, None])
def test_a_card_with_an_odd_error_rate_is_refused(tmp_path: Path, errors: object) -> None:
    with pytest.raises(UnusableModel, match="word_error_rate"):
        model_card.read(a_card(tmp_path, word_error_rate=errors))


@pytest.mark.parametrize("text", ["", "[]", "{}", "{", '{"name": 1}', "\udcff"])
def test_a_model_whose_card_says_nothing_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / model_card.FILE).write_bytes(text.encode("utf-8", "surrogateescape"))

    with pytest.raises(UnusableModel):
        model_card.read(tmp_path)


def test_a_model_without_a_card_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableModel, match="nothing says that it knows Danish"):
        model_card.read(tmp_path)


def test_a_model_must_say_whose_speech_it_knows(tmp_path: Path) -> None:
    with pytest.raises(UnusableModel, match="trained_on"):
        model_card.read(a_card(tmp_path, trained_on="everybody"))


def test_a_grammar_holds_the_options_as_they_are_said_and_a_word_for_the_rest() -> None:
    titles = ["Ja, det er rigtigt!", "Nej", "Nej.", "2 drømme", "😀"]

    assert options.grammar(titles) == ["ja det er rigtigt", "nej", "to drømme", "[unk]"]


@pytest.mark.parametrize(
    ("heard", "option"),
    [
        ("ja", "Ja"),
        ("nej tak", "Nej, tak"),
        ("nej", None),
        ("ja nej tak", None),
        ("ja ja", None),
        ("[unk] ja", None),
        ("[unk]", None),
        ("", None),
    ],
)
def test_only_a_whole_option_is_an_answer(heard: str, option: str | None) -> None:
    assert options.meant(heard, ["Ja", "Nej, tak", "!"]) == option


def test_two_options_that_sound_alike_are_no_answer() -> None:
    assert options.meant("ja", ["Ja", "Ja!"]) is None
