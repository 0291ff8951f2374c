"""In every state: stop, delete, back, a rights question, danger, words that make no sense. Generated."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml

from actions.journey import QUESTIONS
from actions.register import ACTIONS
from actions.talk import Dream, Meeting, Talk
from actions.turn import DANGER_QUESTIONS, IN_BETWEEN
from plan.store import Store
from tests.walk import ROOT, SCRIPT, Walk, a_linked_walk

STATES = sorted({*QUESTIONS} - {"idea"} | {"idea_work", "idea_leisure"})
# "Ved ikke" is answered before the same question is asked: what it means, or what can be done.
EXPLAINED = {"read_more", "keep_explained"}
ASKED_IN_BETWEEN = IN_BETWEEN | DANGER_QUESTIONS


@cache
def conversation_of(store: Store) -> str:
    """Return one linked conversation for the whole module: a state is put there from outside."""
    return a_linked_walk(store).conversation


def in_state(store: Store, question: str) -> Walk:
    """Return a walk that was restored in the middle of this question."""
    walk = Walk(store, conversation_of(store))
    done = Dream("1" * 32, words="have en hund", draft="Jeg vil gerne have en hund.",
                 final="Jeg vil gerne have en hund.", is_open=False, approved_at=walk.now.isoformat(),
                 quotes=[{"question": "dream", "words": "have en hund", "channel": "web",
                          "mode": "typed", "helper": None}])  # fmt: skip
    said: dict[str, Any] = {"question": "dream", "words": "jeg vil gerne have et job og en kæreste", "channel": "web",
            "mode": "typed", "helper": None}  # fmt: skip
    draft = Dream("2" * 32, words=said["words"], draft="Jeg vil gerne have et job.", quotes=[said],
                  whole="Jeg vil gerne have et job og en kæreste.")  # fmt: skip
    sent = Dream("3" * 32, words="bo selv", final="Jeg vil gerne bo selv.", receipt="hest 47",
                 is_open=False)  # fmt: skip
    talk = Talk(
        question=question,
        asked={
            "dream": draft.id,
            "draft": done.final,
            "words": done.words,
            "wish": "3" * 32,
            "duty": "Vagten",
            "said": "Du må ride hver onsdag.",
            "said_by": "din mor",
            "view": "min mor synes",
            "first": "A.",
            "second": "B.",
            "goals": done.final,
            "reader": "Bakken",
            "key": "Bakken",
            "whom": "guide",
        },
        dreams=[sent, done, draft],
        at=2,
        keep=True,
        meeting=Meeting(who_not="min bror"),
        misunderstood=["kvorkel og snurr"],
        trail=[{"question": "warmup", "asked": {"dream": "2" * 32}}],
        started_at=walk.now.isoformat(),
    )
    if question in ASKED_IN_BETWEEN:
        talk.interrupted = [{"question": "why", "asked": {"dream": "1" * 32}}]
    if question in DANGER_QUESTIONS:
        talk.danger = {"kind": "violence", "certainty": "sure", "about": None, "words": "han slår mig"}
    walk.slots = {"talk": talk.as_dict()}
    return walk


def same_or_why(question: str) -> str:
    """What comes back: the same question; after one that is asked in between, the one before."""
    return "why" if question in IN_BETWEEN else question


@pytest.mark.parametrize("question", STATES)
def test_stop_ends_the_talk_and_it_goes_on_at_the_same_question(talk_store: Store, question: str) -> None:
    walk = in_state(talk_store, question).press("/stop")
    assert walk.talk["paused"]
    assert walk.names == ["goodbye_kept"]

    walk.say("hej")

    assert walk.names[0] == "welcome_back"
    assert walk.question == question


@pytest.mark.parametrize("question", STATES)
def test_delete_asks_once_and_a_yes_alone_deletes_nothing(talk_store: Store, question: str) -> None:
    walk = in_state(talk_store, question).press("/delete_data")
    assert walk.question == "confirm_delete"

    walk.say("ja")
    assert not walk.slots["erase"]
    assert walk.question == "confirm_delete"

    walk.press("delete")
    assert walk.slots["erase"] is True
    assert walk.names[0] == "deleted_all"


@pytest.mark.parametrize("question", STATES)
def test_keeping_instead_of_deleting_goes_back(talk_store: Store, question: str) -> None:
    walk = in_state(talk_store, question).press("/delete_data").press("keep")

    assert not walk.slots["erase"]
    assert walk.question == same_or_why(question)


@pytest.mark.parametrize("question", STATES)
def test_back_goes_one_question_back(talk_store: Store, question: str) -> None:
    walk = in_state(talk_store, question).press("/go_back")

    assert walk.names[0] == "back"
    # Out of the help there is one way: the question that offers it.
    helped = question in DANGER_QUESTIONS - {"after_danger"}
    assert walk.question == (
        "after_danger" if helped else "why" if question in ASKED_IN_BETWEEN else "warmup"
    )


@pytest.mark.parametrize("question", STATES)
def test_a_rights_question_is_answered_and_the_question_stays(talk_store: Store, question: str) -> None:
    walk = in_state(talk_store, question).say("må jeg klage")

    assert walk.names[0] == "rights_complaint"
    assert walk.question == question
    assert walk.names[-1].startswith("ask_")


@pytest.mark.parametrize("question", STATES)
def test_danger_is_answered_at_once_and_kept_out_of_the_dreams(talk_store: Store, question: str) -> None:
    walk = in_state(talk_store, question)
    before = walk.talk["dreams"]

    walk.say("jeg vil ikke leve mere")

    assert walk.question == "danger_now"
    assert "crisis_human" in walk.names
    assert "112" in " ".join(walk.texts)
    assert walk.talk["dreams"] == before


@pytest.mark.parametrize("question", STATES)
def test_after_danger_the_same_question_comes_back(talk_store: Store, question: str) -> None:
    walk = in_state(talk_store, question).say("jeg vil ikke leve mere")
    walk.press("safe").press("yes").press("more")

    assert walk.question == ("why" if question in ASKED_IN_BETWEEN else question)
    assert "danger" not in walk.talk


@pytest.mark.parametrize("question", STATES)
def test_the_help_button_always_answers(talk_store: Store, question: str) -> None:
    walk = in_state(talk_store, question).press("/crisis")

    assert walk.question == "danger_now"
    assert "112" in " ".join(walk.texts)


@pytest.mark.parametrize("question", STATES)
@pytest.mark.parametrize("command", ["repeat", "simplify", "skip", "dont_know", "show_data", "finish",
                                     "ask_human", "ask_privacy", "change_goal", "continue_elsewhere",
                                     "greet", "thanks", "ask_rights", "pause", "goodbye", "ask_bot",
                                     "ask_meeting", "chitchat", "out_of_scope"])  # fmt: skip
def test_every_command_is_answered_in_every_state(talk_store: Store, question: str, command: str) -> None:
    walk = in_state(talk_store, question).press(f"/{command}")

    assert walk.told
    assert "sorry" not in walk.names
    assert all(walk.texts)
    assert "{" not in " ".join(walk.texts)


@pytest.mark.parametrize("question", STATES)
@pytest.mark.parametrize("command", ["repeat", "simplify", "show_data", "ask_human", "ask_privacy", "ask_rights",
                                     "continue_elsewhere"])  # fmt: skip
def test_what_is_asked_in_between_leaves_the_question_open(
    talk_store: Store, question: str, command: str
) -> None:
    walk = in_state(talk_store, question).press(f"/{command}")
    if question in DANGER_QUESTIONS and command == "continue_elsewhere":
        assert walk.question.startswith(("danger", "violence", "after_danger"))
        return

    assert walk.question == question
    assert walk.names[-1].startswith("ask_")


@pytest.mark.parametrize("question", STATES)
@pytest.mark.parametrize("command", ["skip", "dont_know"])
def test_a_way_out_never_asks_the_same_in_the_same_words_again(
    talk_store: Store, question: str, command: str
) -> None:
    walk = in_state(talk_store, question).press("/repeat")
    before = walk.texts[-1]

    walk.press(f"/{command}")

    assert walk.question != question or walk.texts[-1] != before or walk.names[0] in EXPLAINED, walk.names


@pytest.mark.parametrize("question", STATES)
@pytest.mark.parametrize("kind", ["nlu_fallback", "affirm", "deny", "wish", "answer", "no_words"])
def test_any_words_are_answered_in_every_state(talk_store: Store, question: str, kind: str) -> None:
    walk = in_state(talk_store, question)
    words = {"affirm": "ja", "deny": "nej", "no_words": "", "wish": "jeg vil gerne bo selv"}
    walk.say(words.get(kind, "plimsk og brask"), kind=kind)

    assert walk.told
    assert "sorry" not in walk.names


@pytest.mark.parametrize("question", STATES)
def test_every_button_of_every_question_is_taken(talk_store: Store, question: str) -> None:
    for button in SCRIPT.buttons(question):
        walk = in_state(talk_store, question).press(button.value)

        assert walk.told, button.value
        assert "sorry" not in walk.names, button.value
        assert "not_understood" not in walk.names, button.value


@pytest.mark.parametrize("question", STATES)
def test_nonsense_never_loops_and_offers_a_human_by_the_third_miss(talk_store: Store, question: str) -> None:
    walk = in_state(talk_store, question)
    last = []
    for _ in range(12):
        walk.say("plimsk og brask", kind="nlu_fallback")
        last.append(walk.texts)
        if walk.names[0].startswith("not_understood"):
            break
    for _ in range(11):
        walk.say("plimsk og brask", kind="nlu_fallback")
        last.append(walk.texts)

    for three in zip(last, last[1:], last[2:], strict=False):
        assert not set(three[0]) & set(three[1]) & set(three[2])


def test_a_human_is_offered_at_the_third_miss(talk_store: Store) -> None:
    walk = in_state(talk_store, "helper")
    names = [walk.say("plimsk og brask", kind="nlu_fallback").names[0] for _ in range(3)]

    assert names == ["not_understood", "not_understood_choices", "not_understood_human"]


def test_every_tool_stands_on_the_page() -> None:
    """Afslut og send is a button of the questions, the help a button of the head."""
    page = "".join(
        (ROOT / "bot" / "templates" / name).read_text("utf-8") for name in ("turn.html", "samtale.html")
    )

    for tool in SCRIPT.responses["utter_tools"][0]["buttons"]:
        assert tool["payload"] == "/finish" or f'value="{tool["payload"]}"' in page, tool["title"]


def test_a_stale_button_is_answered_kindly(talk_store: Store) -> None:
    walk = in_state(talk_store, "why").press("alone", question="helper")

    assert walk.names == ["stale_button", "ask_why"]


def test_every_action_of_the_domain_is_registered() -> None:
    domain = yaml.safe_load((ROOT / "domain" / "session.yml").read_text("utf-8"))

    assert set(domain["actions"]) == {*ACTIONS, "action_session_start"}
