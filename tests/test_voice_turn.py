"""Promises of voice/turn.py: patient with people, deaf to noise, and never open for ever."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spoken import blocks, noise, quieter, silence, spoken, together
from voice.turn import LONGEST_SECONDS, NOTHING_SAID_SECONDS, QUIETEST, Patience, Turn, Why, level, without

FINISHED = ("jeg er færdig",)
NOT_AFTER = ("når", "før", "til")
QUIET, LOUD = -58.0, -20.0
seconds_of_silence = st.floats(2, 10)


def speech(seconds: float, loud: float = LOUD, seed: int = 0) -> list[float]:
    """Levels of somebody who talks: vowels, and between them consonants."""
    dice = random.Random(seed)
    return [loud + dice.uniform(-6, 2) if at % 3 else loud - 20 for at in range(round(seconds * 10))]


def quiet(seconds: float, floor: float = QUIET, seed: int = 0) -> list[float]:
    dice = random.Random(seed)
    return [floor + dice.uniform(-0.7, 0.7) for _ in range(round(seconds * 10))]


def ends(turn: Turn, levels: list[float], text: str = "jeg vil gerne") -> tuple[Why | None, float]:
    """Why it is over, and after how many seconds."""
    for each in levels:
        if why := turn.hear(each, text):
            return why, turn.seconds
    return None, turn.seconds


@given(seconds_of_silence, st.floats(0.5, 30), st.integers(0, 99))
@settings(max_examples=20)
def test_silence_ends_a_turn_once_something_was_said(patience: float, talk: float, seed: int) -> None:
    levels = quiet(1) + speech(talk, seed=seed) + quiet(15)
    why, at = ends(Turn(Patience.of(patience)), levels)

    assert why is Why.SILENCE
    assert 1 + talk + patience - 0.5 <= at <= 1 + talk + patience + 0.5


@given(seconds_of_silence, st.lists(st.floats(0.1, 0.9), min_size=1, max_size=8), st.integers(0, 99))
@settings(max_examples=20)
def test_no_pause_that_is_shorter_ends_it(patience: float, shares: list[float], seed: int) -> None:
    levels = quiet(0.5)
    for share in shares:
        levels += speech(1.5, seed=seed) + quiet(max(0.0, share * patience - 0.4))
    why, _ = ends(Turn(Patience.of(patience)), levels + speech(1.5))

    assert why is None


@given(st.floats(-60, -15), seconds_of_silence)
@settings(max_examples=20)
def test_before_anything_is_said_steady_noise_ends_nothing_for_a_minute(
    floor: float, patience: float
) -> None:
    why, at = ends(Turn(Patience.of(patience)), quiet(70, floor), "")

    assert why is Why.NOTHING
    assert at == pytest.approx(NOTHING_SAID_SECONDS)


@given(st.floats(-60, -38), seconds_of_silence, st.booleans())
@settings(max_examples=20)
def test_steady_noise_does_not_hold_it_open(floor: float, patience: float, starts_late: bool) -> None:
    before = quiet(3) if starts_late else quiet(3, floor)
    why, at = ends(Turn(Patience.of(patience)), before + speech(4) + quiet(20, floor))

    assert why is Why.SILENCE
    assert at <= 7 + patience + 2.5


@given(st.integers(0, 99), st.floats(15, 25))
@settings(max_examples=20)
def test_voices_far_below_the_speaker_do_not_hold_it_open(seed: int, below: float) -> None:
    behind = speech(20, LOUD - below, seed)
    why, at = ends(Turn(Patience.of(4)), quiet(1) + speech(5) + behind)

    assert why is Why.SILENCE
    assert at <= 6 + 4 + 1


def test_nobody_who_talks_is_cut_off_before_three_minutes() -> None:
    why, at = ends(Turn(Patience.of(2)), speech(700))

    assert why is Why.LONGEST
    assert at == pytest.approx(LONGEST_SECONDS)
    assert LONGEST_SECONDS >= 180


def test_whoever_holds_the_button_may_be_silent_as_long_as_they_like() -> None:
    turn = Turn(Patience.of(2, hold=True))

    assert ends(turn, speech(2) + quiet(50))[0] is None


def test_what_was_said_with_the_button_held_is_kept_when_a_minute_of_silence_ends_it() -> None:
    why, at = ends(Turn(Patience.of(2, hold=True)), quiet(1) + speech(30) + quiet(70))

    assert why is Why.SILENCE
    assert at == pytest.approx(31 + NOTHING_SAID_SECONDS, abs=1)


def test_who_holds_the_button_and_says_nothing_has_said_nothing() -> None:
    assert ends(Turn(Patience.of(2, hold=True)), quiet(70), "")[0] is Why.NOTHING


def test_a_cough_or_a_knock_is_no_beginning() -> None:
    for noise_of in ([-15.0], [-15.0] * 4):
        why, at = ends(Turn(Patience.of(2)), quiet(2) + noise_of + quiet(20), "")
        assert why is None
        assert at == pytest.approx(22 + len(noise_of) / 10)


def test_saying_that_one_is_finished_ends_it_at_once() -> None:
    why, at = ends(Turn(Patience.of(10), FINISHED), speech(2) + quiet(10), "en hund jeg er færdig")

    assert why is Why.FINISHED
    assert at <= 3


def test_who_is_finished_with_something_goes_on() -> None:
    turn = Turn(Patience.of(4), FINISHED)
    ends(turn, speech(2), "jeg er færdig")

    assert ends(turn, speech(1) + quiet(2), "jeg er færdig med skolen")[0] is None
    assert without("en hund jeg er færdig", FINISHED) == "en hund"
    assert without("jeg er ikke jegerfærdig", FINISHED) == "jeg er ikke jegerfærdig"


@pytest.mark.parametrize(
    ("heard", "kept"),
    [
        ("Jeg vil have en hund. Jeg er færdig.", "Jeg vil have en hund."),
        ("Jeg vil have en hund, jeg er færdig!", "Jeg vil have en hund"),
        ("Jeg er færdig.", ""),
        ("Jeg er færdig med skolen.", "Jeg er færdig med skolen."),
        ("Er jeg ikke færdig?", "Er jeg ikke færdig?"),
    ],
)
def test_the_words_that_end_it_are_known_as_an_engine_with_signs_and_capitals_writes_them(
    heard: str, kept: str
) -> None:
    why, _ = ends(Turn(Patience.of(10), FINISHED), speech(2) + quiet(3), heard)

    assert without(heard, FINISHED) == kept
    assert (why is Why.FINISHED) == (heard != kept)


@pytest.mark.parametrize(
    "told",
    ["jeg vil have et job når jeg er færdig", "Jeg vil bo her, til jeg er færdig.", "Når jeg er færdig"],
)
def test_who_tells_what_comes_when_they_are_finished_loses_no_word_of_it(told: str) -> None:
    turn = Turn(Patience.of(4), FINISHED, NOT_AFTER)
    assert ends(turn, speech(2) + quiet(3), told)[0] is None

    assert without(told, FINISHED, NOT_AFTER) == told
    assert without(f"{told}. Jeg er færdig", FINISHED, NOT_AFTER) == f"{told}."


@given(st.lists(st.floats(QUIETEST, 0), max_size=300), st.text(max_size=5))
def test_any_levels_are_heard_without_a_crash(levels: list[float], text: str) -> None:
    turn = Turn(Patience.of(2), FINISHED)
    ends(turn, levels, text)

    assert turn.seconds <= len(levels) / 10 + 0.01


@given(st.floats(-1e5, 1e5))
def test_patience_stays_within_what_may_be_chosen(silence_wanted: float) -> None:
    assert 2 <= Patience.of(silence_wanted).silence <= 10


@given(st.binary(max_size=400).filter(lambda b: len(b) % 2 == 0))
def test_a_level_is_between_silence_and_the_loudest(samples: bytes) -> None:
    assert QUIETEST <= level(samples) <= 0.1


@pytest.mark.parametrize("floor", [None, -50.0, -36.0])
@pytest.mark.parametrize("pause", [0.0, 3.0])
def test_a_voice_with_pauses_is_heard_to_its_end_in_quiet_and_in_noise(
    floor: float | None, pause: float
) -> None:
    words = spoken("Jeg vil gerne lære at svømme")
    sound = silence(1) + words + silence(pause) + words + silence(8)
    sound = together(sound, noise(len(sound) / 32000, floor)) if floor else sound
    why, at = ends(Turn(Patience.of(4)), [level(block) for block in blocks(sound)])

    assert why is Why.SILENCE
    assert at == pytest.approx(len(sound) / 32000 - 4, abs=1)


def test_a_quiet_voice_is_heard_and_told_apart() -> None:
    turn = Turn(Patience.of(4))
    why, _ = ends(
        turn, [level(block) for block in blocks(quieter(spoken("Jeg vil gerne lære at svømme"), 32))]
    )

    assert why is None
    assert turn.too_quiet
    assert not turn.silent


def test_who_speaks_at_once_and_without_a_pause_is_not_cut_off() -> None:
    text = "Mit nummer er nul en nul en nitten halvfems tolv fireogtredive. Jeg vil gerne have en hund."
    turn = Turn(Patience.of(2))

    assert not any(turn.hear(level(block), "mit") for block in blocks(spoken(text)))
