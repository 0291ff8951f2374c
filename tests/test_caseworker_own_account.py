"""A first sign-in, one's own password, and the code after it."""

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest

from plan.store import Account
from tests.desk_people import NOW, PASSWORD, Browser, House, a_house, a_wish
from tests.payloads import PAYLOADS

LONG = "blå cykel ved åen"
SECRET = re.compile(r'class="desk-key">([A-Z2-7]+)<')
SEALED = re.compile(r'name="sealed" value="([^"]+)"')
TICKET = re.compile(r'name="ticket" value="([^"]+)"')


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


@pytest.fixture
def eva(house: House) -> Account:
    return house.store.create_account(
        "Eva", "eva", PASSWORD, {"caseworker"}, "Nordby", now=NOW, must_change=True
    )


async def changes(browser: Browser, old: str = PASSWORD, new: str = LONG, again: str = "") -> int:
    fields = {"old": old, "new": new, "again": again or new}
    return (await browser.press("/adgangskode", page="/adgangskode", **fields)).status_code


@pytest.mark.parametrize("page", ["/", "/fortroligt", "/konto", "/totrin"])
async def test_a_password_that_others_have_seen_opens_nothing_but_its_own_change(
    house: House, eva: Account, page: str
) -> None:
    browser = house.browser()
    answer = await browser.sign_in("eva", back_to=page)
    first = await browser.get(page)

    assert answer.headers["location"] == "/adgangskode"
    assert (first.status_code, first.headers["location"]) == (303, "/adgangskode")
    assert "Vælg din egen adgangskode" in (await browser.get("/adgangskode")).text


async def test_after_choosing_a_password_the_work_begins(house: House, eva: Account) -> None:
    browser = house.browser()
    await browser.sign_in("eva")
    assert await changes(browser) == 303

    assert (await browser.get("/")).status_code == 200
    assert (await house.browser().sign_in("eva", LONG)).headers["location"] == "/"


async def test_changing_it_ends_the_sessions_elsewhere(house: House) -> None:
    here, there = await house.signed_in("kirsten"), await house.signed_in("kirsten")
    assert await changes(here) == 303

    assert (await there.get("/")).headers["location"].startswith("/log-ind")
    assert "Din adgangskode er skiftet" in (await here.get("/konto?gemt=adgangskode")).text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"again": "en helt anden en"}, "De to nye adgangskoder er ikke ens"),
        ({"old": "forkert"}, "Den adgangskode, du har nu, er ikke rigtig"),
        ({"new": "kort"}, "mindst 12 tegn"),
        ({"new": PASSWORD}, "Den nye er den samme"),
        ({"new": "aaaaaaaaaaaaaa"}, "for let at gætte"),
    ],
)
async def test_what_is_wrong_is_told_and_no_password_is_shown(
    house: House, fields: dict[str, str], told: str
) -> None:
    browser = await house.signed_in("kirsten")
    said = {"old": PASSWORD, "new": LONG} | fields
    said = {"again": said["new"]} | said
    answer = await browser.press("/adgangskode", page="/adgangskode", **said)

    assert answer.status_code == 400
    assert told in answer.text
    assert not [word for word in said.values() if f'value="{word}"' in answer.text]


async def turned_on(browser: Browser, house: House) -> pyotp.TOTP:
    """Turns the second step on as the page asks, and returns the phone."""
    page = (await browser.get("/totrin")).text
    phone = pyotp.TOTP(SECRET.findall(page)[0])
    fields = {"sealed": SEALED.findall(page)[0], "code": phone.at(house.clock())}
    answer = await browser.press("/totrin", page="/totrin", **fields)
    assert answer.headers["location"] == "/konto?gemt=kode"
    house.clock.passes(minutes=2)
    return phone


async def code_typed(browser: Browser, page: str, code: str) -> tuple[int, str]:
    (ticket,) = TICKET.findall(page)
    answer = await browser.press("/log-ind/kode", page="/log-ind", ticket=ticket, code=code, back_to="/")
    return answer.status_code, answer.headers.get("location", answer.text)


async def test_with_a_second_step_the_password_alone_opens_nothing(house: House) -> None:
    phone = await turned_on(await house.signed_in("kirsten"), house)
    browser = house.browser()
    page = await browser.sign_in("kirsten")
    assert "Skriv koden fra din telefon" in page.text
    assert (await browser.get("/")).status_code == 303

    assert (await code_typed(browser, page.text, "000000"))[0] == 401
    assert await code_typed(browser, page.text, phone.at(house.clock())) == (303, "/")
    assert (await browser.get("/")).status_code == 200


async def test_a_proof_of_the_password_is_for_one_browser_and_five_minutes(house: House) -> None:
    phone = await turned_on(await house.signed_in("kirsten"), house)
    browser, other = house.browser(), house.browser()
    page = (await browser.sign_in("kirsten")).text
    (ticket,) = TICKET.findall(page)
    number, until, mark = ticket.split(".")

    assert (await code_typed(other, page, phone.at(house.clock())))[0] == 403
    for forged in ("x" * 40, f"{number}.{int(until) + 999}.{mark}", f"{number}.later.{mark}"):
        code = phone.at(house.clock())
        assert (await code_typed(browser, f'name="ticket" value="{forged}"', code))[0] == 403
    house.clock.passes(minutes=6)
    assert (await code_typed(browser, page, phone.at(house.clock())))[0] == 403


async def test_many_wrong_codes_wait(house: House) -> None:
    await turned_on(await house.signed_in("kirsten"), house)
    browser = house.browser()
    page = (await browser.sign_in("kirsten")).text
    for _ in range(5):
        await code_typed(browser, page, "000000")
    status, text = await code_typed(browser, page, "000000")

    assert status == 429
    assert "Vent" in text


