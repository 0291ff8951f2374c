"""What counts as "it was not meant": said for fun, or of a game or a film. A no to the gentle question, no more."""

from __future__ import annotations

import re

FUN = re.compile(r"\b(?:for sjov|(?:bare|lavede|laver) sjov|en joke|jokede|joker|for spøg|spøgte)\b")
GAME = re.compile(
    r"\b(?:i (?:spil|spillet|et spil|computerspil|computerspillet|filmen|en film|fifa|fortnite|minecraft)"
    r"|(?:er|var)(?: bare| kun)? (?:et spil|et computerspil|en film))\b"
)
# May stand beside it and turns nothing round: no "ikke", "også", "når", "men", "siger".
BESIDE = frozenset("det den var er bare kun nej nå haha hehe altså jo da undskyld jeg lavede laver".split())
# In a game one may do this; for fun nobody may: "han slår mig for sjov" is no false alarm.
PLAYED = frozenset(
    "han hun de vi mig ham dem os slår slog skyder skød dræber dræbte dør døde altid tit".split()
)


def not_meant(words: str) -> bool:
    """Return whether the words say that it was for fun or in a game, and nothing besides."""
    said = " ".join(re.findall(r"\w+", words.casefold()))
    for told, beside in ((FUN, BESIDE), (GAME, BESIDE | PLAYED)):
        left = told.sub("", said)
        if left != said and {*left.split()} <= beside:
            return True
    return False
