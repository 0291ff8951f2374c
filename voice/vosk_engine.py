"""The default engine: Vosk with a Danish model of its own. Nothing leaves the machine; it writes no file."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import vosk

from voice import model_card, options
from voice.listen import RATE, Heard, Word

_ALTERNATIVES = 10
# In the recogniser's own scores, where words that sound alike lie 0 to 3 apart, and others further.
_PERSONAL_BONUS = 3.0
# It would tell each model's size on standard error.
vosk.SetLogLevel(-1)


class VoskEngine:
    """A loaded model; any number of people may speak to it at once, each with a hearing."""

    name = "vosk"
    can_choose = True

    def __init__(self, folder: Path) -> None:
        """Load a model folder. Raises UnusableModel."""
        self.card = model_card.read(folder)
        if self.card.engine != self.name:
            raise model_card.UnusableModel(
                f"{self.card.name}: is a model for {self.card.engine}, not for Vosk"
            )
        try:
            self._model = vosk.Model(str(folder))
        except Exception as error:
            # Vosk raises Exception itself.
            raise model_card.UnusableModel(f"{self.card.name}: Vosk cannot load {folder}") from error

    def wake(self) -> None:
        """It is loaded already."""

    def knows(self, word: str) -> bool:
        """Whether a word is in the model's vocabulary; others can never be heard."""
        return bool(self._model.vosk_model_find_word(word.lower()) >= 0)

    def unheard(self, titles: Sequence[str]) -> list[str]:
        """Those that can never be heard, as a word of theirs is not in the vocabulary."""
        spoken = {title: options.spoken_form(title).split() for title in titles}
        return [title for title, words in spoken.items() if not words or not all(map(self.knows, words))]

    def dictate(self, personal: Sequence[str] = (), rate: int = RATE) -> VoskHearing:
        """Anything. Personal words that the model does not know are passed over: `knows` tells."""
        recogniser = vosk.KaldiRecognizer(self._model, rate)
        wanted = frozenset(word for entry in personal for word in options.spoken_form(entry).split())
        if not wanted:
            recogniser.SetWords(True)
            return VoskHearing(recogniser, _plain)
        recogniser.SetWords(True)
        recogniser.SetMaxAlternatives(_ALTERNATIVES)
        return VoskHearing(recogniser, lambda told: _likeliest(told, wanted))

    def choose(self, titles: Sequence[str], rate: int = RATE) -> VoskHearing:
        """One of these titles; said twice, in part or with other words it is none of them."""
        heard = {title for title in titles if title not in self.unheard(titles)}
        phrases = options.grammar(title for title in titles if title in heard)
        # Raw letters: Vosk does not read escapes, and would pass over every word with æ, ø or å.
        recogniser = vosk.KaldiRecognizer(self._model, rate, json.dumps(phrases, ensure_ascii=False))
        recogniser.SetWords(True)
        return VoskHearing(recogniser, _plain, tuple(titles))


class VoskHearing:
    """One turn: pauses inside end nothing, whatever the recogniser takes them for."""

    def __init__(
        self,
        recogniser: Any,
        words_of: Callable[[dict[str, Any]], list[Word]],
        titles: Sequence[str] = (),
    ) -> None:
        self._recogniser = recogniser
        self._words_of = words_of
        self._titles = titles
        self._words: list[Word] = []
        self._odd = b""

    def feed(self, audio: bytes) -> str:
        """Take 16-bit samples; half a sample waits for its other half."""
        audio = self._odd + audio
        whole = len(audio) - len(audio) % 2
        self._odd = audio[whole:]
        if whole and self._recogniser.AcceptWaveform(audio[:whole]):
            self._words += self._words_of(json.loads(self._recogniser.Result()))
            return self._text()
        partial = json.loads(self._recogniser.PartialResult()).get("partial", "")
        return f"{self._text()} {partial}".strip()

    def finish(self) -> Heard:
        """The last words, and the option that all of them are."""
        self._words += self._words_of(json.loads(self._recogniser.FinalResult()))
        text = self._text()
        option = options.meant(text, self._titles) if self._titles else None
        return Heard(text, tuple(self._words), option)

    def _text(self) -> str:
        return " ".join(word.word for word in self._words)


def _plain(told: dict[str, Any]) -> list[Word]:
    return [
        Word(each["word"], each["start"], each["end"], min(1.0, max(0.0, each["conf"])))
        for each in told.get("result", ())
    ]


def _likeliest(told: dict[str, Any], wanted: frozenset[str]) -> list[Word]:
    """Of what may have been said, the likeliest when personal words weigh more; sure is what the others say, too."""
    said = [each for each in told.get("alternatives", ()) if each.get("result")]
    if not said:
        return []
    scores = [each["confidence"] + _PERSONAL_BONUS * _personal(each, wanted) for each in said]
    best = max(scores)
    weights = [math.exp(score - best) for score in scores]
    counted: Counter[str] = Counter()
    for each, weight in zip(said, weights, strict=True):
        for word in {entry["word"] for entry in each["result"]}:
            counted[word] += weight  # type: ignore[assignment]
    chosen = said[scores.index(best)]["result"]
    return [
        Word(each["word"], each["start"], each["end"], min(1.0, counted[each["word"]] / sum(weights)))
        for each in chosen
    ]


def _personal(alternative: dict[str, Any], wanted: frozenset[str]) -> int:
    return sum(entry["word"] in wanted for entry in alternative["result"])
