"""Receivers at the desk: the secret is shown once, a second click makes no second, and a dead letter goes again."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser as Chromium

from plan.events import NAMES
from plan.hooks import operator
from plan.retrying import MOST_TRIES
from tests.browser import chromium, faults, served
from tests.desk_people import NOW, PASSWORD, ROOT, Browser, House, a_house, a_wish
from tests.payloads import PAYLOADS

URL = "https://fagsystem.test/haendelser"
KEY = "a" * 32


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = a_house(tmp_path, design=ROOT / "node_modules" / "dkfds" / "dist")
    made.store.create_account("Aase", "aase", PASSWORD, {"admin"}, "Nordby", now=NOW)
    return made


async def adds(browser: Browser, **fields: Any) -> Any:
    said = {"name": "Nexus", "url": URL, "event": ["wish.sent", "danger.raised"], "key": KEY} | fields
    return await browser.press("/webhooks", page="/webhooks", **said)


def a_dead_letter(house: House, name: str = "Nexus") -> str:
    house.store.add_hook(operator("Nordby"), name, URL, NAMES, house.clock())
    house.sends(house.citizen(), a_wish("hemmelige ord"))
    (parcel,) = house.store.parcels_due(house.clock(), 9)
    for _ in range(MOST_TRIES):
        house.store.not_delivered(parcel.id, "503", house.clock(), 0.5)
    return parcel.id


async def test_the_secret_is_shown_once(house: House) -> None:
    browser = await house.signed_in("aase")
    answer = await adds(browser)
    first, second = (await browser.get("/webhooks")).text, (await browser.get("/webhooks")).text

    assert (answer.status_code, answer.headers["location"]) == (303, "/webhooks")
    assert re.search(r'id="secret">whsec_[A-Za-z0-9+/=]+<', first)
    assert "whsec_" not in second
    assert URL in second


async def test_a_second_click_makes_no_second_receiver(house: House) -> None:
    browser = await house.signed_in("aase")
    await adds(browser)
    await adds(browser)
    (hook,) = house.store.receivers(operator("Nordby"))

    assert hook.events == ("wish.sent", "danger.raised")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"url": "http://fagsystem.test/"}, "Adressen skal begynde med https://"),
        ({"name": " "}, "Skriv, hvilket system der modtager"),
        ({"event": []}, "Vælg mindst én slags besked"),
    ],
)
async def test_what_cannot_be_is_said_and_what_was_typed_stays(
    house: House, fields: dict[str, Any], told: str
) -> None:
    answer = await adds(await house.signed_in("aase"), **fields)

    assert answer.status_code == 400
    assert told in answer.text
    assert f'value="{fields.get("url", URL)}"' in answer.text
    assert house.store.receivers(operator("Nordby")) == ()


async def test_what_did_not_arrive_is_seen_and_sent_again(house: House) -> None:
    message = a_dead_letter(house)
    browser = await house.signed_in("aase")
    page = (await browser.get("/webhooks")).text
    answer = await browser.press(f"/webhooks/beskeder/{message}/send", page="/webhooks")

    assert "En drøm er sendt" in page
    assert f"503 ({MOST_TRIES} forsøg)" in page
    assert "hemmelige" not in page
    assert answer.status_code == 303
    assert [parcel.id for parcel in house.store.parcels_due(house.clock(), 9)] == [message]


async def test_a_closed_receiver_is_sent_nothing_again(house: House) -> None:
    message = a_dead_letter(house)
    browser = await house.signed_in("aase")
    (hook,) = house.store.receivers(operator("Nordby"))
    assert (await browser.press(f"/webhooks/{hook.id}/luk", page="/webhooks")).status_code == 303
    answer = await browser.press(f"/webhooks/beskeder/{message}/send", page="/webhooks")

    assert answer.status_code == 409
    assert "Modtageren er lukket" in answer.text


@pytest.mark.parametrize("words", [PAYLOADS["script"], PAYLOADS["attribute"], PAYLOADS["right to left"]])
async def test_any_name_is_text(house: House, words: str) -> None:
    a_dead_letter(house, words)
    page = (await (await house.signed_in("aase")).get("/webhooks")).text

    assert "<script>document" not in page
    assert 'onmouseover="alert' not in page


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    with chromium() as started:
        yield started


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(house: House, browser: Chromium, scheme: str) -> None:
    a_dead_letter(house)
    page = browser.new_page(viewport={"width": 820, "height": 1180}, color_scheme=scheme)  # type: ignore[arg-type]
    with served(house.app) as url:
        page.goto(url)
        page.fill("#login", "aase")
        page.fill("input[type=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda address: "/log-ind" not in address)
        page.goto(f"{url}/webhooks")
        page.locator("summary").click()

        assert faults(page) == []
        page.close()
