"""The dream loop: open question, own words back, a draft goal, yes / almost / no. Sends nothing."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

from actions.consent import offer_pause
from actions.drafts import draft
from actions.journey import answers
from actions.talk import MOST_DREAMS, Dream
from actions.turn import Turn, leads
from plan.drafting import Draft, last_resort

# What is asked instead, one after the other: never the same question again.
OTHER_WAYS = ("area", "good_day", "more_of", "less_of")
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


def take_waiting(turn: Turn) -> None:
    """Take the next dream that was told already."""
    quote = turn.talk.waiting.pop(0)
    goal, area = quote.pop("goal", None), quote.pop("area", None)
    if goal is None:
        propose(turn, quote, area)
        return
    dream = _current(turn)
    dream.quotes, dream.words = [quote], quote["words"]
    _note(dream, draft(goal), None)
    show_draft(turn, goal, quote["mode"])


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
        propose(turn, left.quotes.pop(), left.area)
    return True


@answers(*OPEN_QUESTIONS, is_open=True, skip=lambda turn: other_way(turn),
         dont_know=lambda turn: other_way(turn))  # fmt: skip
def hear(turn: Turn) -> None:
    """Take a dream in the person's own words."""
    if turn.heard.value == "pictures":
        show_areas(turn)
    else:
        propose(turn, turn.quote())


def propose(turn: Turn, quote: dict[str, Any], area: str | None = None) -> None:
    """Make a draft goal of the quote's words and ask about it, or ask what the draft lacks."""
    words, mode = quote["words"], quote["mode"]
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
        turn.say(_repeat_back(mode), words=words)
        shown = {"first": made.goals[0], "second": " ".join(made.goals[1:])}
        turn.ask("split", **shown, words=words, whole=dream.whole)
    elif made.status == "NEEDS_POSITIVE":
        dream.draft = made.goals[0]
        turn.ask("positive")
    elif made.goals:
        show_draft(turn, made.goals[0], mode)
    elif dream.quotes and (dream.goes >= MOST_GOES or _asked_openly(dream, made)):
        show_draft(turn, last_resort(dream.quotes[0]["words"]), mode)
    else:
        ask_what_lacks(turn, made)


def ask_what_lacks(turn: Turn, made: Draft) -> None:
    """Ask the one question that the words wait for; the words are kept as a quote."""
    question = FOLLOW_UP.get(made.status, "tell_more")
    shape = "own_view_nobody" if question == "own_view" and not made.said_by else None
    turn.ask(question, shape=shape, words=made.quote, said_by=made.said_by)


def show_draft(turn: Turn, goal: str, mode: str) -> None:
    """Read the words back, show the draft beside them, and ask whether it fits."""
    dream = turn.talk.dream
    dream.draft = goal
    turn.say(_repeat_back(mode), words=dream.words)
    ask_approval(turn)


def ask_approval(turn: Turn) -> None:
    """Ask whether the draft fits."""
    turn.ask("approve")


@leads("approve")
def draft_now(turn: Turn) -> dict[str, Any]:
    """Show the draft as it is now: a yes on the way back is a yes to no earlier text."""
    dream = turn.talk.dream
    return {"words": dream.words, "draft": dream.draft}


@answers("split", dont_know=lambda turn: one_dream(turn), skip=lambda turn: one_dream(turn))
def split(turn: Turn) -> None:
    """Take whether it was one dream or more; nothing is split without being asked about."""
    if turn.heard.value == "one":
        one_dream(turn)
    elif turn.heard.value == "two":
        as_asked(turn)
        dream = turn.talk.dream
        goals = draft(dream.words).goals
        forget_parts(turn)
        said = next(quote for quote in reversed(dream.quotes) if quote["words"] == dream.words)
        turn.talk.waiting = [*({**said, "goal": goal} for goal in goals[1:]), *turn.talk.waiting]
        turn.talk.dream.draft = goals[0]
        ask_approval(turn)


def one_dream(turn: Turn) -> None:
    """Keep everything together in one sentence."""
    as_asked(turn)
    forget_parts(turn)
    turn.talk.dream.draft = turn.talk.dream.whole
    ask_approval(turn)


def as_asked(turn: Turn) -> None:
    """Go back to the words that the question is about, where others have been given since."""
    dream, asked = turn.talk.dream, turn.talk.asked
    if any(quote["words"] == asked.get("words") for quote in dream.quotes):
        dream.words, dream.whole = asked["words"], asked.get("whole", dream.whole)


def forget_parts(turn: Turn) -> None:
    """Forget the parts of this message that wait already: the person has gone back to the split."""
    talk = turn.talk
    talk.waiting = [q for q in talk.waiting if "goal" not in q or q["words"] != talk.dream.words]


@answers("positive", is_open=True, skip=lambda turn: ask_approval(turn),
         dont_know=lambda turn: ask_approval(turn))  # fmt: skip
def positive(turn: Turn) -> None:
    """Take what is wanted instead; a no may also stand as it is."""
    if turn.heard.value == "keep_it" or turn.heard.kind == "deny":
        ask_approval(turn)
    else:
        propose(turn, turn.quote())


@answers("own_view", is_open=True, skip=lambda turn: other_way(turn),
         dont_know=lambda turn: other_way(turn))  # fmt: skip
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


