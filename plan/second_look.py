"""A message drafted twice, by rules and by learned marks, and the draft that is more likely right. Unsure: it asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plan.by_rules import Draft, by_rules
from plan.choosing import Candidate, candidates, weighed
from plan.corrections import corrected
from plan.danish import Word, read_words, tidy
from plan.faithful import faithful, words_said
from plan.heard import heard
from plan.kept_no import turned_round
from plan.marking import Marked, marked
from plan.word_signs import signs

DOUBT = 1.5
MANY = 150  # words; a longer story is left to the rules
# What a person said by these is no wish that the rules overlooked.
_FIRM = frozenset("DONT_KNOW YES_NO_ONLY THIRD_PARTY ASK_WHO".split())
_WORD = re.compile(r"[^\W_]+(?:['\-/.][^\W_]+)*")


@dataclass(frozen=True)
class Seen:
    """What is known of a message before anything is chosen: the rules' draft, its words and their signs."""

    drafted: Draft
    said: list[Word]
    signs: list[list[int]]


def seen(spelt: str, *, alone: bool = False) -> Seen:
    """Read a message whose words are put right; `alone`: as if the rules had found nothing."""
    told = heard(spelt)
    drafted, readings = by_rules(spelt, told)
    if spelt.count(" ") > MANY or not any(c.isalnum() for c in spelt):
        return Seen(drafted, [], [])
    said = read_words(tidy(corrected(told) or told))
    if alone:
        return Seen(drafted, said, signs(said, frozenset(), "", ()))
    kept = {word for goal in drafted.goals for word in _WORD.findall(goal.lower())}
    return Seen(drafted, said, signs(said, kept, drafted.status, readings))


def second_look(spelt: str) -> Draft:
    """The draft of a message whose words are put right."""
    found = seen(spelt)
    if not found.said or found.drafted.status in _FIRM:
        return found.drafted
    return chosen(found, marked(found.signs), spelt)


def chosen(found: Seen, marks: Marked, spelt: str) -> Draft:
    """The likeliest draft that holds nothing but the person's words."""
    told = candidates(found.drafted.goals, found.said, marks)
    status = found.drafted.status
    told.sort(key=lambda one: -weighed(one, found.said, marks, status) + _doubt(one, status))
    words: set[str] = set()
    for candidate in told:
        if candidate.source == "ask":
            break
        if turned_round(candidate.goals, found.said):
            continue
        if candidate.goals == found.drafted.goals:
            break
        words = words or words_said(spelt)
        if all(faithful(goal, words) for goal in candidate.goals):
            break
    return _draft(candidate, found.drafted)


def _doubt(one: Candidate, status: str) -> float:
    """Where the rules heard somebody else's wish, more than a likely draft is needed to make it the person's own."""
    return DOUBT if one.goals and status == "ASK_OWN_VIEW" else 0.0


def _draft(candidate: Candidate, drafted: Draft) -> Draft:
    goals = candidate.goals
    if goals == drafted.goals:
        return drafted
    if not goals:
        return Draft("ASK_OPEN", (), "", others_view=drafted.others_view, said_by=drafted.said_by)
    against = all(re.match(r"Jeg vil (?:\w+ )?(?:ikke|aldrig|hverken|nødig)\b", goal) for goal in goals)
    status = "NEEDS_POSITIVE" if against else "DRAFT" if len(goals) == 1 else "CONFIRM_SPLIT"
    return replace(
        drafted,
        status=status,
        goals=goals,
        sentence=None,
        whole=_whole(goals) if status == "CONFIRM_SPLIT" else None,
        strength=_strength(goals[0]),
    )


def _whole(goals: Sequence[str]) -> str:
    """All goals in one sentence."""
    rest = [goal[:1].lower() + goal[1:].rstrip(".") for goal in goals[1:]]
    return f"{', '.join([goals[0].rstrip('.'), *rest[:-1]])}, og {rest[-1]}."


def _strength(goal: str) -> str:
    found = re.match(r"Jeg vil (?:\w+ )?(måske|helst|hellere|gerne)\b", goal)
    return "vil" if found is None else "måske" if found[1] == "måske" else f"vil {found[1]}"
