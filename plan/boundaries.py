"""Where one clause ends and the next begins, by the words around the place. Run-on speech has no full stops."""

from __future__ import annotations

from plan.danish import Word, is_finite, is_infinitive, meant_infinitive
from plan.lexicon import words
from plan.naming import is_quality, is_thing, is_trade

_PRONOUNS = frozenset("jeg vi han hun de man du i det der den".split())


_MINE = frozenset("min mit mine vores".split())


OTHERS = words("people", "others")


PEOPLE = words("people", "near", "staff")


_SUBORDINATORS = frozenset(
    "at når hvis om som der hvor hvad hvem hvordan hvornår hvilken "
    "fordi da mens imens inden før efter indtil siden "
    "selvom end så hvorfor uanset ligesom eftersom bare gid".split()
)


_LINKS = frozenset("og men så eller samt plus".split())


_BECAUSE = frozenset("fordi eftersom".split())


_STEPS = frozenset(
    "så også måske nu derefter bagefter senere desuden derudover egentlig faktisk samtidig derfor ellers".split()
)


# Verbs that a whole clause may follow without "at".
OPENS_CLAUSE = frozenset(
    "siger sagde synes syntes mener mente tror troede håber håbede "
    "ønsker ønske ville ved vidste tænker drømmer føler "
    "sagt lover bestemmer foreslår fortæller skrive skriver sige kræver vil".split()
)


_ANCHORS = frozenset("vil ville kunne drømmer ønsker håber har gider orker længes tør".split())


_STRONG = frozenset("drømmer ønsker håber gider orker".split())


_RELATIVE_HEADS = frozenset("en et de det alt noget hvad ting sted drøm den dem eneste mest som".split())


_QUESTIONS = frozenset(
    f"{verb} {who}"
    for verb in ("er", "kan", "må", "skal", "får", "har", "kunne")
    for who in ("det", "jeg", "man", "du", "i", "der")
) | frozenset(
    f"{word} {verb}"
    for word in ("hvordan", "hvad", "hvor", "hvem")
    for verb in ("gør", "skal", "kan", "får", "er")
)


def starts_here(s: list[Word], i: int, since: int) -> str | None:
    """How a clause that begins at word `i` hangs on, or None when none begins there."""
    word, before = s[i], s[i - 1].low
    if i - since < 1 or before in _SUBORDINATORS or before in _LINKS:
        return None
    if word.low in _BECAUSE:
        return "fordi"
    if (
        word.low == "ellers"
        and word.before
        and i + 2 < len(s)
        and (_finite(s[i + 1].low) or s[i + 2].low in _PRONOUNS)
    ):
        return "fordi"  # ", ellers stivner jeg" tells what would happen, and why
    if word.low == "for" and before != "stedet" and _has_subject(s, i + 1):
        return "fordi"
    if word.low == "men":
        return "men"
    if word.low in ("så", "og", "men") and _what_i_want(s, i + 1):
        return word.low
    if word.low == "så" and s[since].low in _SUBORDINATORS and not _main_so_far(s, since, i):
        return None
    if word.low in _LINKS and not (word.low == "så" and _is_purpose(s, i)):
        if i + 1 < len(s) and _somebody(s[i + 1]) and _only_people(s[since:i]):
            return None
        if word.low == "og" and _goes_on_about(s, i, since):
            return None
        return word.low if _begins(s, i + 1, since) else None
    if word.before and (_hedged(s, i) or _vil_again(s, i, since)):
        return ","
    if word.low == "at" or _is_complement(s, since, i):
        return None
    if _asks(s, i) or _what_i_want(s, i) or _that_i_want(s, i, since) or _tells_why(s, i, since):
        return ","
    if word.before and (_has_subject(s, i) or _turned(s, i) or _hedged(s, i)):
        fronted = _fronts(s, since)
        return None if fronted and not _main_so_far(s, since, i) else ","
    if _fronts(s, since) and not _main_so_far(s, since, i):
        return None
    if _anchored(s, i) and _only_where(s, since, i):
        return None
    if (_anchored(s, i) and before not in _RELATIVE_HEADS) or _dream_is(s, i) or _the_one_who(s, i):
        return ","
    return None


