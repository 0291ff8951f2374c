"""How each word sounds, heard from espeak-ng: alone, and inside sentences. It knows no acoustics."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from voice.model import synthesise
from voice.model.phones import SILENCE

_MOST, _RAREST = 3, 0.05


@dataclass(frozen=True)
class Sounding:
    """One way that a word sounds, and how likely beside its likeliest one."""

    word: str
    sounds: tuple[str, ...]
    likely: float


def sounding(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each word of a plain text with its sounds; nothing where espeak-ng leaves Danish or joins words."""
    spoken = synthesise.say(text)
    words = text.split()
    starts = [sum(len(word) + 1 for word in words[:place]) for place in range(len(words))]
    if not spoken.is_danish or list(spoken.words_at) != starts:
        return []
    sounds: dict[int, list[str]] = defaultdict(list)
    for sound in spoken.sounds:
        if sound.name != SILENCE:
            sounds[sound.word].append(sound.name)
    return [(word, tuple(sounds[place])) for place, word in enumerate(words) if sounds[place]]


def learn(words: Iterable[str], sentences: Iterable[str], respelt: Mapping[str, str]) -> list[Sounding]:
    """The soundings of these words; one that espeak-ng cannot say in Danish sounds as it is respelt, or has none."""
    inside: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for sentence in sentences:
        for word, sounds in sounding(sentence):
            inside[word][sounds] += 1
    found = []
    for word in words:
        counted = Counter(inside[word])
        for _, sounds in sounding(word):
            counted[sounds] += max(1, round(0.3 * inside[word].total()))
        if not counted and word in respelt:
            counted.update(sounds for _, sounds in sounding(respelt[word]))
        commonest = counted.most_common(_MOST)
        for sounds, count in commonest:
            likely = count / commonest[0][1]
            if likely >= _RAREST:
                found.append(Sounding(word, sounds, likely))
    return found
