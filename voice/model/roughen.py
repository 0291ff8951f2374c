"""Makes clean synthetic speech as rough as rooms, microphones and other people do. All chance is the caller's."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import fft

RATE = 16000
"""Samples a second that the model hears."""


def at_model_rate(samples: Any, rate: int, ratio: float = 1.0, wobble: Any = None) -> tuple[Any, Any]:
    """Samples at RATE, and the old place of each; a ratio above 1 is quicker and higher.

    `wobble` (a random generator) lets the speed drift a little, as no person speaks evenly.
    """
    count = len(samples)
    size = fft.next_fast_len(count + 2000)
    frequencies = np.fft.rfftfreq(size, 1 / rate)
    cut = min(7700.0, 7700.0 * ratio) if rate > RATE else rate / 2
    spectrum = fft.rfft(samples, size) / np.sqrt(1 + (frequencies / cut) ** 16)
    smooth = fft.irfft(spectrum, size)[:count]
    step = rate / RATE * ratio
    wanted = max(1, int(count / step) - 2)
    if wobble is None:
        places = np.arange(wanted) * step
    else:
        drift = 0.02 * curve(wobble, wanted, max(3, wanted // 1600))
        drift += 0.006 * curve(wobble, wanted, max(4, wanted // 160))
        places = np.cumsum(step * (1 + drift))
        places = places[places < count - 2]
    return np.interp(places, np.arange(count), smooth), places


def curve(chance: Any, length: int, knots: int) -> Any:
    """A random line of this length with so many turns."""
    return np.interp(np.linspace(0, 1, length), np.linspace(0, 1, knots), chance.standard_normal(knots))


def noise(chance: Any, length: int) -> Any:
    """Noise of random colour and unit strength, sometimes swelling."""
    size = fft.next_fast_len(length)
    frequencies = np.fft.rfftfreq(size, 1 / RATE)
    spectrum = chance.standard_normal(len(frequencies)) + 1j * chance.standard_normal(len(frequencies))
    spectrum = spectrum * (np.maximum(frequencies, 30) / 1000) ** (-chance.uniform(0, 2.2) / 2)
    if chance.random() < 0.5:
        bumps = np.interp(np.log(frequencies + 1), np.linspace(0, 9, 8), chance.uniform(-10, 10, 8))
        spectrum = spectrum * 10 ** (bumps / 20)
    made = fft.irfft(spectrum, size)[:length]
    if chance.random() < 0.4:
        made = made * np.exp(0.8 * curve(chance, length, max(3, length // 3000)))
    return made / (made.std() + 1e-9)


def with_noise(samples: Any, chance: Any, decibels: float) -> Any:
    """Samples with noise so many dB below the speech (its mean power over the whole)."""
    speech = np.sqrt((samples**2).mean()) + 1e-9
    return samples + noise(chance, len(samples)) * speech * 10 ** (-decibels / 20)


def rough(samples: Any, chance: Any, others: list[Any]) -> Any:
    """One random microphone, room, noise, babble of `others` and loudness; 16-bit scale."""
    heard = _through_room(samples, chance)
    heard = heard / (np.sqrt((heard**2).mean()) + 1e-9)
    if chance.random() < 0.85:
        heard = heard + noise(chance, len(heard)) * 10 ** (-chance.uniform(3, 38) / 20)
    if others and chance.random() < 0.2:
        babble = _babble(chance, others, len(heard))
        heard = heard + babble * 10 ** (-chance.uniform(8, 30) / 20)
    heard = heard / (np.abs(heard).max() + 1e-9) * 10 ** (-chance.uniform(0, 30) / 20) * 32000
    if chance.random() < 0.05:
        heard = np.clip(heard * chance.uniform(1, 4), -32767, 32767)
    return heard


def _through_room(samples: Any, chance: Any) -> Any:
    """A random frequency response, cut below and above, and an echo that dies away."""
    count = len(samples)
    size = fft.next_fast_len(count + 8000)
    frequencies = np.fft.rfftfreq(size, 1 / RATE)
    spectrum = fft.rfft(samples, size)
    if chance.random() < 0.8:
        knots = int(chance.integers(4, 10))
        gains = chance.uniform(-1, 1, knots) * chance.uniform(2, 9)
        places = np.linspace(np.log(50), np.log(8050), knots)
        spectrum = spectrum * 10 ** (np.interp(np.log(frequencies + 50), places, gains) / 20)
        spectrum = spectrum * (np.maximum(frequencies, 100) / 1000) ** chance.uniform(-0.9, 0.5)
    if chance.random() < 0.5:
        low = chance.uniform(40, 300)
        spectrum = spectrum * (frequencies / low) ** 2 / np.sqrt(1 + (frequencies / low) ** 4)
    if chance.random() < 0.3:
        high = chance.uniform(3200, 7600)
        spectrum = spectrum / (1 + (frequencies / high) ** 16)
    if chance.random() < 0.6:
        spectrum = spectrum * fft.rfft(_echo(chance), size)
    return fft.irfft(spectrum, size)[:count]


def _echo(chance: Any) -> Any:
    seconds = chance.uniform(0.08, 0.7)
    length = int(min(0.45, seconds) * RATE)
    tail = chance.standard_normal(length) * np.exp(-6.9 * np.arange(length) / RATE / seconds)
    tail[: int(chance.integers(10, 300))] *= 0.2
    tail *= 10 ** (-chance.uniform(0, 14) / 20) / np.sqrt((tail**2).sum())
    tail[0] += 1
    return tail


def _babble(chance: Any, others: list[Any], length: int) -> Any:
    mixed = np.zeros(length)
    for _ in range(int(chance.integers(1, 5))):
        voice = np.resize(others[int(chance.integers(len(others)))], length)
        mixed += np.roll(voice, int(chance.integers(length))) / (voice.std() + 1e-9)
    return mixed / (mixed.std() + 1e-9)
