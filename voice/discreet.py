"""Keeps personal numbers out of what is heard, also while they are still being said. Which they are, it is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from voice.listen import Heard, Word

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Discreet:
    """Where personal numbers stand in a text, from where its end may become one, and what is written instead."""

    find: Callable[[str], Spans]
    begun: Callable[[str], int]
    instead: str

    def shown(self, text: str) -> str:
        """The live text: without numbers, and without the end of it while that may still become one."""
        return self._without(text[: self.begun(text)])

    def kept(self, heard: Heard) -> tuple[Heard, bool]:
        """What was heard without numbers, word by word, and whether there was one."""
        spans = self.find(heard.text)
        if not spans:
            return heard, False
        words: list[Word] = []
        at, hidden = 0, -1
        for word in heard.words:
            start, at = at, at + len(word.word) + 1
            place = _place(spans, start, at - 1)
            if place is None:
                words.append(word)
            elif place == hidden:
                words[-1] = replace(words[-1], end=word.end)
            else:
                words.append(Word(self.instead, word.start, word.end, 1.0))
                hidden = place
        return Heard(" ".join(word.word for word in words), tuple(words), heard.option), True

    def _without(self, text: str) -> str:
        kept, at = "", 0
        for start, end in self.find(text):
            kept, at = kept + text[at:start] + self.instead, end
        return (kept + text[at:]).strip()


def _place(spans: Spans, start: int, end: int) -> int | None:
    return next((at for at, (first, last) in enumerate(spans) if start < last and first < end), None)
