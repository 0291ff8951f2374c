"""The second engine: faster-whisper with a model folder of this machine, on its processor. Fetches nothing, ever."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from time import monotonic
from typing import Any

from voice import model_card
from voice.listen import RATE, Heard, NoChoice, Word

# Without its own tokenizer.json the library would fetch one.
_FILES = ("model.bin", "config.json", "tokenizer.json")
_AGAIN_SECONDS = 3.0
# On a slow machine what is open is heard anew less often: never more than half of the time.
_REST = 2.0
# Whisper looks at 30 seconds at once: what lies further back is settled, except the words that may still change.
_SETTLE_SECONDS, _OPEN_SECONDS = 25.0, 5.0


class WhisperEngine:
    """A loaded model; it writes down one person's speech after the other, and hears no closed choices."""

    name = "whisper"
    can_choose = False

    def __init__(self, folder: Path, *, later: bool = False) -> None:
        """A model folder in CTranslate2's format, loaded now, or when it is first needed. Raises UnusableModel.

        Once loaded it has threads, which a fork would not take along: whoever forks loads it later.
        """
        self.card = model_card.read(folder)
        if self.card.engine != self.name:
            raise model_card.UnusableModel(
                f"{self.card.name}: is a model for {self.card.engine}, not for Whisper"
            )
        missing = [name for name in _FILES if not (folder / name).is_file()]
        if missing:
            raise model_card.UnusableModel(f"{self.card.name}: lacks {', '.join(missing)}")
        _library(self.card.name)
        self._folder = folder
        self._model: Any = None
        self._one_at_a_time = Lock()
        if not later:
            self._load()

    def wake(self) -> None:
        """Begin to load what is not loaded; returns at once."""
        if self._model is None:
            Thread(target=self._load_if_it_can, name="loading", daemon=True).start()

    def dictate(self, personal: Sequence[str] = (), rate: int = RATE) -> WhisperHearing:
        """Anything; personal words are told to the model as words to expect. Raises UnusableModel."""
        self._load()
        return WhisperHearing(self, " ".join(personal), rate)

    def unheard(self, titles: Sequence[str]) -> list[str]:
        """None: it writes in pieces of words."""
        return []

    def choose(self, options: Sequence[str], rate: int = RATE) -> WhisperHearing:
        """It takes no list of options. Raises NoChoice."""
        raise NoChoice

    def _load(self) -> None:
        with self._one_at_a_time:
            if self._model is None:
                self._model = _loaded(self._folder, self.card.name)

    def _load_if_it_can(self) -> None:
        # Whoever needs it hears why it cannot.
        with suppress(model_card.UnusableModel):
            self._load()

    def words_in(self, samples: Any, expected: str) -> list[Word]:
        """The words of 16 kHz samples between -1 and 1; where nobody speaks there are none."""
        with self._one_at_a_time:
            segments, _ = self._model.transcribe(
                samples,
                language="da",
                task="transcribe",
                temperature=0.0,
                condition_on_previous_text=False,
                word_timestamps=True,
                # In silence Whisper writes what nobody said.
                vad_filter=True,
                hotwords=expected or None,
            )
            return [_word(each) for segment in segments for each in segment.words or () if each.word.strip()]


def _library(name: str) -> Any:
    try:
        import faster_whisper
    except ImportError:
        raise model_card.UnusableModel(
            f"{name}: needs faster-whisper, which comes with `make install-whisper`"
        ) from None
    return faster_whisper


def _loaded(folder: Path, name: str) -> Any:
    try:
        return _library(name).WhisperModel(
            str(folder), device="cpu", compute_type="int8", local_files_only=True
        )
    except (OSError, RuntimeError, ValueError) as error:
        raise model_card.UnusableModel(f"{name}: cannot be loaded from {folder}") from error


def _word(told: Any) -> Word:
    start = max(0.0, float(told.start))
    sure = min(1.0, max(0.0, float(told.probability)))
    return Word(told.word.strip(), start, max(start, float(told.end)), sure)


class WhisperHearing:
    """One turn: what is still open is heard anew every few seconds, as Whisper hears whole pieces only."""

    def __init__(self, engine: WhisperEngine, expected: str, rate: int) -> None:
        import av
        import numpy

        self._numpy, self._av = numpy, av
        self._engine, self._expected, self._rate = engine, expected, rate
        self._resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        self._odd = b""
        self._settled: list[Word] = []
        self._open: list[Word] = []
        self._samples = numpy.zeros(0, numpy.float32)
        self._begins = 0.0
        self._heard_until = 0.0
        self._again = _AGAIN_SECONDS

    def feed(self, audio: bytes) -> str:
        """Take 16-bit samples; half a sample waits for its other half."""
        audio = self._odd + audio
        whole = len(audio) - len(audio) % 2
        self._odd = audio[whole:]
        self._take(audio[:whole])
        if self._seconds - self._heard_until >= self._again:
            self._hear()
            self._settle()
        return self._text()

    def finish(self) -> Heard:
        """All that was said, heard a last time."""
        self._take(b"")
        self._hear()
        return Heard(self._text(), (*self._settled, *self._open))

    @property
    def _seconds(self) -> float:
        return self._begins + len(self._samples) / RATE

    def _take(self, audio: bytes) -> None:
        frame = None
        if audio:
            samples = self._numpy.frombuffer(audio, "<i2")[None]
            frame = self._av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
            frame.sample_rate = self._rate
        made = [each.to_ndarray()[0] for each in self._resampler.resample(frame)]
        if made:
            heard = self._numpy.concatenate(made).astype(self._numpy.float32) / 32768
            self._samples = self._numpy.concatenate([self._samples, heard])

    def _hear(self) -> None:
        self._heard_until, began = self._seconds, monotonic()
        found = self._engine.words_in(self._samples, self._expected) if len(self._samples) else []
        self._open = [
            Word(each.word, each.start + self._begins, each.end + self._begins, each.confidence)
            for each in found
        ]
        self._again = max(_AGAIN_SECONDS, _REST * (monotonic() - began))

    def _settle(self) -> None:
        if self._seconds - self._begins < _SETTLE_SECONDS:
            return
        until = self._seconds - _OPEN_SECONDS
        done = [each for each in self._open if each.end <= until]
        cut = done[-1].end if done else until
        self._settled += done
        self._open = self._open[len(done) :]
        self._samples = self._samples[int((cut - self._begins) * RATE) :]
        self._begins = cut

    def _text(self) -> str:
        return " ".join(each.word for each in (*self._settled, *self._open))
