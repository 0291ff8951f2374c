"""A meeting's papers at the desk: for its caseworker alone, never with who should not come, any words as text."""

import csv
import html
import io
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
from pypdf import PdfReader
from sqlalchemy import insert, update

from bot.pictures import Pictures
from caseworker.press import SHEETS, Press
from plan.desk_tables import steps, wordings
from plan.tables import meetings, wishes
from tests.desk_people import ROOT, House, a_house, a_wish
from tests.paper_builders import a_paper_dream, some_papers
from tests.payloads import PAYLOADS

FILES = ("kalender.ics", "maal.json", "droemme.csv")
PAGES = ("", *(f"/{name}" for name in SHEETS))
ALL = (*PAGES, *(f"/{name}" for name in FILES), *(f"/{name}.pdf" for name in SHEETS))
HIDDEN = re.compile("[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe0f\ufeff]")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path, design=ROOT / "node_modules" / "dkfds" / "dist")


def a_meeting(house: House, *dreams: Any, day: date | None = date(2026, 3, 5), **said: Any) -> str:
    """Sends dreams for a meeting of a citizen of Kirsten's; returns the address of its papers."""
    house.sends(house.citizen(meeting=day, meeting_place="Rådhuset"), *(dreams or [a_wish()]), **said)
    with house.store.reading() as connection:
        return f"/moeder/{connection.execute(meetings.select()).one().id}/papirer"


def change(house: House, table: Any, **values: Any) -> None:
    with house.store.writing() as connection:
        connection.execute(update(table).values(**values))


