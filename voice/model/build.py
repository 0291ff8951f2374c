"""Builds a model folder step by step: speech, network, words and graph, card. A stopped build goes on where it was."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

import torch

from voice.model import card, export, graph, lexicon, sentences, speech, training
from voice.model.features import CONFIG
from voice.model.language import Language
from voice.model.recipe import Recipe, keep_only_own
from voice.model.sentences import Danish
from voice.model.training import Trained

Say = Callable[[str], None]
# Pauses end nothing by themselves: when somebody has finished is decided by the kiosk, not by the recogniser.
# No more than 1500 ways at once: 5000 hear speech no better, and a ringing telephone's notes four times as slowly.
_DECODING = (
    "--min-active=200",
    "--max-active=1500",
    "--beam=14.0",
    "--lattice-beam=6.0",
    "--acoustic-scale=1.0",
    "--frame-subsampling-factor=3",
    "--endpoint.silence-phones=1",
    "--endpoint.rule2.min-trailing-silence=0.5",
    "--endpoint.rule3.min-trailing-silence=0.8",
    "--endpoint.rule4.min-trailing-silence=1.2",
)
# Sentences that pronunciations are heard in; more of them change nothing.
_HEARD_IN = 6000


def build(recipe: Recipe, danish: Danish, work: Path, out: Path, jobs: int, say: Say) -> None:
    """From espeak-ng alone to a model folder that Vosk loads."""
    began = time.monotonic()
    if keep_only_own(work, recipe.fingerprint(danish.fingerprint)):
        say("The recipe or the Danish has changed: starting anew.")
    parts = synthesise(recipe, danish, work, jobs, say)
    trained = learn(recipe, parts, work, say)
    with_words(trained, danish, recipe, out, say)
    card.write(out, card.of_bootstrap(recipe, danish))
    say(f"{out} is made, after {(time.monotonic() - began) / 60:.0f} min.")


def synthesise(recipe: Recipe, danish: Danish, work: Path, jobs: int, say: Say) -> list[Path]:
    """The files of synthetic speech, those that are missing made now."""
    files = [work / f"speech-{number:02}.npz" for number in range(recipe.parts)]
    missing = [(number, file) for number, file in enumerate(files) if not file.exists()]
    say(
        f"1/3 Speaking {recipe.parts * recipe.hours_each:g} hours ({len(missing)} of {len(files)} parts to make)"
    )
    # A fresh process for each part: what espeak-ng spoke before sounds on in what it speaks next.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        seeds = {pool.submit(_part, danish, recipe, number, file): number for number, file in missing}
        for done, future in enumerate(as_completed(seeds), start=1):
            future.result()
            say(f"  part {done} of {len(missing)}")
    return files


def synthesise_part(danish: Danish, recipe: Recipe, number: int, file: Path) -> None:
    """One part, in a process of its own: what was spoken here before must not be heard in it."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        pool.submit(_part, danish, recipe, number, file).result()


def _part(danish: Danish, recipe: Recipe, number: int, file: Path) -> None:
    speech.save(speech.pieces(danish, recipe.hours_each, recipe.seed + number), file)


def learn(recipe: Recipe, parts: list[Path], work: Path, say: Say, start: Trained | None = None) -> Trained:
    """The trained network; what was learned before a stop is kept."""
    finished = work / "network.pt"
    if not finished.exists():
        say(f"2/3 Learning the sounds, {recipe.steps} steps")
        # One thread: the order of additions, and so the result, must not hang on the number of cores.
        torch.set_num_threads(1)
        torch.use_deterministic_algorithms(True)
        trained = training.train(
            parts, recipe.steps, recipe.shape, recipe.seed, work / "state.pt", say, start
        )
        training.save(trained, finished)
    return training.load(finished)


def with_words(trained: Trained, danish: Danish, recipe: Recipe, out: Path, say: Say) -> None:
    """The model folder: the network as Kaldi reads it, the words, and how they follow each other."""
    unfinished = out.with_name(out.name + ".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    export.write(trained, unfinished / "am" / "final.mdl")
    _configure(unfinished / "conf")
    _words(danish, recipe, unfinished, say)
    _replace(out, unfinished)


def new_words(danish: Danish, recipe: Recipe, out: Path, say: Say) -> None:
    """Other words in a finished model: what it learned of sounds stays, so nothing is trained."""
    told = card.read(out)
    unfinished = out.with_name(out.name + ".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.copytree(out, unfinished, ignore=shutil.ignore_patterns("graph", "conf"))
    _configure(unfinished / "conf")
    _words(danish, recipe, unfinished, say)
    card.write(unfinished, told | {"words": len(danish.words), "danish_of_the_words": danish.fingerprint})
    _replace(out, unfinished)
    say(f"{out} knows {len(danish.words)} words now.")


def _words(danish: Danish, recipe: Recipe, folder: Path, say: Say) -> None:
    say(f"3/3 Hearing how {len(danish.words)} words sound, and building the graph")
    heard_in = danish.learned[:: max(1, len(danish.learned) // _HEARD_IN)]
    soundings = lexicon.learn(danish.words, heard_in, sentences.respelt())
    spoken = {each.word for each in soundings}
    graph.build(soundings, Language(danish.learned, spoken, recipe.even_words), folder / "graph")


def _replace(out: Path, finished: Path) -> None:
    shutil.rmtree(out, ignore_errors=True)
    finished.rename(out)


def _configure(folder: Path) -> None:
    folder.mkdir(parents=True)
    _lines(folder / "mfcc.conf", CONFIG)
    _lines(folder / "model.conf", _DECODING)


def _lines(file: Path, lines: Iterable[str]) -> None:
    file.write_text("".join(f"{line}\n" for line in lines))
