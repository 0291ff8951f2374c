"""Writes a tiny Whisper model in CTranslate2's format, for a test: it hears one word, whatever was said.

Its weights are random but for what makes each letter of it, and then the end, far likelier than all else: rounding,
which is another on another processor, must not choose what it writes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import tokenizers
from ctranslate2.specs.whisper_spec import WhisperSpec

_WIDTH, _INNER, _HEADS, _MELS = 16, 32, 2, 80
WORD = "abcdefghijkl"
# So much more than what the layers between, which are random, put to it or take from it.
_LOUD, _LIKELIER = 1000.0, 10.0
_SPECIAL = (
    "<|endoftext|>",
    "<|startoftranscript|>",
    "<|en|>",
    "<|da|>",
    "<|translate|>",
    "<|transcribe|>",
    "<|startoflm|>",
    "<|startofprev|>",
    "<|nospeech|>",
    "<|notimestamps|>",
)


def write(folder: Path, **changed: str) -> Path:
    """A model folder with its card."""
    folder.mkdir(parents=True)
    letters = sorted(tokenizers.pre_tokenizers.ByteLevel.alphabet())
    times = [f"<|{0.02 * place:.2f}|>" for place in range(1501)]
    vocabulary = [*letters, *_SPECIAL, *times]
    _tokenizer(letters, [*_SPECIAL, *times]).save(str(folder / "tokenizer.json"))
    spec = _spec(vocabulary)
    spec.register_vocabulary(vocabulary)
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = [vocabulary.index("<|endoftext|>")]
    spec.config.lang_ids = [vocabulary.index("<|en|>"), vocabulary.index("<|da|>")]
    spec.config.alignment_heads = [(0, head) for head in range(_HEADS)]
    spec.validate()
    spec.save(str(folder))
    card = {"name": "tiny-whisper", "language": "da", "engine": "whisper", "trained_on": "human", **changed}
    (folder / "card.json").write_text(json.dumps(card), "utf-8")
    return folder


def _tokenizer(letters: list[str], special: list[str]) -> Any:
    made = tokenizers.Tokenizer(tokenizers.models.BPE({letter: n for n, letter in enumerate(letters)}, []))
    made.pre_tokenizer = tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = tokenizers.decoders.ByteLevel()
    made.add_special_tokens(special)
    return made


def _spec(vocabulary: list[str]) -> Any:
    chance = np.random.default_rng(1)

    def some(*shape: int) -> Any:
        return (chance.standard_normal(shape) * 0.3).astype(np.float32)

    def linear(layer: Any, out: int, into: int) -> None:
        layer.weight, layer.bias = some(out, into), some(out)

    def norm(layer: Any) -> None:
        layer.gamma, layer.beta = np.ones(_WIDTH, np.float32), np.zeros(_WIDTH, np.float32)

    def inner(layer: Any) -> None:
        norm(layer.layer_norm)
        linear(layer.linear_0, _INNER, _WIDTH)
        linear(layer.linear_1, _WIDTH, _INNER)

    def attention(layer: Any, *outs: int) -> None:
        norm(layer.layer_norm)
        for each, out in zip(layer.linear, outs, strict=True):
            linear(each, out, _WIDTH)

    spec = WhisperSpec(1, _HEADS, 1, _HEADS)
    for conv, into in ((spec.encoder.conv1, _MELS), (spec.encoder.conv2, _WIDTH)):
        conv.weight, conv.bias = some(_WIDTH, into, 3), some(_WIDTH)
    spec.encoder.position_encodings.encodings = some(1500, _WIDTH)
    spec.decoder.position_encodings.encodings = some(448, _WIDTH)
    for half in (spec.encoder, spec.decoder):
        norm(half.layer_norm)
        attention(half.layer[0].self_attention, 3 * _WIDTH, _WIDTH)
        inner(half.layer[0].ffn)
    attention(spec.decoder.layer[0].attention, _WIDTH, 2 * _WIDTH, _WIDTH)
    spec.decoder.embeddings.weight = some(len(vocabulary), _WIDTH)
    spec.decoder.projection.weight = some(len(vocabulary), _WIDTH)
    _one_word(spec.decoder, vocabulary)
    return spec


def _one_word(decoder: Any, vocabulary: list[str]) -> None:
    """Let each letter follow on the one before it, the first on all else, and the end on the last."""
    letters = [vocabulary.index(letter) for letter in WORD]
    heard, likely = decoder.embeddings.weight, decoder.projection.weight
    after = np.eye(len(letters) + 1, _WIDTH, dtype=np.float32)
    heard[:], likely[:] = _LOUD * after[0], 0
    heard[letters] = _LOUD * after[1:]
    likely[[*letters, vocabulary.index("<|endoftext|>")]] = _LIKELIER * after
    likely[vocabulary.index("<|0.00|>")] = _LIKELIER * after[0] / 2
