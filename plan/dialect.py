"""What a small word of a dialect stands for among its neighbours ("a vil et", "te min moster", "på æ skole").

A word that is standard Danish in another place is only read as dialect where standard Danish cannot have it.
"""

from __future__ import annotations

from collections.abc import Sequence

from plan import dictionary
from plan.danish_verbs import is_finite, is_infinitive, meant_infinitive
from plan.lexicon import words

_I = frozenset("a æ jæ jaj jâ jaw".split())
_MODALS = frozenset("vil ville kan kunne skal skulle må gider tør".split())
_ABLE = _MODALS | {"har", "er", "havde", "var", "får", "bliver", "gør"}
_NOT = frozenset("et it itj itte ik ikk ikke".split())
_FINITE = frozenset("sku hår hå".split())  # read only with their neighbours
_SUBJECTS = frozenset("jeg du han hun vi man der det den de".split())
_OWN = frozenset("min mit mine din dit dine sin sit sine vores".split())
_BEFORE_NOUN = frozenset("på i til te ved fra fræ med mæ af om under over hos for efter".split())
_LINKS = frozenset("og å at hvis når fordi som da om men så".split())
_PLACED = _BEFORE_NOUN | {
    "ud",
    "ind",
    "hjem",
    "op",
    "ned",
    "mere",
    "mier",
    "mer",
    "længere",
    "så",
    "her",
    "selv",
    "alene",
}
_TEA = frozenset("drikke drikker drak kop kopper have ha lave laver kaffe grøn sort varm koge brygge og".split())
_TAKES_TO = frozenset("og og kaffe uden".split())
_ONE_OF = {"mi": ("min", "mit"), "di": ("din", "dit"), "si": ("sin", "sit")}


def read(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """The word at `i` as it should be written, or None when its neighbours do not tell.

    `raw` and `put` are the words of one sentence in small letters, as written and as put right one by one; "" stands
    for a mark between them.
    """
    rule = _RULES.get(raw[i])
    return rule(raw, put, i) if rule else None


def _at(said: Sequence[str], i: int) -> str:
    return said[i] if 0 <= i < len(said) else ""


def _speaker(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "a" and "æ" are "jeg" beside a verb; "vitamin a" and "æ skole" are not."""
    before, after = _at(put, i - 1), _at(put, i + 1)
    if raw[i] == "æ" and (dictionary.is_definite(before) or before in _SUBJECTS):
        return "er"
    if raw[i] == "a" and _at(raw, i + 1) in _NOT:
        return "jeg"
    if raw[i] == "æ" and before in _BEFORE_NOUN:
        return None
    if (is_finite(after) or after in _FINITE) and (before in _LINKS | {""} or not dictionary.is_noun(before)):
        return "jeg"
    if before in _ABLE or (is_finite(before) and not is_infinitive(before)):
        return "jeg" if raw[i] == "a" or with_article(after) is None else None
    return None


def _not(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "vil et bo", "vil a et": where "et" has no thing behind it, it is "ikke"."""
    before, after = _at(put, i - 1), _at(put, i + 1)
    asked = before in ("jeg", "du", "han", "hun", "vi", *_I) and _at(put, i - 2) in _ABLE
    modal = before in _MODALS or (before in _ABLE and _at(raw, i - 2) in _I)
    if not (asked or modal) or (asked and _at(raw, i - 1) not in _I and raw[i] == "et" and after):
        return None
    if after in _PLACED or after in ("", "å", "at", "det", "den", "jeg", "mig", "dig") or after in _OWN:
        return "ikke"
    alone = not dictionary.is_base_noun(after) and not dictionary.is_quality(after)
    return "ikke" if (is_infinitive(after) and after != "arbejde") or (alone and raw[i] != "et") else None


def _to(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    before, after = _at(put, i - 1), _at(put, i + 1)
    if not after or after in _TAKES_TO or before in _TEA:
        return None
    return "til"


def _if(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "vis jeg får", "vis mine knæ bliver": with a subject and its verb behind, it is no "show me"."""
    after, then, last = (_at(put, i + n) for n in (1, 2, 3))
    if after in _SUBJECTS | _I and is_finite(then):
        return "hvis"
    return "hvis" if after in _OWN and dictionary.is_noun(then) and is_finite(last) else None


def _has(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    before, after = _at(raw, i - 1), _at(raw, i + 1)
    return "har" if before in _I | {"jeg", "han", "hun", "vi", "wi"} or after in _I else None


def _self_or_sell(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    before, after = _at(put, i - 1), _at(put, i + 1)
    thing = after in _OWN | {"mi", "en", "et", "den", "det", "alle", "nogle"}
    return "sælge" if before in _MODALS | {"at"} and thing else None


def _wish_to(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    had = _at(put, i - 1) in ("har", "have", "haft", "havde", "få", "får", "fået")
    return "lyst" if had and _at(raw, i + 1) in ("te", "til", "å", "at", "") else None


def _mine(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    after = _at(put, i + 1)
    if raw[i] != "mi" and not dictionary.is_noun(after):
        return "de" if raw[i] == "di" and (is_finite(after) or dictionary.is_quality(after)) else None
    if raw[i] == "mi" and dictionary.is_plural(after):
        return "mine"
    common, neuter = _ONE_OF[raw[i]]
    return neuter if dictionary.gender(after) == "et" else common


def _it(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "de vil a et", "de ku være fedt": "de" that nobody is."""
    after, then = _at(raw, i + 1), _at(raw, i + 2)
    if _at(put, i + 1) in _ABLE and then in _I:
        return "det"
    fine = _at(put, i + 3)
    good = fine.endswith("t") and (fine in ("godt", "fedt", "rart") or dictionary.is_quality(fine[:-1]))
    return "det" if after in ("ku", "kunne", "vil", "ville") and _at(put, i + 2) == "være" and good else None


def _first(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    return "første" if _at(put, i + 1) in ("sal", "gang", "år", "dag", "plads", "klasse") else "først"


def _own(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    return "egen" if _at(put, i - 1) in _OWN or _at(raw, i - 1) in _ONE_OF else "en"


def _must_be_verb(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "å bløw", "at kom": what stands after "at" is a verb in its long form."""
    verb = meant_infinitive(put[i])
    return verb if verb and _at(put, i - 1) == "at" else None


_RULES = {
    "a": _speaker,
    "æ": _speaker,
    "et": _not,
    "it": _not,
    "itj": _not,
    "ed": _not,
    "te": _to,
    "vis": _if,
    "hår": _has,
    "hå": _has,
    "sæl": _self_or_sell,
    "løst": _wish_to,
    "mi": _mine,
    "di": _mine,
    "si": _mine,
    "de": _it,
    "føst": _first,
    "ejn": _own,
    "kom": _must_be_verb,
}


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
