"""Rows as CSV that a spreadsheet opens as text: no cell can be taken for a formula, and none is cut."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

# A spreadsheet may calculate what begins with one of these (OWASP, CSV injection), also in their wide
# forms and after signs that cannot be seen.
_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20|%"
_UNSEEN = "\\s\x00-\x20\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_BEGINS = re.compile(f"(?=[\t\r\n]|[{_UNSEEN}]*[{_SIGNS}])")
# A spreadsheet that is set to another separator begins a cell inside of our text.
_BEGINS_INSIDE = re.compile(f'(?<=[,;\t\r\n"])(?=[{_UNSEEN}]*[{_SIGNS}])')
GUARD = "'"
# Excel lets what is more than 32,767 characters run into the next cell, and reads it there as new.
MOST = 32_000
BYTE_ORDER_MARK = "\ufeff"  # without it a Danish Excel does not read æ, ø and å


def table_file(headings: Mapping[str, str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """The rows under their headings, with semicolons, as a Danish spreadsheet expects.

    A text that is too long for one cell goes on below it, in a row with nothing else in it but
    the first column.
    """
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(guarded(heading) for heading in headings.values())
    for row in rows:
        writer.writerows(_rows([row.get(name, "") for name in headings]))
    return (BYTE_ORDER_MARK + written.getvalue()).encode()


def guarded(text: str) -> str:
    """The text as it is, with an apostrophe wherever a spreadsheet might begin to calculate."""
    clean = _BEGINS_INSIDE.sub(GUARD, text.replace("\x00", ""))
    return GUARD + clean if _BEGINS.match(clean) else clean


def _rows(cells: Sequence[str]) -> Iterable[list[str]]:
    pieces = [_pieces(cell) for cell in cells]
    for number in range(max(len(parts) for parts in pieces)):
        row = [parts[number] if number < len(parts) else "" for parts in pieces]
        yield [pieces[0][0], *row[1:]] if number else row


def _pieces(text: str) -> list[str]:
    return [guarded(text[start : start + MOST]) for start in range(0, len(text), MOST)] or [""]
