"""Every question has exactly its answers, and every button answers its own question."""

from __future__ import annotations

import re

import pytest

from tests.danish_script import ROOT, buttons, meaning, script, values

# Names that actions put together, and what they put before and after a name.
MADE_UP = ("idea_", "states_", "not_understood_again_", "news_", "step_", "role_", "reader_buttons")
MADE_OF = re.compile(r"^(ask_|label_|rights_)|_(pictures|ideas)$|(?<=_)(provider|guide)$")
ALWAYS = {"readers"}  # their buttons work whatever is asked
TITLE_MOST = 28
PAYLOAD_MOST = 64

COMMANDS = {
    "repeat", "simplify", "skip", "dont_know", "go_back", "change_goal", "show_data", "stop",
    "delete_data", "ask_human", "crisis", "ask_rights", "ask_privacy", "finish",
    "continue_elsewhere",
}  # fmt: skip

AREAS = (
    "housing work education money relationships leisure health daily_life transport"
    " communication self_determination other"
)
# Which answers each question has as buttons. Empty: words only, or cards that an action makes.
QUESTIONS = {
    "own_device": "yes no dont_know",
    "start": "start read_more stop",
    "keep": "keep dont_keep tell_more",
    "form": "write pictures",
    "form_spoken": "speak write pictures",
    "helper": "alone helped dont_know",
    "helper_who": "family staff friend guide dont_know",
    "warmup": "pictures skip",
    "good_now": "pictures skip",
    "dream": "pictures dont_know",
    "dream_again": "pictures dont_know",
    "good_day": "pictures skip dont_know",
    "more_of": "skip dont_know",
    "less_of": "skip dont_know",
    "area": AREAS.replace(" other", " more other") + " dont_know",
    "tell_more": "pictures dont_know",
    "more_words": "pictures dont_know",
    "unfinished": "pictures dont_know",
    "own_view": "want dont_want dont_know",
    "own_view_nobody": "want dont_want dont_know",
    "own_words": "pictures dont_know",
    "own_part": "pictures dont_know",
    "who_we": "pictures dont_know",
    "positive": "keep_it dont_know",
    "split": "one two dont_know",
    "approve": "yes almost no",
    "fix": "skip",
    "others_view": "write_it dont_write_it",
    "more": "more on finish",
    "why": "skip dont_know finish",
    "near": "0 2.5 5 7.5 10 skip dont_know finish",
    "step": "ideas skip dont_know finish",
    "helpers": "family friend staff nobody skip dont_know finish",
    "support": "skip dont_know finish",
    "when": "now soon later skip dont_know finish",
    "sign": "skip dont_know finish",
    "another": "yes no pause",
    "most_important": "equal",
    "meeting_who": "family friend staff nobody dont_know",
    "meeting_not": "yes no skip",
    "meeting_not_who": "skip",
    "meeting_not_share": "share dont_share",
    "meeting_topic": "other skip",
    "companion": "yes no find",
    "guide": "yes no tell_more",
    "budget": "no dont_know",
    "share": "share dont_share",
    "share_provider": "let dont_let dont_know",
    "share_guide": "let dont_let dont_know",
    "give_provider": "let dont_let dont_know",
    "give_guide": "let dont_let dont_know",
    "give_which": "skip",
    "end_which": "all skip",
    "send": "send wait fix",
    "receipt": "print read_aloud no",
    "remind": "yes no",
    "how_was_it": "1 2 3 4 5 dont_know",
    "misunderstood": "yes no dont_know",
    "rest": "another show news withdraw",
    "change_which": "skip",
    "caseworker_question": "dont_know skip",
    "answer_send": "send fix wait",
    "agreed": "fits wrong dont_know skip",
    "objection": "dont_know skip",
    "objection_send": "send fix wait",
    "objection_met": "yes no dont_know",
    "journey_which": "",
    "confirm_delete": "delete keep",
    "withdraw_which": "skip",
    "confirm_withdraw": "withdraw keep",
    "continue": "go_on stop",
    "danger_now": "call_112 fetch safe",
    "danger_person": "yes no",
    "danger_tell": "yes no",
    "danger_check": "yes no dont_know",
    "violence_check": "yes joke dont_know",
    "violence_who": "caseworker family other nobody",
    "danger_words": "send dont_send",
    "after_danger": "more stop",
}

