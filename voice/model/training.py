"""Trains the acoustic network step by step, from a seed, and goes on where it was stopped."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from voice.model import network, phones
from voice.model.features import SIZE
from voice.model.network import OUTPUTS, STRIDE, Network, Shape

_LEARNING_RATE, _WARM_UP, _BATCH, _STEPS_SEEN = 2e-3, 200, 32, 50
_SAVE_EVERY, _TELL_EVERY = 200, 50
HOURS_IN_A_STEP = _BATCH * _STEPS_SEEN * STRIDE / 360_000
"""Of speech, with all that is seen twice."""
_PLACES_IN_AN_UTTERANCE = 1000  # more sounds than an utterance ever has
_WARPS = 500


@dataclass(frozen=True)
class Trained:
    """A network, and how often each output was right in what it learned from."""

    network: Network
    priors: Any


class Speech:
    """All frames to learn from, in one row."""

    def __init__(self, files: list[Path]) -> None:
        loaded = [np.load(file) for file in files]
        self.frames = np.concatenate([each["frames"] for each in loaded])
        self.sounds = np.concatenate([each["sounds"] for each in loaded])
        lengths = np.concatenate([each["lengths"] for each in loaded])
        utterance = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
        places = np.concatenate([each["places"] for each in loaded])
        self._place = utterance * _PLACES_IN_AN_UTTERANCE + places

    def targets(self, now: Any) -> Any:
        """The output that is right at these frames; a sound's first step is another output than its rest."""
        is_first = self._place[now] != self._place[now - STRIDE]
        return self.sounds[now].astype(np.int64) * 2 + np.where(is_first, 0, 1)

    def priors(self) -> Any:
        counted = np.bincount(self.targets(np.arange(STRIDE, len(self.frames), STRIDE)), minlength=OUTPUTS)
        return (counted + 50.0) / (counted + 50.0).sum()


