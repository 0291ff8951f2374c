"""A model made used to one person, locked with a key that its caller alone holds. Opens in memory, never on a disk."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from voice.model_card import UnusableModel
from voice.vosk_engine import VoskEngine

_NETWORK = Path("am") / "final.mdl"
# A file system in memory: what lies there is never on a disk.
_MEMORY = Path("/dev/shm")  # noqa: S108 - files there get names of their own, for this user alone


class WrongKey(Exception):
    """This key does not open this person's file, or the file was changed."""


def new_key() -> bytes:
    """A key for one person's file."""
    return Fernet.generate_key()


def lock(network: bytes, base: Path, key: bytes, file: Path) -> None:
    """Write a person's network, readable with this key alone and fitting this model alone."""
    locked = Fernet(key).encrypt(_mark(base) + network)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(locked)


def opened(file: Path, key: bytes, base: Path) -> VoskEngine:
    """The model with this person's network in it. Raises WrongKey, UnusableModel."""
    try:
        told = Fernet(key).decrypt(file.read_bytes())
    except (InvalidToken, ValueError):
        raise WrongKey from None
    mark = _mark(base)
    if not told.startswith(mark):
        raise UnusableModel(
            f"{file}: was made from another model than {base}; the sentences must be read again"
        )
    with tempfile.TemporaryDirectory(dir=_MEMORY, prefix="drommeplan_person-") as folder:
        together = Path(folder)
        for part in base.iterdir():
            if part.name != _NETWORK.parent.name:
                (together / part.name).symlink_to(part.absolute())
        (together / _NETWORK.parent).mkdir()
        (together / _NETWORK).write_bytes(told[len(mark) :])
        return VoskEngine(together)


def _mark(base: Path) -> bytes:
    return hashlib.sha256((base / _NETWORK).read_bytes()).digest()
