"""Writes a trained network as Kaldi's final.mdl: the transition model and the nnet3 network in one binary stream.

The order and the tags are those that Kaldi's readers expect. The weight of the acoustics is folded into the last layer
and into the priors (how often each output is right), so that the recogniser needs no weight of its own.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from voice.model import phones
from voice.model.features import SIZE
from voice.model.network import EPSILON, SKIP, STRIDE
from voice.model.training import Trained

ACOUSTIC_WEIGHT = 0.6
"""How much the sounds count against the words; found on synthetic speech: less loses words in noise."""


class _Stream:
    """Kaldi's binary form: a tag and a blank; a number behind its size in bytes; a matrix row by row."""

    def __init__(self) -> None:
        self.data = bytearray(b"\0B")

    def tag(self, *names: str) -> _Stream:
        for name in names:
            self.data += name.encode() + b" "
        return self

    def number(self, *values: int) -> _Stream:
        for value in values:
            self.data += b"\x04" + struct.pack("<i", value)
        return self

    def real(self, *values: float) -> _Stream:
        for value in values:
            self.data += b"\x04" + struct.pack("<f", value)
        return self

    def truth(self, value: bool) -> _Stream:
        self.data += b"T" if value else b"F"
        return self

    def numbers(self, values: Sequence[int]) -> _Stream:
        self.number(len(values))
        self.data += np.asarray(values, "<i4").tobytes()
        return self

    def vector(self, values: Any) -> _Stream:
        self.tag("FV").number(len(values))
        self.data += np.asarray(values, "<f4").tobytes()
        return self

    def matrix(self, values: Any) -> _Stream:
        self.tag("FM").number(*values.shape)
        self.data += np.ascontiguousarray(values, "<f4").tobytes()
        return self

    def text(self, lines: list[str]) -> _Stream:
        self.data += b"\n" + "\n".join(lines).encode() + b"\n\n"
        return self


def write(trained: Trained, file: Path, weight: float = ACOUSTIC_WEIGHT) -> None:
    """Write final.mdl."""
    stream = _Stream()
    _transitions(stream)
    _Layers(trained, weight).write(stream)
    edge = trained.network.context
    stream.tag("<LeftContext>").number(edge).tag("<RightContext>").number(edge)
    # The recogniser takes their logarithm off each score, whose weight they must share.
    stream.tag("<Priors>").vector(trained.priors**weight)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(stream.data)


def _transitions(stream: _Stream) -> None:
    """One state for each form of a sound: its first step has one output, staying has another."""
    forms = len(phones.FORMS)
    stream.tag("<TransitionModel>", "<Topology>")
    stream.numbers(range(1, forms + 1)).numbers([-1] + [0] * forms)
    # -1 says that leaving and staying have outputs of their own; then one topology with two states.
    stream.number(-1, 1, 2)
    stream.number(0, 1, 2, 0).real(0.5).number(1).real(0.5)
    stream.number(-1, -1, 0)
    stream.tag("</Topology>", "<Tuples>").number(forms)
    for place, form in enumerate(phones.FORMS, start=1):
        sound = phones.NUMBER[phones.base_of(form)]
        stream.number(place, 0, 2 * sound, 2 * sound + 1)
    stream.tag("</Tuples>", "<LogProbs>").vector([0.0] + [math.log(0.5)] * (2 * forms))
    stream.tag("</LogProbs>", "</TransitionModel>")


