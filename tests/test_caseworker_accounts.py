"""An administrator makes accounts at the desk, hands over a first password once, and sees no dream."""

import re
from pathlib import Path

import pyotp
import pytest

from plan.access import Account
from tests.desk_people import NOW, PASSWORD, Browser, House, a_house, a_wish

FIRST = re.compile(r'id="first-password">([^<]+)<')
KEY = re.compile(r'name="key" value="([0-9a-f]+)"')
MARK = re.compile(r'name="mark" value="([0-9a-f]+)"')
ODD = '<script>alert(1)</script>" onx="\u202e'


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = a_house(tmp_path)
    house.store.create_account("Anders", "anders", PASSWORD, {"admin"}, "Nordby", now=NOW)
    return house


def number_of(house: House, login: str) -> str:
    return next(account.id for account in house.store.accounts() if account.login == login)


async def makes(browser: Browser, **fields: str | list[str]) -> tuple[str, str]:
    """Makes an account; returns its address and its first password."""
    page = (await browser.get("/konti/ny")).text
    said: dict[str, str | list[str]] = {"name": "Eva Berg", "login": "eva", "role": ["caseworker"]}
    answer = await browser.press("/konti", page="/konti/ny", key=KEY.findall(page)[0], **(said | fields))
    assert answer.status_code == 303, answer.text
    address = answer.headers["location"]
    return address, FIRST.findall((await browser.get(address)).text)[0]


async def test_a_new_person_signs_in_with_the_password_that_was_shown_once(house: House) -> None:
    browser = await house.signed_in("anders")
    address, password = await makes(browser, role=["caseworker", "duty"], unit="Nord")
    again = (await browser.get(address)).text
    new = house.browser()

    assert (await new.sign_in("eva", password)).headers["location"] == "/adgangskode"
    assert password not in again
    assert "første log ind" not in again


async def test_a_double_click_shows_the_password_of_the_one_account(house: House) -> None:
    browser = await house.signed_in("anders")
    key = KEY.findall((await browser.get("/konti/ny")).text)[0]
    fields = {"key": key, "name": "Eva", "login": "eva", "role": "caseworker"}
    token = await browser.form_token("/konti/ny")
    for _ in range(2):
        answer = await browser.post("/konti", data=fields | {"form_token": token})
    password = FIRST.findall((await browser.get(answer.headers["location"])).text)[0]

    assert (await house.browser().sign_in("eva", password)).status_code == 303


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"login": "kirsten"}, "Brugernavnet er taget"),
        ({"login": "to ord"}, "ikke have mellemrum"),
        ({"role": []}, "Vælg mindst én rolle"),
        ({"role": ["admin", "caseworker"]}, "skal stå alene"),
        ({"role": ["provider"]}, "hvilket tilbud"),
        ({"name": "x" * 100_000}, "for mange tegn"),
    ],
)
async def test_what_is_wrong_is_told_and_what_was_typed_stays(
    house: House, fields: dict[str, str | list[str]], told: str
) -> None:
    browser = await house.signed_in("anders")
    said: dict[str, str | list[str]] = {"name": "Eva Berg", "login": "eva", "role": ["caseworker"]}
    answer = await browser.press("/konti", page="/konti/ny", key="a" * 32, **(said | fields))

    assert answer.status_code == 400
    assert told in answer.text
    assert f'value="{(said | fields)["name"]}"' in answer.text


async def test_any_name_is_shown_as_text(house: House) -> None:
    browser = await house.signed_in("anders")
    address, _ = await makes(browser, name=ODD, unit=ODD)
    pages = [(await browser.get(page)).text for page in (address, "/konti")]

    assert not [page for page in pages if "<script>alert" in page or 'onx="' in page]


async def test_a_form_that_is_older_than_the_account_keeps_what_was_typed(house: House) -> None:
    browser = await house.signed_in("anders")
    address = f"/konti/{number_of(house, 'bo')}"
    mark = MARK.findall((await browser.get(address)).text)[0]
    first = {"mark": mark, "name": "Bo Ny", "role": "caseworker"}
    second = {"mark": mark, "name": "Bo Anden", "role": "duty"}
    saved = await browser.press(address, page=address, **first)
    refused = await browser.press(address, page=address, **second)

    assert (saved.status_code, refused.status_code) == (303, 409)
    assert 'value="Bo Anden"' in refused.text
    assert "<bdi>Bo Ny</bdi>" in refused.text
    newer = MARK.findall(refused.text)[0]
    assert (await browser.press(address, page=address, **(second | {"mark": newer}))).status_code == 303


async def test_closing_shuts_out_and_a_reset_lets_in_again(house: House) -> None:
    browser, bo = await house.signed_in("anders"), await house.signed_in("bo")
    address = f"/konti/{number_of(house, 'bo')}"
    await browser.press(f"{address}/luk", page=address)
    assert (await bo.get("/")).status_code == 303
    page = (await browser.get(address)).text
    assert "Kontoen er lukket" in page
    await browser.press(f"{address}/nulstil", page=address, key=KEY.findall(page)[0])
    password = FIRST.findall((await browser.get(address)).text)[0]

    assert (await house.browser().sign_in("bo", password)).headers["location"] == "/adgangskode"


async def test_ones_own_account_is_not_closed_by_oneself(house: House) -> None:
    browser = await house.signed_in("anders")
    address = f"/konti/{number_of(house, 'anders')}"
    answer = await browser.press(f"{address}/luk", page=address)

    assert answer.status_code == 400
    assert "Bed en anden administrator" in answer.text
    assert "Luk kontoen" not in (await browser.get(address)).text


async def test_an_administrator_lands_among_accounts_and_meets_no_dream(house: House) -> None:
    house.sends(house.citizen(), a_wish("plantet ord"))
    browser = house.browser()

    assert (await browser.sign_in("anders", back_to="/")).headers["location"] == "/konti"
    assert "plantet ord" not in (await browser.get("/konti")).text
    assert (await browser.get("/")).status_code == 403


async def test_somebody_who_lost_the_phone_is_helped(house: House) -> None:
    kirsten = next(a for a in house.store.accounts() if a.login == "kirsten")
    await a_second_step(house, kirsten)
    browser = await house.signed_in("anders")
    address = f"/konti/{kirsten.id}"
    await browser.press(f"{address}/uden-kode", page=address)

    assert (await house.browser().sign_in("kirsten")).status_code == 303


async def a_second_step(house: House, account: Account) -> None:
    offer = house.store.offer_second_step(account, house.clock())
    code = pyotp.TOTP(offer.secret).at(house.clock())
    house.store.begin_second_step(account, offer.sealed, code, house.clock())