def text_of(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


async def read(house: House, address: str, login: str = "kirsten") -> str:
    answer = await (await house.signed_in(login)).get(address)
    assert answer.status_code == 200
    return text_of(answer.content) if ".pdf" in address else answer.text


@pytest.mark.parametrize("paper", ALL)
async def test_papers_are_for_the_citizens_own_caseworker(house: House, paper: str) -> None:
    address = a_meeting(house)

    assert (await (await house.signed_in("kirsten")).get(address + paper)).status_code == 200
    for login in ("bo", "charlie", "vibe"):
        answer = await (await house.signed_in(login)).get(address + paper)
        assert answer.status_code in (403, 404)
        assert "svømme" not in answer.text
    assert (await house.browser().get(address + paper)).status_code == 303


@pytest.mark.parametrize("paper", ALL)
async def test_who_should_not_come_is_on_no_paper(house: House, paper: str) -> None:
    address = a_meeting(house, who_in="min søster", who_not="min nabo Palle")
    answer = await (await house.signed_in("kirsten")).get(address + paper)
    told = text_of(answer.content) if paper.endswith(".pdf") else answer.text

    assert "Palle" not in told
    assert b"Palle" not in answer.content


async def test_the_agenda_has_the_citizens_items_first_in_the_citizens_order(house: House) -> None:
    address = a_meeting(house, a_wish("ride", order=2), a_wish("svømme", order=1), topics="bolig")
    page = await read(house, f"{address}/dagsorden")

    assert page.index("svømme") < page.index("ride") < page.index("bolig") < page.index("2. Hvem gør hvad")


async def test_the_minutes_have_the_answer_its_reason_and_what_stands_against_it(house: House) -> None:
    dream = a_wish("svømme")
    address = a_meeting(house, dream)
    beside = {"wish_id": dream.id, "at": house.clock(), "author": "kirsten"}
    with house.store.writing() as connection:
        connection.execute(insert(wordings).values(id="w", kind="purpose", text="At K trives.", **beside))
        connection.execute(
            insert(steps).values(move="postpone", status="later", reason="Vi venter til maj.", **beside)
        )
    change(house, meetings, notes="Vi talte længe.")
    change(house, wishes, status="later", agreed="I maj.", agreed_reply="objected", objection="nej nu")
    page = await read(house, f"{address}/referat")

    for told in (
        "Senere",
        "Vi venter til maj.",
        "I maj.",
        "ikke enig",
        "nej nu",
        "At K trives.",
        "Vi talte længe.",
    ):
        assert told in page
    assert "Formål" in page


async def test_only_what_holds_something_is_on_paper(house: House) -> None:
    for paper in PAGES:
        page = await read(house, (await _once(house)) + paper)
        assert "None" not in page
        assert "Tolk" not in page


async def _once(house: House) -> str:
    with house.store.reading() as connection:
        known = connection.execute(meetings.select()).first()
    return f"/moeder/{known.id}/papirer" if known else a_meeting(house)


@pytest.mark.parametrize(("whom", "sees"), [("udfoerer", "ride"), ("brugerguide", "synge")])
async def test_others_at_the_table_get_what_the_citizen_shares_with_them(
    house: House, whom: str, sees: str
) -> None:
    dreams = [a_wish("svømme"), a_wish("ride", share_provider=True), a_wish("synge", share_guide=True)]
    address = a_meeting(house, *dreams, topics="min mor")
    page = await read(house, f"{address}/dagsorden?til={whom}")

    assert [
        word for word in ("svømme", "ride", "synge", "min mor") if word in page.replace("at svømme", "")
    ] == [sees]


async def test_an_unknown_paper_or_reader_is_not_found(house: House) -> None:
    address = a_meeting(house)
    browser = await house.signed_in("kirsten")

    for other in ("/dagsorden?til=alle", "/brev", "/brev.pdf", "/agenda.html"):
        assert (await browser.get(address + other)).status_code == 404


async def test_the_calendar_tells_the_caseworker_whose_meeting_it_is_and_others_not(house: House) -> None:
    address = a_meeting(house, topics="min hemmelighed")
    own = await read(house, f"{address}/kalender.ics")
    others = await read(house, f"{address}/kalender.ics?til=borger")

    assert "Handleplansmøde: K-104" in own
    assert "K-104" not in others
    assert "Møde om min plan" in others
    for file in (own, others):
        assert "hemmelighed" not in file
        assert "svømme" not in file


async def test_without_a_date_there_is_no_calendar_file(house: House) -> None:
    address = a_meeting(house, day=None)

    assert "kalender.ics" not in await read(house, address)
    assert (await (await house.signed_in("kirsten")).get(f"{address}/kalender.ics")).status_code == 404


@pytest.mark.parametrize(
    ("plan_type", "title"),
    [("sel141", "Handleplansmøde"), ("ungeplan", "Møde om ungeplanen"), ("other", "Planmøde")],
)
async def test_a_plan_of_another_kind_has_its_own_name_and_law(
    house: House, plan_type: str, title: str
) -> None:
    from plan.tables import citizens

    address = a_meeting(house)
    change(house, citizens, plan_type=plan_type)
    page = await read(house, f"{address}/dagsorden")

    assert f"Dagsorden: {title}" in page
    assert ("§ 141" in page) is (plan_type == "sel141")


async def test_the_table_has_one_row_for_each_dream(house: House) -> None:
    address = a_meeting(house, a_wish("svømme", order=1), a_wish("ride", order=2))
    answer = await (await house.signed_in("kirsten")).get(f"{address}/droemme.csv")
    head, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""), delimiter=";")

    assert [row[head.index("Borgerens egne ord")] for row in rows] == ["svømme", "ride"]
    assert {row[head.index("Livsområde")] for row in rows} == {"Fritid"}
    assert "attachment" in answer.headers["content-disposition"]


async def test_the_text_for_vum_has_own_words_goal_and_source(house: House) -> None:
    page = await read(house, a_meeting(house, a_wish("jeg ku godt tænke mig at svøm")))
    (text,) = re.findall(r"<textarea[^>]*readonly[^>]*>(.*?)</textarea>", page, re.DOTALL)

    assert "Borgerens egne ord: «jeg ku godt tænke mig at svøm»" in text
    assert "Mål, som borgeren har sagt ja til: Jeg vil gerne lære at svømme." in text
    assert "Kilde: Borger\n" in text


