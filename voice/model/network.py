"""The acoustic network: frames in, a score for each sound out. Only layers that Kaldi has, too."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import nn

from voice.model import phones
from voice.model.features import SIZE

EPSILON = 1e-3
SKIP = 0.66
STRIDE = 3
"""One score for three frames: the recogniser counts time in steps of 30 ms."""
OUTPUTS = 2 * len(phones.SOUNDS)
"""Each sound has two: its first step, and the steps that follow."""


@dataclass(frozen=True)
class Shape:
    """How large the network is."""

    first: int = 256
    width: int = 384
    narrow: int = 96
    layers: int = 6
    last: int = 256

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


def _normalise(width: int) -> nn.BatchNorm1d:
    return nn.BatchNorm1d(width, affine=False, eps=EPSILON, momentum=0.05)


class Factored(nn.Module):
    """A time-delay layer through a narrow middle, with a way around it."""

    def __init__(self, width: int, narrow: int) -> None:
        super().__init__()
        self.squeeze = nn.Conv1d(width, narrow, 2, bias=False)
        self.widen = nn.Conv1d(narrow, width, 2)
        self.norm = _normalise(width)

    def forward(self, x: Any) -> Any:
        return self.norm(torch.relu(self.widen(self.squeeze(x)))) + SKIP * x[:, :, 1:-1]


class Network(nn.Module):
    """(batch, frames, SIZE) → (batch, steps, OUTPUTS); sees `context` frames to each side of a step."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.context = 2 + STRIDE * shape.layers
        self.input_norm = _normalise(SIZE)
        self.first = nn.Conv1d(SIZE, shape.first, 3)
        self.first_norm = _normalise(shape.first)
        self.second = nn.Conv1d(shape.first, shape.width, 3, stride=STRIDE)
        self.second_norm = _normalise(shape.width)
        self.middle = nn.ModuleList([Factored(shape.width, shape.narrow) for _ in range(shape.layers)])
        self.last = nn.Conv1d(shape.width, shape.last, 1)
        self.last_norm = _normalise(shape.last)
        self.output = nn.Conv1d(shape.last, OUTPUTS, 1)

    def forward(self, x: Any) -> Any:
        x = self.input_norm(x.transpose(1, 2))
        x = self.first_norm(torch.relu(self.first(x)))
        x = self.second_norm(torch.relu(self.second(x)))
        for layer in self.middle:
            x = layer(x)
        x = self.last_norm(torch.relu(self.last(x)))
        return self.output(x).transpose(1, 2)


def scores(network: Network, frames: Any) -> Any:
    """Log probabilities of one utterance, a row for each step."""
    x = torch.from_numpy(frames.astype("float32"))
    edge = network.context
    x = torch.cat([x[:1].expand(edge, -1), x, x[-1:].expand(edge, -1)])
    network.eval()
    with torch.no_grad():
        return torch.log_softmax(network(x[None])[0], -1).numpy()
