"""One draft out of a message by rules alone: clauses, what each says, and what they say together. It never invents."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from plan.clauses import MANY, clauses
from plan.complement import complement
from plan.corrections import corrected
from plan.faithful import faithful, words_said
from plan.heard import heard
from plan.reading import Reading, read
from plan.several import merged
from plan.splitting import joined, listed
from plan.wordorder import sentence


@dataclass(frozen=True)
class Draft:
    """A message read: its status (domain rules § 5.7), the goals that may be shown, and what else it says."""

    status: str
    goals: tuple[str, ...]
    quote: str
    sentence: str | None = None
    whole: str | None = None
    said_by: str | None = None
    others_view: str | None = None
    when: str | None = None
    helpers: str | None = None
    enquiry: bool = False
    strength: str | None = None
    goal_type: str = "develop"


def by_rules(text: str, told: str | None = None) -> tuple[Draft, list[Reading]]:
    """The draft of a message whose words are put right, and how each of its clauses was read.

    `told`: the message as its person means it, when that is known already.
    """
    if not any(c.isalnum() for c in text):
        return _no_words(text), []
    mine = corrected(heard(text) if told is None else told)
    if mine is None:
        return Draft("ASK_OPEN", (), ""), []
    said = clauses(mine)
    if not said or sum(len(clause.text.split()) for clause in said) > MANY:
        return Draft("ASK_OPEN", (), ""), []
    readings = [read(clause) for clause in said]
    found = together(merged(readings))
    words = words_said(text if mine in text else f"{text} {mine}") if found.goals else set()
    if not all(faithful(goal, words) for goal in (*found.goals, found.whole or "")):
        return Draft("ASK_OPEN", (), "", others_view=found.others_view), readings
    return found, readings


def _no_words(text: str) -> Draft:
    if "👍" in text or "👎" in text:
        return Draft("YES_NO_ONLY", (), "")
    return Draft("INCOMPLETE" if not text.strip(" .…?!,\n-") else "ASK_OPEN", (), "")


def together(readings: list[Reading]) -> Draft:
    """One draft out of all clauses: own wishes first; whatever is somebody else's never becomes a goal."""
    view = _others_view(readings)
    for step in (_someone_elses_reason, _own, _answer_to_others, _against, _only_others, _no_wish):
        found = step(readings)
        if found is not None:
            return replace(found, others_view=view)
    return Draft("ASK_OPEN", (), "", others_view=view)


def _others_view(readings: list[Reading]) -> str | None:
    told = next((r for r in readings if r.kind == "reported"), None)
    if told is None:
        return None
    raw = re.sub(r"\s+", " ", told.clause.raw).strip(" ,.!?;:-")
    raw = re.sub(r"^(?:og|men|så|fordi|for)\s+", "", raw, flags=re.IGNORECASE)
    return raw[:1].upper() + raw[1:]


def _someone_elses_reason(readings: list[Reading]) -> Draft | None:
    """ "fordi min mor vil have det": whose wish is it, then?"""
    for reading in readings:
        wants = re.search(
            r"\b(?:vil have|siger (?:det|jeg skal)|bestemmer|kræver|har (?:sagt|bestemt)|sagde)\b",
            reading.clause.text,
        )
        if reading.kind == "reported" and reading.clause.link == "fordi" and wants:
            return Draft("ASK_OWN_VIEW", (), "", said_by=reading.who)
    return None


def _own(readings: list[Reading]) -> Draft | None:
    wishes = [r for r in readings if r.kind in ("wish", "bare") and r.clause.link != "fordi"]
    wishes = list({r.goal: r for r in wishes}.values())
    if not wishes:
        return None
    strength = wishes[0].strength
    if len(wishes) == 1:
        parts = listed(wishes[0])
        if len(parts) > 1:
            return Draft("CONFIRM_SPLIT", tuple(parts), "", whole=sentence(wishes[0].goal), strength=strength)
        status = "DRAFT_BARE" if wishes[0].kind == "bare" else "DRAFT"
        return Draft(status, (sentence(wishes[0].goal),), "", strength=strength)
    goals = [goal for wish in wishes for goal in listed(wish) or [wish.goal]]
    return Draft("CONFIRM_SPLIT", tuple(goals), "", whole=joined(wishes), strength=strength)


def _answer_to_others(readings: list[Reading]) -> Draft | None:
    """ "min mor synes, jeg skal flytte, og det vil jeg også gerne": now it is the citizen's too."""
    for n, reading in enumerate(readings):
        if reading.kind != "reported" or not reading.core or n + 1 >= len(readings):
            continue
        answer = readings[n + 1]
        fitted = complement(reading.core, slot="open" if reading.core.lower().startswith("jeg ") else "verb")
        if fitted.kind != "own" or answer.kind not in ("agrees", "refuses"):
            continue
        if answer.kind == "agrees":
            likes = next(
                (w for w in ("allerhelst", "helst", "hellere") if w in answer.clause.text.split()), "gerne"
            )
            return Draft(
                "DRAFT",
                (sentence(f"jeg vil {likes} {fitted.text}"),),
                "",
                said_by=reading.who,
                strength=f"vil {likes}",
            )
        goal = sentence(f"jeg vil {answer.before or 'ikke'} {fitted.text}")
        return Draft("NEEDS_POSITIVE", (goal,), "", said_by=reading.who, strength="vil")
    return None


def _against(readings: list[Reading]) -> Draft | None:
    found = [r for r in readings if r.kind == "negative"]
    if not found:
        return None
    goals = tuple(dict.fromkeys(sentence(r.goal) if r.core else r.said for r in found))
    return Draft("NEEDS_POSITIVE", goals, "", strength="vil")


def _only_others(readings: list[Reading]) -> Draft | None:
    for kind, status in (("third", "THIRD_PARTY"), ("we", "ASK_WHO")):
        found = next((r for r in readings if r.kind == kind), None)
        if found:
            return Draft(status, (), "", sentence=found.said)
    told = next((r for r in readings if r.kind == "reported"), None)
    if told:
        return Draft("ASK_OWN_VIEW", (), "", said_by=told.who)
    return Draft("ASK_OWN_VIEW", (), "") if any(r.kind == "duty" for r in readings) else None


# "gider ikke" says nothing about a wish; it is met like "ved ikke", with pictures or a pause.
_TIRED = re.compile(r"\b(?:gider|orker|magter|lyst|snakke|tale|svare)\b", re.IGNORECASE)


def _no_wish(readings: list[Reading]) -> Draft | None:
    kinds = {r.kind for r in readings}
    if kinds <= {"yes_no", "agrees", "refuses"}:
        tired = any(r.kind == "refuses" and _TIRED.search(r.clause.text) for r in readings)
        return Draft("DONT_KNOW" if tired else "YES_NO_ONLY", (), "")
    if (
        "dont_know" in kinds
        and kinds <= {"dont_know", "yes_no", "none", "unknown"}
        and readings[0].kind in ("dont_know", "yes_no")
    ):
        return Draft("DONT_KNOW", (), "")
    if readings[-1].kind == "none" and (kinds <= {"none", "yes_no"} or readings[-1].clause.open):
        return Draft("INCOMPLETE", (), "")
    return None
