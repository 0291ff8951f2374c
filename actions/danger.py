"""What is answered to a sign of danger. Judges nobody, sends no words without a yes, makes no goal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from actions.consent import pause
from actions.drafts import draft
from actions.journey import ANSWERS, ASIDES, OBEYED, WEAK, answers, is_wish, question_of
from actions.turn import DANGER_QUESTIONS, Heard, Turn
from actions.wish import OPEN_QUESTIONS
from plan.danger import Sign
from plan.facts import help_numbers
from plan.not_meant import not_meant
from plan.wish import NotPossible

VIOLENCE = {"violence", "abuse", "neglect", "exploitation"}
OPEN_DAY_AND_NIGHT = "lev_uden_vold"
LIFE = {"suicide", "self_harm", "danger"}
CHECKS = ("danger_check", "violence_check")


def hear_sign(turn: Turn, sign: Sign) -> None:
    """Answer a sign of danger, whatever was open. What was open is kept and comes back later."""
    again = turn.talk.question in DANGER_QUESTIONS and turn.talk.danger is not None
    heard = {"kind": turn.heard.kind, "area": turn.heard.area, "mode": turn.heard.mode}
    turn.talk.danger = {**asdict(sign), "words": turn.words, "heard": heard}
    if sign.past:
        listen(turn, sign)
    elif sign.certainty == "check" and not again:
        turn.interrupt("violence_check" if sign.kind in VIOLENCE else "danger_check")
    elif sign.kind in VIOLENCE:
        answer_violence(turn)
    else:
        answer_danger(turn, told=sign.kind in LIFE and sign.certainty == "sure")


def listen(turn: Turn, sign: Sign) -> None:
    """Answer what is told as past: thank, take the guilt away, name a person. Asks for nothing more."""
    turn.say("crisis_thanks")
    if sign.kind in VIOLENCE:
        turn.say("violence_not_your_fault")
    name = turn.linked.caseworker_name if turn.linked else None
    if name:
        turn.say("human_named", name=name)
    else:
        turn.say("human")
    tell_numbers(turn)
    turn.interrupt("after_danger")


def help_now(turn: Turn) -> None:
    """Answer the button "Jeg har brug for hjælp nu": it says nothing of what is wrong."""
    turn.talk.danger = {"kind": "danger", "certainty": "check", "about": None, "words": ""}
    answer_danger(turn, told=False)


def answer_danger(turn: Turn, told: bool) -> None:
    """Thank, say that a human is needed, tell the duty contact the bare fact, show 112."""
    turn.say("crisis_thanks")
    turn.say("crisis_human")
    tell_duty(turn, told)
    turn.interrupt("danger_now")


def tell_duty(turn: Turn, told: bool) -> None:
    """Announce, then send the fact, where the municipality has named somebody; else say nobody reads."""
    duty = turn.store.duty(turn.conversation)
    if not duty:
        turn.say("crisis_nobody_reads")
    elif told and turn.talk.danger and not turn.talk.danger.get("told"):
        turn.say("crisis_told", duty=duty)
        kind = str(turn.talk.danger["kind"])
        turn.store.raise_alert(turn.conversation, kind, turn.heard.channel, turn.now)
        turn.talk.danger["told"] = True


def answer_violence(turn: Turn) -> None:
    """Say that it is nobody's own fault, where help is, and ask who may know."""
    turn.say("crisis_thanks")
    turn.say("violence_not_your_fault")
    lines = help_numbers(turn.facts, "violence", turn.now.date())
    open_always = next((each.fact for each in lines if each.fact.id == OPEN_DAY_AND_NIGHT), None)
    if open_always:
        turn.say("violence_1888", number=open_always.number)
    if not turn.store.duty(turn.conversation):
        turn.say("crisis_nobody_reads")
    turn.interrupt("violence_who")


def tell_numbers(turn: Turn) -> None:
    """Tell the confirmed numbers that one can call; an unconfirmed one is not shown."""
    kind = (turn.talk.danger or {}).get("kind")
    needs = ["violence" if kind in VIOLENCE else "life"]
    if turn.linked and turn.linked.under_18:
        needs.append("under_18")
    told = [each for need in needs for each in help_numbers(turn.facts, need, turn.now.date())]
    lines = dict.fromkeys(f"{each.fact.label}: {each.fact.number}" for each in told)
    if lines:
        turn.say("crisis_numbers", lines="\n".join(lines))
        if any(each.stale for each in told):
            turn.say("facts_stale")


