"""`python -m voice.model.adaptation MODEL FOLDER`: a model's network made used to one person; final.mdl on stdout.

FOLDER holds about ten sentences that this person read. What is between stays in memory; nothing is left on a disk.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import torch

from voice import recordings
from voice.model import corpus, export, reading, sentences, speech, training
from voice.model.features import Example

STEPS = 150
_HOURS_REPLAYED, _LEARNING_RATE = 0.3, 1.5e-4
_SEED = 1
# A file system in memory: what lies there is never on a disk.
_MEMORY = "/dev/shm"  # noqa: S108 - files there get names of their own, for this user alone


class NothingFits(Exception):
    """None of the recordings fits its sentence: was something else read?"""


def adapt(model: Path, folder: Path, out: Path, steps: int = STEPS) -> None:
    """Write the network that learned from these recordings, half of the time from synthetic speech as before."""
    torch.set_num_threads(1)
    trained = reading.read(model / "am" / "final.mdl")
    own, became = corpus.learn_from(recordings.read(folder), trained, _SEED)
    print(", ".join(f"{count} {what}" for what, count in became.most_common()), file=sys.stderr)
    if not own:
        raise NothingFits
    replayed = speech.pieces(sentences.of_the_project(), _HOURS_REPLAYED, _SEED)
    with tempfile.TemporaryDirectory(dir=_MEMORY, prefix="drommeplan_learning-") as memory:
        file = Path(memory) / "speech.npz"
        speech.save([*replayed, *own * _times(own, replayed)], file)
        adapted = training.train(
            [file],
            steps,
            trained.network.shape,
            _SEED,
            Path(memory) / "state.pt",
            lambda line: print(line, file=sys.stderr),
            trained,
            learning_rate=_LEARNING_RATE,
        )
    export.write(training.Trained(adapted.network, trained.priors), out)


def _times(own: list[Example], replayed: list[Example]) -> int:
    """How often the person's own speech must be heard to be half of all."""
    size = sum(len(each.frames) for each in own)
    return max(1, round(sum(len(each.frames) for each in replayed) / size))


def main() -> None:
    """Adapt, and give the network to whoever called: it is theirs to lock away."""
    model, folder = Path(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory(dir=_MEMORY, prefix="drommeplan_learning-") as memory:
        file = Path(memory) / "final.mdl"
        adapt(model, folder, file, int(sys.argv[3]) if len(sys.argv) > 3 else STEPS)
        sys.stdout.buffer.write(file.read_bytes())


if __name__ == "__main__":
    main()
