"""Reads back a final.mdl that export.py wrote, so that a finished model can learn further. Knows no other network."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import numpy as np
import torch

from voice.model.export import ACOUSTIC_WEIGHT
from voice.model.network import Network, Shape
from voice.model.training import Trained


class NotOurs(Exception):
    """A final.mdl that this builder did not write: nothing can be learned on top of it."""


class _Stream:
    """Kaldi's binary form from a place on, as export.py writes it."""

    def __init__(self, data: bytes, place: int) -> None:
        self.data, self.place = data, place

    def tag(self) -> str:
        end = self.data.index(b" ", self.place)
        name = self.data[self.place : end].decode("ascii")
        self.place = end + 1
        return name

    def tags_until(self, wanted: str) -> None:
        """Skip to behind this tag."""
        self.place = self.data.index(f"{wanted} ".encode(), self.place) + len(wanted) + 1

    def number(self) -> int:
        (value,) = struct.unpack_from("<i", self.data, self.place + 1)
        self.place += 5
        return int(value)

    def array(self, shape: tuple[int, ...]) -> Any:
        count = int(np.prod(shape))
        values = np.frombuffer(self.data, "<f4", count, self.place).reshape(shape).copy()
        self.place += 4 * count
        return values

    def vector(self) -> Any:
        self.tags_until("FV")
        return self.array((self.number(),))

    def matrix(self) -> Any:
        self.tags_until("FM")
        return self.array((self.number(), self.number()))


def read(file: Path, weight: float = ACOUSTIC_WEIGHT) -> Trained:
    """The network and its priors. Raises NotOurs."""
    try:
        data = file.read_bytes()
        arrays, priors = _arrays(_Stream(data, data.index(b"<NumComponents> ")))
        shape = _shape(arrays)
        network = Network(shape)
        _fill(network, arrays, weight)
    except (OSError, ValueError, KeyError, IndexError, struct.error, RuntimeError) as error:
        raise NotOurs(f"{file} ({type(error).__name__})") from None
    if not len(priors):
        raise NotOurs(f"{file} (it does not say how often each sound is right)")
    network.eval()
    return Trained(network, priors.astype(np.float64) ** (1 / weight))


def _arrays(stream: _Stream) -> tuple[dict[str, tuple[Any, Any]], Any]:
    """Of each layer its (matrix, bias), of each normalisation its (mean, variance)."""
    stream.tags_until("<NumComponents>")
    found: dict[str, tuple[Any, Any]] = {}
    for _ in range(stream.number()):
        stream.tags_until("<ComponentName>")
        name, kind = stream.tag(), stream.tag()
        if kind == "<AffineComponent>":
            found[name.removesuffix(".affine")] = stream.matrix(), stream.vector()
        elif kind == "<BatchNormComponent>":
            stream.tags_until("<StatsMean>")
            found[name] = stream.vector(), stream.vector()
    stream.tags_until("<Priors>")
    return found, stream.vector()


def _shape(arrays: dict[str, tuple[Any, Any]]) -> Shape:
    def width(name: str) -> int:
        return len(arrays[name][1])

    layers = sum(name.endswith(".squeeze") for name in arrays)
    return Shape(width("first"), width("second"), width("middle.0.squeeze"), layers, width("last"))


def _fill(network: Network, arrays: dict[str, tuple[Any, Any]], weight: float) -> None:
    state = network.state_dict()
    for name, (one, other) in arrays.items():
        if one.ndim == 1:
            state[f"{name}.running_mean"], state[f"{name}.running_var"] = map(torch.from_numpy, (one, other))
            continue
        scale = 1 / weight if name == "output" else 1.0
        out, into, times = state[f"{name}.weight"].shape
        matrix = one.reshape(out, times, into).transpose(0, 2, 1) * scale
        state[f"{name}.weight"] = torch.from_numpy(np.ascontiguousarray(matrix, np.float32))
        if f"{name}.bias" in state:
            state[f"{name}.bias"] = torch.from_numpy((other * scale).astype(np.float32))
    network.load_state_dict(state)