def _batch(speech: Speech, context: int, chance: Any) -> tuple[Any, Any]:
    """Random windows, each at a speed that drifts, and the outputs that are right for them."""
    window = STRIDE * (_STEPS_SEEN - 1) + 1 + 2 * context
    seen, right = [], []
    last = len(speech.frames) - 2 * window - STRIDE
    for begin in chance.integers(STRIDE, last, _BATCH):
        speed = np.ones(window)
        if chance.random() < 0.5:
            knots = np.exp(chance.uniform(-0.3, 0.3, max(2, window // 18)))
            speed = np.interp(np.arange(window), np.linspace(0, window, len(knots)), knots)
        exact = begin + np.cumsum(speed) - speed[0]
        below = exact.astype(int)
        share = (exact - below)[:, None]
        seen.append(speech.frames[below] * (1 - share) + speech.frames[below + 1] * share)
        middle = np.arange(context, context + STRIDE * _STEPS_SEEN, STRIDE)
        right.append(speech.targets(np.round(exact).astype(int)[middle]))
    return torch.from_numpy(np.stack(seen).astype(np.float32)), torch.from_numpy(np.stack(right))


@cache
def _warps() -> Any:
    """Random bends of the frequency axis. All 40 cepstra of 40 bands are kept, so a bend is one matrix."""
    chance = np.random.default_rng(7)
    order, band = np.arange(SIZE)[:, None], np.arange(SIZE)[None]
    cosine = np.sqrt(2 / SIZE) * np.cos(math.pi / SIZE * (band + 0.5) * order)
    cosine[0] = np.sqrt(1 / SIZE)
    lift = 1 + 11 * np.sin(math.pi * np.arange(SIZE) / 22)
    made = []
    for _ in range(_WARPS):
        even = np.linspace(0, 1, SIZE)
        knots = chance.normal(0, 0.018, 6)
        knots[[0, -1]] = 0
        bent = even + chance.uniform(-0.06, 0.06) * np.sin(math.pi * even)
        bent = bent + np.interp(even, np.linspace(0, 1, 6), knots)
        bent = np.maximum.accumulate(np.clip(bent, 0, 1)) * (SIZE - 1)
        below = np.minimum(bent.astype(int), SIZE - 2)
        move = np.zeros((SIZE, SIZE))
        move[np.arange(SIZE), below] = 1 - (bent - below)
        move[np.arange(SIZE), below + 1] += bent - below
        # The finest ripples are the pitch: blurred at random, so that no voice's own are learned.
        finest = np.exp(chance.uniform(np.log(14), np.log(120)))
        blur = np.exp(-((np.arange(SIZE) / finest) ** 2))
        made.append(((lift[:, None] * (blur[:, None] * cosine)) @ move @ cosine.T / lift[None]).T)
    return torch.from_numpy(np.stack(made).astype(np.float32))


def _vary(frames: Any, chance: Any) -> Any:
    """Other mouths and microphones: a bent frequency axis, a shifted channel, and short gaps."""
    count, length, _ = frames.shape
    warps = _warps()[torch.from_numpy(chance.integers(0, _WARPS, count))]
    chosen = torch.from_numpy(chance.random(count) < 0.5)[:, None, None]
    varied = torch.where(chosen, torch.bmm(frames, warps), frames)
    strength = np.array([4.0] + [2.5] * 6 + [1.5] * (SIZE - 7))
    shift = chance.standard_normal((count, 1, SIZE)) * strength * (chance.random((count, 1, 1)) < 0.5)
    varied = varied + torch.from_numpy(shift.astype(np.float32))
    for place in np.flatnonzero(chance.random(count) < 0.3):
        gap = int(chance.integers(2, 12))
        begin = int(chance.integers(0, length - gap))
        varied[place, begin : begin + gap] = varied[place].mean(0)
    return varied


def _warmth(step: int, steps: int) -> float:
    """How much of the learning rate a step gets: warmed up, and cooled down from a third on."""
    done = step / steps
    slower = 1.0 if done < 0.3 else (1 - done) / 0.7
    return min(1.0, (step + 1) / min(_WARM_UP, max(1, steps // 5))) * slower


def train(
    files: list[Path],
    steps: int,
    shape: Shape,
    seed: int,
    kept: Path,
    say: Callable[[str], None],
    start: Trained | None = None,
    device: str = "cpu",
    learning_rate: float = _LEARNING_RATE,
) -> Trained:
    """Train for so many steps; `kept` holds the state, so that a second call goes on from there."""
    torch.manual_seed(seed)
    speech = Speech(files)
    model = (start.network if start else Network(shape)).to(device)
    optimiser = torch.optim.AdamW(model.parameters(), lr=_LEARNING_RATE, weight_decay=1e-3, betas=(0.9, 0.98))
    first = _resume(kept, model, optimiser)
    began, running = time.monotonic(), 0.0
    save_every = min(_SAVE_EVERY, max(1, steps // 5))
    model.train()
    for step in range(first, steps):
        # Chance hangs on the step alone: a stopped training goes on as if it had not been stopped.
        chance = np.random.default_rng((seed, step))
        for group in optimiser.param_groups:
            group["lr"] = learning_rate * _warmth(step, steps)
        frames, right = _batch(speech, model.context, chance)
        guess = model(_vary(frames, chance).to(device))
        loss = nn.functional.cross_entropy(
            guess.reshape(-1, OUTPUTS), right.reshape(-1).to(device), label_smoothing=0.03
        )
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimiser.step()
        running = loss.item() if step == first else 0.95 * running + 0.05 * loss.item()
        if (step + 1) % _TELL_EVERY == 0:
            left = (time.monotonic() - began) / (step + 1 - first) * (steps - step - 1)
            say(f"  step {step + 1} of {steps}, loss {running:.2f}, about {left / 60:.0f} min left")
        if (step + 1) % save_every == 0 or step + 1 == steps:
            _keep(kept, model, optimiser, step + 1)
    model.eval()
    return Trained(model.cpu(), speech.priors())


def _resume(kept: Path, model: Network, optimiser: Any) -> int:
    if not kept.exists():
        return 0
    state = torch.load(kept, weights_only=True)
    model.load_state_dict(state["network"])
    optimiser.load_state_dict(state["optimiser"])
    return int(state["step"])


def _keep(kept: Path, model: Network, optimiser: Any, step: int) -> None:
    unfinished = kept.with_suffix(".part")
    torch.save({"network": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step}, unfinished)
    unfinished.replace(kept)


def save(trained: Trained, file: Path) -> None:
    """The network with its shape and priors, for the export and for a training that starts from it."""
    torch.save(
        {
            "network": trained.network.state_dict(),
            "shape": trained.network.shape.as_dict(),
            "priors": torch.from_numpy(trained.priors),
            "sounds": list(phones.SOUNDS),
        },
        file,
    )


def load(file: Path) -> Trained:
    """What `save` wrote."""
    state = torch.load(file, weights_only=True)
    model = network.Network(Shape(**state["shape"]))
    model.load_state_dict(state["network"])
    model.eval()
    return Trained(model, state["priors"].numpy())
