"""A CSV file that a spreadsheet opens as text, whatever a citizen wrote and whatever separator it is set to."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from caseworker.table_file import GUARD, MOST, guarded, table_file
from tests.payloads import PAYLOADS

CALCULATES = "=+-@＝＋－＠|%"
BREAKS = "\t\r\n"
UNSEEN = " \u200b\u202e\ufeff\u2066\u00ad\xa0"
texts = st.text(st.sampled_from(CALCULATES + BREAKS + UNSEEN + "\"';,ab\nø")) | st.text()


def cells(file: bytes, separator: str = ";") -> list[list[str]]:
    text = file.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


@settings(max_examples=400)
@given(texts, texts, st.sampled_from(";,\t"))
@example("hej,=1+1", '",=1', ",")
@example("hej\n=1", "x\t=1", "\t")
def test_no_cell_begins_with_what_a_spreadsheet_calculates(first: str, second: str, separator: str) -> None:
    file = table_file({"a": "A", "b": "B"}, [{"a": first, "b": second}])

    for cell in (cell for row in cells(file, separator) for cell in row):
        assert not cell.lstrip(UNSEEN + BREAKS).startswith(tuple(CALCULATES))
    for row in cells(file):
        assert not any(cell.startswith(tuple(BREAKS)) for cell in row)


@pytest.mark.parametrize("words", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_any_words_come_out_as_they_went_in(words: str) -> None:
    rows = cells(table_file({"no": "Nr.", "words": "Ord"}, [{"no": "1", "words": words}]))[1:]
    whole = "".join(row[1] for row in rows)

    assert whole.replace(GUARD, "") == words.replace(GUARD, "").replace("\x00", "")
    assert {row[0] for row in rows} == {"1"}
    assert max(len(row[1]) for row in rows) <= MOST + len(GUARD) * 3


def test_plain_words_are_not_touched() -> None:
    for words in ("jeg vil svømme", "Aalborg - eller Odense", "1 + 1", "a@b.dk", "80 % sikker", "«ja»", ""):
        assert guarded(words) == words


def test_a_danish_spreadsheet_reads_its_letters_and_its_columns() -> None:
    file = table_file({"a": "Mål", "b": "Ønske"}, [{"a": "én; to", "b": 'han sagde "ja"'}])

    assert file.startswith(b"\xef\xbb\xbf")
    assert cells(file) == [["Mål", "Ønske"], ["én; to", 'han sagde "ja"']]


def test_a_text_that_is_too_long_for_a_cell_goes_on_below_it() -> None:
    file = table_file({"no": "Nr.", "words": "Ord"}, [{"no": "1", "words": "a" * MOST + "=b"}])

    assert cells(file)[1:] == [["1", "a" * MOST], ["1", "'=b"]]
