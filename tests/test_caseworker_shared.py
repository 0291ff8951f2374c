"""A residence's staff and a peer guide read what is shared with them, and only that."""

from pathlib import Path

import pytest
from sqlalchemy import update

from plan.tables import citizens
from tests.desk_people import NOW, PASSWORD, House, a_house, a_wish
from tests.payloads import PAYLOADS
from tests.test_caseworker_dream import shown

ODD = '<script>alert(1)</script>" onx="\u202e'


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = a_house(tmp_path)
    house.store.create_account("Peter", "peter", PASSWORD, {"provider"}, "Nordby", now=NOW, unit="Bakken")
    gry = house.store.create_account("Gry", "gry", PASSWORD, {"guide"}, "Nordby", now=NOW)
    conversation = house.citizen("K-1", NOW.date().replace(day=20))
    with house.store.writing() as connection:
        connection.execute(update(citizens).values(provider="Bakken", guide=gry.id))
    house.sends(
        conversation,
        a_wish("delt med begge", share_provider=True, share_guide=True, why=ODD, first_step="ringe"),
        a_wish("kun til sagsbehandleren", order=2),
        a_wish(ODD, share_provider=True, order=3),
        who_not="min far",
    )
    return house


@pytest.mark.parametrize("login", ["peter", "gry"])
async def test_they_land_on_what_is_shared_and_read_it(house: House, login: str) -> None:
    browser = house.browser()
    assert (await browser.sign_in(login)).headers["location"] == "/delt"
    page = (await browser.get("/delt")).text
    address = page.split('href="/delt/')[1].split('"')[0]
    one = (await browser.get(f"/delt/{address}")).text

    assert "delt med begge" in page
    assert "kun til sagsbehandleren" not in page
    assert "ringe" in one
    assert "min far" not in page + one


async def test_any_words_are_shown_as_text(house: House) -> None:
    browser = await house.signed_in("peter")
    page = (await browser.get("/delt")).text
    pages = [page] + [
        (await browser.get(f"/delt/{part.split('"')[0]}")).text for part in page.split('href="/delt/')[1:]
    ]

    assert len(pages) == 3
    assert not [text for text in pages if "<script>alert" in text or 'onx="' in text]


@pytest.mark.parametrize("words", PAYLOADS.values(), ids=PAYLOADS.keys())
async def test_odd_words_are_shown_whole_and_as_the_text_that_they_are(house: House, words: str) -> None:
    conversation = house.citizen("K-2")
    with house.store.writing() as connection:
        connection.execute(update(citizens).values(provider="Bakken"))
    said = {"final": words, "why": words, "helpers": words, "share_provider": True}
    (wish_id,) = house.sends(conversation, a_wish(words, **said))
    browser = await house.signed_in("peter")
    on_the_list, page = (await browser.get("/delt")).text, (await browser.get(f"/delt/{wish_id}")).text

    assert shown(page) == words
    assert shown(page, "words-goal") == words
    assert not [bad for bad in ("<script>document", "<svg", "<style", "<object") if bad in page + on_the_list]


async def test_there_is_nothing_to_press_but_to_sign_out(house: House) -> None:
    browser = await house.signed_in("peter")
    page = (await browser.get("/delt")).text

    assert page.count("<form") == 1
    assert 'href="/"' not in page


async def test_a_guide_no_longer_sees_it_after_the_meeting(house: House) -> None:
    house.clock.passes(days=20)
    page = (await (await house.signed_in("gry")).get("/delt")).text

    assert "Der er ikke delt noget lige nu" in page


async def test_somebody_with_nothing_shared_is_told_so(house: House) -> None:
    house.store.create_account("Pil", "pil", PASSWORD, {"provider"}, "Nordby", now=NOW, unit="Dalen")
    page = (await (await house.signed_in("pil")).get("/delt")).text

    assert "Der er ikke delt noget lige nu" in page
