"""Whether a question puts the answer into somebody's mouth, and an open one to ask instead. Sends nothing."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from plan.easy_danish import Finding, findings

_OPEN_QUESTIONS = Path(__file__).with_name("open_questions.yml")
_VERBS = (
    r"(?:vil|kan|skal|er|har|var|må|bør|synes|tror|mener|ville|kunne|skulle|burde|bliver|føler|ønsker|tænker)"
)
_YOU = r"(?:du|det|dine?|dit|I|vi|man|han|hun|de|den)"

# Rule → what it looks like. A no would be the odd answer, or the answer stands in the question.
_LEADS: dict[str, re.Pattern[str]] = {
    # "Vil du ikke hellere …?", "Er det ikke bedre at …?"
    "negative": re.compile(rf"\b{_VERBS}\s+{_YOU}\s+(?:da\s+|vel\s+)?(?:ikke|aldrig|næppe)\b", re.I),
    # "…, ikke?", "…, vel?", "…, ikke også?", "ikke sandt?"
    "tag": re.compile(
        r"(?:,|\s)\s*(?:ikke|vel|ikke også|ikke sandt|okay|ok|ja|er du enig|enig|synes du ikke|hva)\s*\?"
        r"|\bikke sandt\b|\bikke også\b",
        re.I,
    ),
    # "Du vil vel gerne …", "Du ved jo godt, at …"
    "assumes": re.compile(
        r"\bdu\s+\w+\s+(?:jo|vel|nok|da|sikkert|vist|selvfølgelig|helt sikkert)\b|\b(?:selvfølgelig|naturligvis)\b"
        r"|\b(?:alle andre|de fleste|vi andre)\b|\bvi er enige om\b|\bjeg går ud fra\b|\bdu er (?:nok )?enig i\b",
        re.I,
    ),
    # "Ville det ikke være bedre", "Det bedste for dig er", "Jeg synes, du skal", "Har du overvejet"
    "advice": re.compile(
        r"\bbedre (?:for dig|hvis du|at du)\b|\bdet bedste (?:for dig|er)\b|\b(?:jeg|vi) (?:synes|mener|tror)\b"
        r"|\bhar du (?:overvejet|tænkt på|prøvet)\b|\bburde du\b|\bdu (?:bør|burde|skulle hellere)\b"
        r"|\b(?:i stedet for|nøjes med|nøjes du|hellere)\b",
        re.I,
    ),
    # "Er det realistisk?", "Tror du, du kan klare det?"
    "doubts": re.compile(
        r"\brealisti\w+|\bkan (?:du|det) (?:overhovedet|virkelig)\b|\btror du (?:virkelig|selv)\b"
        r"|\btror du,?(?: at)? du kan\b|\bklar(?:e|er) (?:du )?(?:det|at)\b.*\bselv\b"
        r"|\bfor (?:svært|meget|stort) for dig\b|\bmulig\w* for dig\b",
        re.I,
    ),
    # "Hvorfor" sounds like a reproach.
    "why": re.compile(r"\bhvorfor\b|\bhvad er grunden\b", re.I),
}
# "Vil du bo alene eller med andre?": of two, people take the last.
_EITHER_OR = re.compile(r"\beller\b[^?]*\?", re.I)
# "Vil du bo alene?": many say yes to be kind.
_YES_NO = re.compile(rf"(?:^|[.?\n]\s*|\bog\s+){_VERBS}\s+{_YOU}\b[^?]*\?", re.I)


def check_question(text: str, area: str | None = None, own_words: str = "") -> list[Finding]:
    """Return what is wrong with a question to a citizen: what leads first, then what is hard.

    A finding that leads has an open question as its suggestion, fitting the life area.
    """
    found: list[Finding] = []
    for rule, pattern in _LEADS.items():
        match = pattern.search(text)
        if match:
            found.append(Finding(rule, match.group().strip(" ,"), suggestion=open_question(area, rule)))
    if not found and _EITHER_OR.search(text):
        found.append(Finding("either_or", "", suggestion=open_question(area)))
    elif not found and _YES_NO.search(text):
        found.append(Finding("yes_no", "", stops=False, suggestion=open_question(area)))
    if words_without_question(text):
        found.append(Finding("no_question", "", suggestion=open_question(area)))
    return found + findings(text, own_words)


def words_without_question(text: str) -> bool:
    """Return whether nothing is asked: neither a question nor "Fortæl …"."""
    return (
        bool(text.strip()) and "?" not in text and not re.search(r"\b(?:fortæl|sig|skriv|vis)\b", text, re.I)
    )


def open_question(area: str | None, rule: str = "") -> str:
    """Return an open question in easy Danish, for what a leading one was after."""
    questions = _questions()
    if rule == "why":
        return questions["reason"]
    if rule == "doubts":
        return questions["help"]
    return questions.get(area or "other", questions["other"])


@cache
def _questions() -> dict[str, str]:
    loaded: dict[str, str] = yaml.safe_load(_OPEN_QUESTIONS.read_text("utf-8"))
    return loaded
