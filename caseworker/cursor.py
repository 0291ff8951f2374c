"""Where a page of the list ended, as an opaque word in the next page's address. Holds nobody's words."""

import base64
import json
from datetime import date, datetime

from plan.listed import Place


def word(place: Place) -> str:
    """The place as a word that fits into an address."""
    content = [place.part, place.due.isoformat(), place.received_at.isoformat(), place.id]
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def place_from(word: str) -> Place:
    """The place that a word stands for. Raises ValueError for what is none."""
    try:
        padded = word + "=" * (-len(word) % 4)
        part, due, received, wish_id = json.loads(base64.urlsafe_b64decode(padded.encode()))
        moment = datetime.fromisoformat(received)
        place = Place(str(part), date.fromisoformat(due), moment, str(wish_id))
    except (ValueError, TypeError) as error:
        raise ValueError("no cursor") from error
    if moment.tzinfo is None or "\0" in place.id:
        raise ValueError("no cursor")
    return place
