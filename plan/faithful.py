"""The last look at a goal before it is shown: every content word stands in the message, and it reads as a sentence."""

from __future__ import annotations

import re
from collections.abc import Set

from plan.danish import read_words, tidy
from plan.danish_verbs import infinitive, is_finite, is_infinitive, meant_infinitive

FRAME = frozenset(
    "jeg vil gerne helst hellere måske ikke aldrig have være blive få til på at og men en et med i om der".split()
)
LONGEST = 60  # words in one goal


def faithful(goal: str, said: Set[str]) -> bool:
    """Whether a goal holds nothing but the words that were `said`, bent or spelt right, and the fixed frame."""
    goal_words = re.findall(r"[^\W_]+(?:['\-/][^\W_]+)*", goal.lower())
    if len(goal_words) > LONGEST:
        return False
    return all(
        word in said or infinitive(word) in said or word in FRAME or _me(word) for word in goal_words
    ) and _reads_well(goal_words)


def words_said(message: str) -> set[str]:
    """The words of a message in small letters, and the verbs that they are forms of."""
    said: set[str] = set()
    for word in read_words(tidy(message)):
        for part in (word.low, word.low.strip("'")):
            said |= {part, infinitive(part) or part, meant_infinitive(part) or part}
    return said


def _me(word: str) -> bool:
    """A helper's "hun" and "sin" have become the citizen's own."""
    return word in ("mig", "min", "mit", "mine")


def _interrupted(said: list[str]) -> bool:
    return any(
        word in ("ja", "nej") and said[n - 1] not in ("sige", "og", "eller") for n, word in enumerate(said)
    )


# What no goal says: hesitation, words to the bot, and dialect that nobody could put right.
_LEFT_OVER = frozenset("øh du dig din dit dine æ ov mæ dæ dæn wa jarna gjaan inte wil".split())

# What nobody says in a goal: it tells that something was put right, and not what.
_TAKEN_BACK = re.compile(
    r"(?<!hvad )(?<!det )\bvil jeg\b|\b(?:mener|mente) jeg\b|\b(?<!hvad )(?<!som )(?<!det )jeg (?:mener|mente)\b|"
    r"\beller "
    r"(?:altså|rettere|snarere|"
    r"hov|jo|vent)\b|\bsorry\b|"
    r"\bpjat\b|\bhvad siger jeg\b|\bpyt med\b|\blad os sige\b"
)


def _reads_well(said: list[str]) -> bool:
    """No finite verb straight after "vil gerne", and no "vil" twice in a row."""
    if not said:
        return True
    if _LEFT_OVER & set(said) or _interrupted(said) or _TAKEN_BACK.search(" ".join(said)):
        return False
    if re.search(r"\bhave (?:\w+ ){0,3}have\b", " ".join(said[:9])) and "og" not in said[:9]:
        return False
    if said[:2] != ["jeg", "vil"]:
        return True
    rest = [w for w in said[1:] if w not in FRAME - {"have", "være", "blive", "få"}]
    if not rest:
        return False
    after = next(
        (
            n
            for n, w in enumerate(said)
            if n and w not in ("vil", "gerne", "helst", "hellere", "måske", "ikke", "selv")
        ),
        0,
    )
    word = said[after]
    return not (
        is_finite(word)
        and not is_infinitive(word)
        and after + 1 < len(said)
        and word in ("er", "har", "vil", "skal", "kan", "siger", "synes")
    )
