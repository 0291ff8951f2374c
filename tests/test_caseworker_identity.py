"""Signing in at the municipality's provider, tried against a real provider process on this machine."""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from caseworker.identity import WAY, Provider, roles_of
from operate import CannotGoOn
from operate.identity import identity_provider
from settings import Settings, WrongSetting
from tests.desk_people import Browser, House, a_house
from tests.ports import free_ports
from tests.test_caseworker_own_account import fields_of

MOCK = Path(sys.executable).with_name("oidc-provider-mock")
KIRSTEN = {"sub": "s-1", "preferred_username": "kirsten", "name": "Kirsten Ærø"}


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The address of a provider that runs while the tests do."""
    (port,) = free_ports(1)
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        [MOCK, "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        for _ in range(600):
            with suppress(httpx.TransportError):
                httpx.get(f"{address}/.well-known/openid-configuration")
                break
            time.sleep(0.1)  # the only way to learn that another process listens
        yield address
        process.terminate()


def a_provider(issuer: str, **more: Any) -> Provider:
    return Provider(
        issuer=issuer,
        client_id="desk",
        client_secret="a secret of the desk",
        name="kommunens login",
        redirect_uri="http://desk.test/log-ind/tilbage",
        **({"login_claim": "preferred_username"} | more),
    )


@pytest.fixture
def house(tmp_path: Path, issuer: str) -> House:
    return a_house(tmp_path, provider=a_provider(issuer))


async def at_the_provider(browser: Browser, claims: dict[str, Any], til: str = "", **fields: str) -> str:
    """Goes to the provider, says who one is there, and returns the address that it sends one back to."""
    issuer = (await leaves(browser, til)).split("/oauth2/")[0]
    away = await leaves(browser, til)
    async with httpx.AsyncClient() as person:
        await person.put(f"{issuer}/users/{claims['sub']}", json=claims)
        answer = await person.post(away, data={"sub": claims["sub"]} | fields)
    return answer.headers["location"]


async def leaves(browser: Browser, til: str = "") -> str:
    answer = await browser.get("/log-ind/kommune", params={"til": til})
    assert answer.status_code in (302, 303), answer.text
    return answer.headers["location"]


async def test_kirsten_signs_in_and_lands_where_she_wanted(house: House) -> None:
    browser = house.browser()
    back = await at_the_provider(browser, KIRSTEN, til="/fortroligt")
    answer = await browser.get(back)

    assert (answer.status_code, answer.headers["location"]) == (303, "/fortroligt")
    assert "Kirsten Holm" in (await browser.get("/")).text
    assert WAY not in browser.cookies


async def test_what_is_asked_for_carries_state_nonce_and_proof_key(house: House) -> None:
    asked = parse_qs(urlsplit(await leaves(house.browser())).query)

    assert asked["code_challenge_method"] == ["S256"]
    assert {"state", "nonce", "code_challenge"} <= asked.keys()
    assert asked["redirect_uri"] == ["http://desk.test/log-ind/tilbage"]


async def test_the_sign_in_page_offers_it_and_keeps_passwords_beside_it(house: House) -> None:
    page = (await house.browser().get("/log-ind?til=/vagt")).text

    assert 'href="/log-ind/kommune?til=/vagt"' in page
    assert 'name="password"' in page


async def test_a_no_at_the_provider_is_told_kindly(house: House) -> None:
    browser = house.browser()
    answer = await browser.get(await at_the_provider(browser, KIRSTEN, action="deny"))

    assert answer.status_code == 403
    assert "Der blev sagt nej" in answer.text
    assert (await browser.get("/")).status_code == 303


async def test_somebody_elses_way_back_opens_nothing(house: House) -> None:
    """An attacker's link, opened in another browser: with no way begun there, or with another one."""
    back = await at_the_provider(house.browser(), KIRSTEN)
    stranger, other = house.browser(), house.browser()
    await leaves(other)
    for browser in (stranger, other):
        answer = await browser.get(back)

        assert answer.status_code == 403
        assert "blev afbrudt" in answer.text
        assert (await browser.get("/")).status_code == 303


async def test_the_same_way_back_is_gone_once(house: House) -> None:
    browser = house.browser()
    back = await at_the_provider(browser, KIRSTEN)
    way = browser.cookies[WAY]
    assert (await browser.get(back)).status_code == 303
    thief = house.browser()
    thief.cookies.set(WAY, way)
    for again in (browser, thief):
        answer = await again.get(back)

        assert answer.status_code == 403
        assert "den er brugt før" in answer.text


async def test_a_way_that_took_too_long_begins_anew(house: House) -> None:
    browser = house.browser()
    back = await at_the_provider(browser, KIRSTEN)
    house.clock.passes(minutes=11)

    assert (await browser.get(back)).status_code == 403


@pytest.mark.parametrize("query", ["", "?code=x", "?state=x&code=y", "?error=server_error"])
async def test_nonsense_on_the_way_back_is_a_page_and_no_error(
    house: House, query: str, caplog: pytest.LogCaptureFixture
) -> None:
    browser = house.browser()
    await leaves(browser)
    with caplog.at_level(logging.ERROR):
        answer = await browser.get(f"/log-ind/tilbage{query}")

    assert answer.status_code == 403
    assert "Du blev ikke logget ind" in answer.text
    assert caplog.text == ""


