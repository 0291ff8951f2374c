"""Forms that mean one thing here and another there ("a ku", "ud å sejle", "te å"). It looks one word to each side."""

from __future__ import annotations

from plan.danish_verbs import is_infinitive, meant_infinitive

_I = frozenset("a æ å e".split())
_AFTER_I = frozenset(
    "vil kunne har kan gider drømmer ønsker håber er bor skulle skal går ville ve tror længes".split()
)
_BEFORE_I = frozenset("vil kunne har skulle ville gider drømmer ønsker håber når hvis at fordi".split())
_BEFORE_MIG = frozenset("tænke tænk ønske ønsker til for hos lære gifte".split())
_TAKES_AT = frozenset("om til for ved med af på uden efter lære prøve håber ønsker elsker".split())


def in_place(word: str, before: str, after: str) -> str | None:
    """Return what a form stands for between these words; None where it stands for itself."""
    if word in _I and (after in _AFTER_I or before in _BEFORE_I) and not (word == "å" and before == "ved"):
        return "jeg"
    if word == "ja" and after in ("vil", "kunne", "drømmer", "ønsker", "håber"):
        return "jeg"
    if (
        word in ("å", "o", "og")
        and before in _TAKES_AT
        and (is_infinitive(after) or (word != "og" and meant_infinitive(after)))
        and not (word == "og" and before == "prøve")  # "prøve sko og betale" is said without the shoes too
    ):
        return "at"
    if (
        before == "at"
        and not is_infinitive(word)
        and (verb := meant_infinitive(word))
        and verb[:3] == word[:3]
    ):
        return verb
    if word == "å":
        return "og"
    if word == "mæ":
        return "mig" if before in _BEFORE_MIG else "med"
    if word in ("mi", "mig") and after in ("egen", "eget", "egne"):
        return {"egen": "min", "eget": "mit", "egne": "mine"}[after]
    if word == "tænk" and after in ("mæ", "mig", "sig"):
        return "tænke"
    if word == "tænker" and before in ("godt", "kunne") and after == "mig":
        return "tænke"
    if word == "sku":
        return "sgu" if before in ("vil", "er", "kan", "har", "gider", "jeg vil") else "skulle"
    if word == "te" and (after in ("å", "at") or is_infinitive(after)):
        return "til"
    if word == "et" and before == "vil" and is_infinitive(after) and after != "arbejde":
        return "ikke"
    if word == "jen":
        return "en"
    if word in ("go", "gø") and before in ("en", "min", "blive", "så"):
        return "god"
    return None
