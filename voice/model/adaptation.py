"""`python -m voice.model.adaptation MODEL FOLDER`: a model's network made used to one person; final.mdl on stdout.

FOLDER holds about ten sentences that this person read. Some are kept apart: what was learned from the others is kept
only as far as those are heard better by it. What is between stays in memory; nothing is left on a disk.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch

from voice import recordings, scores
from voice.model import corpus, export, from_people, reading, sentences, speech, training
from voice.model.features import Example
from voice.model.training import Trained
from voice.recordings import Recording

STEPS = 150
_HOURS_REPLAYED, _LEARNING_RATE = 0.3, 1.5e-4
_SEED = 1
_ONE_IN = 5
"""One sentence in so many is kept apart to choose by."""
_STRENGTHS = (0.5, 1.0)
"""How far the network goes from the model's own towards what was learned."""
# A file system in memory: what lies there is never on a disk.
_MEMORY = "/dev/shm"  # noqa: S108 - files there get names of their own, for this user alone


class NothingFits(Exception):
    """None of the recordings fits its sentence: was something else read?"""


class NothingHelps(Exception):
    """The sentences that were kept apart are heard no better: this person is heard best by the model as it is."""


def parted(told: list[Recording]) -> tuple[list[Recording], list[Recording]]:
    """What to learn from, and every fifth recording, at least one, to choose by. Raises NothingFits."""
    if len(told) < 2:
        raise NothingFits
    apart = told[_ONE_IN - 1 :: _ONE_IN] or told[-1:]
    return [each for each in told if each not in apart], apart


def adapt(model: Path, folder: Path, out: Path, steps: int = STEPS) -> None:
    """Write the network that learned from these recordings, as strongly as it helps.

    Raises NothingFits, NothingHelps.
    """
    torch.set_num_threads(1)
    base = reading.read(model / "am" / "final.mdl")
    own, apart = parted(recordings.read(folder))
    errors = {0.0: _errors(model, base, apart)}
    if errors[0.0] == 0:
        raise NothingHelps
    learned = _learn(reading.read(model / "am" / "final.mdl"), own, steps)
    errors |= {strength: _errors(model, between(base, learned, strength), apart) for strength in _STRENGTHS}
    print(", ".join(f"{100 * share:.0f} % wrong at {how}" for how, share in errors.items()), file=sys.stderr)
    # What gains nothing is not done to anybody.
    strength = scores.gentlest(errors)
    if strength == 0:
        raise NothingHelps
    export.write(between(base, learned, strength), out)


def between(base: Trained, learned: Trained, strength: float) -> Trained:
    """The network so far (0 to 1) on the way from one to the other; how often each sound is right stays as it was."""
    network = type(base.network)(base.network.shape)
    ends = learned.network.state_dict()
    network.load_state_dict(
        {
            name: value + strength * (ends[name] - value) if value.is_floating_point() else value
            for name, value in base.network.state_dict().items()
        }
    )
    network.eval()
    return Trained(network, base.priors)


def _learn(trained: Trained, told: list[Recording], steps: int) -> Trained:
    """What these recordings teach, half of the time with synthetic speech as before."""
    own, became = corpus.learn_from(told, trained, _SEED)
    print(", ".join(f"{count} {what}" for what, count in became.most_common()), file=sys.stderr)
    if not own:
        raise NothingFits
    # Half of what is heard in all; more would never be heard.
    hours = min(_HOURS_REPLAYED, steps * training.HOURS_IN_A_STEP / 2)
    replayed = speech.pieces(sentences.of_the_project(), hours, _SEED)
    with _in_memory() as memory:
        file = memory / "speech.npz"
        speech.save([*replayed, *own * _times(own, replayed)], file)
        return training.train(
            [file],
            steps,
            trained.network.shape,
            _SEED,
            memory / "state.pt",
            lambda line: print(line, file=sys.stderr),
            trained,
            learning_rate=_LEARNING_RATE,
        )


def _errors(model: Path, trained: Trained, told: list[Recording]) -> float:
    """The share of letters that the model hears wrong with this network: of so few words, words would tell little."""
    with _in_memory() as together:
        for part in model.iterdir():
            if part.name != "am":
                (together / part.name).symlink_to(part.absolute())
        export.write(trained, together / "am" / "final.mdl")
        return float(from_people.measured(together, told)["character_error_rate"])


@contextmanager
def _in_memory() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=_MEMORY, prefix="drommeplan_learning-") as memory:
        yield Path(memory)


def _times(own: list[Example], replayed: list[Example]) -> int:
    """How often the person's own speech must be heard to be half of all."""
    size = sum(len(each.frames) for each in own)
    return max(1, round(sum(len(each.frames) for each in replayed) / size))


def main() -> None:
    """Adapt, and give the network to whoever called: it is theirs to lock away."""
    model, folder = Path(sys.argv[1]), Path(sys.argv[2])
    with _in_memory() as memory:
        file = memory / "final.mdl"
        adapt(model, folder, file, int(sys.argv[3]) if len(sys.argv) > 3 else STEPS)
        sys.stdout.buffer.write(file.read_bytes())


if __name__ == "__main__":
    main()
