"""What is answered to a sign of danger. Judges nobody, sends no words without a yes, makes no goal."""

from __future__ import annotations

from dataclasses import asdict

from actions import late_dreams
from actions.consent import pause
from actions.journey import answers
from actions.turn import DANGER_QUESTIONS, Turn
from plan.danger import Sign
from plan.facts import help_numbers

VIOLENCE = {"violence", "abuse", "neglect", "exploitation"}
OPEN_DAY_AND_NIGHT = "lev_uden_vold"
LIFE = {"suicide", "self_harm", "danger"}


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
        if late_dreams.tells(turn):
            late_dreams.keep(turn)
        back(turn)


def back(turn: Turn) -> None:
    """Go back to what was open before; the words of danger are no longer needed."""
    turn.talk.danger = None
    turn.resume()
