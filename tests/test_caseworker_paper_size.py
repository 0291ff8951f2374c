"""The citizen's sheet is as large as one A4 allows, and what does not fit is never cut."""

import io
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from caseworker.paper_size import SIZES, size_for
from caseworker.press import Press, sheet_size
from plan.paper import Papers
from tests.desk_people import ROOT
from tests.paper_builders import a_paper_dream, a_paper_meeting

SHORT = "Jeg vil gerne lære at svømme."
LONG = "Jeg vil gerne have en kæreste, der kan lide heste, og som gider se film med mig om fredagen."
WIDE = "MMMM WWWW MMMM WWWW MMMM WWWW MMMM WWWW"
SETS = {
    "one": [SHORT],
    "three": [SHORT, LONG, SHORT],
    "six": [SHORT, LONG] * 3,
    "nine short": [SHORT] * 9,
    "four long": [LONG] * 4,
    "three wide": [WIDE] * 3,
    "one of many words": ["Jeg vil gerne " + "bo tæt på min søster og " * 12 + "have en hund."],
}


@cache
def press() -> Press:
    return Press("https://desk.test", ROOT / "node_modules" / "dkfds" / "dist")


def papers(texts: list[str], **meeting: str) -> Papers:
    dreams = tuple(a_paper_dream(text, wish_final=text) for text in texts)
    return Papers(a_paper_meeting(**meeting), dreams)


def pages(found: Papers) -> list[str]:
    reader = PdfReader(io.BytesIO(press().printer.make(press().page("ark", found, on_paper=True))))
    return [page.extract_text() for page in reader.pages]


@pytest.mark.parametrize("texts", SETS.values(), ids=SETS.keys())
def test_what_is_reckoned_to_fit_fits_on_one_page(texts: list[str]) -> None:
    found = papers(texts, who_in="min søster og min mor og min ven Ali fra bostedet", topics="min nye cykel")

    assert len(pages(found)) == 1


def test_few_words_are_larger_than_many() -> None:
    sizes = [sheet_size(papers([SHORT] * many)) for many in (1, 8, 9, 30)]

    assert sizes == ["largest", "largest", "large", "large"]


def test_words_that_do_not_fit_go_on_to_a_second_page_and_none_is_lost() -> None:
    texts = [f"Jeg vil gerne nummer{number}." for number in range(40)]
    told = pages(papers(texts))
    words = set(" ".join(told).split())

    assert len(told) > 1
    assert {f"nummer{number}." for number in range(40)} <= words


def test_every_size_is_in_the_style_sheet() -> None:
    css = (Path(ROOT) / "caseworker/static/paper.css").read_text("utf-8")

    for size in SIZES:
        assert f".sheet.{size.name} .dreams" in css


def test_no_word_at_all_has_the_largest_size() -> None:
    assert size_for([]) == "largest"