every_response = pytest.mark.parametrize("name", script())


@every_response
def test_no_placeholder_has_a_name_that_stands_for_the_message_itself(name: str) -> None:
    """Rasa would say what fills it in place of the whole sentence."""
    filled = {found for v in script()[name] for found in re.findall(r"\{(\w+)\}", v["text"])}

    assert not filled & {"text", "image", "buttons", "elements", "quick_replies", "attachment", "custom"}


@every_response
def test_buttons_are_written_once(name: str) -> None:
    assert not any("buttons" in variation for variation in script()[name][1:])


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_exactly_its_answers(question: str) -> None:
    assert values(f"utter_ask_{question}") == QUESTIONS[question].split()


def test_every_question_of_the_script_is_known_here() -> None:
    asked = {name.removeprefix("utter_ask_") for name in script() if name.startswith("utter_ask_")}
    asked = {name for name in asked if not re.search(r"^idea_|_pictures$|_ideas$", name)}

    assert asked - {"bot_answer"} == set(QUESTIONS)


@pytest.mark.parametrize("area", AREAS.split())
def test_every_area_has_six_to_eight_ideas_and_three_ways_out(area: str) -> None:
    offered = buttons(f"utter_ask_idea_{area}")

    assert 6 <= len(offered) - 3 <= 8
    assert values(f"utter_ask_idea_{area}")[-3:] == ["more", "other", "dont_know"]
    assert all(button["image"] for button in offered[:-3])


@pytest.mark.parametrize(
    "question", ["warmup_pictures", "good_now_pictures", "good_day_pictures", "step_ideas"]
)
def test_picture_cards_have_ways_out(question: str) -> None:
    ends = [value for value in values(f"utter_ask_{question}") if value in ("other", "skip", "dont_know")]

    assert ends == ["other", "skip", "dont_know"]


def test_every_response_that_an_action_says_by_name_is_written() -> None:
    for file in (ROOT / "actions").glob("*.py"):
        for verb, name in re.findall(r'\.(say|ask|interrupt)\("(\w+)"', file.read_text("utf-8")):
            assert ("utter_" if verb == "say" else "utter_ask_") + name in script()


def test_every_response_is_said_somewhere() -> None:
    rooms = [*(ROOT / "actions").glob("*.py"), *(ROOT / "bot").glob("*.py"), *(ROOT / "engine").glob("*.py"),
             *(ROOT / "data" / "rules").glob("*.yml"), *(ROOT / "actions").glob("*.yml")]  # fmt: skip
    said = "\n".join(file.read_text("utf-8") for file in rooms)
    named = [re.sub(MADE_OF, "", name.removeprefix("utter_")) for name in script()]

    assert [n for n in named if n not in said and not n.startswith(MADE_UP)] == []


@every_response
def test_a_button_answers_its_own_question(name: str) -> None:
    question = re.sub(r"_(pictures|ideas|nobody|spoken)$", "", name.removeprefix("utter_ask_"))
    for button in buttons(name):
        belongs_to, value = meaning(button["payload"])

        assert value
        assert belongs_to == question or belongs_to in ALWAYS or (belongs_to is None and value in COMMANDS)
        assert len(button["payload"].encode()) <= PAYLOAD_MOST


@every_response
def test_no_two_buttons_of_a_message_are_alike(name: str) -> None:
    titles = [button["title"].casefold() for button in buttons(name)]
    payloads = [button["payload"] for button in buttons(name)]

    assert len(set(titles)) == len(titles)
    assert len(set(payloads)) == len(payloads)


@every_response
def test_titles_are_short_and_pictures_are_ours(name: str) -> None:
    for button in buttons(name):
        assert len(button["title"]) <= TITLE_MOST
        assert re.fullmatch(r"/pictures/[a-z0-9_]+\.svg", button.get("image", "/pictures/none.svg"))


def test_deleting_and_consent_are_named_buttons_and_never_a_bare_yes() -> None:
    for question in ("keep", "send", "share", "confirm_delete", "confirm_withdraw", "danger_words",
                     "misunderstood", "answer_send", "objection_send"):  # fmt: skip
        titles = {button["title"].casefold() for button in buttons(f"utter_ask_{question}")}

        assert "ja" not in titles
