"""A meeting with its dreams as papers hold them, without a store: builders with defaults."""

from datetime import UTC, date, datetime
from typing import Any

from plan.paper import PaperDream, PaperMeeting, Papers
from plan.wish import Wish

SENT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def a_paper_meeting(**told: Any) -> PaperMeeting:
    usual: dict[str, Any] = {
        "id": "8d3f",
        "citizen_ref": "K-104",
        "municipality": "Nordby",
        "plan_type": "sel141",
        "status": "planned",
        "date": date(2026, 3, 5),
        "starts_at": datetime(2026, 3, 5, 9, 0, tzinfo=UTC),
        "length": 45,
        "place": "Rådhuset, lokale 2",
        "at_home": False,
        "who_in": None,
        "topics": None,
        "bisidder": None,
        "companion": None,
        "coming": None,
        "guide": None,
        "interpreter": None,
        "budget_idea": None,
        "notes": None,
        "sequence": 0,
        "changed_at": SENT,
        "caseworker": "Kirsten Holm",
    }
    return PaperMeeting(**usual | told)


def a_paper_dream(words: str = "jeg ku godt tænke mig at svøm", **told: Any) -> PaperDream:
    """A dream on paper; what belongs to the wish itself is told with `wish_`."""
    usual: dict[str, Any] = {
        "id": "4b1c",
        "status": "new",
        "receipt": "hat 98",
        "citizen_ref": "K-104",
        "received_at": SENT,
        "verbatim": words,
        "final": "Jeg vil gerne lære at svømme.",
        "kilde": "25b4e705-2e9a-47a2-b11a-c829316b9d3a",
        "confirmed_by_citizen_at": SENT,
    }
    of_wish = {name.removeprefix("wish_"): value for name, value in told.items() if name.startswith("wish_")}
    beside = {name: value for name, value in told.items() if not name.startswith("wish_")}
    shown: dict[str, Any] = {"wish": Wish(**usual | of_wish), "life_area": "leisure", "ffb_codes": ()}
    return PaperDream(**shown | beside)


def some_papers(*dreams: PaperDream, **meeting: Any) -> Papers:
    return Papers(a_paper_meeting(**meeting), dreams or (a_paper_dream(),))
