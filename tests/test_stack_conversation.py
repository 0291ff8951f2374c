"""Whole conversations through the whole stack, over the citizens' JSON chat. Slow, so few and long."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest

from plan.danish_cpr import REMOVED
from tests.stack import MEETING, Stack, Talk, running, wishes


@pytest.fixture(scope="module")
def empty_database(postgres: str) -> str:
    """Return the address of a database that holds nothing at all."""
    name = f"stack{uuid4().hex}"
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
        connection.execute(f"create database {name}".encode())
    return f"{postgres}/{name}"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def stack(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Return a running stack on a database of its own."""
    url = None
    if request.param == "postgresql":
        url = request.getfixturevalue("empty_database")
    with running(tmp_path_factory.mktemp("stack"), url) as started:
        yield started


@pytest.fixture(scope="module")
def token(stack: Stack) -> str:
    return stack.cli("token").split()[-1]


def through_the_opening(talk: Talk) -> Talk:
    """Press through to the first question about a dream."""
    for title in ("Ja, min egen", "Start", "Gem det", "Skrive", "Jeg er alene"):
        talk.press(title)
    return talk.press("Spring over").press("Spring over")


def a_talk(stack: Stack, meeting: str | None = None) -> Talk:
    return through_the_opening(Talk(stack).open(stack.invite(meeting)))


def sent(talk: Talk) -> Talk:
    return talk.press("Afslut og send").press("Ja, vis den").press("Ja, send")


def test_a_dream_reaches_the_caseworker_with_its_words_intact(stack: Stack, token: str) -> None:
    talk = a_talk(stack, MEETING)
    talk.say("jeg vil gerne ha en stor hund 🐕")
    assert "«jeg vil gerne ha en stor hund 🐕»" in talk.text
    goal = next(m["card"]["draft"] for m in talk.told if "card" in m)

    sent(talk.press("Det passer"))

    assert "Nu er det sendt" in talk.text
    assert "Det er ikke lovet endnu" in talk.text
    found = [wish for wish in wishes(stack, token) if wish["final"] == goal]
    assert found[-1]["verbatim"] == "jeg vil gerne ha en stor hund 🐕"


def test_a_no_sends_nothing(stack: Stack, token: str) -> None:
    before = len(wishes(stack, token))
    talk = a_talk(stack).say("Jeg vil gerne lære at spille klaver").press("Det passer")

    talk.press("Afslut og send").press("Ja, vis den").press("Nej, vent")

    assert len(wishes(stack, token)) == before


def test_almost_then_changed_then_yes(stack: Stack, token: str) -> None:
    talk = a_talk(stack).say("Jeg vil gerne bo i Randers").press("Næsten")
    talk.say("Jeg vil gerne bo i Aarhus").press("Det passer")

    sent(talk)

    goals = [wish["final"] for wish in wishes(stack, token)]
    assert "Jeg vil gerne bo i Aarhus." in goals
    assert "Jeg vil gerne bo i Randers." not in goals


def test_a_second_wish_is_asked_about_like_the_first(stack: Stack, token: str) -> None:
    talk = a_talk(stack).say("Jeg vil gerne have en kat").press("Det passer").press("Nej, videre")
    talk.press("Ja, en mere").say("Jeg vil gerne lære at svømme")
    assert "Det passer" in talk.titles

    talk.press("Det passer").press("Afslut og send")
    talk.press("Ja, vis den").press("Nej, kun mig").press("Ja, send")

    goals = [wish["final"] for wish in wishes(stack, token)]
    assert "Jeg vil gerne have en kat." in goals
    assert "Jeg vil gerne lære at svømme." not in goals


def test_an_opening_that_holds_the_dream_is_not_asked_for_again(stack: Stack) -> None:
    talk = Talk(stack).open(stack.invite()).press("Ja, min egen")
    talk.say("Hej. Jeg vil gerne have et job i en butik.")
    for title in ("Gem det", "Skrive", "Jeg er alene"):
        talk.press(title)

    assert "Det passer" in talk.titles
    assert "job i en butik" in talk.text
    assert "Hvad drømmer du om" not in "".join(m["text"] for m in talk.told_so_far)


