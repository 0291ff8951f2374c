"""Makes a model from recordings of people, starting at one that knows synthetic voices; tells how well it hears."""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from voice.model import build, card, corpus, reading, training
from voice.model.corpus import Parted
from voice.model.network import Shape
from voice.model.recipe import Recipe, keep_only_own
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
    at_a_time: int = 500
    """Recordings that are aligned between two savings."""


def make(wanted: Wanted, recipe: Recipe, danish: Danish, work: Path, out: Path, say: Say) -> None:
    """Align, learn, align again with what was learned, learn on; then words, card and figures.

    A stopped making goes on where it was: what was aligned, spoken and learned lies in `work`.
    """
    parted = corpus.read(wanted.folders, wanted.measured_share)
    if keep_only_own(work, _fingerprint(wanted, recipe, danish, parted)):
        say("The recordings, the recipe or the Danish have changed: starting anew.")
    speakers = {each.speaker for each in parted.learned}
    say(f"{len(parted.learned)} recordings of {len(speakers)} speakers to learn from")
    say(f"{len(parted.measured)} recordings of others to measure on")
    trained, became = _learn(wanted, recipe, parted, danish, work, say)
    build.with_words(trained, _with_texts(danish, parted), recipe, out, say)
    told = _card(wanted, recipe, became, len(speakers))
    card.write(out, told)
    say(f"Hearing {len(parted.measured)} recordings of speakers who were kept apart")
    found = measured(out, parted.measured)
    card.write(out, told | found)
    say("\n".join(found["measured"]))


def _fingerprint(wanted: Wanted, recipe: Recipe, danish: Danish, parted: Parted) -> str:
    """Changes when anything does that is learned from; a recording is known by its size."""
    told = [
        (str(each.file), each.text, each.speaker, each.file.stat().st_size if each.file.exists() else 0)
        for each in (*parted.learned, *parted.measured)
    ]
    start = hashlib.sha256((wanted.start / "am" / "final.mdl").read_bytes()).hexdigest()
    shape = wanted.shape.as_dict() if wanted.shape else None
    return recipe.fingerprint(json.dumps([told, start, shape, wanted.at_a_time, danish.fingerprint]))


def _learn(
    wanted: Wanted, recipe: Recipe, parted: Parted, danish: Danish, work: Path, say: Say
) -> tuple[Trained, Counter[str]]:
    trained = reading.read(wanted.start / "am" / "final.mdl")
    start = None if wanted.shape else trained
    shape = wanted.shape or trained.network.shape
    became: Counter[str] = Counter()
    for number in range(1, _ROUNDS + 1):
        files, became = _aligned(wanted, recipe, parted, trained, work / f"people-{number}", say)
        told = ", ".join(f"{count} {what}" for what, count in became.most_common())
        say(f"Round {number} of {_ROUNDS}: {told}")
        finished = work / f"network-{number}.pt"
        if not finished.exists():
            files.append(_synthetic(files, danish, recipe, work))
            device = "cuda" if torch.cuda.is_available() else "cpu"
            kept, steps = work / f"state-{number}.pt", recipe.steps // _ROUNDS
            training.save(
                training.train(files, steps, shape, recipe.seed, kept, say, start, device=device), finished
            )
        trained = start = training.load(finished)
    return trained, became


def _aligned(
    wanted: Wanted, recipe: Recipe, parted: Parted, trained: Trained, name: Path, say: Say
) -> tuple[list[Path], Counter[str]]:
    """Files of aligned recordings, and what became of all of them; those that a stop left behind are not made anew."""
    # In any order: recordings of one sentence often stand together, and each needs others to be held against.
    told = random.Random(recipe.seed).sample(parted.learned, len(parted.learned))
    files: list[Path] = []
    became: Counter[str] = Counter()
    for place in range(0, len(told), wanted.at_a_time):
        file = name.with_name(f"{name.name}-{place:07}.npz")
        counts = file.with_suffix(".json")
        if not counts.exists():
            part = told[place : place + wanted.at_a_time]
            examples, found = corpus.learn_from(part, trained, recipe.seed + place)
            if examples:
                corpus.save(examples, file)
            # The counts come last, whole or not at all: where they are, the examples are.
            unfinished = counts.with_suffix(".part")
            unfinished.write_text(json.dumps(found))
            unfinished.replace(counts)
            say(f"  aligned {min(place + wanted.at_a_time, len(told))} of {len(told)}")
        became.update(json.loads(counts.read_text()))
        files += [file] if file.exists() else []
    if not files:
        raise NothingFits
    return files, became


def _synthetic(people: list[Path], danish: Danish, recipe: Recipe, work: Path) -> Path:
    """Synthetic speech beside that of people, in the share that is wanted."""
    file = work / "synthetic.npz"
    if not file.exists():
        hours = sum(int(np.load(each)["lengths"].sum()) for each in people) / FRAMES_IN_AN_HOUR
        share = hours * _REPLAYED / (1 - _REPLAYED)
        build.synthesise_part(danish, replace(recipe, hours_each=share), 0, file)
    return file


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
