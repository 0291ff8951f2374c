"""A question and then the wish that points at it: "kan man være lokofører? for det vil jeg være"."""

from __future__ import annotations

import re
from dataclasses import replace

from plan.complement import complement
from plan.said import Reading

_MAY_ONE = re.compile(
    r"^(?:kan|må|får|kunne|er det muligt|er det for sent) (?:man|jeg|en som mig|sådan en som mig)?(?: godt| gerne|"
    r" mon| også| egentlig)* ?"
    r"(?:at )?(?P<what>.+?)(?:,? (?:når|hvis|selvom|som|i stedet) (?:man|jeg|en)?\b.*)?$",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"^(?:for |fordi |og |men )?det (?:vil|ville|kunne|drømmer|ønsker|har)(?P<who> jeg)(?P<how>(?: gerne| godt| "
    r"nemlig| så| altså| faktisk| selv"
    r"| rigtig| virkelig| måske| også| bare)*)(?: tænke mig| om| mig| lyst til)?(?: (?P<do>være|have|prøve|gøre|"
    r"blive|kunne|få))?$",
    re.IGNORECASE,
)


_MY_WISH = re.compile(
    r"^det (?:er|ville være) (?:min|mit) (?:\w+ )?(?:ønske|drøm|mål|håb)$|^det (?:drømmer|ønsker) jeg(?: om| mig)?$",
    re.IGNORECASE,
)


def asked_for(readings: list[Reading]) -> list[Reading]:
    """The wish that a question asked about, where the person says right after that they want it."""
    out: list[Reading] = []
    for reading in readings:
        wish = _wish(out[-1], reading) if out else None
        if wish is not None:
            out[-1] = wish
        else:
            out.append(reading)
    return out


def _wish(question: Reading, answer: Reading) -> Reading | None:
    asked, wants = _MAY_ONE.match(question.clause.text), _THAT.match(answer.clause.text)
    mine = _MY_WISH.match(answer.clause.text)
    if question.kind != "question" or not asked or not (wants or mine):
        return None
    fitted = complement(asked["what"], slot="verb")
    if fitted.kind != "own":
        return None
    if wants is None:
        return Reading(
            "wish",
            "vil gerne",
            fitted.text,
            said=question.clause.text,
            strength="vil gerne",
            clause=question.clause,
        )
    firm = answer.clause.text.lower().split()[1:2] == ["vil"] or " vil jeg" in answer.clause.text.lower()
    likes = not firm or re.search(r"\b(?:gerne|godt)\b", wants["how"]) is not None
    before = "vil " + ("måske " if "måske" in wants["how"] else "") + ("gerne" if likes else "")
    clause = replace(answer.clause, link=".")
    return Reading(
        "wish", before.strip(), fitted.text, said=question.clause.text, strength=before.strip(), clause=clause
    )
