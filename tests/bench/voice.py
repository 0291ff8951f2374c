"""Measures hearing on synthetic voices and sentences that the model never learned: `make bench-voice`.

Runs in the builder's environment, whose noise and voices it uses. It says nothing about human speech.
"""

from __future__ import annotations

import argparse
import platform
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from voice import scores
from voice.listen import Heard, Hearing
from voice.model import sentences, synthesise, voices
from voice.model.roughen import RATE, at_model_rate, with_noise
from voice.vosk_engine import VoskEngine

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "voice" / "models" / "drommeplan-da-bootstrap"
DECIBELS = 10.0
_STREAMS = 8
_CHUNK = 3200


@dataclass
class Clock:
    """Seconds of hearing, and of sound."""

    hearing: float = 0.0
    sound: float = 0.0


def spoken(text: str, dice: random.Random, decibels: float | None) -> bytes:
    """A text by a voice that was kept apart, clean or with noise; 16-bit samples at 16 kHz."""
    made = synthesise.say(
        text,
        voices.danish(dice.choice(voices.HELD_OUT)),
        speed=dice.randint(110, 190),
        pitch=dice.randint(20, 80),
        pitch_range=dice.randint(20, 80),
    )
    samples, _ = at_model_rate(made.samples, synthesise.RATE)
    chance = np.random.default_rng(dice.randrange(2**32))
    if decibels is not None:
        samples = with_noise(samples, chance, decibels)
    edge = np.zeros(RATE // 2)
    samples = np.concatenate([edge, samples / (np.abs(samples).max() + 1e-9) * 0.5, edge]) * 32767
    whole: Any = np.clip(np.round(samples + chance.standard_normal(len(samples))), -32768, 32767)
    return bytes(whole.astype("<i2").tobytes())


def hear(hearing: Hearing, audio: bytes, clock: Clock) -> Heard:
    """Feed as a microphone would, only faster."""
    began = time.process_time()
    for begin in range(0, len(audio), _CHUNK):
        hearing.feed(audio[begin : begin + _CHUNK])
    heard = hearing.finish()
    clock.hearing += time.process_time() - began
    clock.sound += len(audio) / 2 / RATE
    return heard


def dictation(
    engine: VoskEngine, texts: Sequence[str], decibels: float | None, clock: Clock
) -> list[tuple[str, str]]:
    """(right, heard) of each text."""
    dice = random.Random(7)
    return [(text, hear(engine.dictate(), spoken(text, dice, decibels), clock).text) for text in texts]


def screens() -> list[list[str]]:
    """The buttons that the bot shows together, two to six of them."""
    found: list[list[str]] = []
    for file in sorted((ROOT / "domain").glob("*.yml")):
        responses = (yaml.safe_load(file.read_text("utf-8")) or {}).get("responses") or {}
        for variants in responses.values():
            shown = [
                [b["title"] for b in each.get("buttons") or () if "{" not in b["title"]] for each in variants
            ]
            found += [titles for titles in shown if 2 <= len(titles) <= 6 and titles not in found]
    return found


def choices(engine: VoskEngine, rounds: int, decibels: float | None, clock: Clock) -> tuple[int, int, int]:
    """How many options were heard right, taken for another one, and asked in all."""
    dice = random.Random(11)
    right = wrong = 0
    asked = screens()
    for place in range(rounds):
        titles = asked[place % len(asked)]
        said = dice.choice(titles)
        heard = hear(engine.choose(titles), spoken(said, dice, decibels), clock)
        right += heard.option == said
        wrong += heard.option not in (said, None)
    return right, wrong, rounds


def false_yes(engine: VoskEngine, texts: Sequence[str], decibels: float | None, clock: Clock) -> int:
    """How many sentences that are no option were taken for one."""
    dice = random.Random(13)
    asked = screens()
    return sum(
        hear(engine.choose(dice.choice(asked)), spoken(text, dice, decibels), clock).option is not None
        for text in texts
    )


def memory() -> float:
    """MiB of this process that are really in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


def memory_of_streams(engine: VoskEngine, text: str) -> float:
    """MiB that each further stream takes while all of them are in the middle of a sentence."""
    audio = spoken(text, random.Random(3), None)
    open_ones = [engine.dictate()]
    open_ones[0].feed(audio)
    before = memory()
    for _ in range(_STREAMS):
        open_ones.append(engine.dictate())
        open_ones[-1].feed(audio)
    return (memory() - before) / _STREAMS


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="make bench-voice", description=__doc__)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--count", type=int, default=300, help="sentences, and rounds of choosing")
    parser.add_argument("--wrong", action="store_true", help="show what was heard wrong")
    wanted = parser.parse_args()
    engine = VoskEngine(wanted.model)
    texts = random.Random(5).sample(sentences.of_the_project().held_out, wanted.count)
    clock = Clock()
    print(f"{platform.machine()}, Python {platform.python_version()}, model {engine.card.name}\n")
    print("| synthetic voices and sentences never learned | clean | noise 10 dB below |\n|---|---|---|")
    heard = [dictation(engine, texts, decibels, clock) for decibels in (None, DECIBELS)]
    print(
        f"| open dictation, word error rate (95 %) | {' | '.join(str(scores.word_errors(h)) for h in heard)} |"
    )
    print(f"| … character error rate | {' | '.join(str(scores.character_errors(h)) for h in heard)} |")
    factor = clock.hearing / clock.sound
    chosen = [choices(engine, wanted.count, decibels, clock) for decibels in (None, DECIBELS)]
    print(f"| closed choice right | {' | '.join(f'{100 * r / of:.1f} %' for r, _, of in chosen)} |")
    print(f"| … taken for another option | {' | '.join(f'{100 * w / of:.1f} %' for _, w, of in chosen)} |")
    strange = [false_yes(engine, texts, decibels, clock) / len(texts) for decibels in (None, DECIBELS)]
    print(
        f"| a sentence that is no option taken for one | {' | '.join(f'{100 * s:.1f} %' for s in strange)} |"
    )
    print(f"| real-time factor of dictation, one core | {factor:.3f} | |")
    print(f"| memory of each further stream | {memory_of_streams(engine, texts[0]):.0f} MiB | |")
    titles = sorted({title for titles in screens() for title in titles})
    print(f"\nOf {len(titles)} button titles, {len(engine.unheard(titles))} can never be heard.")
    if wanted.wrong:
        for right, got in [pair for pairs in heard for pair in pairs if pair[0] != pair[1]]:
            print(f"  {right} | {got}", file=sys.stderr)


if __name__ == "__main__":
    main()