@answers("approve", skip=lambda turn: put_aside(turn), dont_know=lambda turn: ask_fix(turn))
def approve(turn: Turn) -> None:
    """Take yes, almost or no to exactly this text."""
    heard = turn.heard
    if heard.value == "yes" or turn.plain_yes:
        approved(turn)
    elif heard.value == "almost" or (heard.value is None and heard.kind == "affirm"):
        # "ja, men uden hund" is no yes to this text.
        ask_fix(turn)
    elif heard.value == "no" or (heard.value is None and heard.kind == "deny"):
        put_aside(turn)
    elif heard.kind in ("wish", "answer") and draft(heard.text).goals:
        propose(turn, turn.quote())


def approved(turn: Turn) -> None:
    """The goal is approved word for word; offer to say more."""
    dream = turn.talk.dream
    changed = bool(dream.final)
    dream.final, dream.approved_at = dream.draft, turn.now.isoformat()
    dream.is_open, dream.before = False, {}
    turn.say("saved_dream", draft=dream.final)
    if dream.others_view and not changed:
        turn.ask("others_view", view=dream.others_view)
    else:
        turn.ask("more")


@answers("others_view", skip=lambda turn: turn.ask("more"), dont_know=lambda turn: turn.ask("more"))
def others_view(turn: Turn) -> None:
    """Take whether another's view may be written beside the goal."""
    if turn.heard.value in ("write_it", "dont_write_it") or turn.heard.kind in ("affirm", "deny"):
        yes = turn.heard.value == "write_it" or turn.plain_yes
        turn.talk.dream.view_may_stand = yes
        turn.ask("more")


def ask_fix(turn: Turn) -> None:
    """Ask how it should stand instead."""
    turn.ask("fix")


@leads("fix")
def text_now(turn: Turn) -> dict[str, Any]:
    """Show what stands now."""
    return {"draft": turn.talk.dream.draft}


@answers("fix", is_open=True, skip=lambda turn: ask_approval(turn),
         dont_know=lambda turn: ask_approval(turn))  # fmt: skip
def fix(turn: Turn) -> None:
    """Take the person's own correction as new words; the first words stay as a quote."""
    if turn.heard.kind in ("affirm", "deny"):
        ask_approval(turn)
    else:
        propose(turn, turn.quote())


def put_aside(turn: Turn) -> None:
    """Throw the draft away and ask in other words."""
    talk = turn.talk
    if not talk.dream.final:
        del talk.dreams[talk.at]
        talk.at = len(talk.dreams) - 1
        turn.say("deleted_draft")
        turn.ask("dream_again")
    else:
        talk.dream.restore()
        turn.say("okay")
        turn.ask("more")


def show_areas(turn: Turn) -> None:
    """Show life areas as cards."""
    turn.talk.cards["area"] = turn.talk.cards.get("area", -1) + 1
    turn.ask("area")


@answers("area", is_open=True, skip=lambda turn: other_way(turn),
         dont_know=lambda turn: other_way(turn))  # fmt: skip
def area(turn: Turn) -> None:
    """Take a life area, and show ideas within it; words are a dream of their own."""
    value = turn.heard.value
    if value == "more":
        show_areas(turn)
    elif value == "other":
        turn.ask("dream_again")
    elif value and turn.script.buttons(f"idea_{value}"):
        turn.ask(f"idea_{value}")
    elif value == "other" or not turn.heard.is_button:
        hear(turn)


@answers("idea", is_open=True, skip=lambda turn: other_way(turn),
         dont_know=lambda turn: other_way(turn))  # fmt: skip
def idea(turn: Turn) -> None:
    """Take a card as the person's words; it is read back and asked about like any others."""
    question, value = str(turn.talk.question), turn.heard.value
    if value == "more":
        turn.talk.cards[question] = turn.talk.cards.get(question, 0) + 1
        turn.ask(question)
    elif value == "other":
        turn.ask("own_words")
    else:
        turn.heard = replace(turn.heard, area=question.removeprefix("idea_"))
        hear(turn)


def other_way(turn: Turn) -> None:
    """After "ved ikke": that is fine, and another way in; a person or a pause when all are used."""
    talk = turn.talk
    if talk.question in OTHER_WAYS:
        talk.unsure.append(str(talk.question))
    if talk.at >= 0 and talk.dream.is_open and talk.dream.goes > 1 and talk.dream.quotes:
        turn.say("dont_know_is_fine")
        show_draft(turn, last_resort(talk.dream.quotes[0]["words"]), "typed")
        return
    left = [way for way in OTHER_WAYS if way not in talk.unsure]
    turn.say("dont_know_is_fine")
    if not left:
        talk.unsure = []
        offer_pause(turn)
    elif left[0] == "area":
        talk.unsure.append("area")
        show_areas(turn)
    else:
        turn.ask(left[0])


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
        told = getattr(made, part)
        if not any(quote["question"] == part for quote in dream.quotes):
            # What an approved goal said is not true of the one that takes its place.
            setattr(dream, part, told if changed else getattr(dream, part) or told)
    dream.others_view = dream.others_view or made.others_view
    dream.enquiry = made.enquiry
    dream.strength, dream.goal_type = made.strength, made.goal_type


def _asked_openly(dream: Dream, made: Draft) -> bool:
    return dream.goes > 1 and made.status == "ASK_OPEN"


def _repeat_back(mode: str) -> str:
    return {"button": "repeat_back_button", "spoken": "repeat_back_spoken"}.get(mode, "repeat_back")
