"""The second engine: faster-whisper with a model folder of this machine, on its processor. Fetches nothing, ever."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from voice import model_card
from voice.listen import RATE, Heard, NoChoice, Word

# Without its own tokenizer.json the library would fetch one.
_FILES = ("model.bin", "config.json", "tokenizer.json")
_AGAIN_SECONDS = 3.0
# Whisper looks at 30 seconds at once: what lies further back is settled, except the words that may still change.
_SETTLE_SECONDS, _OPEN_SECONDS = 25.0, 5.0


class WhisperEngine:
    """A loaded model; it writes down one person's speech after the other, and hears no closed choices."""

    name = "whisper"
    can_choose = False

    def __init__(self, folder: Path) -> None:
        """Load a model folder in CTranslate2's format. Raises UnusableModel."""
        self.card = model_card.read(folder)
        if self.card.engine != self.name:
            raise model_card.UnusableModel(
                f"{self.card.name}: is a model for {self.card.engine}, not for Whisper"
            )
        missing = [name for name in _FILES if not (folder / name).is_file()]
        if missing:
            raise model_card.UnusableModel(f"{self.card.name}: lacks {', '.join(missing)}")
        self._model = _loaded(folder, self.card.name)
        self._one_at_a_time = Lock()

    def dictate(self, personal: Sequence[str] = (), rate: int = RATE) -> WhisperHearing:
        """Anything; personal words are told to the model as words to expect."""
        return WhisperHearing(self, " ".join(personal), rate)

    def choose(self, options: Sequence[str], rate: int = RATE) -> WhisperHearing:
        """It takes no list of options. Raises NoChoice."""
        raise NoChoice

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


def _loaded(folder: Path, name: str) -> Any:
    try:
        from faster_whisper import WhisperModel
    except ImportError:
        raise model_card.UnusableModel(
            f"{name}: needs faster-whisper, which comes with `make install-whisper`"
        ) from None
    try:
        return WhisperModel(str(folder), device="cpu", compute_type="int8", local_files_only=True)
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

    def feed(self, audio: bytes) -> str:
        """Take 16-bit samples; half a sample waits for its other half."""
        audio = self._odd + audio
        whole = len(audio) - len(audio) % 2
        self._odd = audio[whole:]
        self._take(audio[:whole])
        if self._seconds - self._heard_until >= _AGAIN_SECONDS:
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
        self._heard_until = self._seconds
        found = self._engine.words_in(self._samples, self._expected) if len(self._samples) else []
        self._open = [
            Word(each.word, each.start + self._begins, each.end + self._begins, each.confidence)
            for each in found
        ]

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
