"""Where the log of moves ended last, noted beside the database: so a cut-off end is noticed. Keeps no words."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from operate import CannotGoOn

if TYPE_CHECKING:
    from plan.audit_log import Newest
    from plan.store import Store

log = logging.getLogger(__name__)
NOTE = "log_end"


def noted(home: Path) -> Newest | None:
    """Return the last note; None where there is none yet. Raises CannotGoOn for what is no note."""
    from plan.audit_log import Newest

    try:
        number, digest = (home / NOTE).read_text("ascii").split()
        return Newest(int(number), digest)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise CannotGoOn(f"{home / NOTE} cannot be read ({type(error).__name__}).") from None


def note(home: Path, store: Store) -> bool:
    """Note where the log ends now. Where what was noted before is gone, keep that note and return False."""
    before, newest = noted(home), store.newest()
    if before is not None and not store.still_has(before):
        log.error("the log of moves was cut off: move %d is not what it was", before.seq)
        return False
    if before == newest:
        return True
    fresh = home / f"{NOTE}.new"
    fresh.write_text(f"{newest.seq} {newest.hash}\n", "ascii")
    fresh.replace(home / NOTE)
    return True
