"""An invitation fits one sheet, speaks easy Danish, opens the right conversation and is kept nowhere."""

import html
import re
from datetime import date, time
from pathlib import Path
from uuid import uuid4

import pytest

from caseworker.addresses import address
from plan.easy_danish import findings
from plan.practical import Practical
from plan.store import Account, CitizenDetails
from tests.desk_people import Browser, House, a_house

K = f"/borgere/{address('K-7')}"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


@pytest.fixture
def kirsten(house: House) -> Account:
    return next(account for account in house.store.accounts() if account.login == "kirsten")


async def made(house: House, kirsten: Account, plan_type: str = "sel141", **asked: object) -> str:
    """The page with an invitation for a new citizen."""
    house.store.make_citizen(kirsten, "K-7", CitizenDetails(plan_type=plan_type), house.clock())
    browser = await house.signed_in("kirsten")
    page = (await browser.get(K)).text
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert key
    answer = await browser.press(f"{K}/invitation", page=K, **{"key": key.group(1), "days": 30} | asked)
    assert answer.status_code == 200
    return answer.text


def letter(page: str) -> str:
    """The sheet's own words, one element on each line."""
    sheet = re.search(r'<article class="letter".*?</article>', page, re.DOTALL)
    assert sheet
    text = re.sub(r"</(p|h\d|li|span|div)>", "\n", sheet.group())
    return html.unescape(re.sub(r"[ \t]+", " ", re.sub(r"<[^>]*>", "", text)))


def digits(page: str) -> str:
    found = re.search(r'letter-digits"><span>(\d{4})</span> <span>(\d{4})</span>', page)
    assert found
    return "".join(found.groups())


async def test_digits_pictures_and_link_open_the_same_conversation(house: House, kirsten: Account) -> None:
    page = await made(house, kirsten)
    link = re.search(r"https://drom\.test/k/([\w-]{32})", page)
    assert link
    conversation = house.store.link(digits(page), channel="web", now=house.clock())
    linked = house.store.linked(conversation, house.clock())

    assert linked is not None
    assert linked.citizen_ref == "K-7"
    assert page.count("data:image/svg+xml;base64,") == 8
    numbered = re.findall(r"<span>(\d) (\w+)</span>", page)
    names = ["Sol", "Hus", "Kat", "Bil", "Træ", "Fisk", "Bog", "Bold", "Æble", "Nøgle"]
    assert [(str(place), names[int(digit)]) for place, digit in enumerate(digits(page), 1)] == numbered


async def test_the_same_form_makes_one_code_and_another_form_another(house: House, kirsten: Account) -> None:
    first = await made(house, kirsten, key="k" * 43)
    browser = await house.signed_in("kirsten")
    again = await browser.press(f"{K}/invitation", page=K, key="k" * 43, days=30)
    other = await browser.press(f"{K}/invitation", page=K, key="j" * 43, days=30)
    over = await browser.press(f"{K}/invitation", page=K, key="k" * 43, days=30)

    assert digits(again.text) == digits(first)
    assert digits(other.text) != digits(first)
    assert over.status_code == 422
    assert "Koden virker ikke mere" in over.text


async def test_a_code_stands_in_no_address_and_in_no_cache(house: House, kirsten: Account) -> None:
    await made(house, kirsten, key="k" * 43)
    browser = await house.signed_in("kirsten")
    answer = await browser.press(f"{K}/invitation", page=K, key="k" * 43, days=30)

    assert "location" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


async def test_it_tells_day_hour_and_place_of_the_next_meeting(house: House, kirsten: Account) -> None:
    house.store.make_citizen(kirsten, "K-7", CitizenDetails(), house.clock())
    for day, place in ((date(2026, 6, 1), "Biblioteket"), (date(2026, 3, 12), "Rådhuset")):
        plan = Practical(day=day, clock=time(14, 0), place=place)
        house.store.make_meeting(kirsten, "K-7", uuid4().hex, plan, house.clock())
    told = letter(await made(house, kirsten))

    assert "Du skal til møde torsdag den 12. marts 2026 kl. 14.00." in told
    assert "Rådhuset" in told
    assert "Biblioteket" not in told


@pytest.mark.parametrize("plan_type", ["sel141", "ungeplan", "overgang_16_17"])
async def test_every_sentence_is_easy_danish(tmp_path: Path, plan_type: str) -> None:
    house = a_house(tmp_path, telegram_bot="DroemBot")
    kirsten = next(account for account in house.store.accounts() if account.login == "kirsten")
    told = letter(await made(house, kirsten, plan_type))
    ours = [line.strip() for line in told.splitlines() if line.strip() and "https://" not in line]
    hard = {
        (line, found.rule, found.words)
        for line in ours
        for found in findings(line, own_words="Telegram, Kirsten")
    }

    assert len(ours) > 15
    assert hard == set()


@pytest.mark.parametrize(
    ("plan_type", "told"),
    [
        ("sel141", None),
        ("ungeplan", "Din plan hedder en ungeplan."),
        ("overgang_16_17", "Planen er til dig, når du bliver 18."),
    ],
)
async def test_under_18_has_another_text(
    house: House, kirsten: Account, plan_type: str, told: str | None
) -> None:
    text = letter(await made(house, kirsten, plan_type))

    assert ("Du er under 18 år." in text) is (told is not None)
    assert told is None or told in text


async def test_telegram_is_named_only_where_there_is_a_bot_and_then_with_a_warning(
    tmp_path: Path, house: House, kirsten: Account
) -> None:
    without = await made(house, kirsten)
    (tmp_path / "with").mkdir()
    other = a_house(tmp_path / "with", telegram_bot="DroemBot")
    hers = next(account for account in other.store.accounts() if account.login == "kirsten")
    page = await made(other, hers)
    secret = re.search(r"/k/([\w-]{32})", page)
    assert secret

    assert "Telegram" not in without
    assert f"https://t.me/DroemBot?start={secret.group(1)}" in page
    assert "De kan læse det, du skriver" in page


async def test_a_colleague_may_make_one_and_another_municipality_not(house: House, kirsten: Account) -> None:
    house.store.make_citizen(kirsten, "K-7", CitizenDetails(), house.clock())
    for login, status in (("bo", 200), ("charlie", 404)):
        browser: Browser = await house.signed_in(login)
        answer = await browser.press(f"{K}/invitation", page="/konto", key="k" * 43, days=30)
        assert answer.status_code == status


async def test_an_odd_period_makes_nothing(house: House, kirsten: Account) -> None:
    house.store.make_citizen(kirsten, "K-7", CitizenDetails(), house.clock())
    browser = await house.signed_in("kirsten")
    answer = await browser.press(f"{K}/invitation", page=K, key="k" * 43, days=4000)

    assert answer.status_code == 422
    assert "ikke lavet en kode" in answer.text
