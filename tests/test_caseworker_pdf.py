"""A PDF that a screen reader can read, made of our own files and nothing from afar."""

import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from caseworker import pdf
from caseworker.pdf import NOWHERE, NoPdf, Printer

PAGE = """<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Mit møde</title>
<link rel="stylesheet" href="/static/paper.css"></head><body><h1>Mit møde</h1><h2>Dag</h2>
<ul><li><img src="/static/day.svg" alt="En kalender">torsdag</li></ul>
<blockquote>jeg vil svømme 🏊</blockquote></body></html>"""
STATIC = Path(pdf.__file__).parent / "static"


@pytest.fixture(scope="module")
def printer() -> Printer:
    return Printer({"/static": STATIC})


@pytest.fixture(scope="module")
def made(printer: Printer) -> PdfReader:
    return PdfReader(io.BytesIO(printer.make(PAGE)))


def elements(node: Any) -> list[Any]:
    """Every element of the tree of tags."""
    node = node.get_object()
    if not hasattr(node, "get"):
        return []
    below = node.get("/K", [])
    found = below if isinstance(below, list) else [below]
    return [node, *(one for child in found for one in elements(child))]


def root_of(made: PdfReader) -> Any:
    return made.trailer["/Root"]


def tags(made: PdfReader) -> list[str]:
    return [str(one.get("/S")) for one in elements(root_of(made)["/StructTreeRoot"]) if one.get("/S")]


def test_it_says_that_it_is_tagged_in_danish_and_what_it_is_called(made: PdfReader) -> None:
    root = root_of(made)

    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "da"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert made.metadata is not None
    assert made.metadata.title == "Mit møde"
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


def test_headings_lists_and_quotes_are_what_they_are(made: PdfReader) -> None:
    assert {"/H1", "/H2", "/L", "/LI", "/Figure"} <= set(tags(made))


def test_every_picture_says_what_it_shows(made: PdfReader) -> None:
    tree = root_of(made)["/StructTreeRoot"]
    pictures = [element for element in elements(tree) if element.get("/S") == "/Figure"]

    assert [str(picture["/Alt"]) for picture in pictures] == ["En kalender"]


def test_everything_that_is_drawn_is_tagged_or_marked_as_ornament(made: PdfReader) -> None:
    for page in made.pages:
        depth = 0
        content = ContentStream(page.get_contents(), made)
        for _, operator in content.operations:
            depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
            assert operator not in (b"Tj", b"TJ", b"Do") or depth > 0


def test_fonts_are_in_the_file(made: PdfReader) -> None:
    resources: Any = made.pages[0]["/Resources"]
    fonts = resources["/Font"]
    assert fonts
    for font in fonts.values():
        (descendant,) = font.get_object()["/DescendantFonts"]
        described = descendant.get_object()["/FontDescriptor"]
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described.keys())


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://192.0.2.1/a.png",
        f"{NOWHERE}/etc/passwd",
        f"{NOWHERE}/static/../pdf.py",
        f"{NOWHERE}/static/%2e%2e/pdf.py",
        f"{NOWHERE}/static/",
        f"{NOWHERE}/staticky",
        "/static/day.svg",
        "//192.0.2.1/static/day.svg",
    ],
)
def test_no_file_is_read_but_our_own(printer: Printer, address: str) -> None:
    with pytest.raises(FileNotFoundError):
        printer.file(address)


def test_a_page_that_asks_for_others_files_is_made_without_them(
    printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    def no_network(*_: object) -> None:
        raise AssertionError("somebody asked the network")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    asking = PAGE.replace(
        "<h2>", '<img alt="a" src="http://192.0.2.1/a.png"><img alt="b" src="file:///etc/passwd"><h2>'
    )

    assert printer.make(asking).startswith(b"%PDF")


def test_what_no_font_can_draw_is_not_told_to_the_log(
    printer: Printer, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    printer.make(PAGE.replace("torsdag", "\ue000\U000f0000 hemmeligt"))

    assert caplog.text == ""
    assert "".join(capsys.readouterr()) == ""


def test_without_the_libraries_it_says_so(printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise NoPdf

    monkeypatch.setattr(pdf, "_library", missing)

    assert not printer.is_able()
    with pytest.raises(NoPdf):
        printer.make(PAGE)
