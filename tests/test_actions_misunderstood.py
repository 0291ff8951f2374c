"""What was not understood is given with a yes to exactly what is shown, and otherwise used for nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from plan.store import Store
from tests.test_actions_conversation import a_dreamer, approved, sent
from tests.walk import Walk, a_linked_walk

ODD = "plimsk og brask"


def given(store: Store) -> Counter[str]:
    return Counter(line.line for line in store.given_lines())


def missed(store: Store, *lines: str) -> Walk:
    """Return a walk that has an approved goal, in which these words were not understood."""
    walk = approved(a_dreamer(store))
    for words in lines:
        walk.say(words, kind="nlu_fallback")
    return walk


def rated(walk: Walk) -> Walk:
    return sent(walk).press("no").press("no").press("4")


def asked(store: Store, *lines: str) -> Walk:
    walk = rated(missed(store, *lines or (ODD,)))
    assert walk.question == "misunderstood"
    return walk


def test_who_was_understood_is_not_asked(talk_store: Store) -> None:
    assert rated(missed(talk_store)).question == "rest"


def test_the_words_are_shown_as_they_would_be_kept(talk_store: Store) -> None:
    walk = asked(talk_store, ODD, "snurr med min bror Kasper på 20304050")

    assert walk.names == ["how_was_it_thanks", "ask_misunderstood"]
    assert f"«{ODD}»\n«snurr med min bror [navn] på [navn]»" in walk.texts[-1]


@pytest.mark.parametrize("how", ["press", "say ja tak", "say Ja, brug det"])
def test_a_yes_gives_exactly_what_was_shown(talk_store: Store, how: str) -> None:
    before, walk = given(talk_store), asked(talk_store, f"{ODD} {len(how)}", "Kasper og snurr")
    if how == "press":
        walk.press("yes")
    else:
        walk.say(how.removeprefix("say "), kind="affirm")

    assert given(talk_store) - before == Counter([f"{ODD} {len(how)}", "[navn] og snurr"])
    assert walk.names == ["misunderstood_given", "ask_rest"]


@pytest.mark.parametrize("answer", ["no", "dont_know", "/skip", "/dont_know"])
def test_without_a_yes_nothing_is_given(talk_store: Store, answer: str) -> None:
    before = given(talk_store)
    walk = asked(talk_store).press(answer)

    assert given(talk_store) == before
    assert walk.names == ["misunderstood_forgotten", "ask_rest"]


@pytest.mark.parametrize("words", ["nej", "nej tak", "ved ikke"])
def test_a_no_in_words_is_a_no(talk_store: Store, words: str) -> None:
    before = given(talk_store)
    walk = asked(talk_store).say(words)

    assert given(talk_store) == before
    assert walk.question == "rest"


@pytest.mark.parametrize(
    ("words", "mode"), [("ja men ikke det med bussen", "typed"), ("ja måske", "typed"), ("ja", "spoken")]
)
def test_what_is_no_plain_typed_yes_gives_nothing(talk_store: Store, words: str, mode: str) -> None:
    before = given(talk_store)
    walk = asked(talk_store).say(words, kind="affirm", mode=mode)

    assert given(talk_store) == before
    assert walk.question == "misunderstood"
    assert walk.talk["misunderstood"] == [ODD]


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_after_the_answer_the_talk_holds_none_of_it(talk_store: Store, answer: str) -> None:
    walk = asked(talk_store).press(answer)
    assert ODD not in str(walk.slots)

    walk.press("/go_back")

    assert walk.question == "how_was_it"


def test_a_question_in_between_shows_the_same_words_again(talk_store: Store) -> None:
    walk = asked(talk_store).say("jeg vil ikke leve mere").press("safe").press("yes").press("more")

    assert f"«{ODD}»" in walk.texts[-1]


def test_only_the_newest_five_are_remembered_and_each_once(talk_store: Store) -> None:
    walk = missed(talk_store, *(f"{ODD} {number}" for number in (1, 2, 3, 4, 5, 6, 2)))

    assert walk.talk["misunderstood"] == [f"{ODD} {number}" for number in (3, 4, 5, 6, 2)]


@pytest.mark.parametrize(
    "words",
    ["han slår mig", "mit nummer er 010190-1234", "Kasper Holm", "plimsk " * 40],
    ids=["danger", "cpr", "a name alone", "a long story"],
)
def test_what_may_tell_too_much_is_not_remembered(talk_store: Store, words: str) -> None:
    walk = missed(talk_store, words)

    assert "misunderstood" not in walk.talk


def test_what_is_said_while_somebody_may_be_in_danger_is_not_remembered(talk_store: Store) -> None:
    walk = missed(talk_store, "jeg vil ikke leve mere", ODD, ODD, ODD, ODD)

    assert "misunderstood" not in walk.talk


def test_where_a_number_was_removed_nothing_is_remembered(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store))
    walk.hear_sign(ODD, None, kind="nlu_fallback", cpr=True)

    assert walk.names == ["cpr_removed", "not_understood", "ask_more"]
    assert "misunderstood" not in walk.talk


def test_who_wants_nothing_kept_is_not_asked(talk_store: Store) -> None:
    walk = a_linked_walk(talk_store)
    for value in ("yes", "start", "dont_keep", "write", "alone", "skip", "skip"):
        walk.press(value)
    approved(walk).say(ODD, kind="nlu_fallback")

    assert rated(walk).question == "rest"


def test_what_is_remembered_is_shown_with_all_that_was_said(talk_store: Store) -> None:
    walk = missed(talk_store, ODD).press("/show_data")

    assert f"«{ODD}»" in "\n".join(walk.texts)
