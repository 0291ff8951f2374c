"""The list: whose dreams are on it, and in which order."""

import re
from datetime import date
from pathlib import Path

import pytest
from markupsafe import escape
from sqlalchemy import update

from caseworker.page import shorten
from caseworker.sealed import Seal
from plan.tables import wishes
from tests.desk_people import House, a_house, a_wish
from tests.payloads import PAYLOADS


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


async def test_what_is_searched_for_stands_in_no_address(house: House) -> None:
    house.sends(house.citizen("K-1"), a_wish("jeg vil svømme"))
    house.sends(house.citizen("K-2"), a_wish("jeg vil flyve", final="Jeg vil flyve."))
    browser = await house.signed_in("kirsten")
    answer = await browser.press("/soeg", page="/", words="svømme")
    found = await browser.get(answer.headers["location"])

    assert answer.status_code == 303
    assert "sv" not in answer.headers["location"].partition("valg=")[0]
    assert Seal("another secret").opened(answer.headers["location"].partition("valg=")[2]) is None
    assert "jeg vil svømme" in found.text
    assert "jeg vil flyve" not in found.text
    assert 'value="svømme"' in found.text


@pytest.mark.parametrize("at", ["/?valg=x", "/?valg=", "/?visning=unknown"])
async def test_an_address_that_asks_for_nothing_known_shows_the_whole_list(house: House, at: str) -> None:
    house.sends(house.citizen("K-1"), a_wish())

    assert "K-1" in (await (await house.signed_in("kirsten")).get(at)).text


@pytest.mark.parametrize("at", ["/?efter=x", "/?hos=" + "x" * 40])
async def test_an_odd_address_is_refused(house: House, at: str) -> None:
    assert (await (await house.signed_in("kirsten")).get(at)).status_code == 400


async def test_an_odd_search_is_refused_without_being_repeated(house: House) -> None:
    browser = await house.signed_in("kirsten")
    answer = await browser.press("/soeg", page="/", words="PLANTETORD", state="ranked")

    assert answer.status_code == 400
    assert "PLANTETORD" not in answer.text


async def test_a_view_is_kept_shown_to_its_maker_alone_and_forgotten(house: House) -> None:
    browser = await house.signed_in("kirsten")
    valg = (await browser.press("/soeg", page="/", area="housing")).headers["location"].partition("valg=")[2]
    kept = (await browser.press("/visninger", page="/", valg=valg, name="Boliger")).headers["location"]
    again = await browser.press("/visninger", page="/", valg=valg, name="  ")
    view = kept.partition("visning=")[2]

    assert ">Boliger</bdi>" in (await browser.get("/")).text
    assert ">Boliger</bdi>" not in (await (await house.signed_in("bo")).get("/")).text
    assert again.status_code == 409
    assert "Skriv et navn" in again.text
    await browser.press(f"/visninger/{view}/glem", page="/")
    assert ">Boliger</bdi>" not in (await browser.get("/")).text


async def test_a_view_whose_name_is_taken_keeps_what_was_typed(house: House) -> None:
    browser = await house.signed_in("kirsten")
    for area, status in (("housing", 303), ("work", 409)):
        valg = (await browser.press("/soeg", page="/", area=area)).headers["location"].partition("valg=")[2]
        answer = await browser.press("/visninger", page="/", valg=valg, name="Mine <b>")

        assert answer.status_code == status
    assert "Du har allerede en visning med det navn" in answer.text
    assert 'value="Mine &lt;b&gt;"' in answer.text


@pytest.mark.parametrize("name", PAYLOADS)
async def test_any_words_stand_in_the_list_as_the_text_they_are(house: House, name: str) -> None:
    words = PAYLOADS[name]
    house.sends(house.citizen("K-1"), a_wish(words, final=words))
    browser = await house.signed_in("kirsten")
    page = await browser.get("/")
    found = await browser.press("/soeg", page="/", words=words.replace("\0", "")[:200])
    again = await browser.get(found.headers["location"])

    for text in (page.text, again.text):
        assert escape(shorten(words)) in text or "\0" in words or again.text == text
        for alive in (
            "<script>",
            "<b>",
            "<img src=http",
            "<svg",
            "<style>",
            "<object",
            "</main></body></html>a",
        ):
            assert alive not in text.partition("<main")[2]


async def test_promises_objections_and_owners_are_said_in_words(house: House) -> None:
    (promised,) = house.sends(house.citizen("K-1"), a_wish())
    (late,) = house.sends(house.citizen("K-2"), a_wish())
    house.sends(house.citizen("K-3", caseworker="bo"), a_wish())
    with house.store.writing() as connection:
        for wish_id, day in ((promised, date(2026, 3, 6)), (late, date(2026, 3, 2))):
            connection.execute(update(wishes).where(wishes.c.id == wish_id).values(receipt_by=day))
    page = (await the_list(house)).partition('id="list"')[2]

    assert "Skal læses senest <time" in page
    assert "Skulle være læst <time" in page
    assert "<bdi>Bo Lund</bdi>" in page


async def test_a_fragment_is_the_list_alone(house: House) -> None:
    house.sends(house.citizen("K-1"), a_wish())
    browser = await house.signed_in("kirsten")
    part = (await browser.get("/", headers={"x-part": "list"})).text

    assert "K-1" in part
    assert "<html" not in part