def _goes_on_about(s: list[Word], i: int, since: int) -> bool:
    """ "hvor der er radio på og man får lov at tie stille", "som min far og jeg bygger": the same goes on."""
    if i + 1 >= len(s):
        return False
    after, led = s[i + 1].low, [w.low for w in s[max(since, i - 4) : i]]
    both = after == "jeg" and led[-1:] and led[-1] in PEOPLE and bool({"som", "hvor", "når", "at"} & set(led))
    about = after in ("man", "der") and any(w.low in ("som", "hvor") for w in s[since:i])
    return bool(both or about)


def _somebody(word: Word) -> bool:
    return word.low in ("jeg", "mig", *_MINE) or word.text[0].isupper()


def _only_people(part: list[Word]) -> bool:
    """Whether all so far is a person: "min kæreste og jeg vil" has two subjects, not two clauses."""
    said = [w for w in part if w.low not in ("og", "men", "så", "hej", "ja", "nej", "okay")]
    if not 0 < len(said) <= 3:
        return False
    return said[-1].low in PEOPLE or (len(said) == 1 and _may_be_a_name(said[0]))


def _may_be_a_name(word: Word) -> bool:
    if word.low in ("mig", "jeg"):
        return True
    known = is_thing(word.low) or is_trade(word.low) or is_quality(word.low) or meant_infinitive(word.low)
    return not known and word.low not in _STEPS | _SUBORDINATORS and word.text.isalpha()


def _asks(s: list[Word], i: int) -> bool:
    """A question hung on behind: "…, er det noget man kan søge om"."""
    two = " ".join(w.low for w in s[i : i + 2])
    if s[i].before and two in _QUESTIONS:
        return True
    return " ".join(w.low for w in s[i : i + 3]) in (
        "er det noget",
        "er det muligt",
        "kan man det",
        "kan man få",
        "kan man søge",
    )


def _is_purpose(s: list[Word], i: int) -> bool:
    """ "så jeg kan" tells what the wish is for; "så vil jeg" begins another one."""
    if i + 2 >= len(s) or _anchored(s, i + 1) or _what_i_want(s, i + 1):
        return False
    after = s[i + 1].low
    # "så familien kan komme": the one who can stands before the verb
    somebody = (
        not _finite(after) and after not in _STEPS | _SUBORDINATORS | {"mon"} and not is_infinitive(after)
    )
    return after in _PRONOUNS or (somebody and any(w.low in _CAN for w in s[i + 2 : i + 5]))


def _only_where(s: list[Word], since: int, i: int) -> bool:
    """ "i Danmark jeg vil lære": a place or time in front, in the order of somebody who is new to Danish."""
    front = s[since:i]
    led = front[0].low in ("i", "på", "til", "om", "efter") and 2 <= len(front) <= 4
    return led and not any(_finite(w.low) or w.after for w in front)


def _fronts(s: list[Word], since: int) -> bool:
    """Whether a clause opens with a "når …" that its main part must follow."""
    though = [w.low for w in s[since : since + 2]] == ["selv", "om"]
    return though or (s[since].low in _SUBORDINATORS and s[since].low not in _BECAUSE)


_CAN = frozenset("kan kunne må får har bliver er ikke slipper".split())


def _main_so_far(s: list[Word], since: int, i: int) -> bool:
    """Whether the clause that began as a fronted "når …" has had its main part: a verb before its "jeg"."""
    return any(
        (_finite(s[k].low) and s[k + 1].low == "jeg")
        or (s[k].low == "så" and k > since and _finite(s[k + 1].low))
        for k in range(since, i - 1)
    )


_BETWEEN = frozenset(
    "altid tit også jo nok bare godt ikke hele tiden selv gerne til mig os dig have mere stadig nu virkelig om at det "
    "mor far da igen så meget på faktisk egentlig".split()
)


def _is_complement(s: list[Word], since: int, i: int) -> bool:
    """Whether what begins here is what somebody says or hopes, as in "min mor siger altid, jeg skal"."""
    near = [w.low for w in s[max(since, i - 5) : i]]
    last = max((k for k, word in enumerate(near) if word in OPENS_CLAUSE), default=-1)
    if last < 0 or any(word not in _BETWEEN for word in near[last + 1 :]):
        return False
    return near[last] != "vil" or near[-1] in ("vil", "have")


