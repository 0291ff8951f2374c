"""A caseworker's question is looked through before it is sent: nothing that leads, and an open one to ask instead."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from plan.areas import AREAS
from plan.leading import check_question, open_question

EXAMPLES = yaml.safe_load(Path(__file__).with_name("questions_to_citizens.yml").read_text("utf-8"))
LEADS = ("negative", "tag", "assumes", "advice", "doubts", "why", "either_or")
ONLY_NOTED = ("yes_no",)


def examples(*rules: str) -> list[tuple[str, str]]:
    return [(rule, text) for rule in rules or EXAMPLES for text in EXAMPLES[rule]]


@pytest.mark.parametrize("text", EXAMPLES["ok"])
def test_an_open_question_in_easy_words_may_be_sent(text: str) -> None:
    assert [finding for finding in check_question(text) if finding.stops] == []


@pytest.mark.parametrize(("rule", "text"), examples(*sorted(set(EXAMPLES) - {"ok", *ONLY_NOTED})))
def test_what_leads_or_is_hard_is_stopped(rule: str, text: str) -> None:
    stopping = {finding.rule for finding in check_question(text) if finding.stops}

    assert rule in stopping


@pytest.mark.parametrize("text", EXAMPLES["yes_no"])
def test_a_yes_or_no_question_is_noted_and_may_be_sent(text: str) -> None:
    first = check_question(text)[0]

    assert (first.rule, first.stops) == ("yes_no", False)


@pytest.mark.parametrize(("rule", "text"), examples(*LEADS))
def test_for_each_leading_question_there_is_an_open_one_to_ask_instead(rule: str, text: str) -> None:
    suggestions = [finding.suggestion for finding in check_question(text, "housing") if finding.suggestion]

    assert suggestions
    for suggestion in suggestions:
        assert [finding for finding in check_question(suggestion) if finding.stops] == []


@pytest.mark.parametrize("area", [*AREAS, None])
def test_every_life_area_has_an_open_question_that_passes_the_check(area: str | None) -> None:
    assert [finding for finding in check_question(open_question(area)) if finding.stops] == []


def test_there_are_fifty_examples_and_more() -> None:
    assert len(examples()) >= 50
