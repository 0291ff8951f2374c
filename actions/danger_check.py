"""The one gentle question where a sign of danger was unclear. A false alarm shames nobody and loses no words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.danger import answer_danger, answer_violence
from actions.drafts import draft
from actions.heard import Heard
from actions.journey import ANSWERS, ASIDES, OBEYED, WEAK, answers, is_wish, question_of
from actions.turn import Turn
from actions.wish import OPEN_QUESTIONS
from plan.not_meant import not_meant

CHECKS = ("danger_check", "violence_check")


def take_as_danger(turn: Turn) -> None:
    """ "Ved ikke" counts as a yes."""
    if turn.talk.question == "violence_check":
        answer_violence(turn)
    else:
        answer_danger(turn, told=False)


@answers(*CHECKS, skip=take_as_danger, dont_know=take_as_danger)
def gentle_check(turn: Turn) -> None:
    """Take the answer to the one gentle question; a false alarm shames nobody."""
    value, kind = turn.heard.value, turn.heard.kind
    if value in ("no", "joke") or (value is None and kind == "deny"):
        told = turn.talk.danger or {}
        turn.talk.danger = None
        turn.say("crisis_not_shamed")
        take_up(turn, told)
    elif value == "yes" or (value is None and kind == "affirm"):
        if turn.talk.question == "violence_check":
            answer_violence(turn)
        else:
            # A yes to "Tænker du på at dø?" is as plain as words can be.
            answer_danger(turn, told=True)


def take_up(turn: Turn, told: Mapping[str, Any]) -> None:
    """Go back to the open question, and give it the words that were wrongly asked about: they are not lost."""
    said = len(turn.says)
    turn.resume()
    heard, words = told.get("heard") or {}, str(told.get("words") or "")
    question = question_of(turn.talk.question)
    kind, has_goal = str(heard.get("kind")), bool(draft(words).goals)
    told_as = kind in ANSWERS | WEAK | {"crisis"}
    fits = has_goal or (question.is_open and turn.talk.question not in OPEN_QUESTIONS)
    if not words or not fits or not (told_as or (kind in OBEYED | ASIDES and is_wish(kind, words))):
        return
    asked_again = turn.says[said:]
    del turn.says[said:]
    turn.heard = Heard(words, "wish", area=heard["area"], channel=turn.heard.channel, mode=heard["mode"])
    question.take(turn)
    if len(turn.says) == said:
        if is_wish(kind, words):
            # It answers nothing here, so it waits.
            turn.talk.waiting.append(turn.waiting_quote())
            turn.say("held_words", words=words)
        turn.says += asked_again


def denies(turn: Turn) -> bool:
    """Return whether the words are a no to the gentle question, with the figure of speech in them again."""
    sign = turn.heard.sign
    said_no = turn.heard.kind == "deny" and sign is not None and sign.certainty == "check"
    return turn.talk.question in CHECKS and said_no


def is_title(turn: Turn) -> bool:
    """Return whether an unclear sign was seen in the very title of a button of the open question: it is ours."""
    sign = turn.heard.sign
    unclear = sign is not None and sign.certainty == "check"
    return unclear and turn.script.choice(turn.talk.question or "", turn.heard.text) is not None


def hear_fun(turn: Turn) -> None:
    """Take "det var for sjov" as a no to the gentle question: whatever Rasa makes of it, it is no small talk."""
    sure = turn.heard.sign is not None and turn.heard.sign.certainty == "sure"
    if turn.talk.question in CHECKS and not sure and not_meant(turn.heard.text):
        turn.heard = replace(turn.heard, kind="deny")
