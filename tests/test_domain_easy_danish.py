"""Every sentence that the bot can say is easy Danish, in both wordings. Judges no meaning."""

from __future__ import annotations

import re

import pytest

from plan.easy_danish import BANNED, WORDS_MOST, known_long_words, words
from plan.facts import load
from tests.danish_script import lix, long_words, script, sentences, texts

EASY = [{"type": "slot", "name": "wording", "value": "easy"}]
STATEMENTS_MOST = 3
LINES_MOST = 2
LIX_MOST = 20

# Openings and answers of one or two words carry no idea of their own.
NO_STATEMENT = {"hej", "hej igen", "hej med dig", "tak", "okay", "godt", "nej", "ja", "selv tak"}
# The answer to the question follows at once, so that nobody waits for a number.
ASKS_FIRST = {"utter_ask_danger_now plain"}
NUMBER_WORDS = re.compile(r"\b(tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)\b", re.IGNORECASE)


def too_many_words(text: str) -> bool:
    return any(len(words(sentence)) > WORDS_MOST for sentence in sentences(text))


def too_many_statements(text: str) -> bool:
    for line in text.split("\n"):
        said = [s for s in sentences(line) if s.rstrip(".?").casefold() not in NO_STATEMENT]
        if len([s for s in said if not s.endswith("?")]) > STATEMENTS_MOST:
            return True
    return False


def too_many_lines(text: str) -> bool:
    own = [line for line in text.split("\n") if not re.fullmatch(r"«?\{\w+\}»?", line)]
    return len(own) > LINES_MOST + ("?" in text)


@pytest.mark.parametrize("name", script())
def test_every_response_has_a_plain_and_an_easy_wording(name: str) -> None:
    plain, easy = script()[name]

    assert "condition" not in plain
    assert easy["condition"] == EASY
    assert words(plain["text"].casefold()) != words(easy["text"].casefold())


@pytest.mark.parametrize("name", script())
def test_both_wordings_tell_the_same_facts(name: str) -> None:
    plain, easy = (set(re.findall(r"\{(\w+)\}", v["text"])) for v in script()[name])

    assert plain == easy


def test_a_sentence_has_at_most_twelve_words() -> None:
    assert [where for where, text in texts() if too_many_words(text)] == []


def test_a_message_asks_at_most_one_question_and_asks_it_last() -> None:
    assert [where for where, text in texts() if text.count("?") > 1] == []

    asked = {where for where, text in texts() if "?" in text and not text.endswith("?")}
    assert asked == ASKS_FIRST


def test_a_message_says_few_things_on_few_lines() -> None:
    assert [where for where, text in texts() if too_many_statements(text)] == []
    assert [where for where, text in texts() if too_many_lines(text)] == []


def test_nothing_is_shouted() -> None:
    assert [where for where, text in texts() if "!" in text] == []


def test_long_words_are_known_words() -> None:
    known = known_long_words()

    assert {where: long_words(text) - known for where, text in texts() if long_words(text) - known} == {}


def test_the_list_of_long_words_has_none_that_nobody_says() -> None:
    assert known_long_words() - set().union(*(long_words(text) for _, text in texts())) == set()


def test_no_office_words_and_no_praise() -> None:
    assert [where for where, text in texts() if BANNED.search(text)] == []


def test_numbers_are_digits() -> None:
    assert [where for where, text in texts() if NUMBER_WORDS.search(text)] == []


@pytest.mark.parametrize("level", [0, 1], ids=["plain", "easy"])
def test_the_whole_script_is_very_easy_to_read(level: int) -> None:
    assert lix([response[level]["text"] for response in script().values()]) <= LIX_MOST


def test_the_easy_wording_is_easier_than_the_plain_one() -> None:
    plain, easy = (lix([r[level]["text"] for r in script().values()]) for level in (0, 1))

    assert easy < plain


def test_after_sending_it_is_always_said_that_nothing_is_promised() -> None:
    assert all("Det er ikke lovet endnu." in v["text"] for v in script()["utter_not_promised"])


def test_the_first_words_say_that_this_is_a_computer() -> None:
    for variation in script()["utter_welcome"]:
        assert "Jeg er en computer. Jeg er ikke et menneske." in variation["text"]


def test_every_answer_about_rights_names_the_facts_it_stands_on() -> None:
    known = {fact.id for fact in load()}
    rights = {name for name in script() if name.startswith("utter_rights_")} - {"utter_rights_unknown"}

    assert len(rights) >= 12
    for name in rights:
        facts = script()[name][0]["metadata"]["facts"]

        assert facts
        assert set(facts) <= known


def test_a_number_in_an_answer_comes_from_the_facts() -> None:
    numbered = {fact.id for fact in load() if fact.number}
    for name, response in script().items():
        if name.startswith("utter_rights_") and "{number}" in response[0]["text"]:
            assert response[0]["metadata"]["facts"][0] in numbered
