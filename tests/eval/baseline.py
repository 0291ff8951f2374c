"""The same lines through Rasa's default pipeline, trained on the same data. Trains once for each state of the data."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from operate.model import RASA, rasa_environment
from operate.understanding import public
from settings import ROOT, Settings
from tests.eval.cases import Cases
from tests.eval.measure import Measured, kinds_and_areas

HERE = Path(__file__).parent


def default_pipeline(lines: Cases, say: Callable[[str], None]) -> dict[str, str]:
    """Return the default pipeline's figures of kind and life area, ready for the table."""
    settings = Settings.read()
    model = _trained(settings, say)
    command = [str(RASA.with_name("python")), "-m", "tests.eval.parse_default", str(model)]
    told = Measured()
    with tempfile.TemporaryFile() as noise:
        parsing = subprocess.Popen(
            command, cwd=ROOT, env=rasa_environment(settings), stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=noise, text=True,
        )  # fmt: skip
        assert parsing.stdin
        assert parsing.stdout
        kinds_and_areas(lines.utterances, lambda text: _read(parsing.stdin, parsing.stdout, text), told)
        parsing.stdin.close()
        parsing.wait()
    return {name: str(figure) for name, figure in told.figures.items()}


def _read(questions: IO[str] | None, answers: IO[str] | None, text: str) -> dict[str, Any]:
    assert questions
    assert answers
    questions.write(json.dumps(text) + "\n")
    questions.flush()
    for line in answers:
        if line.startswith("{"):
            return public(json.loads(line))
    raise RuntimeError("the default pipeline stopped")


def _trained(settings: Settings, say: Callable[[str], None]) -> Path:
    told = hashlib.sha256((HERE / "default_config.yml").read_bytes())
    for file in sorted((ROOT / "data" / "nlu").rglob("*.yml")):
        told.update(file.read_bytes())
    model = settings.home / "default-models" / f"{told.hexdigest()[:20]}.tar.gz"
    if not model.exists():
        say("Training Rasa's default pipeline on the same data (10-30 minutes) ...")
        command = [
            str(RASA), "train", "nlu", "--config", str(HERE / "default_config.yml"), "--nlu", "data/nlu",
            "--domain", "domain", "--out", str(model.parent), "--fixed-model-name", model.name,
        ]  # fmt: skip
        subprocess.run(command, cwd=ROOT, env=rasa_environment(settings), check=True, capture_output=True)
    return model
