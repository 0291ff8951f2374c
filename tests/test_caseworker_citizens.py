"""Citizens at the desk: made, found, put right and unlinked."""

import html
import re
from pathlib import Path

import pytest

from caseworker.addresses import address, ref_from
from plan.access import NotAllowed
from plan.store import Account, CitizenDetails
from tests.desk_people import PASSWORD, Browser, House, a_house, a_wish
from tests.payloads import PAYLOADS

NEW = "/ny-borger"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


@pytest.fixture
def kirsten(house: House) -> Account:
    return next(account for account in house.store.accounts() if account.login == "kirsten")


@pytest.fixture
async def browser(house: House) -> Browser:
    return await house.signed_in("kirsten")


def value(page: str, name: str) -> str:
    found = re.search(rf'<input[^>]*name="{name}"[^>]*?value="([^"]*)"', page)
    assert found
    return html.unescape(found.group(1))


@pytest.mark.parametrize("ref", ["K-104", "2026/417", "Ærø & Fyn?", "..", "a%2Fb", "#1", "borger-1f"])
def test_any_reference_fits_an_address_and_cannot_be_read_there(ref: str) -> None:
    word = address(ref)

    assert re.fullmatch("[0-9A-Za-z_-]+", word)
    assert ref_from(word) == ref
    assert ref not in word


@pytest.mark.parametrize("word", ["", "a", "ÿ", "AA", "w6Y==", "SzEwNA==", "-"])
def test_a_word_that_stands_for_no_reference_is_nothing(word: str) -> None:
    with pytest.raises(NotAllowed):
        ref_from(word)


async def test_a_citizen_is_made_with_the_own_reference_once(house: House, browser: Browser) -> None:
    for _click in range(2):
        answer = await browser.press(NEW, page=NEW, ref=" K-7 ", plan_type="sel141")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/borgere/{address('K-7')}")
    page = (await browser.get(answer.headers["location"])).text

    assert "Handleplan (§ 141)" in page
    assert "Sagsbehandler <bdi>Kirsten Holm</bdi>" in page
    assert "Der er ingen møder endnu" in page


async def test_without_a_reference_the_form_gives_one_and_the_same_again(browser: Browser) -> None:
    suggested = value((await browser.get(NEW)).text, "suggested")
    answers = [
        await browser.press(NEW, page=NEW, ref="", suggested=suggested, plan_type="sel141")
        for _click in range(2)
    ]

    assert {answer.headers["location"] for answer in answers} == {f"/borgere/{address(suggested)}"}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"ref": "010190-1234", "plan_type": "sel141"}, "ligner et CPR-nummer"),
        ({"ref": "a/b", "plan_type": "sel141"}, "Referencen kan ikke bruges"),
        ({"ref": "B-1", "plan_type": "sel141"}, "allerede i brug"),
        ({"ref": "K-7"}, "Vælg, hvilken plan det er"),
        ({"ref": "K-7", "plan_type": "sel141", "interpreter": "010190-1234"}, "ligner et CPR-nummer"),
        ({"ref": "K-7", "plan_type": "sel141", "provider": "Findes ikke"}, "Det sted findes ikke"),
    ],
)
async def test_what_cannot_be_is_told_at_its_field_and_stays_typed(
    house: House, browser: Browser, typed: dict[str, str], told: str
) -> None:
    bo = next(account for account in house.store.accounts() if account.login == "bo")
    house.store.make_citizen(bo, "B-1", CitizenDetails(), house.clock())
    answer = await browser.press(NEW, page=NEW, suggested="borger-1", **typed)

    assert answer.status_code == 422
    assert told in answer.text
    assert value(answer.text, "ref") == typed["ref"]
    if "plan_type" in typed:
        assert re.search(r'value="sel141" required checked', answer.text)


async def test_under_18_is_another_plan_with_another_text(browser: Browser) -> None:
    made = await browser.press(NEW, page=NEW, ref="K-7", plan_type="ungeplan")
    page = (await browser.get(made.headers["location"])).text

    assert "Borgeren er under 18 år" in page
    assert "barnets lov § 133" in page
    assert "Handleplan (§ 141)" not in page


async def test_two_who_put_it_right_at_once_lose_nothing(
    house: House, kirsten: Account, browser: Browser
) -> None:
    house.store.make_citizen(kirsten, "K-7", CitizenDetails(), house.clock())
    house.store.change_citizen(kirsten, "K-7", 0, CitizenDetails(plan_type="ungeplan"), house.clock())
    form = f"/borgere/{address('K-7')}/ret"
    answer = await browser.press(form, page=form, edit=0, plan_type="sel141", interpreter="tegnsprog")

    assert answer.status_code == 409
    assert "ændret af en anden" in answer.text
    assert "Ungeplan" in answer.text
    assert value(answer.text, "interpreter") == "tegnsprog"
    again = await browser.press(
        form, page=form, edit=value(answer.text, "edit"), plan_type="sel141", interpreter="tegnsprog"
    )
    assert again.status_code == 303


