"""How papers are put together: our templates, our files and pictures, and the words for codes. Asks no store."""

import base64
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from caseworker.page import HERE, in_denmark, templates
from caseworker.paper_size import size_for
from caseworker.pdf import Printer
from plan.areas import AREAS, SUB_THEMES
from plan.ffb import SOURCES
from plan.paper import PaperDream, PaperMeeting, Papers

Picture = Callable[[str], str]
SHEETS = {"dagsorden": "agenda.html", "ark": "sheet.html", "referat": "minutes.html"}


class Press:
    """Makes papers. `base` is the desk's address, `picture` draws a life area as SVG."""

    def __init__(self, base: str, design_dir: Path, picture: Picture | None = None) -> None:
        self.base = base
        self.host = urlsplit(base).hostname or "localhost"
        self.picture = picture
        self.printer = Printer({"/static": HERE / "static", "/dkfds": design_dir})

    def page(self, name: str, papers: Papers, *, on_paper: bool) -> str:
        """One of SHEETS as a whole page, for the browser or for the printer."""
        size = sheet_size(papers)
        template = templates().get_template(SHEETS[name])
        return template.render(papers=papers, name=name, size=size, on_paper=on_paper, **self.words())

    def words(self) -> dict[str, Any]:
        """What the templates of papers know besides the papers."""
        sources = {source.code: source.name for source in SOURCES}
        return {"theme_names": theme_names, "sources": sources, "picture": self._draw}

    def _draw(self, area: str | None) -> str:
        """The picture of a life area as an address that holds all of it, or nothing."""
        if self.picture is None or area not in AREAS:
            return ""
        drawing = base64.b64encode(self.picture(str(area)).encode()).decode()
        return f"data:image/svg+xml;base64,{drawing}"


def sheet_size(papers: Papers) -> str:
    """How large the citizen's sheet can be."""
    meeting = papers.meeting
    dreams = [dream.wish.final or dream.wish.verbatim for dream in papers.dreams]
    people = ", ".join(
        filter(None, (meeting.caseworker, meeting.coming or meeting.who_in, meeting.companion))
    )
    return size_for([*dreams, *filter(None, [meeting.topics])], filter(None, (meeting.place, people)))


def calendar_words(meeting: PaperMeeting, *, for_citizen: bool) -> tuple[str, str | None]:
    """The title and the place of a calendar entry. Whose meeting it is, is for the caseworker's own calendar."""
    words = _words()
    home = str(words.HOME_CITIZEN if for_citizen else words.HOME)
    kind = words.MEETINGS.get(meeting.plan_type, words.MEETING)
    title = str(words.MY_MEETING) if for_citizen else f"{kind}: {meeting.citizen_ref}"
    return title, meeting.place or (home if meeting.at_home else None)


def table_words(papers: Papers) -> tuple[dict[str, str], Iterable[dict[str, str]]]:
    """The headings of the table of dreams, and its rows."""
    words = _words()
    return dict(words.COLUMNS), (_row(words, papers.meeting, dream) for dream in papers.dreams)


def _row(words: Any, meeting: PaperMeeting, dream: PaperDream) -> dict[str, str]:
    wish = dream.wish
    confirmed = wish.confirmed_by_citizen_at
    beside = (f"{words.WORDINGS.get(one.kind, one.kind)}: {one.text}" for one in dream.wordings)
    known = {
        "receipt": wish.receipt,
        "citizen": wish.citizen_ref,
        "meeting": meeting.date.isoformat() if meeting.date else None,
        "order": str(wish.order),
        "verbatim": wish.verbatim,
        "final": wish.final,
        "confirmed": in_denmark(confirmed).isoformat(timespec="minutes") if confirmed else None,
        "source": {source.code: source.name for source in SOURCES}.get(wish.kilde or ""),
        "area": words.AREAS.get(dream.life_area),
        "themes": ", ".join(theme_names(dream.ffb_codes)),
        "status": words.STATES[wish.status],
        "reason": dream.reason,
        "agreed": dream.agreed,
        "reply": words.REPLIES.get(dream.agreed_reply),
        "objection": dream.objection,
        "wordings": "\n".join(beside),
    }
    return {name: text or "" for name, text in known.items()}


def theme_names(codes: tuple[str, ...]) -> list[str]:
    """KL's names for FFB codes; a code that we have no name for stays a code."""
    known = {theme.code: f"{theme.name} ({theme.theme})" for theme in SUB_THEMES}
    return [known.get(code, code) for code in codes]


def _words() -> Any:
    return templates().get_template("_paper_words.html").module
