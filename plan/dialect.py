"""What a small word of a dialect stands for among its neighbours ("a vil et", "te min moster", "på æ skole").

A word that is standard Danish in another place is only read as dialect where standard Danish cannot have it.
Long because it is a list: one short rule for each small word, in the order of the table at the end.
"""

from __future__ import annotations

from collections.abc import Sequence

from plan import dictionary
from plan.danish_verbs import is_finite, is_infinitive, meant_infinitive
from plan.dialect_persons import (
    I_WORDS,
    MODALS,
    ONE_OF,
    OWN,
    SUBJECTS,
    UNREAD,
    at_place,
    finite,
    has,
    her,
    it,
    me,
    mine,
    no,
    own,
    speaker,
)

_LEADS_TO_VERB = frozenset(
    "i om til for ved med af på uden efter lære prøve begynde begynder bestemme lov lyst råd mod tid nemt let svært "
    "skønt rart fedt dejligt sjovt godt drømmer håber ønsker elsker hjælp hjælpe øve kursus holde stoppe fat op "
    "nogen noget".split()
)
_JUDGES = frozenset("være er var blive bliver så ret rigtig".split())
_VERB_ALONE = frozenset("lære prøve øve lov lyst begynde".split())
_TEA = frozenset(
    "drikke drikker drak kop kopper have ha lave laver kaffe grøn sort varm koge brygge og".split()
)
_TAKES_TO = frozenset("og og kaffe uden".split())


