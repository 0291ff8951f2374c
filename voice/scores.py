"""How often speech was heard wrong: word and character error rate, with the interval that chance leaves."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

_DRAWS = 1000
HEAD = "who | recordings | speakers | word error rate (95 %) | character error rate (95 %)"
Counted = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Said:
    """What somebody said, what was heard, who it was and what groups that person is in."""

    right: str
    heard: str
    speaker: str
    groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rate:
    """Errors of so many words or signs, and the 95 % interval over other draws of speakers and utterances."""

    errors: int
    of: int
    low: float
    high: float

    @property
    def share(self) -> float:
        return self.errors / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{100 * self.share:.1f} % ({100 * self.low:.1f}-{100 * self.high:.1f})"


def errors(right: Sequence[str], heard: Sequence[str]) -> int:
    """How many words (or signs) must be put in, taken out or changed: Levenshtein's distance."""
    row = list(range(len(heard) + 1))
    for wanted, one in enumerate(right, start=1):
        before, row[0] = row[0], wanted
        for place, other in enumerate(heard, start=1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (one != other))
    return row[-1]


def rate(counted: Counted, seed: int = 1) -> Rate:
    """The rate of one speaker's utterances, each with its errors and its size."""
    return rate_of_speakers([counted], seed)


def rate_of_speakers(counted: Sequence[Counted], seed: int = 1) -> Rate:
    """The rate of all utterances; those of one speaker stand together.

    The interval is drawn in two stages (Davison and Hinkley 1997, section 3.8): speakers anew, and of each drawn one
    the utterances. What one person is heard wrong in is alike: utterances of few people tell less than of many.
    """
    dice = random.Random(seed)  # noqa: S311 - an interval needs no secret chance
    people = [each for each in counted if each]
    drawn = sorted(_share(_drawn(people, dice)) for _ in range(_DRAWS)) if people else [0.0]
    low, high = drawn[int(0.025 * len(drawn))], drawn[int(0.975 * len(drawn))]
    everything = [each for person in people for each in person]
    return Rate(sum(wrong for wrong, _ in everything), sum(size for _, size in everything), low, high)


def _drawn(people: Sequence[Counted], dice: random.Random) -> Counted:
    chosen = dice.choices(people, k=len(people)) if len(people) > 1 else people
    return [each for person in chosen for each in dice.choices(person, k=len(person))]


def _share(counted: Counted) -> float:
    size = sum(size for _, size in counted)
    return sum(wrong for wrong, _ in counted) / size if size else 0.0


def word_errors(pairs: Sequence[tuple[str, str]]) -> Rate:
    """Of (right, heard) texts."""
    return rate([(errors(right.split(), heard.split()), len(right.split())) for right, heard in pairs])


def character_errors(pairs: Sequence[tuple[str, str]]) -> Rate:
    """Of (right, heard) texts, blanks counted."""
    return rate([(errors(right, heard), len(right)) for right, heard in pairs])


def gentlest(errors: Mapping[float, float]) -> float:
    """The strength with the fewest errors, of equal ones the smallest."""
    return min(errors, key=lambda strength: (errors[strength], strength))


def rows(said: Iterable[Said]) -> list[str]:
    """A row under HEAD for all of them, and for each group."""
    by_group: dict[str, list[Said]] = defaultdict(list)
    for each in said:
        for group in ("all", *(f"{name}: {value}" for name, value in each.groups.items())):
            by_group[group].append(each)
    return [_row(group, members) for group, members in sorted(by_group.items())]


def _row(group: str, members: Sequence[Said]) -> str:
    by_speaker: dict[str, list[Said]] = defaultdict(list)
    for each in members:
        by_speaker[each.speaker].append(each)

    def rated(parts: Callable[[str], Sequence[str]]) -> Rate:
        return rate_of_speakers(
            [
                [(errors(parts(e.right), parts(e.heard)), len(parts(e.right))) for e in own]
                for own in by_speaker.values()
            ]
        )

    return f"{group} | {len(members)} | {len(by_speaker)} | {rated(str.split)} | {rated(str)}"
