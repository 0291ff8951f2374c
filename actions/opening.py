"""The opening questions: whose device, may I keep it, who helps, and a warm-up. No dream yet."""

from __future__ import annotations

from actions import matters, wish
from actions.consent import KEPT_DAYS, pause
from actions.drafts import draft
from actions.journey import answers
from actions.turn import Turn
from actions.welcome import DREAM_ALREADY, held


@answers("own_device", skip=lambda turn: own_device_is(turn, "unknown"),
         dont_know=lambda turn: own_device_is(turn, "unknown"))  # fmt: skip
def own_device(turn: Turn) -> None:
    """Take whether this is the person's own phone or computer."""
    value = turn.heard.value or {"affirm": "yes", "deny": "no"}.get(turn.heard.kind)
    if value in ("yes", "no"):
        own_device_is(turn, value)
    elif held(turn):
        turn.ask_again()


def own_device_is(turn: Turn, value: str) -> None:
    """Note the answer and go on; a kiosk is nobody's own, also where the question was left open elsewhere."""
    value = "no" if turn.talk.channel == "kiosk" else value
    turn.talk.own_device = value
    turn.say("device_noted" if value == "yes" else "shared_device_noted")
    if turn.talk.interrupted:
        matters.go_on(turn)
    else:
        turn.ask("start")


@answers("start", skip=lambda turn: begin(turn), dont_know=lambda turn: read_more(turn))
def start(turn: Turn) -> None:
    """Take Start, Læs mere or Stop; a dream told at once counts as a start."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "read_more":
        read_more(turn)
    elif value == "stop" or kind == "deny":
        pause(turn)
    elif value == "start" or kind == "affirm" or held(turn):
        begin(turn)


def read_more(turn: Turn) -> None:
    """Tell more of what this is, and ask again."""
    turn.say("read_more")
    turn.ask("start")


def begin(turn: Turn) -> None:
    """Ask for permission to keep; in practice nothing can be kept, so it is not asked.

    Somebody who starts anew may have dreams that a caseworker asks about: that comes first.
    """
    if turn.linked:
        turn.ask("keep")
    else:
        ask_form(turn)
    before = len(turn.says)
    if matters.ask_next(turn):
        del turn.says[before - 1]  # the permission is asked for when that is over


@answers("keep", skip=lambda turn: keep_is(turn, False), dont_know=lambda turn: explain_keep(turn))
def keep(turn: Turn) -> None:
    """Take the permission to keep what is said."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "tell_more":
        explain_keep(turn)
    elif value in ("keep", "dont_keep") or kind in ("affirm", "deny"):
        keep_is(turn, value == "keep" or turn.plain_yes)
    elif held(turn):
        turn.ask_again()


def explain_keep(turn: Turn) -> None:
    """Tell what keeping means, and ask again."""
    turn.say("keep_explained", days=KEPT_DAYS)
    turn.ask("keep")


def keep_is(turn: Turn, yes: bool) -> None:
    """Note the answer, say what it means, go on."""
    turn.talk.keep = yes
    turn.say("kept" if yes else "not_kept")
    ask_form(turn)


def ask_form(turn: Turn) -> None:
    """Ask how the person will answer; at a kiosk and on Telegram it may be by speaking."""
    spoken = turn.talk.channel in ("kiosk", "telegram")
    turn.ask("form", **({"shape": "form_spoken"} if spoken else {}))


@answers("form", skip=lambda turn: turn.ask("helper"), dont_know=lambda turn: turn.ask("helper"))
def form(turn: Turn) -> None:
    """Take whether the person will speak, write or use pictures."""
    if turn.heard.value in ("speak", "write", "pictures"):
        turn.talk.form = turn.heard.value
        turn.ask("helper")
    elif held(turn):
        turn.ask("helper")


@answers("helper", skip=lambda turn: helper_is(turn, "unknown"),
         dont_know=lambda turn: helper_is(turn, "unknown"))  # fmt: skip
def helper(turn: Turn) -> None:
    """Take whether somebody helps just now."""
    value = turn.heard.value
    if value == "alone":
        helper_is(turn, None)
    elif value == "helped" or turn.heard.kind == "affirm":
        turn.ask("helper_who")
    elif held(turn):
        turn.ask_again()


@answers("helper_who", skip=lambda turn: helper_is(turn, "unknown"),
         dont_know=lambda turn: helper_is(turn, "unknown"))  # fmt: skip
def helper_who(turn: Turn) -> None:
    """Take who helps; every quote from here on carries it."""
    if turn.heard.value in ("family", "staff", "friend", "guide"):
        helper_is(turn, turn.heard.value)
    elif held(turn):
        turn.ask_again()


def helper_is(turn: Turn, who: str | None) -> None:
    """Note who helps and start on the warm-up; a dream told already goes first."""
    turn.talk.helper = who
    if who not in (None, "unknown"):
        turn.say("helper_note")
    if turn.talk.waiting:
        wish.take_waiting(turn)
    else:
        turn.ask("warmup")


@answers("warmup", "good_now", is_open=True, skip=lambda turn: go_on(turn),
         dont_know=lambda turn: go_on(turn))  # fmt: skip
def warm_up(turn: Turn) -> None:
    """Take an easy first answer; it practises open questions and is never sent."""
    talk, heard = turn.talk, turn.heard
    if heard.kind == "wish" and draft(heard.text).status in DREAM_ALREADY:
        wish.hear(turn)
    elif heard.kind == "deny":
        go_on(turn)
    else:
        setattr(talk, str(talk.question), turn.words)
        turn.say("thanks_for_answer")
        go_on(turn)


def go_on(turn: Turn) -> None:
    """Go from the warm-up to what is good now, and from there to the first dream."""
    if turn.talk.question == "warmup":
        turn.ask("good_now")
    else:
        wish.first(turn)