def test_practice_sends_nothing_and_says_so(stack: Stack) -> None:
    talk = Talk(stack).open().press("Start").press("Skrive").press("Jeg er alene")
    talk.press("Spring over").press("Spring over")
    talk.say("Jeg vil gerne have en hest").press("Det passer").press("Afslut og send")

    assert "øver" in talk.text


def test_the_same_key_happens_once(stack: Stack, token: str) -> None:
    talk = a_talk(stack).say("Jeg vil gerne lære at strikke").press("Det passer")
    talk.press("Afslut og send").press("Ja, vis den")
    before = len(wishes(stack, token))
    keys = talk.keys
    first = talk.press("Ja, send").text
    talk.keys = keys

    again = talk.command('/choose{"q":"send","v":"send"}').text

    assert again == first
    assert len(wishes(stack, token)) == before + 1


def test_a_cpr_number_is_not_kept(stack: Stack) -> None:
    talk = a_talk(stack).say("mit cpr er 010190-1234 og jeg vil gerne have en hund")

    everything = str(talk.reload())
    assert "010190" not in everything
    assert "CPR" in talk.told_so_far[-3]["text"] or "CPR" in everything


def test_a_number_that_was_removed_while_listening_is_answered_kindly(stack: Stack) -> None:
    talk = a_talk(stack).say(f"mit nummer er {REMOVED} og jeg vil gerne have en hund")

    assert any(line["text"].startswith("Det lignede et CPR-nummer") for line in talk.reload())


def test_killing_the_actions_in_mid_send_loses_nothing_and_doubles_nothing(stack: Stack, token: str) -> None:
    talk = a_talk(stack).say("Jeg vil gerne se nordlys").press("Det passer")
    talk.press("Afslut og send").press("Ja, vis den")
    stack.kill("process hinge")

    # On a busy machine its successor may take longer than a turn waits; the same key is then tried again.
    talk.press("Ja, send", patient=True)

    goals = [wish["final"] for wish in wishes(stack, token)]
    assert goals.count("Jeg vil gerne se nordlys.") == 1


def test_it_goes_on_at_the_same_question_after_a_restart_of_everything(stack: Stack) -> None:
    talk = a_talk(stack).say("Jeg vil gerne bo ved havet").press("Det passer").press("Lidt mere")
    open_question = talk.told[-1]["text"]
    stack.stop()
    stack.start()

    messages = talk.reload()

    assert messages[-1]["text"] == open_question
    talk.say("fordi jeg elsker at bade").press("Afslut og send")
    assert "Jeg vil gerne bo ved havet." in talk.text


def test_deleting_erases_every_word(stack: Stack) -> None:
    talk = a_talk(stack).say("Jeg vil gerne have en trompet").press("Det passer")
    assert "trompet" in stack.kept()

    talk.command("/delete_data").press("Slet det")

    assert "trompet" not in stack.kept()


def test_a_talk_that_begins_anew_asks_its_first_question_once(stack: Stack) -> None:
    talk = a_talk(stack).command("/delete_data").press("Slet det").say("hej")

    asked = [message["text"] for message in talk.told if message["buttons"]]
    assert len(asked) == len(set(asked)) == 1
    assert talk.told[0]["text"].startswith("Hej. Jeg er en computer.")


def test_a_keeping_that_is_taken_back_leaves_no_word(stack: Stack) -> None:
    talk = Talk(stack).open(stack.invite()).say("Jeg vil gerne have en okapi")
    talk.press("Ja, min egen").press("Start").press("Gem det").command("/go_back")
    assert "okapi" in stack.kept()

    talk.press("Gem det ikke")

    assert "okapi" not in stack.kept()


def test_a_turn_that_is_sent_again_much_later_happens_once(stack: Stack) -> None:
    talk = a_talk(stack)
    before = talk.keys
    first = talk.say("Jeg vil gerne have en zebra").text
    for _ in range(16):
        talk.command("/repeat")
    talk.keys = before

    again = talk.say("Jeg vil gerne have en zebra").text

    assert again == first
