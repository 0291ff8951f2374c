"""When something that did not arrive is tried again. Pure: chance comes in as a number."""

from __future__ import annotations

from datetime import timedelta

FIRST = timedelta(seconds=5)
FACTOR = 4
LONGEST = timedelta(hours=6)
MOST_TRIES = 10  # over about a day; what has not arrived then is for a person to look at


def wait_after(tries: int, chance: float, asked: timedelta | None = None) -> timedelta | None:
    """Return how long to wait after so many tries, or None where it is not tried again.

    The wait grows fourfold and is drawn between its half and one and a half of it (`chance` is from 0
    to 1), so that those who waited for the same receiver do not all come back at once. `asked` is how
    long the receiver asks to be left alone; it is heard up to LONGEST.
    """
    if tries >= MOST_TRIES:
        return None
    factor: int = FACTOR ** (tries - 1)
    usual = min(FIRST * factor, LONGEST)
    drawn = usual * (0.5 + chance)
    return max(drawn, min(asked, LONGEST)) if asked else drawn
