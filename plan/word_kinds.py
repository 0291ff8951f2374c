"""What kind of word a Danish word is that no list of ours has, by the dictionary: a thing's name or a verb."""

from __future__ import annotations

from plan.dictionary import is_base_noun, is_compound, is_noun, is_quality, is_verb, known
from plan.lexicon import words

# Words that the dictionary takes for nouns, and that name nothing one could have.
_SMALL = words("small")
_DEFINITE = ("en", "et", "ne", "ens", "ets", "nes")
_SHORTEST = 3


def noun(word: str) -> bool:
    """Whether a word in small letters is a noun as it follows "en", "et" or "flere"; "the" thing is not."""
    if len(word) < _SHORTEST or word in _SMALL or not word.isalpha() or is_verb(word) or is_quality(word):
        return False
    if is_base_noun(word):
        return not (word.endswith("t") and is_quality(word[:-1]))
    if word.endswith(_DEFINITE) and (not _ends_in_noun(word) or noun(word[:-1]) or noun(word[:-2])):
        return False
    if is_noun(word):
        return not word.endswith("s")
    return len(word) > 5 and _ends_in_noun(word)


def _ends_in_noun(word: str) -> bool:
    """A compound by its last part: "læsepen", "tøseaften"."""
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        head, tail = word[:at], word[at:]
        if not is_base_noun(tail) or is_quality(tail):
            continue
        if is_compound(word) or known(head) or (head[-1] in "se" and known(head[:-1])):
            return True
    return False


def does_it(word: str) -> bool:
    """Whether a noun is somebody who does something, or a tool for it ("fanger"): which one, the lists know."""
    return word.endswith("er") and is_base_noun(word) and not noun(word[:-1]) and not noun(word[:-2])


def quality(word: str) -> bool:
    """Whether a word in small letters says what something is like."""
    return is_quality(word) and word not in _SMALL


def verb(word: str) -> bool:
    """Whether a word in small letters is an infinitive and nothing else."""
    return is_verb(word) and not is_base_noun(word) and not is_quality(word) and word not in _SMALL
