"""Which word follows which: a back-off trigram with absolute discounting. It knows nothing of sound."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

BEGIN, END = "<s>", "</s>"
_DISCOUNT = 0.6
_ORDER = 3
History = tuple[str, ...]


class Language:
    """Probabilities of words after histories of up to two words, and the weight of backing off."""

    def __init__(self, sentences: Iterable[str], words: Iterable[str], even: float, rarest: int = 2) -> None:
        """`even` is the share that all words have alike; a pair of words is a history from `rarest` times on."""
        known = set(words)
        counted: list[dict[History, Counter[str]]] = [defaultdict(Counter) for _ in range(_ORDER)]
        for sentence in sentences:
            row = [BEGIN, *sentence.split(), END]
            for place in range(1, len(row)):
                if row[place] not in known and row[place] != END:
                    continue
                for length in range(min(_ORDER, place + 1)):
                    history = tuple(row[place - length : place])
                    if known.issuperset(history[1:]) and (not history or history[0] in known | {BEGIN}):
                        counted[length][history][row[place]] += 1
        self.next: dict[History, dict[str, float]] = {(): self._alone(counted[0][()], known, even)}
        self.back_off: dict[History, float] = {}
        for length in range(1, _ORDER):
            for history, counts in counted[length].items():
                if length == _ORDER - 1 and counts.total() < rarest:
                    continue
                self._add(history, counts)

    @staticmethod
    def _alone(counts: Counter[str], known: set[str], even: float) -> dict[str, float]:
        total = counts.total()
        alone = {word: (1 - even) * counts[word] / total + even / len(known) for word in sorted(known)}
        alone[END] = (1 - even) * counts[END] / total
        return alone

    def _add(self, history: History, counts: Counter[str]) -> None:
        total = counts.total()
        kept_back = _DISCOUNT * len(counts) / total
        self.next[history] = {
            word: (count - _DISCOUNT) / total + kept_back * self.probability(history[1:], word)
            for word, count in counts.items()
        }
        self.back_off[history] = kept_back

    def probability(self, history: History, word: str) -> float:
        """How likely a word is after a history."""
        if word in self.next.get(history, ()):
            return self.next[history][word]
        if not history:
            return 1e-9
        return self.back_off.get(history, 1.0) * self.probability(history[1:], word)

    def known_part(self, history: History) -> History:
        """The longest end of a history that has words of its own."""
        while history not in self.next:
            history = history[1:]
        return history
