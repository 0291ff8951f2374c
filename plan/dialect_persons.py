"""Who is meant and whether it is a no, where a dialect has other small words ("a", "et", "mi", "hinner")."""

from __future__ import annotations

from collections.abc import Sequence

from plan import dictionary
from plan.danish_verbs import is_finite, is_infinitive
from plan.lexicon import words

I_WORDS = frozenset("a æ jæ jaj jâ jaw".split())
MODALS = frozenset("vil ville kan kunne skal skulle må gider tør".split())
_ABLE = MODALS | {"har", "er", "havde", "var", "får", "bliver", "gør"}
_NOT = frozenset("et it itj itte ik ikk ikke".split())
UNREAD = frozenset("sku hår hå".split())  # read only with their neighbours
SUBJECTS = frozenset("jeg du han hun vi man der det den de".split())
OWN = frozenset("min mit mine din dit dine sin sit sine vores".split())
# Beside one of these, "it" is no computer.
_BROAD = I_WORDS | frozenset("å mæ dæ te mæn gern gjern hwa hwis".split())
_BEFORE_NOUN = frozenset("på i til te ved fra fræ med mæ af om under over hos for efter".split())
_LINKS = frozenset("og å at hvis når fordi som da om men så".split())
_PLACED = _BEFORE_NOUN | frozenset("ud ind hjem op ned mere mier mer længere så her selv alene".split())
ONE_OF = {"mi": ("min", "mit"), "di": ("din", "dit"), "si": ("sin", "sit")}


def finite(word: str) -> bool:
    """Whether a word carries a sentence, regular verbs that no list has included."""
    return (
        is_finite(word) or word in UNREAD or (dictionary.is_tense(word) and not dictionary.is_base_noun(word))
    )


def at_place(said: Sequence[str], i: int) -> str:
    """The word at a place, or "" outside of the sentence."""
    return said[i] if 0 <= i < len(said) else ""


def speaker(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "a" and "æ" are "jeg" beside a verb, "æ" is "er" behind who it is about; "vitamin a" and "æ skole" are not."""
    before, after = at_place(put, i - 1), at_place(put, i + 1)
    if raw[i] == "æ" and before in _BEFORE_NOUN:
        return None
    if raw[i] == "æ" and _is_about(raw, put, i - 1):
        return "er"
    if raw[i] == "a" and at_place(raw, i + 1) in _NOT:
        return "jeg"
    if finite(after) and (before in _LINKS | {""} or not dictionary.is_noun(before)):
        return "jeg"
    if before in _ABLE or (is_finite(before) and not is_infinitive(before)):
        return "jeg" if raw[i] == "a" or with_article(after) is None else None
    return None


def _is_about(raw: Sequence[str], put: Sequence[str], i: int) -> bool:
    if put[i] in words("grammar_words") or raw[i] in UNREAD:
        return put[i] in SUBJECTS - {"jeg", "de"}
    if dictionary.is_definite(put[i]):
        return True
    owned = at_place(put, i - 1) in OWN or at_place(raw, i - 1) in ("æ", *ONE_OF)
    return owned and dictionary.is_noun(put[i]) and not dictionary.is_noun(at_place(put, i + 2))


def no(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "vil et bo", "vil a et": where "et" has no thing behind it, it is "ikke"; "it" is, wherever one speaks so."""
    before, after = at_place(put, i - 1), at_place(put, i + 1)
    if raw[i].startswith("it") and before not in _BEFORE_NOUN and not _BROAD.isdisjoint(raw):
        return "ikke"
    if before in ("må", "skal", "kan", "kunne") and after in ("være", "blive") and not at_place(put, i + 2):
        return "det"
    asked = before in ("jeg", "du", "han", "hun", "vi", *I_WORDS) and at_place(put, i - 2) in _ABLE
    modal = before in MODALS or (before in _ABLE and at_place(raw, i - 2) in I_WORDS)
    if not (asked or modal) or (asked and at_place(raw, i - 1) not in I_WORDS and raw[i] == "et" and after):
        return None
    if after in _PLACED or after in ("", "å", "at", "det", "den", "jeg", "mig", "dig") or after in OWN:
        return "ikke"
    if raw[i] == "et" and at_place(raw, i - 2) in I_WORDS | {""} and _cut_short(after):
        return "ikke" if at_place(put, i + 2) in _PLACED else None
    alone = not dictionary.is_base_noun(after) and not dictionary.is_quality(after)
    return "ikke" if (is_infinitive(after) and after != "arbejde") or (alone and raw[i] != "et") else None


def _cut_short(word: str) -> bool:
    """ "flyt te Viborg": a verb without its ending, as Jutland says it."""
    return any(is_infinitive(word + end) for end in ("e", word[-1:] + "e"))


def has(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    before, after = at_place(raw, i - 1), at_place(raw, i + 1)
    if after in I_WORDS | {"ja", "jeg"} and is_finite(at_place(put, i + 2)):
        return "hvor"
    return "har" if before in I_WORDS | {"jeg", "han", "hun", "vi", "wi"} or after in I_WORDS else None


def mine(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    after = at_place(put, i + 1)
    if raw[i] == "mi" and at_place(put, i - 1) in ("tænk", "tænke"):
        return "mig"
    if raw[i] != "mi" and not dictionary.is_noun(after):
        return (
            "de"
            if raw[i] == "di" and (is_finite(after) or dictionary.is_quality(after) or after.endswith("ende"))
            else None
        )
    if raw[i] == "mi" and dictionary.is_plural(after):
        return "mine"
    common, neuter = ONE_OF[raw[i]]
    return neuter if dictionary.gender(after) == "et" else common


def it(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "de vil a et", "de ku være fedt": "de" that nobody is."""
    after, then = at_place(raw, i + 1), at_place(raw, i + 2)
    if at_place(put, i + 1) in _ABLE and then in I_WORDS:
        return "det"
    fine = at_place(put, i + 3)
    good = fine.endswith("t") and (fine in ("godt", "fedt", "rart") or dictionary.is_quality(fine[:-1]))
    return (
        "det"
        if after in ("ku", "kunne", "vil", "ville") and at_place(put, i + 2) == "være" and good
        else None
    )


def own(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    return "egen" if at_place(put, i - 1) in OWN or at_place(raw, i - 1) in ONE_OF else "en"


def me(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    return "mig" if at_place(put, i - 1) in ("tænk", "tænke", "ønsker", "hjælpe") else None


def her(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    return "hendes" if dictionary.is_base_noun(at_place(put, i + 1)) else "hende"


def with_article(noun: str) -> str | None:
    """ "æ skole" is "skolen", also when a long word stands in no dictionary; None when it cannot be told."""
    if noun in words("grammar_words"):
        return None
    if dictionary.is_noun(noun):
        return dictionary.definite(noun) or (noun if dictionary.is_definite(noun) else None)
    for at in range(3, len(noun) - 2):
        end = dictionary.definite(noun[at:])
        if end and dictionary.begins_compound(noun[:at]):
            return noun[:at] + end
    return None
