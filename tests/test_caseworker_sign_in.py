"""Signing in and out: what a stranger, a forgetful caseworker and an attacker meet."""

from pathlib import Path

import pytest

from caseworker.session import COOKIE
from tests.desk_people import PASSWORD, House, a_house


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


@pytest.mark.parametrize("page", ["/", "/fortroligt", "/vagt", "/droemme/abc"])
async def test_a_stranger_is_led_to_sign_in_and_sees_nothing_else(house: House, page: str) -> None:
    answer = await house.browser().get(page)

    assert answer.status_code == 303
    assert answer.headers["location"] == f"/log-ind?til={page}"


async def test_signing_in_leads_back_to_the_page_that_was_wanted(house: House) -> None:
    answer = await house.browser().sign_in("kirsten", back_to="/fortroligt")

    assert (answer.status_code, answer.headers["location"]) == (303, "/fortroligt")


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:1", "/api/v1/x"]
)
async def test_signing_in_never_leads_to_another_site(house: House, elsewhere: str) -> None:
    answer = await house.browser().sign_in("kirsten", back_to=elsewhere)

    assert answer.headers["location"] == "/"


async def test_somebody_on_duty_lands_on_the_duty_page(house: House) -> None:
    assert (await house.browser().sign_in("vibe")).headers["location"] == "/vagt"


async def test_a_wrong_password_and_an_unknown_login_get_the_same_answer(house: House) -> None:
    wrong = await house.browser().sign_in("kirsten", "forkert")
    unknown = await house.browser().sign_in("ukendt", PASSWORD)

    assert wrong.status_code == unknown.status_code == 401
    assert "Brugernavn eller adgangskode er forkert" in wrong.text
    assert wrong.text.count("role=") == unknown.text.count("role=")


async def test_after_many_wrong_tries_even_the_right_password_waits_kindly(house: House) -> None:
    for _ in range(12):
        await house.browser().sign_in("kirsten", "forkert")
    answer = await house.browser().sign_in("kirsten")

    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert "Vent" in answer.text
    assert "prøv så igen" in answer.text


async def test_waiting_is_enough_to_get_in_again(house: House) -> None:
    for _ in range(12):
        await house.browser().sign_in("kirsten", "forkert")
    house.clock.passes(hours=24)

    assert (await house.browser().sign_in("kirsten")).status_code == 303


async def test_the_password_is_never_shown_again(house: House) -> None:
    answer = await house.browser().sign_in("kirsten", "hemmelig-og-forkert")

    assert "hemmelig-og-forkert" not in answer.text
    assert 'value="kirsten"' in answer.text


async def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(house: House) -> None:
    cookie = (await house.browser().sign_in("kirsten")).headers["set-cookie"]

    assert cookie.startswith(f"{COOKIE}=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


async def test_over_https_the_cookie_is_secure(tmp_path: Path) -> None:
    house = a_house(tmp_path, https=True)
    cookie = (await house.browser().sign_in("kirsten")).headers["set-cookie"]

    assert cookie.endswith("; Secure")


async def test_signing_in_gives_a_new_cookie(house: House) -> None:
    browser = house.browser()
    await browser.get("/log-ind")
    before = browser.cookies[COOKIE]
    await browser.sign_in("kirsten")

    assert browser.cookies[COOKIE] != before


async def test_a_copied_cookie_opens_nothing_after_signing_out(house: House) -> None:
    browser = await house.signed_in("kirsten")
    copy = house.browser()
    copy.cookies.set(COOKIE, browser.cookies[COOKIE])
    await browser.press("/log-ud", page="/")

    assert (await copy.get("/")).status_code == 303


async def test_a_session_left_alone_runs_out_and_says_so(house: House) -> None:
    browser = await house.signed_in("kirsten")
    house.clock.passes(hours=3)
    answer = await browser.get("/fortroligt", follow_redirects=True)

    assert answer.url.path == "/log-ind"
    assert "Du er logget ud" in answer.text
    assert 'value="/fortroligt"' in answer.text


async def test_signing_in_again_after_running_out_works_at_once(house: House) -> None:
    browser = await house.signed_in("kirsten")
    house.clock.passes(hours=3)

    assert (await browser.sign_in("kirsten")).status_code == 303
    assert (await browser.get("/")).status_code == 200


async def test_a_stranger_is_not_told_of_running_out(house: House) -> None:
    browser = house.browser()
    await browser.get("/", follow_redirects=True)

    assert "Du er logget ud" not in (await browser.get("/", follow_redirects=True)).text


@pytest.mark.parametrize("cookie", ["", "x", "ny.", "ny.forged", "ø" * 4000, "../../etc"])
async def test_a_made_up_cookie_is_nobody(house: House, cookie: str) -> None:
    answer = await house.browser().get("/", headers=[(b"Cookie", f"{COOKIE}={cookie}".encode())])

    assert answer.status_code == 303


async def test_a_closed_account_is_out_at_its_next_click(house: House) -> None:
    browser = await house.signed_in("bo")
    house.store.close_account("bo", house.clock())

    assert (await browser.get("/")).status_code == 303


async def test_somebody_signed_in_does_not_see_the_form_again(house: House) -> None:
    browser = await house.signed_in("kirsten")

    assert (await browser.get("/log-ind")).headers["location"] == "/"
