"""Giving citizens on at the desk: what could not be done is said clearly, and nobody is sent out of the house."""

from pathlib import Path

import pytest

from caseworker.addresses import citizen_page
from tests.desk_people import Browser, House, a_house, a_wish


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


def number(house: House, login: str) -> str:
    return next(account.id for account in house.store.accounts() if account.login == login)


async def gives(browser: Browser, to: str, *chosen: str, **more: str) -> tuple[int, str]:
    """Posts the form; returns the status and the page, or where it leads."""
    answer = await browser.press("/sagsbehandler", page="/", to=to, chosen=list(chosen), **more)
    return answer.status_code, answer.headers.get("location", answer.text)


async def test_several_citizens_are_given_on_at_once(house: House) -> None:
    for ref in ("K-1", "K-2"):
        house.sends(house.citizen(ref), a_wish())
    browser, kirsten, bo = await house.signed_in("kirsten"), number(house, "kirsten"), number(house, "bo")
    answer = await gives(browser, bo, f"{kirsten}:K-1", f"{kirsten}:K-2")
    page = (await browser.get("/?hos=" + bo)).text

    assert answer == (303, "/")
    assert "K-1" in page
    assert "K-2" in page


async def test_what_a_colleague_was_quicker_with_is_told_and_nothing_is_changed(house: House) -> None:
    for ref in ("K-1", "K-2"):
        house.sends(house.citizen(ref, caseworker=None), a_wish())
    kirsten, bo = await house.signed_in("kirsten"), await house.signed_in("bo")
    await gives(kirsten, number(house, "kirsten"), ":K-2")
    status, page = await gives(bo, number(house, "bo"), ":K-1", ":K-2")

    assert status == 409
    assert "Kirsten Holm" in page
    assert "ingen af de valgte" in page
    assert "K-1" in (await bo.get("/?hos=nobody")).text


async def test_a_double_click_takes_once_and_complains_of_nothing(house: House) -> None:
    house.sends(house.citizen("K-1", caseworker=None), a_wish())
    browser, kirsten = await house.signed_in("kirsten"), number(house, "kirsten")

    assert await gives(browser, kirsten, ":K-1") == (303, "/")
    assert await gives(browser, kirsten, ":K-1") == (303, "/")
    assert [move.verb for move in house.store.moves_of("citizen", "K-1")].count("take") == 1


@pytest.mark.parametrize(
    "back", ["https://elsewhere.test/", "//elsewhere.test", "/\\elsewhere", "/log-ud", "x"]
)
async def test_a_form_leads_back_into_the_house_alone(house: House, back: str) -> None:
    house.sends(house.citizen("K-1", caseworker=None), a_wish())
    browser, kirsten = await house.signed_in("kirsten"), number(house, "kirsten")

    assert await gives(browser, kirsten, ":K-1", back=back) == (303, "/")


async def test_it_leads_back_to_the_citizen_or_to_the_list_that_was_open(house: House) -> None:
    house.sends(house.citizen("K/1 æ", caseworker=None), a_wish())
    browser, kirsten = await house.signed_in("kirsten"), number(house, "kirsten")

    for back in (citizen_page("K/1 æ"), "/?hos=nobody"):
        assert await gives(browser, kirsten, ":K/1 æ", back=back) == (303, back)


@pytest.mark.parametrize(
    ("to", "chosen"), [("", [":K-1"]), ("bo", []), ("bo", ["K-1"]), ("nobody", [":K-1"])]
)
async def test_what_cannot_be_given_is_said(house: House, to: str, chosen: list[str]) -> None:
    house.sends(house.citizen("K-1", caseworker=None), a_wish())
    browser = await house.signed_in("kirsten")
    status, page = await gives(browser, number(house, "bo") if to == "bo" else to, *chosen)

    assert status in (400, 409)
    assert "Der er ikke ændret noget" in page


async def test_a_citizen_of_another_municipality_is_not_there(house: House) -> None:
    house.sends(house.citizen("K-1", caseworker=None), a_wish())
    charlie = await house.signed_in("charlie")

    assert (await gives(charlie, number(house, "charlie"), ":K-1"))[0] == 404
    assert (await charlie.get(f"{citizen_page('K-1')}/sagsbehandler")).status_code == 404
