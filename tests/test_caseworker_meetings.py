"""Meetings at the desk: set, moved, held and closed by hand, and nothing that was typed is lost."""

import html
import re
from datetime import date, time
from pathlib import Path
from uuid import uuid4

import pytest

from caseworker.addresses import address
from plan.practical import Practical
from plan.store import Account, CitizenDetails
from tests.desk_people import Browser, House, a_house, a_wish
from tests.payloads import PAYLOADS

TODAY = date(2026, 3, 3)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


@pytest.fixture
def kirsten(house: House) -> Account:
    return next(account for account in house.store.accounts() if account.login == "kirsten")


@pytest.fixture
async def browser(house: House) -> Browser:
    return await house.signed_in("kirsten")


def a_meeting(house: House, kirsten: Account, ref: str = "K-104", **plan: object) -> str:
    decided = Practical(**{"day": TODAY, "clock": time(14, 0), "place": "Rådhuset"} | plan)  # type: ignore[arg-type]
    return house.store.make_meeting(kirsten, ref, uuid4().hex, decided, house.clock()).id


def field(page: str, name: str) -> str:
    """The value that a form shows in a field."""
    found = re.search(rf'<input[^>]*name="{name}"[^>]*?value="([^"]*)"', page)
    found = found or re.search(rf'<textarea[^>]*name="{name}"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    assert found
    return html.unescape(found.group(1))


async def test_a_meeting_is_made_from_the_citizens_page_once(
    house: House, kirsten: Account, browser: Browser
) -> None:
    conversation = house.citizen()
    form = f"/borgere/{address('K-104')}/nyt-moede"
    page = (await browser.get(form)).text
    sent = {"meeting": field(page, "meeting"), "day": "2026-03-12", "clock": "14:00", "place": "Rådhuset"}
    first, second = [await browser.press(form, page=form, **sent) for _click in range(2)]
    shown = (await browser.get(first.headers["location"])).text

    assert (first.status_code, first.headers["location"]) == (303, second.headers["location"])
    assert "torsdag den 12. marts 2026" in shown
    assert "kl. 14.00" in shown
    assert "Rådhuset" in shown
    assert [news.kind for news in house.store.news(conversation, house.clock())] == ["meeting_set"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"day": "i morgen"}, "Datoen kan ikke læses"),
        ({"day": "2026-02-30"}, "Datoen kan ikke læses"),
        ({"day": "2026-03-02"}, "Datoen er allerede gået"),
        ({"day": "2206-03-12"}, "mere end fem år"),
        ({"clock": "14:00"}, "ingen dato"),
        ({"day": "2026-03-29", "clock": "02:30"}, "findes ikke den dag"),
        ({"day": "2026-03-12", "clock": "kl. to"}, "Klokkeslættet kan ikke læses"),
        ({"day": "2026-03-12", "clock": "25:00"}, "Klokkeslættet kan ikke læses"),
        ({"length": "en time"}, "mellem 5 og 600"),
        ({"day": "2026-03-12", "cut_off": "2026-03-13"}, "Fristen ligger efter mødet"),
        ({"cut_off": "snart"}, "Fristen kan ikke læses"),
        ({"companion": "Palle 010190-1234"}, "ligner et CPR-nummer"),
    ],
)
async def test_what_cannot_be_meant_is_told_at_its_field_and_stays_typed(
    house: House, browser: Browser, typed: dict[str, str], told: str
) -> None:
    house.citizen()
    form = f"/borgere/{address('K-104')}/nyt-moede"
    answer = await browser.press(form, page=form, meeting=uuid4().hex, coming="mor\r\nfar", **typed)

    assert answer.status_code == 422
    assert told in answer.text
    assert answer.text.count('aria-invalid="true"') == 1
    assert {name: field(answer.text, name) for name in typed} == typed
    assert field(answer.text, "coming") == "mor\nfar"


async def test_a_date_may_be_written_as_danes_do(house: House, kirsten: Account, browser: Browser) -> None:
    house.citizen()
    form = f"/borgere/{address('K-104')}/nyt-moede"
    made = await browser.press(form, page=form, meeting=uuid4().hex, day="12.3.2026", clock="9.30")
    shown = (await browser.get(made.headers["location"])).text

    assert "torsdag den 12. marts 2026" in shown
    assert "kl. 09.30" in shown


