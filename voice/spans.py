"""Which part of a text each spoken sentence is, so that it can be shown while it is heard. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from voice.speak import BREATHS, ENDS, sentences

# So much of what follows says whether a full stop ends a sentence.
_AHEAD = 60


@dataclass(frozen=True)
class Span:
    """A sentence as it is said, and from where to where it stands in the text."""

    said: str
    start: int
    end: int


def spans(text: str) -> list[Span]:
    """Every sentence of the text, in order. A full stop that ends no sentence, as in "kl. 9", parts nothing."""
    found: list[Span] = []
    start = 0
    for end in [match.end() for match in ENDS.finditer(text)] + [len(text)]:
        if start < end and _parts(text[start : end + _AHEAD], end - start):
            found += _within(text[start:end], start)
            start = end
    return found


def _parts(text: str, at: int) -> bool:
    """Whether the text is said the same when it is parted here."""
    return sentences(text[:at]) + sentences(text[at:]) == sentences(text)


def _within(piece: str, start: int) -> list[Span]:
    """A sentence, or the breaths of a long one where each can be told apart."""
    spoken = sentences(piece)
    first, last = len(piece) - len(piece.lstrip()), len(piece.rstrip())
    cuts = [0, *(match.end() for match in BREATHS.finditer(piece)), len(piece)]
    if len(spoken) < 2 or len(cuts) != len(spoken) + 1:
        return [Span(each, start + first, start + last) for each in spoken]
    parts = zip(spoken, cuts, cuts[1:], strict=False)
    return [Span(each, start + a, start + a + len(piece[a:b].rstrip())) for each, a, b in parts]
