"""The log as a table for a spreadsheet: each move in plain words. It holds nothing that a citizen said."""

from collections.abc import Iterable, Mapping
from typing import Any

from caseworker.page import in_denmark, templates
from plan.log_names import Entry


def log_words(entries: Iterable[Entry]) -> tuple[dict[str, str], Iterable[Mapping[str, str]]]:
    """The headings of the table, and its rows in the order given."""
    words: Any = templates().get_template("_log_words.html").module
    return dict(words.COLUMNS), (_row(words, entry) for entry in entries)


def _row(words: Any, entry: Entry) -> dict[str, str]:
    about = f": {entry.name}" if entry.name else ""
    return {
        "number": str(entry.seq),
        "at": in_denmark(entry.at).isoformat(timespec="seconds"),
        "who": entry.who or str(words.UNNAMED.get(entry.actor_kind, entry.actor_kind)),
        "kind": str(words.ACTORS.get(entry.actor_kind, entry.actor_kind)),
        "what": f"{words.VERBS.get(entry.verb, entry.verb)} {words.KINDS.get(entry.kind, entry.kind)}{about}",
        "citizen": entry.citizen or "",
        "receipt": entry.receipt or "",
    }
