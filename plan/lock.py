"""A lock whose key is made of the pepper: a copy of the database alone opens nothing."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def lock_for(pepper: bytes, purpose: str) -> Fernet:
    """Return the lock for one purpose; what one locks, another does not open."""
    key = HKDF(SHA256(), length=32, salt=None, info=purpose.encode()).derive(pepper)
    return Fernet(urlsafe_b64encode(key))
