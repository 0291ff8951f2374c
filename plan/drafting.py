"""From a person's words to draft goals in the first person, by rules alone. It never invents, and when unsure it asks.

Safety first, then: who typed, corrections, clauses, what each clause says, and what they say together.
Pure: the same words give the same draft. Beside the standard library it reads one file, the Danish dictionary.
"""

from __future__ import annotations

from dataclasses import replace

from plan.by_rules import Draft
from plan.danger import look
from plan.danish import REMOVED, normalise, tidy, without_cpr
from plan.details import goal_type, helpers_in, names_service, reason_in, time_in, time_told, with_whom
from plan.respelling import as_typed, respelt
from plan.second_look import second_look

__all__ = ["Draft", "draft", "helpers_in", "last_resort", "reason_in", "time_in"]

LONGEST = 6000  # characters; a longer message is a story, and is asked about


def draft(text: str, *, looked_at: bool = False) -> Draft:
    """Read a message. Never raises; a message that no rule fits is ASK_OPEN with no goals.

    `looked_at`: signs of danger were looked for already, and what was unclear has been asked about.
    """
    quote = text.strip()
    danger = None if looked_at else _danger(text)
    if danger:
        return Draft(danger, (), quote)
    short = text[:LONGEST]
    typed = without_cpr(tidy(short))[0].replace(REMOVED, " ")
    spelt = respelt(typed)
    found = replace(second_look(spelt), quote=quote)
    if len(text) > LONGEST and found.goals:
        found = Draft("ASK_OPEN", (), quote)
    plain = normalise(spelt[:2000])
    return replace(
        found,
        others_view=_as_said(found.others_view, typed),
        when=time_told(plain),
        helpers=with_whom(plain),
        enquiry=names_service(" ".join(found.goals) if found.goals or found.status != "ASK_OPEN" else short),
        goal_type=goal_type(" ".join(found.goals) or short),
    )


def _as_said(view: str | None, typed: str) -> str | None:
    """What others want, in the person's own spelling."""
    if view is None:
        return None
    own = as_typed(view, typed)
    return own[:1].upper() + own[1:]


def last_resort(words: str) -> str:
    """The sentence for a wish that no rule can put into words: it only quotes."""
    return f"Jeg vil gerne tale om: «{words.strip()}»"


def _danger(text: str) -> str | None:
    sign = look(text)
    if sign is None:
        return None
    return "SAFETY:check" if sign.certainty == "check" else f"SAFETY:{sign.kind}"