class _Layers:
    """The network as Kaldi's list of nodes, and its components with their numbers."""

    def __init__(self, trained: Trained, weight: float) -> None:
        self._weights = {name: value.numpy() for name, value in trained.network.state_dict().items()}
        self._nodes = [f"input-node name=input dim={SIZE}"]
        self._components: list[tuple[str, Callable[[_Stream], object]]] = []
        shape = trained.network.shape
        self._norm("input_norm", "input", SIZE)
        node = self._affine_relu_norm("first", _neighbours("input_norm"), "first", shape.first)
        node = self._affine_relu_norm("second", _neighbours(node), "second", shape.width)
        for layer in range(shape.layers):
            node = self._factored(f"middle.{layer}", node, shape.width)
        node = self._affine_relu_norm("last", node, "last", shape.last)
        matrix, bias = self._convolution("output")
        self._affine("output.affine", node, matrix * weight, bias * weight)
        self._nodes.append("output-node name=output input=output.affine objective=linear")

    def write(self, stream: _Stream) -> None:
        stream.tag("<Nnet3>").text(self._nodes).tag("<NumComponents>").number(len(self._components))
        for name, component in self._components:
            stream.tag("<ComponentName>", name)
            component(stream)
        stream.tag("</Nnet3>")

    def _add(self, name: str, source: str, component: Callable[[_Stream], object]) -> str:
        self._nodes.append(f"component-node name={name} component={name} input={source}")
        self._components.append((name, component))
        return name

    def _convolution(self, name: str) -> tuple[Any, Any]:
        """Weights (out, in, time) as a matrix over inputs that are appended in the order of time."""
        weights = self._weights[f"{name}.weight"]
        out, into, times = weights.shape
        bias = self._weights.get(f"{name}.bias", np.zeros(out, np.float32))
        return weights.transpose(0, 2, 1).reshape(out, times * into), bias

    def _affine(self, name: str, source: str, matrix: Any, bias: Any) -> str:
        def component(stream: _Stream) -> None:
            stream.tag("<AffineComponent>", "<LearningRate>").real(0.001)
            stream.tag("<LinearParams>").matrix(matrix).tag("<BiasParams>").vector(bias)
            stream.tag("</AffineComponent>")

        return self._add(name, source, component)

    def _relu(self, name: str, source: str, width: int) -> str:
        def component(stream: _Stream) -> None:
            stream.tag("<RectifiedLinearComponent>", "<Dim>").number(width)
            stream.tag("<ValueAvg>").vector([]).tag("<DerivAvg>").vector([]).tag("<Count>").real(0.0)
            stream.tag("<OderivRms>").vector([]).tag("<OderivCount>").real(0.0)
            stream.tag("<NumDimsSelfRepaired>").real(0.0).tag("<NumDimsProcessed>").real(0.0)
            stream.tag("</RectifiedLinearComponent>")

        return self._add(name, source, component)

    def _norm(self, name: str, source: str, width: int) -> str:
        mean, variance = (self._weights[f"{name}.running_{what}"] for what in ("mean", "var"))

        def component(stream: _Stream) -> None:
            stream.tag("<BatchNormComponent>", "<Dim>").number(width).tag("<BlockDim>").number(width)
            stream.tag("<Epsilon>").real(EPSILON).tag("<TargetRms>").real(1.0)
            stream.tag("<TestMode>").truth(True).tag("<Count>").real(1000.0)
            stream.tag("<StatsMean>").vector(mean).tag("<StatsVar>").vector(variance)
            stream.tag("</BatchNormComponent>")

        return self._add(name, source, component)

    def _sum(self, name: str, source: str, width: int) -> str:
        def component(stream: _Stream) -> None:
            stream.tag("<NoOpComponent>", "<Dim>").number(width)
            stream.tag("<BackpropScale>").real(1.0).tag("</NoOpComponent>")

        return self._add(name, source, component)

    def _affine_relu_norm(self, name: str, source: str, weights: str, width: int) -> str:
        node = self._affine(f"{name}.affine", source, *self._convolution(weights))
        node = self._relu(f"{name}.relu", node, width)
        norm = f"{name}.norm" if f"{name}.norm.running_mean" in self._weights else f"{name}_norm"
        return self._norm(norm, node, width)

    def _factored(self, name: str, source: str, width: int) -> str:
        squeezed = self._affine(
            f"{name}.squeeze",
            f"Append(Offset({source}, -{STRIDE}), {source})",
            *self._convolution(f"{name}.squeeze"),
        )
        widened = f"Append({squeezed}, Offset({squeezed}, {STRIDE}))"
        node = self._affine(f"{name}.widen", widened, *self._convolution(f"{name}.widen"))
        node = self._relu(f"{name}.relu", node, width)
        node = self._norm(f"{name}.norm", node, width)
        return self._sum(f"{name}.sum", f"Sum(Scale({SKIP}, {source}), {node})", width)


def _neighbours(node: str) -> str:
    return f"Append(Offset({node}, -1), {node}, Offset({node}, 1))"