async def test_a_machine_without_the_libraries_prints_from_the_browser(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    from caseworker import pdf

    def missing() -> None:
        raise pdf.NoPdf

    monkeypatch.setattr(pdf, "_library", missing)
    address = a_meeting(house)
    browser = await house.signed_in("kirsten")
    overview = (await browser.get(address)).text
    answer = await browser.get(f"{address}/dagsorden.pdf")

    assert ".pdf" not in overview
    assert "Der kan ikke laves PDF på denne maskine" in overview
    assert answer.status_code == 501
    assert "udskriv det fra browseren" in answer.text


async def test_taking_papers_out_is_in_the_log(house: House) -> None:
    address = a_meeting(house)
    await read(house, f"{address}/dagsorden.pdf")

    assert [moved.verb for moved in house.store.moves_of("meeting")][-1] == "export"
    assert "export" in [moved.verb for moved in house.store.moves_of("wish")]


def test_the_sheet_shows_the_picture_of_the_life_area() -> None:
    press = Press("http://desk.test", ROOT, Pictures(ROOT / "node_modules").draw)
    page = press.page("ark", some_papers(a_paper_dream(life_area="housing")), on_paper=True)

    assert re.search(r'<img src="data:image/svg\+xml;base64,[^"]+" alt="Bolig">', page)


def as_text(page: str) -> str:
    """What a browser shows of a page, without what cannot be seen."""
    return seen(html.unescape(re.sub(r"<[^>]*>", " ", page)))


def seen(words: str) -> str:
    return HIDDEN.sub("", words)


@pytest.mark.parametrize("words", PAYLOADS.values(), ids=PAYLOADS.keys())
async def test_any_words_are_text_on_every_paper(house: House, words: str) -> None:
    said = {"final": words, "why": words, "helpers": words}
    address = a_meeting(house, a_wish(words, **said), topics=words, who_in=words)
    browser = await house.signed_in("kirsten")
    change(house, meetings, place=words, notes=words, companion=words, interpreter=words)
    change(house, wishes, agreed=words, objection=words)

    for paper in PAGES:
        page = (await browser.get(address + paper)).text
        assert seen(words) in as_text(page)
        for raw in ("<script>", "<b>fed", "<img src=http", "<object", 'onmouseover="alert'):
            assert raw not in page
    bundle = json.loads((await browser.get(f"{address}/maal.json")).content)
    assert seen(words) in [
        seen(e["resource"].get("description", {}).get("text", "")) for e in bundle["entry"]
    ]
    calendar = icalendar.Calendar.from_ical((await browser.get(f"{address}/kalender.ics")).content)
    assert [seen(str(event["location"])) for event in calendar.walk("VEVENT")] == [seen(words)]
    assert (await browser.get(f"{address}/droemme.csv")).status_code == 200


@pytest.mark.parametrize(
    "name", ["100 kB", "file", "picture", "style", "emoji", "right to left", "joined", "controls"]
)
def test_any_words_are_text_in_a_pdf(name: str) -> None:
    words = PAYLOADS[name]
    press = Press("http://desk.test", ROOT / "node_modules" / "dkfds" / "dist")
    papers = some_papers(a_paper_dream(words, wish_final="mål"), caseworker="K", notes="slut")
    told = seen(text_of(press.printer.make(press.page("referat", papers, on_paper=True))))

    if name == "right to left":  # in the order that it is seen
        assert "jegvillang" in told
    else:
        assert seen(words)[:60] in told
    assert "root:x:" not in told
    assert "slut" in told


@pytest.mark.parametrize("name", SHEETS)
def test_who_was_asked_to_come_is_on_every_paper(name: str) -> None:
    page = Press("http://desk.test", ROOT).page(name, some_papers(coming="Bo fra bostedet"), on_paper=True)

    assert "Bo fra bostedet" in page


def test_the_time_on_paper_is_danish() -> None:
    press = Press("http://desk.test", ROOT)
    starts = datetime(2026, 7, 5, 9, 0, tzinfo=UTC)
    page = press.page("ark", some_papers(date=starts.date(), starts_at=starts), on_paper=True)

    assert "kl. 11.00" in page
