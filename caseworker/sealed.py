"""What somebody searches for, sealed for the page's address: nobody else, and no log, can read it there."""

import base64
import hashlib
import json

from cryptography.fernet import Fernet, InvalidToken

from plan.filters import Filters, filters_from
from plan.wish import NotPossible

LONGEST = 4000  # characters of a seal that are looked at


class Seal:
    """Seals and opens filters with a key that only this desk has."""

    def __init__(self, secret: str) -> None:
        """Make the key from the desk's secret."""
        key = hashlib.sha256(b"desk filters\0" + secret.encode()).digest()
        self._fernet = Fernet(base64.urlsafe_b64encode(key))

    def seal(self, filters: Filters) -> str:
        """The filters as a word for an address."""
        return self._fernet.encrypt(json.dumps(filters.chosen()).encode()).decode()

    def opened(self, word: str) -> Filters | None:
        """The filters that were sealed; None for what this desk did not seal, or does not know any more."""
        try:
            return filters_from(json.loads(self._fernet.decrypt(word[:LONGEST].encode())))
        except (InvalidToken, NotPossible):
            return None
