"""One dream: the words come first and whole, and only those who may see it do."""

import html
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from plan.store import Quote
from tests.desk_people import House, a_house, a_wish
from tests.payloads import PAYLOADS


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


def shown(page: str, css: str = "words") -> str:
    """The text of the first element with this class, as a browser reads it."""
    found = re.search(rf'<(\w+) class="{css}"[^>]*>(.*?)</\1>', page, re.DOTALL)
    assert found
    assert "<" not in found.group(2)
    return html.unescape(found.group(2))


@pytest.mark.parametrize("words", PAYLOADS.values(), ids=PAYLOADS.keys())
async def test_any_words_are_shown_as_the_text_that_they_are(house: House, words: str) -> None:
    said = Quote("dream", words, "web", "typed", None)
    details = {"final": words, "why": words, "helpers": words, "others_views": (words,)}
    (wish_id,) = house.sends(house.citizen(), a_wish(words, quotes=(said,), **details))
    browser = await house.signed_in("kirsten")
    page = (await browser.get(f"/droemme/{wish_id}")).text
    on_the_list = (await browser.get("/")).text

    assert shown(page) == words
    assert shown(page, "words-goal") == words
    assert "<script>document" not in page + on_the_list
    assert 'onmouseover="' not in page + on_the_list


async def test_the_words_stand_before_the_goal(house: House) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish("jeg ku godt tænke mig at svøm"))
    page = (await (await house.signed_in("kirsten")).get(f"/droemme/{wish_id}")).text

    assert page.index("jeg ku godt tænke mig at svøm") < page.index("Jeg vil gerne lære at svømme.")


async def test_nothing_on_the_page_can_change_the_words(house: House) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish())
    page = (await (await house.signed_in("kirsten")).get(f"/droemme/{wish_id}")).text
    fields = set(re.findall(r'<(?:input|textarea|select|button)[^>]*name="([^"]+)"', page))
    written = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)

    assert fields == {"form_token", "version", "edit", "move", "text", "kind", "area", "codes"}
    assert {text.strip() for text in written} == {""}
    assert "contenteditable" not in page


async def test_it_is_told_how_each_thing_was_said(house: House) -> None:
    quotes = (
        Quote("dream", "svømme", "kiosk", "spoken", "staff"),
        Quote("good_day", "vandet", "web", "button", None),
        Quote("unheard_of", "måske", "web", "typed", "unknown"),
    )
    (wish_id,) = house.sends(house.citizen(), a_wish(quotes=quotes))
    page = (await (await house.signed_in("kirsten")).get(f"/droemme/{wish_id}")).text

    for told in (
        "Spørgsmål: Hvad drømmer du om?",
        "Sagt højt og bekræftet på skærmen i huset. Personale hjalp.",
        "Spørgsmål: Hvad er en god dag?",
        "Valgt på en knap på hjemmesiden. Borgeren var alene.",
        "Skrevet på hjemmesiden. Det vides ikke, om nogen hjalp.",
    ):
        assert told in page
    assert "unheard_of" not in page


async def test_details_are_shown_only_where_they_hold_something(house: House) -> None:
    (bare,) = house.sends(house.citizen("K-1"), a_wish())
    (full,) = house.sends(
        house.citizen("K-2"),
        a_wish(
            why="så bliver jeg glad",
            now_0_10=2.5,
            first_step="ringe til svømmehallen",
            helpers="min søster",
            support_text="en der tager med",
            when="til sommer",
            sign="jeg kan svømme en bane",
            others_views=("Min mor siger, det er farligt",),
            maaltype_hint="develop",
            confirmed_by_citizen_at=datetime(2026, 3, 2, 12, 0, tzinfo=UTC),
        ),
    )
    browser = await house.signed_in("kirsten")
    empty = (await browser.get(f"/droemme/{bare}")).text
    page = (await browser.get(f"/droemme/{full}")).text

    assert "Det har borgeren også fortalt" not in empty
    assert "None" not in empty
    for told in (
        "så bliver jeg glad",
        "Lidt",
        "(trin 2 af 5)",
        "ringe til svømmehallen",
        "min søster",
        "en der tager med",
        "til sommer",
        "jeg kan svømme en bane",
        "Min mor siger, det er farligt",
        "Udvikle: noget nyt eller mere",
        "2. marts 2026 kl. 13.00",
    ):
        assert told in page


async def test_the_first_step_of_the_scale_is_shown_too(house: House) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish(now_0_10=0.0))
    page = (await (await house.signed_in("kirsten")).get(f"/droemme/{wish_id}")).text

    assert "Slet ikke" in page


