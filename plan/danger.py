"""Looks for signs of danger in what a person wrote or said. Rules only; judges nobody, ranks nobody, keeps nothing.

A message is put into plain words (`plan.danger_words`), then read against three tables of patterns:
harmless phrases are taken out first, then what is unclear, then what is sure (`plan.danger_signs`).
A learned table of weights can later add its own findings to `_findings`; `look` stays the same.
Standard library only, and Python 3.10, because Rasa's environment loads it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from plan import danger_signs as signs
from plan import danger_words as words

KINDS = ("suicide", "danger", "self_harm", "violence", "abuse", "threat", "neglect", "exploitation")
"""Every kind, the one that is answered first at the front."""
KINDS_TO_LIFE = frozenset({"suicide", "danger", "self_harm"})
"""Kinds whose sure sign is told to a duty contact: the person's own life may be at stake now."""

_WORD = re.compile(r"[a-zæøå0-9]+|[😂🤣😅😆😜😝]|\|")
_STOPS = re.compile(r"(?<!\.)\.(?!\.)|[!?\n;:]+")
_DIGRAPHS = str.maketrans({"ö": "ø", "ä": "æ", "é": "e", "è": "e", "ü": "y", "´": None, "'": None, "’": None})
_REPEATED = re.compile(r"([aeiouyæøå])\1+|([a-zæøå])\2{2,}")


@dataclass(frozen=True)
class Sign:
    """One sign of danger: what it is about, how sure, by whom, and whether it is told as long past."""

    kind: str
    certainty: str
    about: str | None = None
    past: bool = False


@dataclass(frozen=True)
class _Rule:
    kind: str
    certainty: str
    needs: tuple[frozenset[str], ...]
    shape: re.Pattern[str]

    def possible(self, present: set[str]) -> bool:
        return all(not need.isdisjoint(present) for need in self.needs)


@dataclass(frozen=True)
class _Finding:
    sign: Sign
    start: int
    end: int


def look(text: str) -> Sign | None:
    """Return the most serious sign of danger in the text, None when there is none.

    `sure` wants the crisis answer at once; `check` wants one gentle question first.
    """
    plain = plain_words(text)
    present = set(plain.split())
    findings = [_weighed(finding, plain, present) for finding in _findings(plain, present)]
    kept = [finding.sign for finding in findings if finding is not None]
    return min(kept, key=_rank, default=None)


def plain_words(text: str) -> str:
    """Return the words as the rules know them, between spaces, with | where a sentence ends."""
    for picture, word in words.EMOJI.items():
        text = text.replace(picture, word)
    text = unicodedata.normalize("NFKC", text).casefold().translate(_DIGRAPHS)
    text = re.sub(r"(?<=[a-zæøå])-(?=[a-zæøå])", "", _STOPS.sub(" | ", text))
    text = text.replace("aa", "å").replace("ae", "æ").replace("oe", "ø")
    text = _REPEATED.sub(lambda m: m[1] or m[2] * 2, text)
    known = (_known(word) for word in _WORD.findall(text))
    text = " | " + " ".join(word for word in known if word not in words.FILLERS) + " | "
    for written, meant in words.PHRASES.items():
        text = text.replace(written, meant)
    return text


def _known(word: str) -> str:
    if word in words.SPELLING:
        return words.SPELLING[word]
    if len(word) < 6 or word in _telling():
        return _telling().get(word, word) if len(word) >= 6 else word
    return next((_telling()[short] for short in _one_less(word) if short in _telling()), word)


@cache
def _telling() -> dict[str, str]:
    """Each telling word, and the same with one letter left out → the word."""
    near = {short: word for word in words.TELLING for short in _one_less(word)}
    return near | {word: word for word in words.TELLING}


def _one_less(word: str) -> Iterator[str]:
    if len(word) <= 24:
        yield from (word[:i] + word[i + 1 :] for i in range(len(word)))


