"""The duty page and the confidential page: facts to one, words to the other, neither to anybody else."""

from pathlib import Path

import pytest

from tests.desk_people import House, a_house

WORDS = "jeg vil ikke leve mere"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


async def test_no_alarm_is_said_plainly(house: House) -> None:
    page = (await (await house.signed_in("vibe")).get("/vagt")).text

    assert "Der er ingen alarmer" in page


async def test_an_alarm_shows_the_fact_and_never_the_words_or_the_person(house: House) -> None:
    conversation = house.citizen("K-104")
    receipt = house.store.raise_alert(conversation, "suicide", "kiosk", house.clock())
    house.store.send_danger_words(conversation, WORDS, "suicide", house.clock())
    page = (await (await house.signed_in("vibe")).get("/vagt")).text

    assert receipt in page
    assert "3. marts 2026 kl. 10.00" in page
    assert "på skærmen i huset" in page
    assert WORDS not in page
    assert "K-104" not in page


async def test_taking_an_alarm_is_kept(house: House) -> None:
    house.store.raise_alert(house.citizen(), "suicide", "web", house.clock())
    vibe = house.store.check_login("vibe", "en lang adgangskode", "192.0.2.9", house.clock())
    (alert,) = house.store.alerts(vibe, house.clock())
    browser = await house.signed_in("vibe")
    answer = await browser.press(f"/vagt/{alert.id}/taget", page="/vagt")
    page = (await browser.get("/vagt")).text

    assert answer.headers["location"] == "/vagt"
    assert "Jeg tager den" not in page
    assert "Taget" in page


async def test_the_page_fetches_only_its_alarms(house: House) -> None:
    house.store.raise_alert(house.citizen(), "suicide", "web", house.clock())
    browser = await house.signed_in("vibe")
    part = (await browser.get("/vagt", headers={"X-Part": "alarms"})).text

    assert 'data-waiting="1"' in part
    assert "<html" not in part


async def test_a_page_that_was_signed_out_meanwhile_is_refused_not_redirected(house: House) -> None:
    answer = await house.browser().get("/vagt", headers={"X-Part": "alarms"})

    assert answer.status_code == 401


async def test_without_scripts_the_page_refreshes_itself(house: House) -> None:
    page = (await (await house.signed_in("vibe")).get("/vagt")).text

    assert '<noscript><meta http-equiv="refresh"' in page


@pytest.mark.parametrize("login", ["kirsten", "bo"])
async def test_a_caseworker_who_is_not_on_duty_sees_no_alarms(house: House, login: str) -> None:
    assert (await (await house.signed_in(login)).get("/vagt")).status_code == 403


async def test_duty_elsewhere_sees_and_takes_no_alarm_from_here(house: House) -> None:
    receipt = house.store.raise_alert(house.citizen(), "suicide", "web", house.clock())
    vibe = house.store.check_login("vibe", "en lang adgangskode", "192.0.2.9", house.clock())
    (alert,) = house.store.alerts(vibe, house.clock())
    browser = await house.signed_in("charlie")
    page = (await browser.get("/vagt")).text
    answer = await browser.press(f"/vagt/{alert.id}/taget", page="/vagt")

    assert receipt not in page
    assert answer.status_code == 404


async def test_words_about_danger_reach_the_caseworker_who_was_named(house: House) -> None:
    house.store.send_danger_words(house.citizen(), WORDS, "suicide", house.clock())
    page = (await (await house.signed_in("kirsten")).get("/fortroligt")).text

    assert WORDS in page
    assert "K-104" in page


@pytest.mark.parametrize("login", ["bo", "charlie"])
async def test_words_about_danger_reach_no_colleague(house: House, login: str) -> None:
    house.store.send_danger_words(house.citizen(), WORDS, "suicide", house.clock())
    page = (await (await house.signed_in(login)).get("/fortroligt")).text

    assert WORDS not in page
    assert "Der er ikke noget lige nu" in page


async def test_words_about_danger_are_not_for_duty(house: House) -> None:
    house.store.send_danger_words(house.citizen(), WORDS, "suicide", house.clock())
    answer = await (await house.signed_in("vibe")).get("/fortroligt")

    assert answer.status_code == 403
    assert WORDS not in answer.text


async def test_words_about_danger_never_stand_on_the_list(house: House) -> None:
    house.store.send_danger_words(house.citizen(), WORDS, "suicide", house.clock())

    assert WORDS not in (await (await house.signed_in("kirsten")).get("/")).text


async def test_danger_words_are_shown_as_text(house: House) -> None:
    house.store.send_danger_words(house.citizen(), "<img src=x onerror=y>", "abuse", house.clock())
    page = (await (await house.signed_in("kirsten")).get("/fortroligt")).text

    assert "&lt;img src=x onerror=y&gt;" in page
    assert "<img" not in page