def _has_subject(s: list[Word], i: int) -> bool:
    """Somebody, then a finite verb: "jeg bor", "min mor siger", "kommunen vil", "det er"."""
    if i + 1 >= len(s):
        return False
    first = s[i].low
    if (
        first in _PRONOUNS
        and s[i + 1].low in ("ikke", "aldrig")
        and not _ANCHORS & {w.low for w in s[i + 2 : i + 3]}
    ):
        return False  # "nogen, jeg ikke kender" tells who is meant
    if first in _PRONOUNS or first in OTHERS:
        return _verb_soon(s, i + 1, 3)
    if first in _MINE:
        return _verb_soon(s, i + 2, 3)
    return s[i].text[:1].isupper() and i > 0 and s[i + 1].low in OPENS_CLAUSE


def _vil_again(s: list[Word], i: int, since: int) -> bool:
    """ "vil ikke bo med tre, vil bo med én": the same "jeg" wishes once more."""
    if s[i].low not in ("vil", "ville", "gider", "drømmer", "ønsker") or i + 1 >= len(s):
        return False
    after = s[i + 1].low
    relative = any(w.low in ("som", "der", "hvor", "når", "hvis", "at") for w in s[since:i])
    return not relative and (
        after in ("gerne", "helst", "hellere", "ikke", "bare", "om", "have") or is_infinitive(after)
    )


def _what_i_want(s: list[Word], i: int) -> bool:
    """ "det jeg egentlig gerne vil er": the wish of a long story often begins so."""
    if (
        i + 2 >= len(s)
        or s[i].low not in ("det", "hvad")
        or s[i + 1].low != "jeg"
        or s[i - 1].low in _VERBS_OF_KNOWING
    ):
        return False
    ahead = [w.low for w in s[i + 2 : i + 12]]
    wants = next((n for n, word in enumerate(ahead[:5]) if word in _ANCHORS), None)
    return wants is not None and "er" in ahead[wants + 1 :]


def _that_i_want(s: list[Word], i: int, since: int) -> bool:
    """ "min far synes, jeg skal konfirmeres det vil jeg også": a new clause without its comma."""
    ahead = [w.low for w in s[i : i + 3]]
    return (
        i - since > 2
        and ahead[:1] in (["det"], ["nu"])
        and ahead[1:]
        in (
            ["vil", "jeg"],
            ["ville", "jeg"],
            ["kunne", "jeg"],
        )
    )


_VERBS_OF_KNOWING = frozenset("vide ved forstå finde om på sige fortælle med til for gøre få".split())
_LEADS_ON = frozenset("uden selvom end for om til med på ved af som og eller men hos i".split())
_TELLS = frozenset("er var bliver lugter larmer koster gør stinker føles virker".split())


def _tells_why(s: list[Word], i: int, since: int) -> bool:
    """ "gider ikke på det dagcenter mere det er for gamle mennesker": a new sentence without its full stop."""
    if s[i].low != "det" or i + 2 >= len(s) or s[i + 1].low not in _TELLS or s[i + 2].low in ("som", "der"):
        return False
    so_far = [w.low for w in s[since:i]]
    inside = any(
        word in _SUBORDINATORS - {"så", "bare", "efter", "før"}
        and not (word == "at" and is_infinitive(s[n + 1].low))
        for n, word in enumerate(so_far[-8:], start=max(since, i - 8))
    )
    return len(so_far) > 2 and so_far[-1] not in OPENS_CLAUSE | _LEADS_ON and not inside


def _verb_soon(s: list[Word], i: int, within: int) -> bool:
    for word in s[i : i + within]:
        if word.low in _SUBORDINATORS or word.low in ("og", "eller", "men", "jeg"):
            return False
        if _finite(word.low):
            return True
    return False


def _finite(word: str) -> bool:
    return is_finite(word) and (not is_infinitive(word) or word in ("kunne", "ville", "skulle", "måtte"))


