"""Makes a model from recordings of people, starting at one that knows synthetic voices; tells how well it hears."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch

from voice.model import build, card, corpus, reading, speech, training
from voice.model.corpus import Parted
from voice.model.features import Example
from voice.model.network import Shape
from voice.model.recipe import Recipe
from voice.model.sentences import ROOT, Danish
from voice.model.speech import FRAMES_IN_AN_HOUR
from voice.model.training import Trained
from voice.recordings import Recording

Say = Callable[[str], None]
# Of all that is heard, so much is synthetic: what was learned from it is not forgotten.
_REPLAYED = 0.2
_ROUNDS = 2


class NothingFits(Exception):
    """Not one recording fits its sentence: look at the paths and the texts."""


@dataclass(frozen=True)
class Wanted:
    """Which recordings, on top of which model, how it is called, and what share of the speakers is measured on."""

    folders: list[Path]
    start: Path
    name: str
    measured_share: float = 0.1
    shape: Shape | None = None
    """Of a network that learns from nothing; None: the one of `start` learns further."""


def make(wanted: Wanted, recipe: Recipe, danish: Danish, work: Path, out: Path, say: Say) -> None:
    """Align, learn, align again with what was learned, learn on; then words, card and figures."""
    work.mkdir(parents=True, exist_ok=True)
    parted = corpus.read(wanted.folders, wanted.measured_share)
    speakers = {each.speaker for each in parted.learned}
    say(f"{len(parted.learned)} recordings of {len(speakers)} speakers to learn from")
    say(f"{len(parted.measured)} recordings of others to measure on")
    trained, became = _learn(wanted, recipe, parted, danish, work, say)
    build.with_words(trained, _with_texts(danish, parted), recipe, out, say)
    told = _card(wanted, recipe, became, len(speakers))
    card.write(out, told)
    found = measured(out, parted.measured)
    card.write(out, told | found)
    say("\n".join(found["measured"]))


def _learn(
    wanted: Wanted, recipe: Recipe, parted: Parted, danish: Danish, work: Path, say: Say
) -> tuple[Trained, Counter[str]]:
    trained = reading.read(wanted.start / "am" / "final.mdl")
    start = None if wanted.shape else trained
    became: Counter[str] = Counter()
    for number in range(1, _ROUNDS + 1):
        examples, became = corpus.learn_from(parted.learned, trained, recipe.seed)
        say(
            f"Round {number} of {_ROUNDS}: "
            + ", ".join(f"{count} {what}" for what, count in became.most_common())
        )
        if not examples:
            raise NothingFits
        files = _kept(examples, danish, recipe, work)
        (work / "state.pt").unlink(missing_ok=True)
        trained = training.train(
            files,
            recipe.steps // _ROUNDS,
            wanted.shape or trained.network.shape,
            recipe.seed,
            work / "state.pt",
            say,
            start,
            device="cuda" if torch.cuda.is_available() else "cpu",
        )
        start = trained
    return trained, became


def _kept(examples: list[Example], danish: Danish, recipe: Recipe, work: Path) -> list[Path]:
    real, synthetic = work / "people.npz", work / "synthetic.npz"
    corpus.save(examples, real)
    if not synthetic.exists():
        hours = sum(len(each.frames) for each in examples) / FRAMES_IN_AN_HOUR
        speech.save(speech.pieces(danish, hours * _REPLAYED / (1 - _REPLAYED), recipe.seed), synthetic)
    return [real, synthetic]


def _with_texts(danish: Danish, parted: Parted) -> Danish:
    """The project's Danish and what was read, without the sentences that are measured; one word is no sentence."""
    measured = {each.text for each in parted.measured if " " in each.text}
    read = {each.text for each in parted.learned} - measured
    words = {word for text in read for word in text.split()}
    return replace(
        danish,
        words=tuple(sorted({*danish.words, *words})),
        learned=tuple(each for each in sorted({*danish.learned, *read}) if each not in measured),
    )


def _card(wanted: Wanted, recipe: Recipe, became: Counter[str], speakers: int) -> dict[str, Any]:
    return {
        "name": wanted.name,
        "language": "da",
        "engine": "vosk",
        "trained_on": "human",
        "recordings": dict(became),
        "speakers": speakers,
        "recipe": {"seed": recipe.seed, "steps": recipe.steps},
        "licence": "That of the recordings it was made from.",
    }


def measured(model: Path, told: list[Recording]) -> dict[str, Any]:
    """Word and character error rates for all and for each group, of speakers who were kept apart."""
    asked = [
        {"file": str(each.file), "text": each.text, "speaker": each.speaker, "groups": each.groups}
        for each in told
    ]
    # A process of its own: Vosk's library does not load beside torch's.
    done = subprocess.run(
        [sys.executable, "-m", "voice.model.measure", model],
        input=json.dumps(asked),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found
