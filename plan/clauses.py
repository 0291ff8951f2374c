"""Cuts a message into clauses, each with one speaker and one thing to say. It decides nothing about what they mean."""

from __future__ import annotations

from dataclasses import dataclass, replace

from plan.boundaries import starts_here
from plan.clause_marks import OPENS_CLAUSE, OTHERS, PEOPLE
from plan.danish import Word, read_words, tidy

MANY = 400  # words; what is longer is a story, and is asked about instead


@dataclass(frozen=True)
class Clause:
    """One clause as it should be written, the same as it was written, how it hangs on, and whether it asks."""

    text: str
    raw: str
    link: str = ""  # og men så eller fordi, "," or "." (a new sentence)
    asks: bool = False
    open: bool = False  # trailed off: "jeg vil gerne …"


NOWHERE = Clause("", "")
_FILLERS = frozenset(
    "øh øhh øhm øm øhø hm hmm hmmm mm mmm mmh altså jamen sgu fandeme fandme lissom jo".split()
)


def clauses(text: str) -> list[Clause]:
    """The clauses of a message, in order; at most the first MANY words are read."""
    text = tidy(text)
    found: list[Clause] = []
    for sentence in _sentences(_without_fillers(read_words(text))):
        found += _cut(sentence, text)
    return found


def _without_fillers(said: list[Word]) -> list[Word]:
    """Leave out hesitation and words said twice in a row; what a filler carried goes to its neighbour."""
    out: list[Word] = []
    comma = ""
    for word in said[: MANY + 1]:
        if word.after == ":" and (word.low in OPENS_CLAUSE or word.low in PEOPLE | OTHERS):
            # "min mor siger: jeg vil …" are her words, so they stay with her
            word = replace(word, after="")
        stop = word.after
        if word.low in _FILLERS or (out and not out[-1].after and _said_twice(out, word)):
            if out and stop:
                out[-1] = _ended(out[-1], stop)
            comma = word.before or comma
            continue
        out.append(replace(word, before=word.before or (comma if out else "")))
        comma = ""
    return out


_MAY_REPEAT = frozenset("meget rigtig mere så langt".split())


def _said_twice(out: list[Word], word: Word) -> bool:
    return out[-1].low == word.low and word.low not in _MAY_REPEAT and not word.text[0].isdigit()


def _ended(word: Word, mark: str) -> Word:
    return replace(word, after=word.after or mark)


_LONE = frozenset("flere mere en et ny nye min mit egen eget mange".split())


def _sentences(said: list[Word]) -> list[list[Word]]:
    found: list[list[Word]] = [[]]
    for word in said:
        found[-1].append(word)
        if word.after and not (len(found[-1]) == 1 and word.low in _LONE):
            found.append([])
    return [sentence for sentence in found if sentence]


def _cut(sentence: list[Word], text: str) -> list[Clause]:
    starts: list[tuple[int, str]] = [(0, ".")]
    for i in range(1, len(sentence)):
        link = starts_here(sentence, i, starts[-1][0])
        if link:
            starts.append((i, link))
    ends = [at for at, _ in starts[1:]] + [len(sentence)]
    mark = sentence[-1].after
    return [
        _clause(sentence[at:end], link, mark if end == len(sentence) else "", text)
        for (at, link), end in zip(starts, ends, strict=True)
    ]


def _clause(part: list[Word], link: str, mark: str, text: str) -> Clause:
    raw = text[part[0].start : part[-1].end]
    led = link if link != "fordi" or part[0].low != "for" else "for"
    told = part[1:] if len(part) > 1 and part[0].low == led else part
    joined = told[0].text + "".join(f"{word.before} {word.text}" for word in told[1:])
    return Clause(joined, raw, link, asks="?" in mark, open=mark == "…")