async def test_the_qr_code_holds_the_key_that_is_written_beside_it(house: House) -> None:
    browser = await house.signed_in("kirsten")
    page = (await browser.get("/totrin")).text
    kirsten = next(a for a in house.store.accounts() if a.login == "kirsten")
    offer = house.store.offered_again(kirsten, SEALED.findall(page)[0], house.clock())

    assert parse_qs(urlsplit(offer.address).query)["secret"] == SECRET.findall(page)
    assert 'src="data:image/svg+xml' in page


async def test_it_is_turned_off_with_a_code(house: House) -> None:
    browser = await house.signed_in("kirsten")
    phone = await turned_on(browser, house)
    wrong = await browser.press("/totrin/fra", page="/totrin", code="000000")
    right = await browser.press("/totrin/fra", page="/totrin", code=phone.at(house.clock()))

    assert wrong.status_code == 400
    assert right.status_code == 303
    assert (await house.browser().sign_in("kirsten")).status_code == 303


async def test_ones_own_page_tells_the_role_in_plain_words(house: House) -> None:
    page = (await (await house.signed_in("kirsten")).get("/konto")).text

    for told in ("Kirsten Holm", "kirsten", "Sagsbehandler"):
        assert told in page


async def test_words_that_are_typed_when_the_session_runs_out_are_not_lost(house: House) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish())
    browser = await house.signed_in("kirsten")
    page = f"/droemme/{wish_id}"
    token = await browser.form_token(page)
    house.clock.passes(hours=3)
    typed = {"form_token": token, "version": "1", "text": 'Vil du ride på <b>søndag</b>? "Ja"'}
    refused = await browser.post(f"{page}/laest", data=typed)
    assert refused.status_code == 401
    assert "det, du skrev, er her endnu" in refused.text
    carried = fields_of(refused.text, "/log-ind")
    inside = await browser.post("/log-ind", data=carried | {"login": "kirsten", "password": PASSWORD})
    assert "Vil du ride på &lt;b&gt;søndag&lt;/b&gt;?" in inside.text
    again = fields_of(inside.text, f"{page}/laest")
    saved = await browser.post(f"{page}/laest", data=again)

    assert again["text"] == typed["text"]
    assert saved.status_code == 303
    assert house.store.moves_of("wish", wish_id)[-1].verb == "read"


@pytest.mark.parametrize("words", PAYLOADS.values(), ids=PAYLOADS.keys())
async def test_odd_words_come_through_the_sign_in_unchanged(house: House, words: str) -> None:
    browser = await house.signed_in("kirsten")
    token = await browser.form_token("/konto")
    house.clock.passes(hours=3)
    refused = await browser.post("/droemme/x/spoerg", data={"form_token": token, "text": words})
    known = fields_of(refused.text, "/log-ind") | {"login": "kirsten", "password": PASSWORD}
    inside = await browser.post("/log-ind", data=known)

    assert fields_of(inside.text, "/droemme/x/spoerg")["text"] == words
    assert not [bad for bad in ("<script>", "<svg", "<style", "<object") if bad in inside.text]


async def test_words_are_carried_through_a_wrong_password_and_a_code_too(house: House) -> None:
    browser = await house.signed_in("kirsten")
    phone = await turned_on(browser, house)
    token = await browser.form_token("/")
    house.clock.passes(hours=3)
    refused = await browser.post("/droemme/x/laest", data={"form_token": token, "text": "lange ord"})
    carried = fields_of(refused.text, "/log-ind")
    wrong = await browser.post("/log-ind", data=carried | {"login": "kirsten", "password": "x"})
    known = fields_of(wrong.text, "/log-ind") | {"login": "kirsten", "password": PASSWORD}
    asked = await browser.post("/log-ind", data=known)
    code = fields_of(asked.text, "/log-ind/kode") | {"code": phone.at(house.clock())}
    inside = await browser.post("/log-ind/kode", data=code)

    assert fields_of(inside.text, "/droemme/x/laest")["text"] == "lange ord"


async def test_a_form_from_before_signing_in_again_keeps_its_words(house: House) -> None:
    """The same browser, signed in anew in another tab: the first tab's token is an older one."""
    browser = await house.signed_in("kirsten")
    (wish_id,) = house.sends(house.citizen(), a_wish())
    old = {"form_token": "of another cookie", "version": "1", "text": "mine ord"}
    ours = {"sec-fetch-site": "same-origin"}
    answer = await browser.post(f"/droemme/{wish_id}/laest", data=old, headers=ours)
    foreign = await browser.post(f"/droemme/{wish_id}/laest", data=old)

    assert answer.status_code == foreign.status_code == 403
    assert fields_of(answer.text, f"/droemme/{wish_id}/laest")["text"] == "mine ord"
    assert "mine ord" not in foreign.text


async def test_passwords_and_codes_are_never_carried_on(house: House) -> None:
    browser = await house.signed_in("kirsten")
    token = await browser.form_token("/adgangskode")
    house.clock.passes(hours=3)
    secret = {"form_token": token, "old": PASSWORD, "new": LONG, "again": LONG}
    answer = await browser.post("/adgangskode", data=secret)

    assert answer.status_code == 401
    assert LONG not in answer.text
    assert PASSWORD not in answer.text


def fields_of(page: str, action: str) -> dict[str, str]:
    """The hidden fields of the form on a page that goes to this address, as a browser would send them."""
    (form,) = re.findall(rf'<form method="post" action="{action}".*?</form>', page, re.DOTALL)
    found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return {name: html.unescape(value) for name, value in found}