async def test_the_life_area_names_its_ffb_theme(house: House) -> None:
    code = "dcc6bb77-45af-4625-9c4d-7d7878307220"
    (wish_id,) = house.sends(house.citizen(), a_wish(life_area="leisure", ffb_codes=(code,)))
    page = (await (await house.signed_in("kirsten")).get(f"/droemme/{wish_id}")).text

    assert "Fritid" in page
    assert "Deltage i sociale fællesskaber og fritidsaktiviteter (Relationer)" in page
    assert "Dyrke interesse (Egenomsorg)" not in page


async def test_what_the_citizen_wants_for_the_meeting_is_told(house: House) -> None:
    conversation = house.citizen(meeting=date(2026, 3, 5), meeting_place="Rådhuset, lokale 2")
    (wish_id,) = house.sends(
        conversation,
        a_wish(),
        who_in="min søster",
        topics="bolig",
        bisidder="find",
        guide=True,
        budget_idea="en trampolin",
    )
    page = (await (await house.signed_in("bo")).get(f"/droemme/{wish_id}")).text

    for told in (
        "torsdag den 5. marts 2026",
        "Rådhuset, lokale 2",
        "min søster",
        "bolig",
        "Vil gerne have hjælp til at finde en bisidder",
        "Vil gerne møde en brugerguide",
        "en trampolin",
    ):
        assert told in page


@pytest.mark.parametrize(("login", "sees"), [("kirsten", True), ("bo", False)])
async def test_who_should_not_come_is_for_the_citizens_own_caseworker(
    house: House, login: str, sees: bool
) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish(), who_not="min nabo Palle")
    page = (await (await house.signed_in(login)).get(f"/droemme/{wish_id}")).text

    assert ("min nabo Palle" in page) is sees


@pytest.mark.parametrize("login", ["charlie", "vibe"])
async def test_others_cannot_open_it_even_with_its_address(house: House, login: str) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish("jeg vil svømme"))
    answer = await (await house.signed_in(login)).get(f"/droemme/{wish_id}")

    assert answer.status_code in (403, 404)
    assert "svømme" not in answer.text


async def test_what_one_may_not_see_looks_like_what_does_not_exist(house: House) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish())
    browser = await house.signed_in("charlie")
    hidden = await browser.get(f"/droemme/{wish_id}")
    missing = await browser.get("/droemme/0000")

    assert (hidden.status_code, hidden.text) == (missing.status_code, missing.text)


async def test_marking_as_read_is_kept_and_told_to_the_citizen(house: House) -> None:
    conversation = house.citizen()
    (wish_id,) = house.sends(conversation, a_wish())
    browser = await house.signed_in("kirsten")
    page = f"/droemme/{wish_id}"
    answer = await browser.press(f"{page}/laest", page=page, version=1)

    assert (answer.status_code, answer.headers["location"]) == (303, page)
    assert "Markér som læst" not in (await browser.get(page)).text
    assert [news.kind for news in house.store.news(conversation, house.clock())] == ["read"]


async def test_a_version_that_has_changed_meanwhile_is_not_marked(house: House) -> None:
    conversation = house.citizen()
    first = a_wish("jeg vil svømme")
    (wish_id,) = house.sends(conversation, first)
    browser = await house.signed_in("kirsten")
    page = f"/droemme/{wish_id}"
    again = a_wish("jeg vil hellere ride", final="Jeg vil hellere ride.")
    house.sends(conversation, type(first)(**{**vars(again), "id": first.id}))
    answer = await browser.press(f"{page}/laest", page=page, version=1)

    assert answer.status_code == 409
    assert "Drømmen er ændret, mens du læste" in answer.text
    assert "jeg vil hellere ride" in answer.text
    assert "Markér som læst" in (await browser.get(page)).text


async def test_marked_twice_is_marked_once(house: House) -> None:
    conversation = house.citizen()
    (wish_id,) = house.sends(conversation, a_wish())
    page = f"/droemme/{wish_id}"
    for login in ("kirsten", "bo"):
        browser = await house.signed_in(login)
        answer = await browser.press(f"{page}/laest", page=page, version=1)
        assert answer.status_code == 303

    assert len(house.store.news(conversation, house.clock())) == 1


async def test_another_municipality_cannot_mark_it(house: House) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish())
    browser = await house.signed_in("charlie")
    answer = await browser.press(f"/droemme/{wish_id}/laest", page="/", version=1)

    assert answer.status_code == 404


async def test_a_withdrawn_dream_keeps_its_receipt_and_shows_no_words(house: House) -> None:
    conversation = house.citizen()
    (wish_id,) = house.sends(conversation, a_wish("jeg vil svømme"))
    house.store.withdraw(conversation, wish_id, house.clock())
    page = (await (await house.signed_in("kirsten")).get(f"/droemme/{wish_id}")).text

    assert "Borgeren har trukket drømmen tilbage" in page
    assert "svømme" not in page
