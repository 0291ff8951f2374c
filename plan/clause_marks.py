"""What stands at a place in a run of words: somebody with a verb, a wish, a "når …" in front. It cuts nothing."""

from __future__ import annotations

from plan.danish import Word, is_finite, is_infinitive
from plan.lexicon import words

_CALLED = frozenset("mor far mormor morfar farmor farfar moster onkel tante personalet".split())
PRONOUNS = frozenset("jeg vi han hun de man du i det der den".split())


MINE = frozenset("min mit mine vores".split())


OTHERS = words("people", "others")


PEOPLE = words("people", "near", "staff")


SUBORDINATORS = frozenset(
    "at når hvis om som der hvor hvad hvem hvordan hvornår hvilken "
    "fordi da mens imens inden før efter indtil siden "
    "selvom end så hvorfor uanset ligesom eftersom bare gid".split()
)


LINKS = frozenset("og men så eller samt plus".split())


BECAUSE = frozenset("fordi eftersom".split())


STEPS = frozenset(
    "så også måske nu derefter bagefter senere desuden derudover egentlig faktisk samtidig derfor ellers".split()
)


# Verbs that a whole clause may follow without "at".
OPENS_CLAUSE = frozenset(
    "siger sagde synes syntes mener mente tror troede håber håbede "
    "ønsker ønske ville ved vidste tænker drømmer føler "
    "sagt lover bestemmer foreslår fortæller skrive skriver sige kræver vil".split()
)


ANCHORS = frozenset("vil ville kunne drømmer ønsker håber har gider orker længes tør".split())


STRONG = frozenset("drømmer ønsker håber gider orker".split())


RELATIVE_HEADS = frozenset("en et de det alt noget hvad ting sted drøm den dem eneste mest som".split())


def fronts(s: list[Word], since: int) -> bool:
    """Whether a clause opens with a "når …" that its main part must follow."""
    though = [w.low for w in s[since : since + 2]] == ["selv", "om"]
    return though or (s[since].low in SUBORDINATORS and s[since].low not in BECAUSE)


def main_so_far(s: list[Word], since: int, i: int) -> bool:
    """Whether the clause that began as a fronted "når …" has had its main part: a verb before its "jeg"."""
    return any(
        (finite(s[k].low) and s[k + 1].low == "jeg")
        or (s[k].low == "så" and k > since and finite(s[k + 1].low))
        for k in range(since, i - 1)
    )


def has_subject(s: list[Word], i: int) -> bool:
    """Somebody, then a finite verb: "jeg bor", "min mor siger", "kommunen vil", "det er"."""
    if i + 1 >= len(s):
        return False
    first = s[i].low
    if (
        first in PRONOUNS
        and s[i + 1].low in ("ikke", "aldrig")
        and not ANCHORS & {w.low for w in s[i + 2 : i + 3]}
    ):
        return False  # "nogen, jeg ikke kender" tells who is meant
    if first in PRONOUNS or first in OTHERS:
        return verb_soon(s, i + 1, 3)
    if first in _CALLED and s[i].before:
        return verb_soon(s, i + 1, 1)
    if first in MINE:
        return verb_soon(s, i + 2, 3)
    return s[i].text[:1].isupper() and i > 0 and s[i + 1].low in OPENS_CLAUSE


def verb_soon(s: list[Word], i: int, within: int) -> bool:
    for word in s[i : i + within]:
        if word.low in SUBORDINATORS or word.low in ("og", "eller", "men", "jeg"):
            return False
        if finite(word.low):
            return True
    return False


def finite(word: str) -> bool:
    return is_finite(word) and (not is_infinitive(word) or word in ("kunne", "ville", "skulle", "måtte"))


def turned(s: list[Word], i: int) -> bool:
    """A verb before its "jeg" within five words, as after "til sommer"."""
    for k in range(i, min(i + 5, len(s) - 1)):
        if s[k].low in SUBORDINATORS or (k > i and s[k].before):
            return False
        if s[k].low in ANCHORS and s[k + 1].low == "jeg":
            return True
    return False


def hedged(s: list[Word], i: int) -> bool:
    if s[i].low != "måske" or i + 1 >= len(s):
        return False
    after = s[i + 1].low
    return not finite(after) if s[i].before else is_infinitive(after) or after in ("en", "et")


def _each_time(s: list[Word], i: int) -> bool:
    """ "hver gang jeg vil have en kage" tells when, and wishes no cake."""
    return (
        s[i - 1].low == "gang" and i > 1 and s[i - 2].low in ("hver", "næste", "første", "sidste", "enhver")
    )


def anchored(s: list[Word], i: int) -> bool:
    """ "jeg vil gerne", "jeg drømmer", "jeg kunne godt tænke mig": strong enough to begin without a comma."""
    if s[i].low != "jeg" or i + 1 >= len(s) or s[i - 1].low in ANCHORS or _each_time(s, i):
        return False
    after = [w.low for w in s[i + 1 : i + 6]]
    if after[0] == "vil" and len(after) > 1 and not {w.low for w in s[max(0, i - 4) : i]} & RELATIVE_HEADS:
        return is_infinitive(after[1]) or bool({"gerne", "helst", "hellere"} & set(after[:4]))
    if after[0] in STRONG or ("drømmer" in after[:2]):
        return True
    return bool({"gerne", "helst", "hellere"} & set(after[:4]) and {"vil", "ville"} & set(after[:2])) or (
        "kunne" in after[:2] and "tænke" in after
    )
