"""The trained model: named after the content it was trained on, so it is trained again only when that changed."""

from __future__ import annotations

import fcntl
import hashlib
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from operate import CannotGoOn
from operate.lifeline import tied_to_us
from operate.preflight import check_disk
from operate.secrets_kept import secret
from settings import ROOT, Settings, environment

RASA = ROOT / ".venv-rasa" / "bin" / "rasa"
LEARNERS = ("engine/understanding.py", "engine/linear.py", "engine/component.py", "plan/danish_noise.py")
TRAINED_ON = ("config.yml", "domain", "data", *LEARNERS, "requirements/rasa.txt")
KEPT_MODELS = 2
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
AN_ERROR = re.compile(r"[\w.]*(Error|Exception|Interrupt)\b")
Say = Callable[[str], None]


def model_file(settings: Settings, root: Path = ROOT) -> Path:
    """Where the model of today's training data lies, whether or not it was trained."""
    digest = hashlib.sha256()
    for file in _files(root):
        digest.update(f"{file.relative_to(root)}\0".encode())
        digest.update(file.read_bytes())
    return settings.home / "models" / f"{digest.hexdigest()[:20]}.tar.gz"


def _files(root: Path) -> Iterator[Path]:
    for name in TRAINED_ON:
        place = root / name
        found = [place] if place.is_file() else sorted(place.rglob("*"))
        yield from (f for f in found if f.is_file() and "__pycache__" not in f.parts)


def trained_model(settings: Settings) -> Path:
    """The model to run. Raises CannotGoOn where nobody has trained it, or Rasa is missing."""
    check_rasa()
    file = model_file(settings)
    if not file.exists():
        raise CannotGoOn("There is no model of the present training data: run `drommeplan train`.")
    return file


def check_rasa() -> None:
    """Raise CannotGoOn where Rasa's environment is missing."""
    if not RASA.exists():
        raise CannotGoOn("Rasa is not installed (.venv-rasa is missing): run `make install`.")


def train(settings: Settings, say: Say) -> Path:
    """Train unless it is done already; says what happens meanwhile."""
    check_rasa()
    check_disk(settings.home)
    (settings.home / "log").mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(settings.home / "models"):
        file = model_file(settings)
        if file.exists():
            say("The model fits the training data: nothing to train.")
            return file
        say("Training the model (usually 1-3 minutes; only after the training data changed) ...")
        _run_training(settings, file, settings.home / "log" / "train.log", say)
        _forget_old(file)
        return file


def _run_training(settings: Settings, file: Path, log: Path, say: Say) -> None:
    # Trained beside and moved into place, so that a half-written model is never run.
    out = file.parent / "fresh"
    command: list[str | Path] = [
        RASA,
        "train",
        "--config",
        "config.yml",
        "--domain",
        "domain",
        "--data",
        "data",
    ]
    command += ["--out", out, "--fixed-model-name", "model", "--quiet"]
    started = time.monotonic()
    with log.open("wb") as sink:
        training = subprocess.Popen(
            command,
            cwd=ROOT,
            env=rasa_environment(settings),
            stdout=sink,
            stderr=sink,
            preexec_fn=tied_to_us(),
        )
        try:
            while not _ended(training, seconds=15):
                say(f"  still training ({time.monotonic() - started:.0f} s)")
        finally:
            if training.poll() is None:
                training.kill()
    made = out / "model.tar.gz"
    if training.returncode < 0:
        raise CannotGoOn(f"Training was ended by signal {-training.returncode}: is there too little memory?")
    if training.returncode != 0 or not made.exists():
        reason = unreadable_yaml(ROOT) or complaint(log.read_text("utf-8", errors="replace"))
        raise CannotGoOn(f"Training failed: {reason} (all of it is in {log})")
    made.replace(file)
    say(f"  trained in {time.monotonic() - started:.0f} s")


def _ended(process: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def unreadable_yaml(root: Path) -> str | None:
    """The first file, with its line, that is no YAML: Rasa does not always name the file."""
    for file in _files(root):
        if file.suffix not in (".yml", ".yaml"):
            continue
        try:
            # Only the form: Rasa reads some values in its own way.
            for _ in yaml.parse(file.read_text("utf-8"), Loader=yaml.SafeLoader):
                pass
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            mark = getattr(error, "problem_mark", None)
            where = f", line {mark.line + 1}" if mark else ""
            return f"{file.relative_to(root)}{where}: {getattr(error, 'problem', None) or 'is not UTF-8'}"
    return None


def complaint(log: str) -> str:
    """The line of a training log that tells what is wrong: the last error, without its colours."""
    lines = [line.strip() for line in COLOUR.sub("", log).splitlines()]
    spoken = [line for line in lines if line]
    errors = [line for line in spoken if AN_ERROR.match(line)]
    return (errors or spoken or ["it said nothing"])[-1][:300]


def _forget_old(newest: Path) -> None:
    models = sorted(newest.parent.glob("*.tar.gz"), key=lambda f: f.stat().st_mtime, reverse=True)
    for old in models[KEPT_MODELS:]:
        old.unlink()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def rasa_environment(settings: Settings, tracker_url: str | None = None) -> dict[str, str]:
    """What Rasa must be told: secrets and addresses for its YAML files, and to call nobody's home."""
    return environment() | {
        "RASA_TELEMETRY_ENABLED": "false",
        # A turn takes two predictions; more of them only repeat a failing action.
        "MAX_NUMBER_OF_PREDICTIONS": "3",
        "DROMMEPLAN_CHANNEL_SECRET": secret(settings, "channel"),
        "DROMMEPLAN_ACTIONS_SECRET": secret(settings, "actions"),
        "DROMMEPLAN_TRACKER_URL": tracker_url or settings.tracker_url,
        "DROMMEPLAN_ACTION_URL": f"http://127.0.0.1:{settings.actions_port}/webhook",
        "PYTHONPATH": str(ROOT),
        "MPLCONFIGDIR": str(settings.home / "run" / "matplotlib"),
        "RASA_CACHE_DIRECTORY": str(settings.home / "run" / "rasa-cache"),
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "2",
        "LOG_LEVEL_LIBRARIES": "ERROR",
    }


def rasa_command(model: Path, port: int) -> list[str]:
    """Rasa as we run it: loopback, our channel only, no HTTP API of its own."""
    return [
        *(str(RASA), "run", "--model", str(model), "--interface", "127.0.0.1", "--port", str(port)),
        *("--endpoints", str(ROOT / "endpoints.yml"), "--credentials", str(ROOT / "credentials.yml")),
        "--quiet",
    ]
