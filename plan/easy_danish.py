"""Whether a text is easy Danish, by fixed rules (words, sentences, office words). Rewrites nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORDS_MOST = 12
LONG = 7  # letters
SENTENCES_MOST = 6
KNOWN = Path(__file__).with_name("easy_danish_words.txt")
EVERYDAY = Path(__file__).with_name("everyday_words.txt")

BANNED = re.compile(
    r"\b(urealistisk\w*|desværre|eventuelt|evt|ifm|ift|pga|mht|i forhold til|i forbindelse med"
    r"|samtykke\w*|super|flot|dygtig\w*|sej|bevilg\w*|ydelse\w*|indsats\w*|bruger(?:en)?|klient\w*"
    r"|ansøg\w*|afvist|afslag|handicap\w*|diagnos\w*|stå ved roret|vil du ikke gerne)\b|§",
    re.IGNORECASE,
)
_SHORTENED = re.compile(
    r"\b(bl\.?a|dvs|f\.?eks|jf|jvf|m\.?m|mfl|m\.?h\.?t|vedr|hhv|ml|inkl|ca|osv)\b\.?", re.I
)
# "der kan søges", "bliver vurderet": nobody is said to do it.
_PASSIVE = re.compile(
    r"\b(?:kan|skal|vil|må|bør)\s+(?:\w+\s+)?([a-zæøå]{3,}es)\b|\bbliver?\s+([a-zæøå]+eret)\b", re.IGNORECASE
)
_NOT_PASSIVE = {"synes", "findes", "mødes", "høres", "lykkes", "trives", "skilles", "enes", "slås", "følges",
                "hilses", "samles", "kæmpes", "skændes", "vores", "deres", "mindes", "glædes"}  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One thing that makes a text hard: what it is (a rule's name), and which words."""

    rule: str
    words: str
    stops: bool = True  # False: worth a second look, no more
    suggestion: str = ""


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a line ends one too."""
    parts = re.split(r"(?<=[.?!])\s+|\n", text)
    return [part.strip() for part in parts if words(part)]


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return re.findall(r"[\wæøåé-]+", text)


def long_words(text: str) -> set[str]:
    """Return the words of seven letters or more (LIX's long words), in lower case."""
    return {word.casefold() for word in words(text) if len(word) >= LONG}


def lix(texts: list[str]) -> float:
    """Return the readability index: words per sentence plus the share of words over 6 letters."""
    said = [sentence for text in texts for sentence in sentences(text)]
    count = [word for sentence in said for word in words(sentence)]
    return len(count) / len(said) + 100 * sum(len(word) >= LONG for word in count) / len(count)


@cache
def known_long_words(file: Path = KNOWN) -> frozenset[str]:
    """Return the long words that were looked at: there is no shorter one."""
    lines = file.read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def findings(text: str, own_words: str = "") -> list[Finding]:
    """Return what makes a text hard, in order of the rules; what stops comes first.

    `own_words` is what the citizen said: their own words are easy for them.
    """
    found = [Finding("empty", "")] if not words(text) else []
    found += [Finding("long_sentence", s) for s in sentences(text) if len(words(s)) > WORDS_MOST]
    if len(sentences(text)) > SENTENCES_MOST:
        found.append(Finding("many_sentences", ""))
    found += [Finding("office_word", m.group()) for m in BANNED.finditer(text)]
    found += [Finding("shortened", m.group()) for m in _SHORTENED.finditer(text)]
    if "!" in text:
        found.append(Finding("shouted", "!"))
    if text.count("?") > 1:
        found.append(Finding("many_questions", ""))
    found += [Finding("passive", said, stops=False) for said in _passives(text)]
    easy = known_long_words() | known_long_words(EVERYDAY) | long_words(own_words)
    found += [Finding("long_word", word, stops=False) for word in sorted(long_words(text) - easy)]
    return found


def _passives(text: str) -> list[str]:
    found = ((match.group(), (match[1] or match[2]).casefold()) for match in _PASSIVE.finditer(text))
    return [said for said, verb in found if verb not in _NOT_PASSIVE]