@answers("danger_now", skip=lambda turn: to_person(turn), dont_know=lambda turn: to_person(turn))
def danger_now(turn: Turn) -> None:
    """Take whether the person is in danger now; no answer of theirs is questioned."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "call_112" or (value is None and kind == "affirm"):
        turn.say("crisis_call_112")
    elif value == "fetch":
        turn.say("crisis_fetch")
        turn.say("crisis_show_screen")
    elif value == "safe" or kind == "deny":
        # "Det var for sjov" takes nothing back: help stays in sight.
        turn.say("crisis_flag_stays")
    else:
        turn.say("crisis_call_112")
    to_person(turn)


def to_person(turn: Turn) -> None:
    """Show whom one can call, and ask for a human nearby."""
    tell_numbers(turn)
    turn.interrupt("danger_person")


@answers("danger_person", skip=lambda turn: to_tell(turn), dont_know=lambda turn: to_tell(turn))
def danger_person(turn: Turn) -> None:
    """Take whether somebody is near whom the person trusts."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "yes" or (value is None and kind == "affirm"):
        turn.say("crisis_go_to_person")
    elif value == "no" or kind == "deny":
        turn.say("crisis_call_112")
    else:
        turn.say("crisis_fetch")
    to_tell(turn)


def to_tell(turn: Turn) -> None:
    """Ask whether the duty contact may know, where one is named and has not been told."""
    duty = turn.store.duty(turn.conversation)
    if duty and turn.talk.danger and not turn.talk.danger.get("told"):
        turn.interrupt("danger_tell", duty=duty)
    else:
        turn.interrupt("after_danger")


@answers("danger_tell", skip=lambda turn: turn.interrupt("after_danger"),
         dont_know=lambda turn: turn.interrupt("after_danger"))  # fmt: skip
def danger_tell(turn: Turn) -> None:
    """Take whether the duty contact may know; a no sends nothing."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "yes" or turn.plain_yes:
        tell_duty(turn, told=True)
    elif value != "no" and kind != "deny":
        return
    turn.interrupt("after_danger")


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
    told_as = kind in ANSWERS | {"crisis"} or (kind in WEAK and has_goal)
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


@answers("violence_who", skip=lambda turn: nobody(turn), dont_know=lambda turn: nobody(turn))
def violence_who(turn: Turn) -> None:
    """Take who may know. The accused is never told, and only the caseworker can be told by us."""
    value, sign = turn.heard.value, turn.talk.danger or {}
    named = turn.linked and turn.linked.caseworker_name
    if value == "caseworker" and named and sign.get("words") and not accused(turn):
        turn.interrupt("danger_words", words=sign["words"])
    elif value == "family":
        turn.say("violence_family")
        close(turn)
    elif value in ("other", "caseworker"):
        turn.say("violence_other")
        close(turn)
    elif value == "nobody" or turn.heard.kind == "deny":
        nobody(turn)


def accused(turn: Turn) -> bool:
    """Return whether the words are about the caseworker or the municipality itself."""
    return (turn.talk.danger or {}).get("about") == "caseworker"


def nobody(turn: Turn) -> None:
    """Tell nobody; help stays in sight."""
    turn.say("violence_told_nobody")
    close(turn)


@answers("danger_words", skip=lambda turn: words_stay(turn),
         dont_know=lambda turn: words_stay(turn))  # fmt: skip
def danger_words(turn: Turn) -> None:
    """Take the yes to exactly these words, to the one person named."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "send" or (turn.plain_yes and turn.heard.mode != "spoken"):
        sign = turn.talk.danger or {}
        words, sort = str(sign.get("words", "")), str(sign.get("kind", "danger"))
        try:
            told = turn.store.send_danger_words(turn.conversation, words, sort, turn.now)
        except NotPossible:
            # No caseworker is named any more.
            turn.say("violence_other")
        else:
            turn.say("danger_words_sent", receipt=told)
        close(turn)
    elif value == "dont_send" or kind == "deny":
        words_stay(turn)


def words_stay(turn: Turn) -> None:
    """Nothing was sent."""
    turn.say("danger_words_not_sent")
    close(turn)


def denies(turn: Turn) -> bool:
    """Return whether the words are a no to the gentle question, with the figure of speech in them again."""
    sign = turn.heard.sign
    said_no = turn.heard.kind == "deny" and sign is not None and sign.certainty == "check"
    return turn.talk.question in CHECKS and said_no


def hear_fun(turn: Turn) -> None:
    """Take "det var for sjov" as a no to the gentle question: whatever Rasa makes of it, it is no small talk."""
    sure = turn.heard.sign is not None and turn.heard.sign.certainty == "sure"
    if turn.talk.question in CHECKS and not sure and not_meant(turn.heard.text):
        turn.heard = replace(turn.heard, kind="deny")


def close(turn: Turn) -> None:
    """Show the numbers and ask whether to go on or to stop."""
    tell_numbers(turn)
    turn.interrupt("after_danger")


@answers("after_danger", skip=lambda turn: back(turn), dont_know=lambda turn: back(turn))
def after_danger(turn: Turn) -> None:
    """Take whether to talk more today."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "stop" or (value is None and kind in ("deny", "goodbye")):
        turn.talk.danger = None
        turn.talk.question, turn.talk.asked = "rest", {}
        if turn.talk.interrupted:
            before = turn.talk.interrupted.pop()
            turn.talk.question, turn.talk.asked = before["question"], before["asked"]
        pause(turn)
    elif value == "more" or (value is None and kind in ("affirm", "wish", "answer")):
        back(turn)


def back(turn: Turn) -> None:
    """Go back to what was open before; the words of danger are no longer needed."""
    turn.talk.danger = None
    turn.resume()
