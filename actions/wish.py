"""The dream loop: open question, own words back, a draft goal, yes / almost / no. Sends nothing."""

from __future__ import annotations

import uuid
from typing import Any

from actions.drafts import draft
from actions.journey import answers
from actions.other_ways import other_way, show_areas
from actions.read_back import ask_approval, read_back, show_draft, show_quote
from actions.talk import MOST_DREAMS, Dream
from actions.turn import Turn
from plan.drafting import Draft, last_resort

# The question that each unfinished status waits for.
FOLLOW_UP = {
    "ASK_OPEN": "tell_more",
    "ASK_WHO": "who_we",
    "THIRD_PARTY": "own_part",
    "YES_NO_ONLY": "more_words",
    "INCOMPLETE": "unfinished",
    "ASK_OWN_VIEW": "own_view",
}
OPEN_QUESTIONS = ("dream", "dream_again", "good_day", "more_of", "less_of", "tell_more",
                  "more_words", "unfinished", "own_words", "own_part", "who_we")  # fmt: skip
# Between a goal that is opened for a change and the yes to its new text.
ON_THE_WAY = {*FOLLOW_UP.values(), "own_words", "split", "positive", "fix", "approve"}
MOST_GOES = 3
REFUSED = "REFUSED"
NO_CONTENT = {"YES_NO_ONLY", "INCOMPLETE"}


def first(turn: Turn) -> None:
    """Ask for the first dream, in the form that the person chose."""
    if turn.talk.waiting:
        take_waiting(turn)
    elif turn.talk.form == "pictures":
        show_areas(turn)
    else:
        turn.say("dream_meaning")
        turn.ask("dream")


def next_dream(turn: Turn) -> None:
    """Ask for one more dream, in the form that the person chose."""
    turn.talk.unsure = []
    if len(turn.talk.approved) >= MOST_DREAMS:
        turn.say("three_is_enough")
        turn.ask("rest")
    elif turn.talk.form == "pictures":
        show_areas(turn)
    else:
        turn.ask("dream")


def take_up(turn: Turn) -> None:
    """Say which dream has waited, in the person's own words, and take it."""
    turn.say("waiting_dream", words=turn.talk.waiting[0]["words"])
    take_waiting(turn, read=True)


def take_waiting(turn: Turn, *, read: bool = False) -> None:
    """Take the next dream that was told already; `read`: its words were just read back."""
    quote = turn.talk.waiting.pop(0)
    goal, area = quote.pop("goal", None), quote.pop("area", None)
    if goal is None:
        propose(turn, quote, area, read=read)
        return
    dream = _current(turn)
    dream.quotes, dream.words = [quote], quote["words"]
    _note(dream, draft(goal), None)
    show_draft(turn, goal, None if read else quote["mode"])


def take_left(turn: Turn) -> bool:
    """Take up a dream that was left before its goal was approved; return whether there was one."""
    talk = turn.talk
    unfinished = (d for d in talk.dreams if d.is_open and d.quotes and not d.final)
    left = next((d for d in unfinished if d.status != REFUSED), None)
    if left is None:
        return False
    talk.at = talk.dreams.index(left)
    turn.say("waiting_dream", words=left.words)
    if left.draft:
        ask_approval(turn)
    else:
        left.goes = 0
        propose(turn, left.quotes.pop(), left.area, read=True)
    return True


@answers(*OPEN_QUESTIONS, is_open=True, skip=other_way, dont_know=other_way)
def hear(turn: Turn) -> None:
    """Take a dream in the person's own words."""
    if turn.heard.value == "pictures":
        show_areas(turn)
    else:
        propose(turn, turn.quote())


def propose(turn: Turn, quote: dict[str, Any], area: str | None = None, *, read: bool = False) -> None:
    """Make a draft goal of the quote's words and ask about it, or ask what the draft lacks.

    `read`: the words were just read back, and are not said again.
    """
    words, mode = quote["words"], None if read else quote["mode"]
    made = draft(words)
    if made.status == "DONT_KNOW":
        other_way(turn)
        return
    dream = _current(turn)
    dream.goes += 1
    if made.status not in NO_CONTENT:
        dream.quotes.append(quote)
        dream.words = words
    _note(dream, made, area or turn.heard.area)
    if made.status in NO_CONTENT and dream.goes > 1:
        other_way(turn)
        return
    if made.status == "CONFIRM_SPLIT":
        dream.whole = made.whole or last_resort(words)
        if mode is not None:
            read_back(turn, words, mode)
        shown = {"first": made.goals[0], "second": " ".join(made.goals[1:])}
        turn.ask("split", **shown, words=words, whole=dream.whole)
    elif made.status == "NEEDS_POSITIVE":
        dream.draft = made.goals[0]
        turn.ask("positive")
    elif made.goals:
        show_draft(turn, made.goals[0], mode)
    elif dream.quotes and (dream.goes >= MOST_GOES or _asked_openly(dream, made)):
        show_quote(turn, quote["mode"])
    else:
        ask_what_lacks(turn, made)


def ask_what_lacks(turn: Turn, made: Draft) -> None:
    """Ask the one question that the words wait for; the words are kept as a quote."""
    question = FOLLOW_UP.get(made.status, "tell_more")
    shape = "own_view_nobody" if question == "own_view" and not made.said_by else None
    turn.ask(question, shape=shape, words=made.quote, said_by=made.said_by)


@answers("positive", is_open=True, skip=ask_approval, dont_know=ask_approval)
def positive(turn: Turn) -> None:
    """Take what is wanted instead; a no may also stand as it is."""
    if turn.heard.value == "keep_it" or turn.heard.kind == "deny":
        ask_approval(turn)
    else:
        propose(turn, turn.quote())


@answers("own_view", is_open=True, skip=other_way, dont_know=other_way)
def own_view(turn: Turn) -> None:
    """Take what the person thinks of another's wish; a yes alone still makes no goal."""
    heard = turn.heard
    if heard.value == "dont_want":
        turn.talk.dream.status = REFUSED
        turn.say("okay")
        turn.ask("dream_again")
    elif heard.value == "want" or heard.kind in ("affirm", "deny"):
        turn.ask("own_words")
    else:
        propose(turn, turn.quote())


def _current(turn: Turn) -> Dream:
    talk = turn.talk
    if talk.at < 0 or not talk.dream.is_open:
        talk.dreams.append(Dream(id=uuid.uuid4().hex))
        talk.at = len(talk.dreams) - 1
    return talk.dream


def _note(dream: Dream, made: Draft, heard_area: str | None) -> None:
    """Fill what the message fills besides the goal, without overwriting what was said before."""
    dream.status = made.status
    changed = bool(dream.before)
    dream.area = (heard_area if changed else None) or dream.area or heard_area
    for part in ("when", "helpers"):
        # Who is named where nothing is wished for helps with nothing.
        told = getattr(made, part) if made.goals else None
        if not any(quote["question"] == part for quote in dream.quotes):
            # What an approved goal said is not true of the one that takes its place.
            setattr(dream, part, told if changed else getattr(dream, part) or told)
    dream.others_view = dream.others_view or made.others_view
    dream.enquiry = made.enquiry
    dream.strength, dream.goal_type = made.strength, made.goal_type


def _asked_openly(dream: Dream, made: Draft) -> bool:
    return dream.goes > 1 and made.status == "ASK_OPEN"
