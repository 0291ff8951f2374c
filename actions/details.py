"""What may be said about an approved goal, each part optional, and whether there is a dream more."""

from __future__ import annotations

from actions import meeting, wish
from actions.consent import pause
from actions.drafts import draft
from actions.journey import Handler, answers
from actions.preview import chosen_dream, dream_buttons
from actions.talk import MOST_DREAMS
from actions.turn import Turn
from plan.drafting import helpers_in, time_in

# In the order of the script; a part that was told already is not asked for.
PARTS = ("why", "near", "step", "helpers", "support", "when", "sign")
TOLD = ("helpers", "when")
# What words given at "more" are instead of more about this dream.
ANOTHER_DREAM = {"DRAFT", "CONFIRM_SPLIT", "NEEDS_POSITIVE", "ASK_OWN_VIEW", "ASK_WHO", "THIRD_PARTY"}
NO_ANSWER = {"DONT_KNOW", "YES_NO_ONLY", "INCOMPLETE"}


@answers("more", skip=lambda turn: another_dream(turn), dont_know=lambda turn: another_dream(turn))
def more(turn: Turn) -> None:
    """Take whether the person will say more about the dream."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "more" or turn.plain_yes:
        next_part(turn, after=None)
    elif value == "on" or (value is None and kind == "deny"):
        another_dream(turn)
    elif kind in ("wish", "answer") and not turn.heard.is_button:
        say_more(turn)


def say_more(turn: Turn) -> None:
    """Words given instead of a button: a further dream, or more about this one."""
    status = draft(turn.words).status
    if status in ANOTHER_DREAM:
        turn.talk.waiting.append(turn.waiting_quote())
        another_dream(turn)
    elif status not in NO_ANSWER:
        keep_part(turn, "why")


def keep_part(turn: Turn, part: str) -> None:
    """Keep the words as this part of the dream, with their quote, and go on to the next part."""
    dream = turn.talk.dream
    setattr(dream, part, turn.words)
    quotes = [quote for quote in dream.quotes if quote["question"] != part]
    dream.quotes = [*quotes, {**turn.quote(), "question": part}]
    _fill_besides(turn)
    next_part(turn, after=part)


def next_part(turn: Turn, after: str | None) -> None:
    """Ask for the next part that is not told yet; after the last one, for another dream."""
    dream = turn.talk.dream
    rest = PARTS[PARTS.index(after) + 1 :] if after else PARTS
    for part in rest:
        if part not in TOLD or getattr(dream, part) is None:
            turn.ask(part)
            return
    another_dream(turn)


def on(part: str) -> Handler:
    """Return what goes on from this part to the next."""
    return lambda turn: next_part(turn, after=part)


def _take_part(part: str) -> Handler:
    def take(turn: Turn) -> None:
        heard = turn.heard
        if heard.value is None and heard.kind in ("deny", "affirm", "dont_know", "no_words"):
            if heard.kind == "affirm":
                turn.say("tell_in_words")
                turn.ask_again()
            else:
                next_part(turn, after=part)
            return
        keep_part(turn, part)

    return take


for _part in ("why", "step", "helpers", "support", "when", "sign"):
    answers(_part, is_open=True, skip=on(_part), dont_know=on(_part))(_take_part(_part))


@answers("near", skip=on("near"), dont_know=on("near"))
def near(turn: Turn) -> None:
    """Take one of five steps; "ved ikke" is not the middle."""
    if turn.heard.value in ("0", "2.5", "5", "7.5", "10"):
        turn.talk.dream.near = float(turn.heard.value)
        next_part(turn, after="near")
    elif turn.heard.kind == "deny":
        next_part(turn, after="near")


def _fill_besides(turn: Turn) -> None:
    """Answers that hold more than was asked fill what they fill."""
    if turn.heard.is_button:
        return
    dream = turn.talk.dream
    if turn.talk.question != "when":
        dream.when = dream.when or time_in(turn.words)
    if turn.talk.question != "helpers":
        dream.helpers = dream.helpers or helpers_in(turn.words)


def another_dream(turn: Turn) -> None:
    """Take up a dream that waits, or ask whether there is one more; three are enough."""
    talk = turn.talk
    if len(talk.approved) >= MOST_DREAMS:
        keep_for_later(turn)
    elif wish.take_left(turn):
        return
    elif talk.waiting:
        wish.take_up(turn)
    else:
        turn.ask("another")


@answers("another", skip=lambda turn: after_dreams(turn), dont_know=lambda turn: after_dreams(turn))
def another(turn: Turn) -> None:
    """Take whether there is a dream more; a dream told right away is one."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "yes" or turn.plain_yes:
        wish.next_dream(turn)
    elif value == "no" or (value is None and kind == "deny"):
        after_dreams(turn)
    elif value == "pause":
        pause(turn)
    elif kind in ("wish", "answer") and not turn.heard.is_button and draft(turn.words).goals:
        wish.hear(turn)


def keep_for_later(turn: Turn) -> None:
    """Put what waits aside for next time: three dreams are enough for one talk."""
    talk = turn.talk
    turn.say("three_is_enough")
    if talk.waiting:
        talk.later += talk.waiting
        talk.waiting = []
        turn.say("fourth_kept")
    after_dreams(turn)


def after_dreams(turn: Turn) -> None:
    """Ask which dream is most important where there are several, then turn to the meeting."""
    if len(turn.talk.approved) > 1:
        turn.ask("most_important", buttons=dream_buttons(turn.talk, "most_important"))
    else:
        meeting.begin(turn)


@answers("most_important", skip=lambda turn: meeting.begin(turn),
         dont_know=lambda turn: meeting.begin(turn))  # fmt: skip
def most_important(turn: Turn) -> None:
    """Take the person's own ranking; alike is an answer."""
    talk, value = turn.talk, turn.heard.value
    chosen = chosen_dream(value, talk)
    if chosen:
        talk.most_important = chosen.id
        turn.say("most_important_noted")
        meeting.begin(turn)
    elif value == "equal" or turn.heard.kind == "deny":
        talk.most_important = None
        meeting.begin(turn)