async def test_two_who_change_the_time_at_once_lose_nothing(
    house: House, kirsten: Account, browser: Browser
) -> None:
    house.citizen()
    meeting = a_meeting(house, kirsten)
    form = f"/moeder/{meeting}/ret"
    edit = field((await browser.get(form)).text, "edit")
    house.store.set_meeting(
        kirsten, meeting, 0, Practical(day=date(2026, 4, 1), place="Biblioteket"), house.clock()
    )
    answer = await browser.press(form, page=form, edit=edit, day="2026-03-20", place="Hallen")

    assert answer.status_code == 409
    assert "ændret af en anden" in answer.text
    assert "onsdag den 1. april 2026" in answer.text
    assert (field(answer.text, "day"), field(answer.text, "place")) == ("2026-03-20", "Hallen")
    again = await browser.press(
        form, page=form, edit=field(answer.text, "edit"), day="2026-03-20", place="Hallen"
    )
    assert again.status_code == 303
    assert house.store.gathered(kirsten, meeting, house.clock()).meeting.place == "Hallen"


async def test_prepare_hold_write_and_close(house: House, kirsten: Account, browser: Browser) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish("jeg vil svømme"))
    # The dream waits at the meeting that was opened for it: it gets a day.
    (listed,) = house.store.meeting_list(kirsten, house.clock())
    page = f"/moeder/{listed.meeting.id}"
    assert "Sæt dato" in (await browser.get(page)).text
    await browser.press(f"{page}/ret", page=f"{page}/ret", edit=0, day="2026-03-03")
    held = await browser.press(f"{page}/holdt", page=page, edit=1)
    written = await browser.press(f"{page}/referat", page=page, edit=2, notes="Vi talte om vand.\r\n")
    refused = await browser.press(f"{page}/luk", page=page, edit=3)

    assert (held.status_code, written.status_code, refused.status_code) == (303, 303, 422)
    assert "Én drøm mangler et svar" in refused.text
    assert refused.text.count(f'href="/droemme/{wish_id}"') == 2
    assert field(refused.text, "notes") == "Vi talte om vand.\n"
    house.store.move(kirsten, wish_id, "plan", house.clock())
    closed = await browser.press(f"{page}/luk", page=page, edit=3)
    after = (await browser.get(page)).text
    assert closed.status_code == 303
    assert "Lukket" in after
    assert "Luk mødet" not in after


async def test_minutes_that_somebody_else_wrote_meanwhile_stand_beside_ones_own(
    house: House, kirsten: Account, browser: Browser
) -> None:
    house.citizen()
    meeting = a_meeting(house, kirsten)
    page = f"/moeder/{meeting}"
    house.store.write_minutes(kirsten, meeting, 0, "Hans ord", house.clock())
    answer = await browser.press(f"{page}/referat", page=page, edit=0, notes="Mine ord")

    assert answer.status_code == 409
    assert "Hans ord" in answer.text
    assert field(answer.text, "notes") == "Mine ord"


async def test_minutes_with_a_cpr_number_stay_typed_and_are_not_kept(
    house: House, kirsten: Account, browser: Browser
) -> None:
    house.citizen()
    meeting = a_meeting(house, kirsten)
    page = f"/moeder/{meeting}"
    answer = await browser.press(f"{page}/referat", page=page, edit=0, notes="Han er 010190-1234")

    assert answer.status_code == 422
    assert field(answer.text, "notes") == "Han er 010190-1234"
    assert house.store.gathered(kirsten, meeting, house.clock()).meeting.notes is None


async def test_a_cancelled_meeting_says_where_its_dreams_went(
    house: House, kirsten: Account, browser: Browser
) -> None:
    conversation = house.citizen()
    meeting = a_meeting(house, kirsten)
    house.sends(conversation, a_wish("jeg vil svømme"))
    for _click in range(2):
        answer = await browser.press(f"/moeder/{meeting}/aflys", page=f"/moeder/{meeting}", edit=0)
        assert answer.status_code == 303
    page = (await browser.get(f"/moeder/{meeting}")).text

    assert "Aflyst" in page
    assert "gået videre til det næste møde" in page
    assert "<form" not in page.split('<main class="container')[1]
    assert "Kom fra" not in page


async def test_ticked_dreams_go_to_a_new_meeting(house: House, kirsten: Account, browser: Browser) -> None:
    conversation = house.citizen()
    meeting = a_meeting(house, kirsten)
    stays, goes = house.sends(conversation, a_wish("jeg vil svømme"), a_wish("jeg vil ride"))
    page = f"/moeder/{meeting}"
    nothing = await browser.press(f"{page}/del", page=page, edit=0, to=uuid4().hex)
    to = uuid4().hex
    answer = await browser.press(f"{page}/del", page=page, edit=0, to=to, wish=goes)
    there = (await browser.get(f"/moeder/{to}")).text

    assert nothing.status_code == 422
    assert "Sæt flueben" in nothing.text
    assert (answer.status_code, answer.headers["location"]) == (303, f"/moeder/{to}")
    assert "jeg vil ride" in there
    assert "jeg vil svømme" not in there
    assert "jeg vil svømme" in (await browser.get(page)).text
    assert stays != goes


