"""Questions about rights and the plan: a curated, dated answer with its source, or "det ved jeg ikke"."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from actions.script import danish_date, plain
from actions.turn import Turn
from plan.facts import Shown, shown

# What the words of many wishes contain: "kan jeg få …".
ANY_HELP = "benefits"
TOPICS = Path(__file__).with_name("rights.yml")


def answer_rights(turn: Turn) -> None:
    """Answer from the curated set, then go back to the same question; the bare button says what can be asked."""
    if turn.heard.is_button:
        turn.say("can_ask")
        turn.ask_again()
        return
    topic = topic_of(turn.heard.text)
    facts = facts_of(turn, f"utter_rights_{topic}") if topic else None
    if topic is None or facts is None:
        turn.say("rights_unknown")
    else:
        number = next((each.fact.number for each in facts if each.fact.number), None)
        turn.say(f"rights_{topic}", card=source(facts), number=number)
        if any(each.stale for each in facts):
            turn.say("facts_stale")
    turn.ask_again()


def topic_of(words: str) -> str | None:
    """Return the topic that the words ask about: the longest word or phrase that they contain."""
    said = f" {plain(words)} "
    found = [(len(asked), topic) for asked, topic in asked_as() if f" {asked}" in said]
    return max(found)[1] if found else None


@cache
def asked_as() -> tuple[tuple[str, str], ...]:
    """Return every (way of asking, topic) of rights.yml."""
    topics = yaml.safe_load(TOPICS.read_text("utf-8"))
    return tuple((plain(asked), topic) for topic, ways in topics.items() for asked in ways)


def facts_of(turn: Turn, response: str) -> list[Shown] | None:
    """Return the facts that the answer rests on; None when one of them is not confirmed."""
    variations = turn.script.responses.get(response)
    if not variations:
        return None
    told = shown(turn.facts, turn.now.date())
    needed = (variations[0].get("metadata") or {}).get("facts") or []
    return [told[name] for name in needed] if all(name in told for name in needed) else None


def source(facts: list[Shown]) -> dict[str, str] | None:
    """Return where the answer comes from and when that was checked, for those who want to see it."""
    if not facts:
        return None
    oldest = min(each.fact.checked_on for each in facts if each.fact.checked_on)
    return {"source": "; ".join(each.fact.source for each in facts), "checked": danish_date(oldest)}
