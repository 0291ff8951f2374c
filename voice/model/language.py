"""Which word follows which: a back-off trigram with Kneser-Ney's discounting. It knows nothing of sound."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

BEGIN, END = "<s>", "</s>"
_ORDER = 3
# A discount of nothing would leave no weight for what was never seen.
_LEAST_DISCOUNT = 0.1
History = tuple[str, ...]
Counts = dict[History, Counter[str]]


class Language:
    """Probabilities of words after histories of up to two words, and the weight of backing off.

    Kneser and Ney: how likely a word is after a shorter history is told by how many words it was seen to follow there,
    not by how often; with three discounts, for what was seen once, twice and more often (Chen and Goodman 1998).
    """

    def __init__(self, sentences: Iterable[str], words: Iterable[str], even: float) -> None:
        """`even` is the least share that all words have alike."""
        self.next: dict[History, dict[str, float]] = {}
        self.back_off: dict[History, float] = {}
        known = set(words)
        alone, *longer = _weighed(_counted(sentences, known))
        self.next[()] = _alone(alone[()], _discounts(alone), known, even)
        for counts in longer:
            discounts = _discounts(counts)
            for history, following in counts.items():
                self._add(history, following, discounts)

    def _add(self, history: History, counts: Counter[str], discounts: Sequence[float]) -> None:
        total = counts.total()
        kept = {word: count - discounts[min(count, 3)] for word, count in counts.items()}
        kept_back = 1 - sum(kept.values()) / total
        self.next[history] = {
            word: share / total + kept_back * self.probability(history[1:], word)
            for word, share in kept.items()
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


def _counted(sentences: Iterable[str], known: set[str]) -> list[Counts]:
    """How often each word follows each history, by the length of the history; a word that is not known parts it."""
    counted: list[Counts] = [defaultdict(Counter) for _ in range(_ORDER)]
    for sentence in sentences:
        row = [BEGIN, *sentence.split(), END]
        for place in range(1, len(row)):
            if row[place] not in known and row[place] != END:
                continue
            for length in range(min(_ORDER, place + 1)):
                history = tuple(row[place - length : place])
                if known.issuperset(history[1:]) and (not history or history[0] in known | {BEGIN}):
                    counted[length][history][row[place]] += 1
    return counted


def _weighed(counted: Sequence[Counts]) -> list[Counts]:
    """For every history but the longest, how many words came before it with a word after it.

    Before the beginning of a sentence comes nothing: there it is how often, as before.
    """
    weighed: list[Counts] = []
    for here, longer in pairwise(counted):
        counts: Counts = defaultdict(Counter)
        for history, following in longer.items():
            for word in following:
                counts[history[1:]][word] += 1
        counts.update({history: following for history, following in here.items() if history[:1] == (BEGIN,)})
        weighed.append(counts)
    return [*weighed, counted[-1]]


def _discounts(counts: Counts) -> list[float]:
    """What is taken off a count of (nothing,) one, two, and three or more."""
    seen = Counter(count for following in counts.values() for count in following.values())
    once, twice, thrice, more = (max(1, seen[times]) for times in (1, 2, 3, 4))
    share = once / (once + 2 * twice)
    wanted = (1 - 2 * share * twice / once, 2 - 3 * share * thrice / twice, 3 - 4 * share * more / thrice)
    return [0.0, *(min(times, max(_LEAST_DISCOUNT, take)) for times, take in enumerate(wanted, start=1))]


def _alone(
    counts: Counter[str], discounts: Sequence[float], known: set[str], even: float
) -> dict[str, float]:
    """Words after nothing: what is taken off is given to all words alike, and at least `even`."""
    kept = {word: count - discounts[min(count, 3)] for word, count in counts.items()}
    total = sum(kept.values())
    even = max(even, 1 - total / counts.total())
    likely = {word: (1 - even) * kept.get(word, 0.0) / total + even / len(known) for word in sorted(known)}
    return likely | {END: (1 - even) * kept.get(END, 0.0) / total}