def read(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """The word at `i` as it should be written, or None when its neighbours do not tell.

    `raw` and `put` are the words of one sentence in small letters, as written and as put right one by one; "" stands
    for a mark between them.
    """
    rule = _RULES.get(raw[i])
    return rule(raw, put, i) if rule else None


def _to(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    before, after = at_place(put, i - 1), at_place(put, i + 1)
    if not after or after in _TAKES_TO or before in _TEA:
        return None
    return "til"


def _if(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "vis jeg får", "vis mine knæ bliver": with a subject and its verb behind, it is no "show me"."""
    after, then, last = (at_place(put, i + n) for n in (1, 2, 3))
    if after in SUBJECTS | I_WORDS | {"nogen", "alle", "ingen"} and is_finite(then):
        return "hvis"
    return "hvis" if after in OWN and dictionary.is_noun(then) and is_finite(last) else None


def _self_or_sell(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    before, after = at_place(put, i - 1), at_place(put, i + 1)
    thing = after in OWN | {"mi", "en", "et", "den", "det", "alle", "nogle"}
    return "sælge" if before in MODALS | {"at"} and thing else None


def _wish_to(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    had = at_place(put, i - 1) in ("har", "have", "haft", "havde", "få", "får", "fået")
    return "lyst" if had and at_place(raw, i + 1) in ("te", "til", "å", "at", "") else None


def _first(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    return "første" if at_place(put, i + 1) in ("sal", "gang", "år", "dag", "plads", "klasse") else "først"


def _when(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "nå a kommer", "nå min mor kommer": with a subject and its verb behind, it is no "well" and no "reach"."""
    after, then, last = (at_place(put, i + n) for n in (1, 2, 3))
    if at_place(put, i - 1) in MODALS | {"at"}:
        return None
    if after in SUBJECTS | I_WORDS and (is_finite(then) or then in UNREAD):
        return "når"
    named = after in OWN | {"æ"} and dictionary.is_noun(then)
    if named and (is_finite(last) or last in UNREAD):
        return "når"
    return "noget" if raw[i] == "nåe" else None


def _now(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    after = at_place(put, i + 1)
    if at_place(raw, i + 1) == "more":
        return "ikke"
    return (
        "nu"
        if after in SUBJECTS | I_WORDS or (is_finite(after) and at_place(put, i + 2) in SUBJECTS | I_WORDS)
        else None
    )


def _and_or_to(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "å" and "o" are "at" before a verb that something leads to, "på" before a thing, and else "og"."""
    before, after = at_place(put, i - 1), at_place(put, i + 1)
    if raw[i] == "o" and (after in ("", "æ") or after in OWN or raw[i + 1] in ONE_OF or _which(after)):
        return "på" if before else None
    verb = is_infinitive(after) or (meant_infinitive(after) and not dictionary.is_base_noun(after))
    if before in _VERB_ALONE and meant_infinitive(after):
        return "at"
    judged = at_place(put, i - 2) in _JUDGES and before[-1:] == "t" and dictionary.is_quality(before[:-1])
    if verb and (before in _LEADS_TO_VERB or before.endswith("kursus") or judged):
        return "at"
    return "og" if before not in ("en", "ved", "ve", "æ") and after else None


def _which(word: str) -> bool:
    return dictionary.is_definite(word) or dictionary.place(word) is not None


def _gladly(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "vil jern se" has nothing to do with iron."""
    return (
        "gerne" if at_place(put, i - 1) in MODALS | SUBJECTS and is_infinitive(at_place(put, i + 1)) else None
    )


def _so(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    return "så" if at_place(put, i + 1) in ("gerne", "meget") else None


_TIMES = frozenset(
    "dag uge måned år gang morgen aften nat mandag tirsdag onsdag torsdag fredag lørdag søndag".split()
)


def _every(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    return "hver" if at_place(put, i + 1) in _TIMES else None


_GO_WITH = frozenset("være er var kom komme kommer tage tager ha have har gå går ku kan vil".split())


def _me_or_with(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    before = at_place(put, i - 1)
    return "mig" if not at_place(put, i + 1) and finite(before) and before not in _GO_WITH else None


def _learn(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    return "lære" if at_place(raw, i + 1) in ("å", "o", "at") else None


def _must_be_verb(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "å bløw", "kan kom": what stands after "at" or "kan" is a verb in its long form."""
    verb = meant_infinitive(put[i])
    return verb if verb and at_place(put, i - 1) in MODALS | {"at"} else None


def _could(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "kun godt tænke mig": "only well" is said of nothing."""
    after, then = at_place(put, i + 1), at_place(put, i + 2)
    return "kunne" if after in ("godt", "gerne") and meant_infinitive(then) else None


def _speaker_yes(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "så ja kan fiske": where a clause is led in, its subject comes next and no "yes"."""
    led = at_place(put, i - 1) in _LEADS_CLAUSE
    return "jeg" if led and is_finite(at_place(put, i + 1)) and at_place(put, i + 2) not in _SAID_BY else None


_LEADS_CLAUSE = frozenset("så når hvis at som hvor fordi mens inden før hvad".split())
_SAID_BY = SUBJECTS | I_WORDS


def _such_a(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    return "sådan" if at_place(put, i + 1) in ("en", "et") else "sådan en"


def _likes(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    before = at_place(put, i - 1)
    before = at_place(put, i - 2) if before in ("også", "ikke", "godt", "bedst", "rigtig", "jeg") else before
    return "lide" if before in ("kan", "kunne") else None


def _write(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "at skive sms" is no bread."""
    written = at_place(put, i + 1) in _WRITTEN
    return "skrive" if at_place(put, i - 1) in MODALS | {"at"} and written else None


_WRITTEN = frozenset(
    "sms sms'er breve brev mails mail bog bøger digte til med sammen på ned noget en".split()
)


def _hound(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "en hun", "mi hun": nobody has a she."""
    return "hund" if at_place(put, i - 1) in OWN | {"en", "lille", "stor", "egen"} else None


def _wheels(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    return "hjul" if at_place(put, i - 1) in ("to", "tre", "fire", "2", "3", "4") else None


def _feels_like(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "a gie it": what one does not give is no gift, but what one does not feel like."""
    return "gider" if at_place(raw, i + 1) in ("it", "itj", "et", "ik", "ikke") else None


def _will(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "ja ve gern": beside the speaker no "ved"."""
    spoken = at_place(put, i - 1) in ("jeg", "ja") or at_place(raw, i - 1) in I_WORDS
    return (
        "vil"
        if spoken and at_place(put, i + 1) in ("gerne", "ikke", "have", "være", "helst", "hellere")
        else None
    )


def _speaker_first(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    told = at_place(put, i - 1) == "" and at_place(raw, i + 1) in ("ve", "ska", "ku", "wil", "hâr")
    return "jeg" if told else _speaker_yes(raw, put, i)


def _at_home(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    return "hjemme" if at_place(put, i - 1) in ("bo", "bor", "være", "er", "sidde", "blive") else None


def _more(raw: Sequence[str], put: Sequence[str], i: int) -> str | None:
    """ "no more bowling": the no must not be lost between two languages."""
    return "mere" if at_place(raw, i - 1) == "no" else None


_RULES = {
    "more": _more,
    "a": speaker,
    "æ": speaker,
    "et": no,
    "it": no,
    "itj": no,
    "ed": no,
    "te": _to,
    "vis": _if,
    "hår": has,
    "hå": has,
    "sæl": _self_or_sell,
    "løst": _wish_to,
    "mi": mine,
    "di": mine,
    "si": mine,
    "de": it,
    "føst": _first,
    "nå": _when,
    "nåe": _when,
    "no": _now,
    "å": _and_or_to,
    "o": _and_or_to,
    "maj": me,
    "jern": _gladly,
    "sån": _so,
    "hinner": her,
    "hinne": her,
    "lær": _learn,
    "wær": _every,
    "mæ": _me_or_with,
    "ejn": own,
    "kom": _must_be_verb,
    "kun": _could,
    "ja": _speaker_first,
    "hun": _hound,
    "hjæm": _at_home,
    "jul": _wheels,
    "gie": _feels_like,
    "gier": _feels_like,
    "ve": _will,
    "sånen": _such_a,
    "li": _likes,
    "skive": _write,
}
