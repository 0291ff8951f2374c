"""The list: whose dreams are on it, and in which order."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.desk_people import House, a_house, a_wish


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


async def the_list(house: House, login: str = "kirsten") -> str:
    return (await (await house.signed_in(login)).get("/")).text


async def test_an_empty_list_says_so(house: House) -> None:
    assert "Der er ingen drømme lige nu" in await the_list(house)


async def test_the_order_is_the_meeting_then_the_time_received(house: House) -> None:
    later = house.citizen("K-1", date(2026, 5, 1))
    week = house.citizen("K-2", date(2026, 3, 6))
    undated = house.citizen("K-3")
    house.sends(undated, a_wish("uden dato"))
    house.clock.passes(minutes=1)
    house.sends(later, a_wish("senere"))
    house.clock.passes(minutes=1)
    house.sends(week, a_wish("uge først"))
    house.clock.passes(minutes=1)
    house.sends(week, a_wish("uge sidst"))
    page = await the_list(house)
    found = re.findall(r'class="words-short"[^>]*>([^<]+)<', page)

    assert found == ["uge først", "uge sidst", "senere", "uden dato"]


async def test_the_headings_are_plain_danish(house: House) -> None:
    for ref, day in (("K-1", date(2026, 5, 1)), ("K-2", date(2026, 3, 6)), ("K-3", None)):
        house.sends(house.citizen(ref, day), a_wish())
    page = await the_list(house)
    headings = re.findall(r'<h[23][^>]* id="(?:part|group)-[a-z_-]+">([^<]+)<', page)

    assert headings == ["Dine", "Møde i denne uge", "Møde senere", "Uden mødedato"]
    assert "fredag den 6. marts 2026" in page


async def test_a_meeting_that_has_passed_stands_first(house: House) -> None:
    house.sends(house.citizen("K-1", date(2026, 3, 4)), a_wish("for sent"))
    house.sends(house.citizen("K-2", date(2026, 3, 12)), a_wish("i tide"))
    house.clock.passes(days=5)
    page = await the_list(house)

    assert page.index("Mødedatoen er passeret") < page.index("for sent") < page.index("i tide")


async def test_a_colleague_sees_the_same_list(house: House) -> None:
    house.sends(house.citizen(), a_wish("jeg vil svømme"))

    assert "jeg vil svømme" in await the_list(house, "bo")


async def test_another_municipality_sees_nothing_of_it(house: House) -> None:
    house.sends(house.citizen(), a_wish("jeg vil svømme"))
    page = await the_list(house, "charlie")

    assert "svømme" not in page
    assert "K-104" not in page


async def test_a_dream_that_is_not_shared_is_not_on_the_list(house: House) -> None:
    house.sends(house.citizen(), a_wish("kun for mig", share_caseworker=False))

    assert "kun for mig" not in await the_list(house)


async def test_a_withdrawn_dream_leaves_the_list(house: House) -> None:
    conversation = house.citizen()
    (wish_id,) = house.sends(conversation, a_wish("jeg vil svømme"))
    house.store.withdraw(conversation, wish_id, house.clock())

    assert "svømme" not in await the_list(house)


async def test_only_what_holds_something_is_shown(house: House) -> None:
    house.sends(house.citizen(), a_wish(life_area=None))
    page = (await the_list(house)).partition('id="list"')[2]

    assert "None" not in page
    assert "Vigtigst" not in page
    assert "Nævner en ydelse" not in page


async def test_what_the_citizen_finds_most_important_is_marked(house: House) -> None:
    house.sends(house.citizen(), a_wish(most_important=True, enquiry=True))
    page = await the_list(house)

    assert "Vigtigst for borgeren" in page
    assert "Nævner en ydelse" in page


async def test_a_very_long_dream_does_not_fill_the_list(house: House) -> None:
    house.sends(house.citizen(), a_wish("jeg vil svømme " * 7000))

    assert len(await the_list(house)) < 8000


async def test_duty_alone_does_not_open_the_list(house: House) -> None:
    answer = await (await house.signed_in("vibe")).get("/")

    assert answer.status_code == 403
    assert "Her har du ikke adgang" in answer.text
    assert 'href="/vagt">Til forsiden' in answer.text
