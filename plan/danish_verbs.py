"""How Danish verbs bend, from the list in lexicon/verbs.txt; an unknown form is answered with None, never a guess."""

from __future__ import annotations

from functools import cache

from plan.lexicon import sections, words

PREFIXES = ("gen", "med", "op", "ud", "ind", "af", "for", "frem", "fra", "over", "under", "selv", "sammen")


@cache
def _verbs() -> tuple[frozenset[str], dict[str, str], dict[str, str], dict[str, str]]:
    """All infinitives, and present, past and stem (imperative, or an ending swallowed) → infinitive."""
    infinitives: set[str] = set()
    present: dict[str, str] = {}
    past: dict[str, str] = {}
    stems: dict[str, str] = {}
    for line in sections("verbs")["own"]:
        verb, now, then, _ = line.split()
        present.setdefault(now, verb)
        past.setdefault(then, verb)
        infinitives.add(verb)
    for ending in ("ede", "te"):
        for verb in words("verbs", ending) - infinitives:
            stem = verb[:-1] if verb.endswith("e") else verb
            short = stem[:-1] if ending == "te" and len(stem) > 2 and stem[-1] == stem[-2] else stem
            present.setdefault(verb + "r", verb)
            past.setdefault(short + ending, verb)
            infinitives.add(verb)
    for verb in sorted(infinitives):
        stem = verb[:-1] if verb.endswith("e") else verb
        if len(stem) > 3 and stem[-1] == stem[-2]:
            stem = stem[:-1]
        if stem not in infinitives:
            stems.setdefault(stem, verb)
    return frozenset(infinitives), present, past, stems


@cache
def all_forms() -> frozenset[str]:
    """Every infinitive, present and past that the list gives."""
    infinitives, present, past, _ = _verbs()
    return infinitives | present.keys() | past.keys()


def is_infinitive(word: str) -> bool:
    """Whether a word is a verb as it stands after "at" or "vil"; long verbs are known by their end."""
    known = _verbs()[0]
    word = word.lower()
    return word in known or (
        word.startswith(PREFIXES)
        and any(
            word.startswith(p) and (word[len(p) :] in known or (p == "gen" and is_infinitive(word[len(p) :])))
            for p in PREFIXES
        )
    )


def infinitive(word: str) -> str | None:
    """The infinitive of a finite form ("kunne" stays, "får" → "få"); None when the form is unknown."""
    _, present, past, _ = _verbs()
    word = word.lower()
    return present.get(word) or past.get(word)


# They are verbs now and then, and something else nearly always: "når", "så", "ved", "et tog", "brød", "et bad".
_RATHER_SMALL_WORDS = frozenset("når så ved to tog bad løb bed brød bar steg led for lå lo".split())


def is_finite(word: str) -> bool:
    """Whether a word can carry a sentence: a verb in the present or the past."""
    return word.lower() not in _RATHER_SMALL_WORDS and infinitive(word) is not None


def meant_infinitive(word: str) -> str | None:
    """What stands where an infinitive must stand: "svømmer", "kør", "svøm" and "svømme" all mean a verb."""
    word = word.lower()
    if is_infinitive(word):
        return word
    _, present, _, stems = _verbs()
    return present.get(word) or stems.get(word)