async def test_dreams_that_were_ticked_stay_ticked_when_the_meeting_has_changed(
    house: House, kirsten: Account, browser: Browser
) -> None:
    conversation = house.citizen()
    meeting, other = a_meeting(house, kirsten), a_meeting(house, kirsten, day=date(2026, 4, 1))
    (dream,) = house.sends(conversation, a_wish())
    house.store.write_minutes(kirsten, meeting, 0, "ord", house.clock())
    page = f"/moeder/{meeting}"
    answer = await browser.press(f"{page}/del", page=page, edit=0, to=other, wish=dream)

    assert answer.status_code == 409
    assert re.search(rf'value="{dream}" checked', answer.text)
    assert re.search(rf'value="{other}" checked', answer.text)


async def test_the_list_has_ones_own_meetings_by_day_and_says_what_waits(
    house: House, kirsten: Account, browser: Browser
) -> None:
    conversation = house.citizen("K-1")
    a_meeting(house, kirsten, "K-1", day=date(2026, 3, 12))
    house.sends(conversation, a_wish(), a_wish())
    house.citizen("K-2")
    a_meeting(house, kirsten, "K-2", day=TODAY)
    bo = next(account for account in house.store.accounts() if account.login == "bo")
    house.store.make_citizen(bo, "B-1", CitizenDetails(), house.clock())
    house.store.make_meeting(bo, "B-1", uuid4().hex, Practical(day=TODAY), house.clock())
    mine = (await browser.get("/moeder")).text
    all_of_them = (await browser.get("/moeder?alle=1")).text

    assert mine.index("K-2") < mine.index("K-1")
    assert "2 drømme, 2 uden svar" in mine
    assert "Møde i denne uge" in mine
    assert "B-1" not in mine
    assert "B-1" in all_of_them
    assert "Bo Lund" in all_of_them


async def test_who_should_not_come_stands_on_the_own_caseworkers_pages_alone(
    house: House, kirsten: Account
) -> None:
    conversation = house.citizen()
    meeting = a_meeting(house, kirsten)
    house.sends(conversation, a_wish(), who_not="min nabo Palle")
    hers, his = [await house.signed_in(login) for login in ("kirsten", "bo")]
    pages = (f"/moeder/{meeting}", f"/borgere/{address('K-104')}", "/moeder?alle=1", "/borgere?alle=1")

    assert "min nabo Palle" in (await hers.get(pages[0])).text
    assert "min nabo Palle" in (await hers.get(f"{pages[0]}/ret")).text
    for page in pages:
        assert "min nabo Palle" not in (await his.get(page)).text


async def test_a_colleague_sees_the_meeting_without_a_button(house: House, kirsten: Account) -> None:
    house.citizen()
    meeting = a_meeting(house, kirsten)
    page = (await (await house.signed_in("bo")).get(f"/moeder/{meeting}")).text

    assert "Rådhuset" in page
    assert "<form" not in page.split('<main class="container')[1]


@pytest.mark.parametrize("words", PAYLOADS.values(), ids=PAYLOADS.keys())
async def test_any_words_are_shown_as_the_text_that_they_are(
    house: House, kirsten: Account, browser: Browser, words: str
) -> None:
    kept = words.replace("\r\n", "\n")
    fields = dict.fromkeys(("place", "interpreter", "companion", "coming"), kept)
    conversation = house.citizen()
    meeting = a_meeting(house, kirsten, **fields)
    said = {"who_in": words, "who_not": words, "topics": words, "budget_idea": words}
    house.sends(conversation, a_wish(words, final=words), **said)
    form, page = f"/moeder/{meeting}/ret", f"/moeder/{meeting}"
    await browser.press(f"{page}/referat", page=page, edit=0, notes=words)
    shown = (await browser.get(page)).text
    asked = (await browser.get(form)).text
    everywhere = "".join(
        [
            shown,
            asked,
            (await browser.get("/moeder")).text,
            (await browser.get(f"/borgere/{address('K-104')}")).text,
        ]
    )

    assert {name: field(asked, name) for name in fields} == fields
    assert field(shown, "notes") == kept
    assert html.unescape(shown).count(words) >= 5
    assert "<script>" not in everywhere.replace('<script src="', "")
    for piece in ('onmouseover="', "<b>fed", "<img src=http", "<svg onload", "<style>*", "<object"):
        assert piece not in everywhere


async def test_no_address_of_the_desk_leads_to_what_is_not_there(browser: Browser) -> None:
    for path in ("/moeder/nothing", "/moeder/nothing/ret", "/borgere/nothing", "/borgere/w6Y", "/borgere/AA"):
        assert (await browser.get(path)).status_code == 404
