"""What citizens are told has been checked, by whom and when; the rest stays unsaid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plan.facts import BadFacts, Fact, help_numbers, is_stale, load, shown, to_confirm

TODAY = date(2026, 12, 1)


def a_fact(**changed: object) -> Fact:
    fact = Fact("line", "En linje", "linjen.dk", "primary", "1234", checked_on=date(2026, 11, 22))
    return replace(fact, **changed)  # type: ignore[arg-type]


def an_overlay(folder: Path, text: str) -> Path:
    file = folder / "facts.yml"
    file.write_text(text, "utf-8")
    return file


def test_what_nobody_has_checked_is_not_shown() -> None:
    assert shown([a_fact(checked_on=None)], TODAY) == {}


def test_what_was_checked_this_year_is_shown_as_it_is() -> None:
    assert not shown([a_fact()], TODAY)["line"].stale


@pytest.mark.parametrize(("today", "stale"), [(date(2027, 11, 22), False), (date(2027, 11, 23), True)])
def test_a_fact_is_stale_the_day_after_twelve_months(today: date, stale: bool) -> None:
    assert shown([a_fact()], today)["line"].stale is stale


def test_a_fact_checked_on_leap_day_grows_stale_like_any_other() -> None:
    leap = a_fact(checked_on=date(2028, 2, 29))

    assert not is_stale(leap, date(2029, 2, 28))
    assert is_stale(leap, date(2029, 3, 1))


def test_every_fact_from_memory_waits_for_an_operator() -> None:
    assert all(fact.checked_on is None for fact in load() if fact.mark == "memory")
    assert all(fact.checked_on for fact in load() if fact.mark != "memory")


def test_112_comes_first_whatever_the_danger() -> None:
    for need in ("life", "violence", "under_18"):
        assert help_numbers(load(), need, TODAY)[0].fact.number == "112"


def test_an_unconfirmed_number_is_never_given_to_anybody() -> None:
    told = {each.fact.id for each in help_numbers(load(), "life", TODAY)}

    assert "livslinien" in told
    assert not told & {"sind", "psykiatrifonden", "startlinien", "psykiatrisk_akuttelefon"}


def test_an_operator_confirms_a_number_with_three_lines(tmp_path: Path) -> None:
    overlay = an_overlay(tmp_path, "- {id: sind, checked_on: 2026-11-30, owner: Kirsten}\n")

    told = {each.fact.id for each in help_numbers(load(overlay), "life", TODAY)}

    assert "sind" in told


def test_an_operator_adds_a_fact_of_their_own(tmp_path: Path) -> None:
    overlay = an_overlay(
        tmp_path,
        "- {id: vagten, label: Vagten, number: 1234, source: kommunen, mark: primary,"
        " checked_on: 2026-11-30, owner: Kirsten, for: [life]}\n",
    )

    assert load(overlay)[-1].number == "1234"


def test_an_operator_withdraws_a_number(tmp_path: Path) -> None:
    overlay = an_overlay(tmp_path, "- {id: livslinien, checked_on: null}\n")

    assert "livslinien" not in shown(load(overlay), TODAY)


def test_without_an_overlay_our_own_facts_stand(tmp_path: Path) -> None:
    assert load(tmp_path / "facts.yml") == load()


@pytest.mark.parametrize(
    "text",
    [
        "- {label: uden id}\n",
        "- {id: ny}\n",
        "- {id: livslinien, checked_on: i går}\n",
        "- {id: livslinien, mark: måske}\n",
        "bare en sætning\n",
        "- {id: [\n",
    ],
)
def test_a_broken_facts_file_is_refused(tmp_path: Path, text: str) -> None:
    overlay = an_overlay(tmp_path, text)

    with pytest.raises(BadFacts):
        load(overlay)


def test_the_list_for_operators_names_the_unchecked_the_old_and_the_unowned() -> None:
    facts = [
        a_fact(id="kept", owner="Kirsten"),
        a_fact(id="unchecked", owner="Kirsten", checked_on=None),
        a_fact(id="old", owner="Kirsten", checked_on=date(2025, 1, 1)),
        a_fact(id="unowned"),
    ]

    assert [f.id for f in to_confirm(facts, TODAY)] == ["unchecked", "old", "unowned"]


def test_every_fact_says_a_number_or_a_sentence_unless_it_waits() -> None:
    assert all(fact.number or fact.text for fact in load() if fact.checked_on)
