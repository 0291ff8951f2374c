"""One message, several wishes: whether they are one dream or more. Nothing is split without being asked about."""

from __future__ import annotations

from actions.drafts import draft
from actions.journey import answers
from actions.read_back import ask_approval
from actions.turn import Turn


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
        dream.draft = goals[0]
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
