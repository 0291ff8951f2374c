"""Where one clause ends and the next begins, by the words around the place. Run-on speech has no full stops."""

from __future__ import annotations

from plan.clause_marks import (
    ANCHORS,
    BECAUSE,
    LINKS,
    MINE,
    OPENS_CLAUSE,
    PEOPLE,
    PRONOUNS,
    RELATIVE_HEADS,
    STEPS,
    SUBORDINATORS,
    anchored,
    finite,
    fronts,
    has_subject,
    hedged,
    main_so_far,
    turned,
)
from plan.danish import Word, is_infinitive, meant_infinitive
from plan.naming import is_quality, is_thing, is_trade
from plan.run_on import goes_on_about, only_where, tells_why, that_i_want, vil_again, what_i_want

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
    if i - since < 1 or before in SUBORDINATORS or before in LINKS:
        return None
    if word.low in BECAUSE:
        return "fordi"
    if (
        word.low == "ellers"
        and word.before
        and i + 2 < len(s)
        and (finite(s[i + 1].low) or s[i + 2].low in PRONOUNS)
    ):
        return "fordi"  # ", ellers stivner jeg" tells what would happen, and why
    if word.low == "for" and before != "stedet" and has_subject(s, i + 1):
        return "fordi"
    if word.low == "men":
        return "men"
    if word.low in ("så", "og", "men") and what_i_want(s, i + 1):
        return word.low
    if word.low == "så" and s[since].low in SUBORDINATORS and not main_so_far(s, since, i):
        return None
    if word.low in LINKS and not (word.low == "så" and _is_purpose(s, i)):
        if i + 1 < len(s) and _somebody(s[i + 1]) and _only_people(s[since:i]):
            return None
        if word.low == "og" and goes_on_about(s, i, since):
            return None
        return word.low if _begins(s, i + 1, since) else None
    if word.before and (hedged(s, i) or vil_again(s, i, since)):
        return ","
    if word.low == "at" or _is_complement(s, since, i):
        return None
    if _asks(s, i) or what_i_want(s, i) or that_i_want(s, i, since) or tells_why(s, i, since):
        return ","
    if word.before and (has_subject(s, i) or turned(s, i) or hedged(s, i)):
        fronted = fronts(s, since)
        return None if fronted and not main_so_far(s, since, i) else ","
    if fronts(s, since) and not main_so_far(s, since, i):
        return None
    if anchored(s, i) and only_where(s, since, i):
        return None
    if (anchored(s, i) and before not in RELATIVE_HEADS) or _dream_is(s, i) or _the_one_who(s, i):
        return ","
    return None


def _somebody(word: Word) -> bool:
    return word.low in ("jeg", "mig", *MINE) or word.text[0].isupper()


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
    return not known and word.low not in STEPS | SUBORDINATORS and word.text.isalpha()


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
    if i + 2 >= len(s) or anchored(s, i + 1) or what_i_want(s, i + 1):
        return False
    after = s[i + 1].low
    # "så familien kan komme": the one who can stands before the verb
    somebody = not finite(after) and after not in STEPS | SUBORDINATORS | {"mon"} and not is_infinitive(after)
    return after in PRONOUNS or (somebody and any(w.low in _CAN for w in s[i + 2 : i + 5]))


_CAN = frozenset("kan kunne må får har bliver er ikke slipper".split())


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


def _begins(s: list[Word], i: int, since: int) -> bool:
    """Whether a clause of its own follows a link word."""
    hedge = s[i - 1].low != "eller" and any(w.low == "måske" for w in s[i : i + 2])
    while i < len(s) and s[i].low in STEPS:
        if hedge and hedged(s, i):
            return True
        i += 1
    if i >= len(s):
        return False
    if s[i].low == "mon" and "jeg" in [w.low for w in s[i : i + 4]]:
        return True
    if has_subject(s, i) or turned(s, i) or _fronted(s, i) or what_i_want(s, i):
        return True
    if hedge and is_infinitive(s[i].low):
        return True
    return _anchored_without_subject(s, i, since)


def _fronted(s: list[Word], i: int) -> bool:
    if s[i].low not in ("når", "hvis"):
        return False
    return any(s[k].low in ANCHORS and s[k + 1].low == "jeg" for k in range(i, min(i + 14, len(s) - 1)))


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