async def test_a_nul_on_the_way_back_is_refused_and_no_error(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    browser = house.browser()
    await leaves(browser)
    with caplog.at_level(logging.ERROR):
        answer = await browser.get("/log-ind/tilbage?code=%00&state=%00")

    assert answer.status_code == 400
    assert caplog.text == ""


async def test_somebody_unknown_here_is_told_what_to_do(house: House) -> None:
    browser = house.browser()
    answer = await browser.get(await at_the_provider(browser, {"sub": "s-7", "name": "Nogen"}))

    assert answer.status_code == 403
    assert "Du har ikke en konto her endnu" in answer.text


async def test_a_provider_that_does_not_answer_leaves_the_password(tmp_path: Path) -> None:
    house = a_house(tmp_path, provider=a_provider("http://127.0.0.1:9"))
    browser = house.browser()
    answer = await browser.get("/log-ind/kommune")

    assert answer.status_code == 502
    assert "svarer ikke lige nu" in answer.text
    assert (await browser.sign_in("kirsten")).status_code == 303


async def test_a_provider_that_goes_down_on_the_way_is_told_kindly(tmp_path: Path, issuer: str) -> None:
    house = a_house(tmp_path, provider=a_provider(issuer))
    browser = house.browser()
    back = await at_the_provider(browser, KIRSTEN)
    gone = a_provider("http://127.0.0.1:9")
    other_folder = tmp_path / "other"
    other_folder.mkdir()
    other = a_house(other_folder, provider=gone)
    moved = other.browser()
    moved.cookies.set(WAY, browser.cookies[WAY])

    assert (await moved.get(back)).status_code == 502


async def test_words_that_were_being_written_wait_while_one_signs_in_elsewhere(house: House) -> None:
    browser = house.browser()
    await browser.get(await at_the_provider(browser, KIRSTEN))
    token = await browser.form_token("/")
    house.clock.passes(hours=3)
    refused = await browser.post("/droemme/x/laest", data={"form_token": token, "text": "lange ord"})
    waiting = fields_of(refused.text, "/log-ind/igen")
    ours = {"sec-fetch-site": "same-origin"}
    too_early = await browser.post("/log-ind/igen", data=waiting, headers=ours)
    assert too_early.status_code == 401
    assert fields_of(too_early.text, "/log-ind/igen")["kept.text"] == "lange ord"
    await browser.get(await at_the_provider(browser, KIRSTEN))
    again = await browser.post("/log-ind/igen", data=waiting, headers=ours)

    assert fields_of(again.text, "/droemme/x/laest")["text"] == "lange ord"
    assert (await browser.post("/log-ind/igen", data=waiting)).status_code == 403


async def test_roles_come_from_a_claim_where_that_is_set_up(tmp_path: Path, issuer: str) -> None:
    roles = {"Drøm-SB": "caseworker", "Drøm-vagt": "duty"}
    provider = a_provider(issuer, login_claim=None, roles_claim="roles", roles=roles)
    house = a_house(tmp_path, provider=provider)
    claims = {"sub": "s-8", "name": "Søren Ærø", "roles": ["Drøm-vagt", "andet"]}
    browser = house.browser()
    answer = await browser.get(await at_the_provider(browser, claims))
    assert answer.headers["location"] == "/vagt"
    assert "Søren Ærø" in (await browser.get("/konto")).text
    without = house.browser()
    refused = await without.get(await at_the_provider(without, claims | {"roles": ["andet"]}))

    assert refused.status_code == 403


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (["A", "x"], {"caseworker"}),
        ("A B", {"caseworker", "leader"}),
        ("A,B", {"caseworker", "leader"}),
        ([], set()),
        (None, set()),
        ([{"odd": 1}, 7], set()),
        ("Aa", set()),
    ],
)
def test_a_claim_of_roles_is_read_in_the_usual_forms(value: object, found: set[str]) -> None:
    provider = a_provider(
        "https://idp.test", roles_claim="access.roles", roles={"A": "caseworker", "B": "leader"}
    )

    assert roles_of(provider, {"access": {"roles": value}}) == frozenset(found)
    assert roles_of(provider, {"access": "odd"}) == frozenset()
    assert roles_of(replace(provider, roles_claim=None), {"access": {"roles": value}}) is None


def settings(**more: Any) -> Settings:
    return Settings.read(_env_file=None, **more)


def test_half_a_provider_stops_the_start_with_the_variables_name(tmp_path: Path) -> None:
    whole = {
        "oidc_issuer": "https://idp.test",
        "oidc_client_id": "desk",
        "oidc_client_secret": "x",
        "home": tmp_path,
    }
    made = identity_provider(settings(**whole))

    assert identity_provider(settings(home=tmp_path)) is None
    assert made is not None
    assert made.redirect_uri == "http://localhost:8001/log-ind/tilbage"
    for wrong, name in (
        ({"oidc_client_id": None}, "CLIENT_ID"),
        ({"oidc_roles_claim": "roles"}, "ROLES_CLAIM"),
        ({"oidc_roles_claim": "roles", "oidc_roles": "A=boss"}, "boss"),
    ):
        with pytest.raises(CannotGoOn, match=name):
            identity_provider(settings(**(whole | wrong)))
    for wrong in ({"oidc_issuer": "http://idp.test"}, {"oidc_roles": "caseworker"}):
        with pytest.raises(WrongSetting, match="DROMMEPLAN_OIDC_"):
            settings(**(whole | wrong))
