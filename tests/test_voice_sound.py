"""Promises of voice/sound.py: WAV, FLAC, Ogg and MP3 become one 16-bit channel, and what is none is said to be none."""

from __future__ import annotations

import math
import wave
from array import array
from pathlib import Path

import av
import pytest

from voice import sound


def a_wav(file: Path, frames: bytes, channels: int = 1, width: int = 2, rate: int = 16000) -> Path:
    with wave.open(str(file), "wb") as wav:
        wav.setnchannels(channels)
        wav.setsampwidth(width)
        wav.setframerate(rate)
        wav.writeframes(frames)
    return file


def int16(*values: int) -> bytes:
    return b"".join(value.to_bytes(2, "little", signed=True) for value in values)


def test_one_channel_of_16_bits_is_read_as_it_is(tmp_path: Path) -> None:
    read = sound.read(a_wav(tmp_path / "a.wav", int16(1, -2, 32767)))

    assert (read.samples, read.rate) == (int16(1, -2, 32767), 16000)


def test_two_channels_become_one(tmp_path: Path) -> None:
    read = sound.read(a_wav(tmp_path / "a.wav", int16(100, 300, -10, -30), channels=2, rate=48000))

    assert (read.samples, read.rate) == (int16(200, -20), 48000)


@pytest.mark.parametrize(
    ("width", "frames", "samples"),
    [(1, bytes([128, 255, 0]), int16(0, 127 << 8, -32768)), (3, b"\x09\x01\x00\x09\xff\xff", int16(1, -1))],
)
def test_other_widths_become_16_bits(tmp_path: Path, width: int, frames: bytes, samples: bytes) -> None:
    assert sound.read(a_wav(tmp_path / "a.wav", frames, width=width)).samples == samples


@pytest.mark.parametrize("data", [b"", b"RIFF", b"no sound at all", b"RIFF\x10\0\0\0WAVEfmt \0\0\0\0"])
def test_what_is_no_wav_is_named(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.wav"
    file.write_bytes(data)

    with pytest.raises(sound.NotSound, match=r"a\.wav"):
        sound.read(file)


def test_a_wav_without_sound_or_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(sound.NotSound, match="holds no sound"):
        sound.read(a_wav(tmp_path / "a.wav", b""))
    with pytest.raises(sound.NotSound):
        sound.read(tmp_path / "missing.wav")


def test_sentences_are_joined_with_a_pause(tmp_path: Path) -> None:
    one = a_wav(tmp_path / "1.wav", int16(5) * 100, rate=1000).read_bytes()
    (tmp_path / "both.wav").write_bytes(sound.joined([one, one], pause=0.5))

    with wave.open(str(tmp_path / "both.wav")) as wav:
        assert wav.getnframes() == 100 + 500 + 100


def written(file: Path, codec: str, samples: bytes, rate: int = 48000) -> Path:
    """A second and more of sound as another program would write it."""
    plain = a_wav(file.with_name("plain.wav"), samples, channels=2, rate=rate)
    with av.open(str(plain)) as source, av.open(str(file), "w") as out:
        stream = out.add_stream(codec, rate=rate)
        assert isinstance(stream, av.AudioStream)
        for frame in source.decode(audio=0):
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return file


@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.flac", "flac"), ("a.ogg", "libopus"), ("a.mp3", "libmp3lame"), ("a.wav", "pcm_f32le")],
)
def test_other_kinds_of_files_are_read(tmp_path: Path, name: str, codec: str) -> None:
    tone = b"".join(int16(*(2 * [int(9000 * math.sin(at / 20))])) for at in range(48000))
    read = sound.read(written(tmp_path / name, codec, tone))
    loudest = max(array("h", read.samples))

    assert read.rate == 48000
    assert read.seconds == pytest.approx(1, abs=0.1)
    assert loudest == pytest.approx(9000, rel=0.05)


def test_a_list_of_other_files_is_not_followed(tmp_path: Path) -> None:
    a_wav(tmp_path / "other.wav", int16(5) * 16000)
    (tmp_path / "a.m3u8").write_text("#EXTM3U\n#EXTINF:1,\nother.wav\n#EXT-X-ENDLIST\n")
    (tmp_path / "b.ffconcat").write_text("ffconcat version 1.0\nfile other.wav\n")

    for name in ("a.m3u8", "b.ffconcat"):
        with pytest.raises(sound.NotSound):
            sound.read(tmp_path / name)
