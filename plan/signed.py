"""Danish in the order of signs ("penge spare jeg vil", "telefon ny købe") in the order of a Danish sentence.

It moves words and leads in a place with "i", "på" or "til"; it adds no word that says anything. Unsure: unchanged.
"""

from __future__ import annotations

import re

from plan import dictionary
from plan.danish_verbs import is_infinitive
from plan.lexicon import words
from plan.naming import is_thing, is_trade
from plan.signed_words import (
    FINAL,
    FIRST_VERBS,
    FRAME,
    JOINS,
    LIGHT,
    PARTICLES,
    PRESENT,
    TIMES,
    bare,
    described,
    is_deed,
    led,
    may_front,
    says_how,
    tells,
)

LONGEST = 11  # words in one part
_PART = re.compile(r"(?P<said>[^.,!?;:…\n]+)(?P<mark>[.,!?;:…\n]*\s*)")
_WORD = re.compile(r"[^\W_]+(?:['\-/][^\W_]+)*")


def in_order(text: str) -> str:
    """The message with every part that is told in the order of signs as Danish has it; else unchanged."""
    if len(text) > 400 or not _WISHED.search(text):
        return text
    out, signed = "", False
    for part in _PART.finditer(text):
        said = part["said"].strip()
        if signed and set(said.lower().split()) <= _SAYS_NO_MORE:
            continue  # ", vil gerne have": what is wanted was told just before
        told = _ordered(said) or (_goes_on(said) if signed else None)
        signed = bool(told)
        out += (told or part["said"]) + part["mark"]
    return out if out.strip() else text


def _goes_on(said: str) -> str | None:
    """ "telefon ny købe" after "penge spare jeg vil": the same frame, told no more."""
    spoken = _WORD.findall(said)
    low = [word.lower() for word in spoken]
    fits = 2 <= len(low) <= 4 and not (JOINS | FRAME) & set(low) and is_deed(low[-1])
    return _put("jeg vil", spoken) if fits else None


_SAYS_NO_MORE = frozenset("jeg vil gerne have det meget".split())
_WISHED = re.compile(r"\b(?:vil|ville|ønsker?|drøm|mangler|savner)\b", re.IGNORECASE)


def _ordered(said: str) -> str | None:
    spoken = _WORD.findall(said)
    low = [word.lower() for word in spoken]
    if not 2 <= len(low) <= LONGEST:
        return None
    if low[-1] in FINAL and len(low) < 6 and not (JOINS | {"jeg"}) & set(low[:-1]):
        return f"jeg {low[-1]} {' '.join(described(spoken[:-1]))}"
    if (
        low[0] == "jeg"
        and low[-1] in ("har", "kan")
        and 2 < len(low) < 7
        and not (JOINS - {"har", "kan"}) & set(low)
    ):
        return f"jeg {low[-1]} {' '.join(described(spoken[1:-1]))}"
    somebody = _who_also_does(spoken, low)
    if somebody:
        return somebody
    if low[:2] == ["min", "drøm"] and not (JOINS - {"eget", "egen"}) & set(low[2:]) and len(low) > 2:
        return _put("jeg vil gerne", spoken[2:])
    if not _is_signed(low):
        return None
    frame = FRAME if "ikke" in low else FRAME - {"mere"}
    rest = [word for word, small in zip(spoken, low, strict=True) if small not in frame]
    own = [word for word in low if word in LIGHT]
    if "meget" in own and "gerne" not in own and "ikke" not in own:
        own += ["meget gerne"]
    no = "ikke" if "ikke" in own else ""
    likes = next(
        (word for word in ("meget gerne", "helst", "gerne") if word in own),
        "" if "vil" in low or "ville" in low else "gerne",
    )
    front = " ".join(word for word in ("jeg vil", "måske" if "måske" in own else "", no, likes) if word)
    behind = ["også"] * ("også" in own) + ["mere"] * ("mere" in low and "ikke" in low)
    put = _put(front, rest)
    return " ".join([put, *behind]) if put else None


def _is_signed(low: list[str]) -> bool:
    """Whether "jeg" and its wish stand where no Danish sentence has them."""
    if JOINS & set(low) or low.count("vil") + low.count("ville") > 1:
        return False
    wish = next(
        (n for n, word in enumerate(low) if word in ("vil", "ville", "ønske", "ønsker", "drøm")), None
    )
    if wish is None or ("jeg" not in low and low[wish] not in ("ønske", "drøm")):
        return False
    core = [n for n, word in enumerate(low) if word not in FRAME]
    if not core or any(tells(low[n]) for n in core):
        return False
    me = low.index("jeg") if "jeg" in low else wish
    last = core[-1] < min(me, wish)
    between = any(me < n < wish for n in core)
    uninflected = low[wish] in ("ønske", "drøm")
    apart = any(
        is_thing(word) or is_deed(word) or word in words("people") for word in low[: min(me, wish)]
    ) and not may_front(low[: min(me, wish)])
    after = [low[n] for n in core if n > wish]
    turned = (
        len(after) > 1
        and is_deed(after[-1])
        and not any(is_deed(word) for word in after[:-1])
        and bare(after[0])
    )
    return last or between or uninflected or turned or (apart and me < wish)


def _put(front: str, rest: list[str]) -> str | None:
    """The words behind "jeg vil": the verb, what it is done to, then when."""
    low = [word.lower() for word in rest]
    if not rest or any(tells(word) for word in low):
        return None
    deeds = [n for n, word in enumerate(low) if is_deed(word)]
    others = [rest[n] for n in range(len(rest)) if n not in deeds]
    lead = next((n for n in deeds if low[n] in FIRST_VERBS), None)
    plain = [rest[n] for n in deeds if n != lead]
    nouns = [word.lower() for word in others if bare(word.lower()) and word.lower() not in TIMES]
    if (
        len(plain) > 1
        or len(others) > 4
        or len(nouns) > 2
        or any(dictionary.is_definite(n) for n in nouns[1:])
    ):
        return None
    if len(nouns) == 2 and any(says_how(word.lower()) and word.lower() not in nouns for word in others):
        return None
    close = [word for word in others if word.lower() in PARTICLES and word is others[-1]]
    others = [word for word in others if word not in close]
    when = [word for word in others if word.lower() in TIMES]
    things = described([word for word in others if word.lower() not in TIMES])
    verb = " ".join([rest[lead], "at", *plain] if lead is not None and plain else [rest[n] for n in deeds])
    if not verb:
        verb = "" if things and things[0].lower() in ("til", "på", "i", "med") else "have"
    deed = plain[0].lower() if plain else ""
    if deed == "arbejde" and things and is_trade(things[-1].lower()):
        return None
    return " ".join(word for word in (front, verb, *close, *led(deed, things), *when) if word)


def _who_also_does(spoken: list[str], low: list[str]) -> str | None:
    """ "ønske kollega også tegne": somebody who does it, too."""
    told = [n for n, word in enumerate(low) if word not in ("jeg", "gerne")]
    if len(told) != 4 or low[told[0]] not in ("ønske", "ønsker", "drøm", "mangler"):
        return None
    who, small, deed = (low[n] for n in told[1:])
    if (
        small not in ("også", "selv")
        or not is_infinitive(deed)
        or not (is_trade(who) or who in words("people"))
    ):
        return None
    doing = PRESENT.get(deed, f"{spoken[told[3]]}r")
    return f"jeg vil gerne have {dictionary.gender(who) or 'en'} {spoken[told[1]]} der {small} {doing}"