def _findings(plain: str, present: set[str]) -> Iterator[_Finding]:
    """Yield what each rule finds; harmless and unclear phrases are taken out before the sure ones."""
    for rule in _rules():
        if not rule.possible(present):
            continue
        masks = rule.certainty in ("harmless", "unclear")
        for match in rule.shape.finditer(plain):
            if rule.certainty != "harmless":
                certainty = "check" if rule.certainty == "unclear" else rule.certainty
                yield _Finding(Sign(rule.kind, certainty), match.start(), match.end())
        if masks:
            plain = rule.shape.sub(lambda m: re.sub(r"[^ ]", "~", m[0]), plain)


def _weighed(finding: _Finding, plain: str, present: set[str]) -> _Finding | None:
    """Return the finding with who and when; a game, a story or a laugh makes it less sure, never nothing."""
    sign = finding.sign
    span = plain[finding.start : finding.end]
    about = None if sign.kind in KINDS_TO_LIFE else _about(plain, finding.start, finding.end)
    past = _is_past(plain, span)
    sign = replace(sign, about=about, past=past)
    if sign.certainty == "sure" and (past or _is_unclear(sign.kind, plain, present)):
        sign = replace(sign, certainty="check")
    return replace(finding, sign=sign)


def _is_past(plain: str, span: str) -> bool:
    return bool(_shape(signs.LONG_AGO).search(plain)) and not (
        _shape(signs.STILL).search(plain) or _shape(signs.NOW).search(span)
    )


def _is_unclear(kind: str, plain: str, present: set[str]) -> bool:
    if not present.isdisjoint(words.LAUGHS | words.NIGHT) or _shape(signs.SUPPOSED).search(plain):
        return True
    if kind in KINDS_TO_LIFE:
        return not present.isdisjoint(words.NAMED_GAMES) or bool(_shape(signs.TOLD).search(plain))
    return not present.isdisjoint(words.GAMES | words.STORIES)


def _about(plain: str, start: int, end: int) -> str | None:
    """Return who does it: the person named nearest before the end of the sign, else nearest after it."""
    named = [(m.start(), m.lastgroup) for m in _people().finditer(plain)]
    before = [group for position, group in named if position < end]
    after = [group for position, group in named if position >= end]
    if before or after:
        return before[-1] if before else after[0]
    return "staff" if words.PLACES_OF_STAFF & set(plain.split()) else None


@cache
def _people() -> re.Pattern[str]:
    groups = (f"(?P<{who}>{_either(names.split())})" for who, names in words.PEOPLE.items())
    return re.compile(rf"(?<= )(?:(?P<own>min mand)|{'|'.join(groups)}) ".replace("(?P<own>", "(?:"))


def _rank(sign: Sign) -> tuple[bool, bool, int]:
    return (sign.certainty != "sure", sign.past, KINDS.index(sign.kind))


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(kind, certainty, _needs(line), _shape(line))
        for kind, certainty, lines in signs.RULES
        for line in lines.strip().splitlines()
    )


def _either(alternatives: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\*", r"[^ |]*") for word in alternatives)


def _expanded(token: str) -> list[str]:
    found: list[str] = []
    for part in token.split("|"):
        found += signs.WORDS[part[1:-1]].split() if part.startswith("{") else [part]
    return found


def _needs(line: str) -> tuple[frozenset[str], ...]:
    tokens = [
        t for t in line.split() if t not in ("..", "...", "^", "$", "/") and t[0] != "!" and t[-1] != "?"
    ]
    if "/" in line.split():
        return ()
    plain = (_expanded(token) for token in tokens)
    return tuple(frozenset(alts) for alts in plain if not any("*" in word for word in alts))


@cache
def _shape(line: str) -> re.Pattern[str]:
    """Compile one line of the pattern language that `plan.danger_signs` explains."""
    ways = ("".join(_token(token) for token in way.split()) for way in line.split(" / "))
    return re.compile("|".join(rf"(?<= )(?:{way})" for way in ways))


def _token(token: str) -> str:
    if token in ("..", "..."):
        return rf"(?:[^ |~]+ ){{0,{3 if token == '..' else 6}}}?"
    if token in ("^", "$"):
        return r"\| " if token == "^" else r"(?=\|)"
    if token[0] == "!":
        return rf"(?!(?:{_either(_expanded(token[1:]))}) )"
    if token[-1] == "?":
        return rf"(?:(?:{_either(_expanded(token[:-1]))}) )?"
    return rf"(?:{_either(_expanded(token))}) "