async def test_only_what_there_is_can_be_chosen(house: House, kirsten: Account, browser: Browser) -> None:
    empty = (await browser.get(NEW)).text
    house.store.create_account(
        "Peter", "peter", PASSWORD, {"provider"}, "Nordby", house.clock(), unit="Bakken"
    )
    gry = house.store.create_account("Gry", "gry", PASSWORD, {"guide"}, "Nordby", house.clock())
    full = (await browser.get(NEW)).text
    await browser.press(NEW, page=NEW, ref="K-7", plan_type="sel141", provider="Bakken", guide=gry.id)
    house.store.close_account("gry", house.clock())
    form = (await browser.get(f"/borgere/{address('K-7')}/ret")).text

    assert "<select" not in empty
    assert ">Bakken</option>" in full
    assert ">Gry</option>" in full
    assert f'<option value="{gry.id}" selected>Gry</option>' in form


async def test_the_list_is_searched_and_paged(house: House, kirsten: Account, browser: Browser) -> None:
    for number in range(60):
        house.store.make_citizen(kirsten, f"K-{number:03}", CitizenDetails(), house.clock())
    first = (await browser.get("/borgere")).text
    more = re.search(r'href="(/borgere\?[^"]*efter[^"]*)"', first)
    assert more
    second = (await browser.get(html.unescape(more.group(1)))).text
    found = (await browser.get("/borgere?soeg=k-059")).text

    assert "K-049" in first
    assert "K-050" not in first
    assert "K-050" in second
    assert "K-059" in found
    assert "K-001" not in found
    assert "ingen at vise" in (await browser.get("/borgere?soeg=%25")).text


async def test_a_colleagues_citizen_is_seen_and_not_changed(
    house: House, kirsten: Account, browser: Browser
) -> None:
    house.citizen()
    his = await house.signed_in("bo")
    page = f"/borgere/{address('K-104')}"
    shown = (await his.get(page)).text

    assert "K-104" not in (await his.get("/borgere")).text
    assert "K-104" in (await his.get("/borgere?alle=1")).text
    assert "Lav en invitation" in shown
    assert "Ret oplysninger" not in shown
    assert "Nyt møde" not in shown
    assert "Afbryd forbindelsen" not in shown
    assert (await his.press(f"{page}/afbryd", page=page)).status_code == 404


async def test_unlinking_ends_the_conversation_and_keeps_what_was_sent(
    house: House, browser: Browser
) -> None:
    conversation = house.citizen()
    house.sends(conversation, a_wish("jeg vil svømme"))
    page = f"/borgere/{address('K-104')}"
    answer = await browser.press(f"{page}/afbryd", page=page)
    after = (await browser.get(page)).text

    assert answer.status_code == 303
    assert house.store.linked(conversation, house.clock()) is None
    assert "jeg vil svømme" in after
    assert "Borgeren har ingen kode" in after
    assert "Afbryd forbindelsen" not in after


async def test_where_a_citizen_is_reached_and_where_not_stands_on_their_page(
    house: House, browser: Browser
) -> None:
    page = f"/borgere/{address('K-104')}"
    code = house.store.invite(now=house.clock(), citizen_ref="K-104", caseworker="kirsten").digits
    house.store.link(code, channel="telegram", account="7700112233", now=house.clock())
    before = (await browser.get(page)).text
    house.store.block("telegram", "7700112233", house.clock())
    after = (await browser.get(page)).text

    assert "Borgeren får at vide på Telegram, når der er nyt" in before
    assert "Kan ikke nås på Telegram" in after
    assert "7700112233" not in before + after


@pytest.mark.parametrize("words", PAYLOADS.values(), ids=PAYLOADS.keys())
async def test_any_words_are_shown_as_the_text_that_they_are(
    house: House, kirsten: Account, browser: Browser, words: str
) -> None:
    kept = words.strip().replace("\r\n", "\n")
    house.store.create_account(words, "peter", PASSWORD, {"guide"}, "Nordby", house.clock())
    made = await browser.press(NEW, page=NEW, ref="K-7", plan_type="sel141", interpreter=words)
    page = (await browser.get(made.headers["location"])).text
    form = (await browser.get(f"{made.headers['location']}/ret")).text

    assert kept in html.unescape(page)
    assert value(form, "interpreter") == kept
    assert words in html.unescape(form)
    for piece in (
        "<script>d",
        'onmouseover="',
        "<b>fed",
        "<img src=http",
        "<svg onload",
        "<style>*",
        "<object",
    ):
        assert piece not in page + form