def _turned(s: list[Word], i: int) -> bool:
    """A verb before its "jeg" within five words, as after "til sommer"."""
    for k in range(i, min(i + 5, len(s) - 1)):
        if s[k].low in _SUBORDINATORS or (k > i and s[k].before):
            return False
        if s[k].low in _ANCHORS and s[k + 1].low == "jeg":
            return True
    return False


def _hedged(s: list[Word], i: int) -> bool:
    if s[i].low != "måske" or i + 1 >= len(s):
        return False
    after = s[i + 1].low
    return not _finite(after) if s[i].before else is_infinitive(after) or after in ("en", "et")


def _begins(s: list[Word], i: int, since: int) -> bool:
    """Whether a clause of its own follows a link word."""
    hedge = s[i - 1].low != "eller" and any(w.low == "måske" for w in s[i : i + 2])
    while i < len(s) and s[i].low in _STEPS:
        if hedge and _hedged(s, i):
            return True
        i += 1
    if i >= len(s):
        return False
    if s[i].low == "mon" and "jeg" in [w.low for w in s[i : i + 4]]:
        return True
    if _has_subject(s, i) or _turned(s, i) or _fronted(s, i) or _what_i_want(s, i):
        return True
    if hedge and is_infinitive(s[i].low):
        return True
    return _anchored_without_subject(s, i, since)


def _fronted(s: list[Word], i: int) -> bool:
    if s[i].low not in ("når", "hvis"):
        return False
    return any(s[k].low in _ANCHORS and s[k + 1].low == "jeg" for k in range(i, min(i + 14, len(s) - 1)))


def _dream_is(s: list[Word], i: int) -> bool:
    """ "min største drøm er": the wish is told anew."""
    ahead = [w.low for w in s[i : i + 5]]
    dreams = [n for n, word in enumerate(ahead) if word in ("drøm", "ønske", "mål", "håb")]
    return ahead[0] in ("min", "mit") and bool(dreams) and ahead[dreams[0] + 1 : dreams[0] + 2] == ["er"]


def _the_one_who(s: list[Word], i: int) -> bool:
    """ ", hende jeg har nu lytter ikke": about somebody, and no part of the wish."""
    return (
        bool(s[i].before)
        and s[i].low in ("hende", "ham", "dem")
        and i + 1 < len(s)
        and s[i + 1].low in ("jeg", "der")
    )


def _anchored(s: list[Word], i: int) -> bool:
    """ "jeg vil gerne", "jeg drømmer", "jeg kunne godt tænke mig": strong enough to begin without a comma."""
    if s[i].low != "jeg" or i + 1 >= len(s) or s[i - 1].low in _ANCHORS:
        return False
    after = [w.low for w in s[i + 1 : i + 6]]
    if after[0] == "vil" and len(after) > 1 and not {w.low for w in s[max(0, i - 4) : i]} & _RELATIVE_HEADS:
        return is_infinitive(after[1]) or bool({"gerne", "helst", "hellere"} & set(after[:4]))
    if after[0] in _STRONG or ("drømmer" in after[:2]):
        return True
    return bool({"gerne", "helst", "hellere"} & set(after[:4]) and {"vil", "ville"} & set(after[:2])) or (
        "kunne" in after[:2] and "tænke" in after
    )


def _anchored_without_subject(s: list[Word], i: int, since: int) -> bool:
    """ "og vil gerne", "men drømmer om": the same "jeg" goes on; "som er sød og kan lege" does not."""
    word = s[i].low
    if word in ("drømmer", "ønsker", "håber", "gider", "orker"):
        return True
    after = [w.low for w in s[i + 1 : i + 4]]
    if word in ("vil", "ville") and ({"gerne", "helst", "hellere", "ikke"} & set(after)):
        return True
    if word in ("kunne", "har") and {"tænke", "lyst"} & set(after):
        return True
    relative = any(w.low in ("som", "der", "hvor") for w in s[since:i])
    return (
        not relative
        and word in ("er", "bor", "går", "har", "skal", "kan", "vil")
        and not any(w.low in ("at", "når", "hvis") for w in s[since:i])
    )
