"""Run-on speech: where a clause begins or goes on without its comma. Each rule answers yes only where it is sure."""

from __future__ import annotations

from plan.clause_marks import ANCHORS, OPENS_CLAUSE, PEOPLE, SUBORDINATORS, finite
from plan.danish import Word, is_infinitive


def goes_on_about(s: list[Word], i: int, since: int) -> bool:
    """ "hvor der er radio på og man får lov at tie stille", "som min far og jeg bygger": the same goes on."""
    if i + 1 >= len(s):
        return False
    after, led = s[i + 1].low, [w.low for w in s[max(since, i - 4) : i]]
    both = after == "jeg" and led[-1:] and led[-1] in PEOPLE and bool({"som", "hvor", "når", "at"} & set(led))
    about = after in ("man", "der") and any(w.low in ("som", "hvor") for w in s[since:i])
    return bool(both or about)


def only_where(s: list[Word], since: int, i: int) -> bool:
    """ "i Danmark jeg vil lære": a place or time in front, in the order of somebody who is new to Danish."""
    front = s[since:i]
    led = front[0].low in ("i", "på", "til", "om", "efter") and 2 <= len(front) <= 4
    return led and not any(finite(w.low) or w.after for w in front)


def vil_again(s: list[Word], i: int, since: int) -> bool:
    """ "vil ikke bo med tre, vil bo med én": the same "jeg" wishes once more."""
    if s[i].low not in ("vil", "ville", "gider", "drømmer", "ønsker") or i + 1 >= len(s):
        return False
    after = s[i + 1].low
    relative = any(w.low in ("som", "der", "hvor", "når", "hvis", "at") for w in s[since:i])
    return not relative and (
        after in ("gerne", "helst", "hellere", "ikke", "bare", "om", "have") or is_infinitive(after)
    )


def what_i_want(s: list[Word], i: int) -> bool:
    """ "det jeg egentlig gerne vil er": the wish of a long story often begins so."""
    if (
        i + 2 >= len(s)
        or s[i].low not in ("det", "hvad")
        or s[i + 1].low != "jeg"
        or s[i - 1].low in _VERBS_OF_KNOWING
    ):
        return False
    ahead = [w.low for w in s[i + 2 : i + 12]]
    wants = next((n for n, word in enumerate(ahead[:5]) if word in ANCHORS), None)
    return wants is not None and "er" in ahead[wants + 1 :]


def that_i_want(s: list[Word], i: int, since: int) -> bool:
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


_WHOSE = frozenset("min mit mine".split())
_PLACES = frozenset("der her nu derfor".split())
_WHO = frozenset("jeg de han hun vi man det der den alle folk".split())


def _new_subject(s: list[Word], i: int) -> bool:
    """ "det er for gamle", "min er gået", "der larmer de", "jeg er ikke fem år": nobody could be told of so."""
    word, verb, then = s[i].low, s[i + 1].low, s[i + 2].low
    if word == "det":
        return verb in _TELLS and then not in ("som", "der")
    if word in _WHOSE:
        return verb in ("er", "var", "har", "blev", "virker", "kan")
    if word in _PLACES:
        return finite(verb) and then in _WHO
    return word == "jeg" and verb in ("er", "bliver", "får") and i + 3 < len(s) and s[-1].low not in _LEADS_ON


def tells_why(s: list[Word], i: int, since: int) -> bool:
    """ "gider ikke på det dagcenter mere det er for gamle mennesker": a new sentence without its full stop."""
    if i + 2 >= len(s) or not _new_subject(s, i):
        return False
    so_far = [w.low for w in s[since:i]]
    inside = any(
        word in SUBORDINATORS - {"så", "bare", "efter", "før"}
        and not (word == "at" and is_infinitive(s[n + 1].low))
        for n, word in enumerate(so_far[-8:], start=max(since, i - 8))
    )
    return len(so_far) > 2 and so_far[-1] not in OPENS_CLAUSE | _LEADS_ON and not inside
