"""The same lines through Rasa's default pipeline, trained on the same data, or on the same part of it as ours."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import IO, Any

from ruamel.yaml import YAML

from operate.model import LEARNERS, RASA, rasa_environment
from operate.understanding import public
from settings import ROOT, Settings
from tests.eval.cases import Cases
from tests.eval.measure import Measured, kinds_and_areas

DEFAULT = Path(__file__).with_name("default_config.yml")
NLU = ROOT / "data" / "nlu"
LEAST = 5
"""However small the part, each intent keeps so many of its lines."""
Say = Callable[[str], None]
Columns = dict[str, dict[str, str]]
"""Figures by name, under the heading of their column."""


def baseline(lines: Cases, part: float, say: Say) -> Columns:
    """Return the default pipeline's figures of kind and life area; on a part of the data, ours on it too."""
    if part >= 1:
        return {"Rasa's default pipeline": _measured(DEFAULT, part, lines, say)}
    share = f"{part:.0%} of the lines"
    return {
        f"ours, on {share}": _measured(ROOT / "config.yml", part, lines, say),
        f"Rasa's default pipeline, on the same {share}": _measured(DEFAULT, part, lines, say),
    }


def write_part(part: float, folder: Path) -> None:
    """Write this share of each intent's lines, the same each time, and all else as it is."""
    yaml, rng = YAML(), Random(42)
    for file in sorted(NLU.rglob("*.yml")):
        read = yaml.load(file)
        for entry in read.get("nlu", []):
            if "intent" in entry:
                lines = entry["examples"].splitlines(keepends=True)
                number = min(len(lines), max(LEAST, round(len(lines) * part)))
                entry["examples"] = "".join(rng.sample(lines, number))
        place = folder / file.relative_to(NLU)
        place.parent.mkdir(parents=True, exist_ok=True)
        yaml.dump(read, place)


def _measured(config: Path, part: float, lines: Cases, say: Say) -> dict[str, str]:
    settings = Settings.read()
    model = _trained(config, part, settings, say)
    command = [str(RASA.with_name("python")), "-m", "tests.eval.parse_default", str(model)]
    told = Measured()
    with tempfile.TemporaryFile() as noise:
        parsing = subprocess.Popen(
            command, cwd=ROOT, env=rasa_environment(settings), stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=noise, text=True,
        )  # fmt: skip
        kinds_and_areas(lines.utterances, lambda text: _read(parsing.stdin, parsing.stdout, text), told)
        parsing.communicate()
    return {name: str(figure) for name, figure in told.figures.items()}


def _read(questions: IO[str] | None, answers: IO[str] | None, text: str) -> dict[str, Any]:
    assert questions
    assert answers
    questions.write(json.dumps(text) + "\n")
    questions.flush()
    for line in answers:
        if line.startswith("{"):
            return public(json.loads(line))
    raise RuntimeError("the pipeline stopped")


def _trained(config: Path, part: float, settings: Settings, say: Say) -> Path:
    """Train once for each state of the data, of the configuration and of our own components."""
    told = hashlib.sha256(f"{part}".encode())
    ours = [ROOT / learner for learner in LEARNERS] if config != DEFAULT else []
    for file in [config, *ours, *sorted(NLU.rglob("*.yml"))]:
        told.update(file.read_bytes())
    model = settings.home / "default-models" / f"{told.hexdigest()[:20]}.tar.gz"
    if model.exists():
        return model
    say(
        f"Training {config.name} on {part:.0%} of the lines (the default pipeline on all: an hour or more) ..."
    )
    with tempfile.TemporaryDirectory() as folder:
        write_part(part, Path(folder))
        command = [
            str(RASA), "train", "nlu", "--config", str(config), "--nlu", folder,
            "--domain", "domain", "--out", str(model.parent), "--fixed-model-name", model.name,
        ]  # fmt: skip
        subprocess.run(command, cwd=ROOT, env=rasa_environment(settings), check=True, capture_output=True)
    return model
