"""Builds tiny models in the builder's environment, for a test: FOLDER is where they go, as `model` and `people`.

The second is made from recordings of "people", who are espeak-ng's voices, in both layouts that the builder reads.
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

import soundfile

from voice.model import build, from_people, synthesise, voices
from voice.model.network import Shape
from voice.model.recipe import Recipe
from voice.model.sentences import Danish

WORDS = ("bolig", "familie", "fem", "hej", "hund", "ja", "kat", "nej", "stop", "tak")
RECIPE = Recipe(
    name="tiny",
    parts=2,
    hours_each=0.05,
    steps=120,
    shape=Shape(first=96, width=128, narrow=48, layers=3, last=96),
)
DANISH = Danish(WORDS, WORDS, ())
STAGES = (
    "to learn from",
    "aligned 15",
    "aligned 30",
    "Round 1",
    "step 50",
    "aligned 42",
    "Round 2",
    "3/3",
    "kept apart",
)
TABLE, COMMON_VOICE = ("m1", "f2", "m3"), ("f4", "m6")


def say(line: str) -> None:
    """Tell whoever waits."""
    print(line, flush=True)


def record(word: str, speaker: str, file: Path) -> str:
    """One recording of one word, and its name."""
    file.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(file, synthesise.say(word, voices.danish(speaker)).samples, synthesise.RATE)
    return file.name


def a_table(folder: Path) -> Path:
    """WAV files with a CSV; one of them is said to be what it is not, one is no sound."""
    rows = [
        f"{record(word, who, folder / f'{who}-{word}.wav')},{word},{who},{'ung' if who == 'f2' else 'voksen'}"
        for who in TABLE
        for word in WORDS
    ]
    rows.append(f"{record('familie', 'm1', folder / 'wrong.wav')},stop,m1,voksen")
    (folder / "broken.wav").write_bytes(b"no sound")
    rows.append("broken.wav,stop,m1,voksen")
    (folder / "mine.csv").write_text("\n".join(["path,text,speaker,age", *rows]) + "\n", "utf-8")
    return folder


def common_voice(folder: Path) -> Path:
    """MP3 files with the tables of Common Voice."""
    rows = [
        f"{who}\t{record(word, who, folder / 'clips' / f'{who}-{word}.mp3')}\t{word.title()}.\ttwenties\t"
        for who in COMMON_VOICE
        for word in WORDS
    ]
    head = "client_id\tpath\tsentence\tage\tgender"
    (folder / "validated.tsv").write_text("\n".join([head, *rows]) + "\n", "utf-8")
    return folder


def killed(wanted: from_people.Wanted, recipe: Recipe, folder: Path, stage: str) -> bool:
    """Go on with the making until it tells of this stage, and be killed there."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.WIFSIGNALED(status)

    def die(line: str) -> None:
        if stage in line:
            os.kill(os.getpid(), signal.SIGKILL)

    from_people.make(wanted, recipe, DANISH, folder / "work_killed", folder / "killed", die)
    os._exit(1)


def kill_again_and_again(wanted: from_people.Wanted, recipe: Recipe, folder: Path) -> None:
    """The same making as before, killed at every stage; says at which it was."""
    for stage in STAGES:
        if killed(wanted, recipe, folder, stage):
            say(f"killed at: {stage}")
    told: list[str] = []
    from_people.make(wanted, recipe, DANISH, folder / "work_killed", folder / "killed", told.append)
    say("\n".join(f"after the kills: {line}" for line in told))


def main() -> None:
    """Build both, and say what is done."""
    folder = Path(sys.argv[1])
    build.build(RECIPE, DANISH, folder / "work", folder / "model", 1, say)
    corpora = [a_table(folder / "table"), common_voice(folder / "common_voice")]
    wanted = from_people.Wanted(corpora, folder / "model", "people", at_a_time=15)
    recipe = replace(RECIPE, steps=100)
    from_people.make(wanted, recipe, DANISH, folder / "work_people", folder / "people", say)
    kill_again_and_again(wanted, recipe, folder)


if __name__ == "__main__":
    main()
