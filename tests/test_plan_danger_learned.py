"""The learned part of the danger check tells danger from look-alikes, and its tables are of today's lines."""

from __future__ import annotations

import pickle
import time
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plan.danger import look, plain_words, word_classes
from plan.danger_learned import digest_of, learned_from, weigh

ROOT = Path(__file__).parent.parent
DANGER = ROOT / "data" / "danger"


def lines(name: str) -> list[str]:
    return (DANGER / f"{name}.txt").read_text("utf-8").splitlines()


def test_the_table_was_learned_from_todays_lines_and_rules() -> None:
    assert learned_from() == digest_of(ROOT), "run `make danger`"


def test_lines_of_people_in_danger_weigh_more_than_look_alikes() -> None:
    danger = [weigh(plain_words(t), (), word_classes()).danger for t in lines("violence")]
    harmless = [weigh(plain_words(t), (), word_classes()).danger for t in lines("harmless")]

    assert sum(w > 0 for w in danger) / len(danger) > 0.9
    assert sum(w > 0 for w in harmless) / len(harmless) < 0.1


def test_danger_to_ones_own_life_is_told_from_other_danger() -> None:
    life = [weigh(plain_words(t), (), word_classes()).life for t in lines("suicide")]
    other = [weigh(plain_words(t), (), word_classes()).life for t in lines("exploitation")]

    assert sum(w >= 0 for w in life) / len(life) > 0.9
    assert sum(w < 0 for w in other) / len(other) > 0.9


def test_much_harmless_talk_does_not_hide_a_sentence_of_danger() -> None:
    talk = "jeg vil gerne på højskole og lære at lave skåle af ler sammen med de andre fra holdet " * 4
    said = plain_words(f"{talk} og min far slår mig når han har drukket {talk}")

    assert weigh(said, (), word_classes()).danger > weigh(plain_words(talk), (), word_classes()).danger + 1


def test_plain_danger_weighs_more_as_plain_than_a_hint_does() -> None:
    plain = [weigh(plain_words(t), (), word_classes()).plain for t in lines("violence")]
    hints = [weigh(plain_words(t), (), word_classes()).plain for t in lines("check")]

    assert sorted(plain)[len(plain) // 2] > sorted(hints)[len(hints) // 2] + 1


def test_nobodys_words_stay_in_memory() -> None:
    known = len(pickle.dumps(word_classes()))

    look("jeg vil gerne have en kvorkel og en snurrebasse")

    assert len(pickle.dumps(word_classes())) == known


def test_no_line_teaches_both_danger_and_harmless() -> None:
    danger = {line.casefold() for file in DANGER.glob("*.txt") if file.stem != "harmless"
              for line in file.read_text("utf-8").splitlines()}  # fmt: skip

    assert danger.isdisjoint({line.casefold() for line in lines("harmless")})


@given(st.text(max_size=400))
def test_any_text_is_weighed(text: str) -> None:
    sign = look(text)

    assert sign is None or sign.certainty in ("sure", "check")


def test_a_huge_text_is_looked_at_in_a_moment() -> None:
    began = time.process_time()

    look("jeg vil gerne have en hund og en kat. " * 3000)

    assert time.process_time() - began < 20  # a moment where it is linear, minutes where it is not
