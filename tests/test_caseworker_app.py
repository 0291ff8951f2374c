"""The desk as a whole: every door closed by default, safe headers, and errors that keep quiet."""

import logging
import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts

from tests.desk_people import House, a_house, a_wish

OPEN = {"/om", "/privatliv", "/was", "/healthz", "/readyz"}
ENTRANCE = "/log-"  # signing in and out, which stands open too


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


def addresses(app: FastAPI) -> list[tuple[str, str]]:
    """Every method and address of the desk's own routes."""
    return [
        (method, str(context.path))
        for context in iter_route_contexts(app.routes)
        if isinstance(context.route, APIRoute)
        for method in sorted(context.route.methods or ())
    ]


def filled(address: str) -> str:
    return re.sub(r"{\w+}", "YWJj", address)  # also fits where a reference stands in base64


def test_the_desk_has_the_doors_that_are_tested_here(house: House) -> None:
    assert len(addresses(house.app)) >= 15


async def test_every_page_is_closed_unless_it_is_meant_to_be_open(house: House) -> None:
    browser = house.browser()
    for method, address in addresses(house.app):
        if address in OPEN or address.startswith(ENTRANCE):
            continue
        answer = await browser.request(method, filled(address))

        assert answer.status_code in (303, 401, 403), (method, address)
        assert answer.headers.get("location", "/log-ind").startswith("/log-ind")


async def test_every_form_refuses_a_post_without_its_own_token(house: House) -> None:
    house.sends(house.citizen(), a_wish())
    other = await (await house.signed_in("bo")).form_token("/")
    for login in ("kirsten", "vibe"):
        browser = await house.signed_in(login)
        for method, address in addresses(house.app):
            if method != "POST" or address.startswith("/api/"):
                continue
            for token in ("", "x", "ø", other):
                answer = await browser.post(filled(address), data={"form_token": token})

                assert answer.status_code == 403, (address, token)
        assert (await browser.get("/log-ind")).status_code == 303


@pytest.mark.parametrize("page", ["/", "/log-ind", "/om", "/nothing", "/api/v1/wishes", "/healthz"])
async def test_every_answer_carries_the_safety_headers(house: House, page: str) -> None:
    headers = (await house.browser().get(page)).headers
    rules = headers["content-security-policy"]

    for rule in ("default-src 'self'", "img-src 'self' data:", "frame-ancestors 'none'"):
        assert rule in rules
    assert "unsafe" not in rules
    assert "form-action 'self'" in rules
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"


async def test_https_is_insisted_on_only_where_it_is_used(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "safe").mkdir()
    plain, safe = a_house(tmp_path / "plain"), a_house(tmp_path / "safe", https=True)

    assert "strict-transport-security" not in (await plain.browser().get("/om")).headers
    assert "strict-transport-security" in (await safe.browser().get("/om")).headers


async def test_our_own_files_may_be_kept_by_the_browser(house: House) -> None:
    answer = await house.browser().get("/static/desk.css")

    assert answer.status_code == 200
    assert "max-age" in answer.headers["cache-control"]


def test_no_template_holds_style_or_script_of_its_own() -> None:
    folder = Path(__file__).parents[1] / "caseworker" / "templates"
    for template in folder.glob("*.html"):
        text = template.read_text(encoding="utf-8")

        assert " style=" not in text
        assert "<style" not in text
        assert "| safe" not in text
        assert " on" + "click" not in text
        elsewhere = re.search(r"""\b(?:src|href|action|data|poster)=["'](?:https?:)?//""", text)
        assert elsewhere is None, template.name


async def test_an_unknown_page_says_so_in_danish_and_keeps_the_menu(house: House) -> None:
    answer = await (await house.signed_in("kirsten")).get("/findes-ikke")

    assert answer.status_code == 404
    assert "Siden findes ikke" in answer.text
    assert "Log ud" in answer.text


async def test_an_incomplete_form_is_refused_without_repeating_it(house: House) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish())
    browser = await house.signed_in("kirsten")
    page = f"/droemme/{wish_id}"
    answer = await browser.press(f"{page}/laest", page=page, version="secret-text")

    assert answer.status_code == 400
    assert "secret-text" not in answer.text


class Broken(Exception):
    """Something that nobody foresaw."""


@pytest.mark.parametrize(
    ("address", "told"), [("/", "Noget gik galt hos os"), ("/api/v1/wishes", '"detail"')]
)
async def test_an_unforeseen_error_says_little_and_logs_only_the_step(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, address: str, told: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise Broken("jeg vil svømme med Palle")

    browser = await house.signed_in("kirsten")
    token = house.store.new_token("journal", ("wishes:read",), now=house.clock())
    for ask in ("queue", "waiting"):
        monkeypatch.setattr(house.store, ask, fail)
    with caplog.at_level(logging.DEBUG):
        answer = await browser.get(address, headers={"Authorization": f"Bearer {token}"})

    assert answer.status_code == 500
    assert told in answer.text
    assert "Palle" not in answer.text + caplog.text
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == [
        f"GET {address} failed: Broken"
    ]


async def test_health_and_readiness_tell_the_truth(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = house.browser()

    assert (await browser.get("/healthz")).status_code == 200
    assert (await browser.get("/readyz")).json() == {"ready": True}
    monkeypatch.setattr(house.store, "ready", lambda: False)
    assert (await browser.get("/readyz")).status_code == 503
    assert (await browser.get("/healthz")).status_code == 200


@pytest.mark.parametrize("page", ["om", "privatliv", "was"])
async def test_the_footers_pages_are_open_to_all_and_linked_everywhere(house: House, page: str) -> None:
    browser = house.browser()

    assert (await browser.get(f"/{page}")).status_code == 200
    assert f'href="/{page}"' in (await browser.get("/log-ind")).text


async def test_markdown_is_shown_and_html_in_it_stays_text(house: House) -> None:
    browser = house.browser()
    about = (await browser.get("/om")).text

    assert "<h1>Om Drømmeplan</h1>" in about
    assert "<title>Om Drømmeplan – Drømmeplan</title>" in about
    assert "<script>" not in about
    assert "<table>" in (await browser.get("/was")).text


async def test_a_footer_page_that_is_missing_is_just_missing(house: House, tmp_path: Path) -> None:
    (tmp_path / "pages" / "om.md").unlink()

    assert (await house.browser().get("/om")).status_code == 404


async def test_no_words_are_logged_when_dreams_are_read(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    planted = "plantet-ord-7731"
    with caplog.at_level(logging.DEBUG):
        (wish_id,) = house.sends(house.citizen(), a_wish(planted, why=planted), who_not=planted)
        browser = await house.signed_in("kirsten")
        await browser.get("/")
        await browser.get(f"/droemme/{wish_id}")
        await browser.press(f"/droemme/{wish_id}/laest", page="/", version=9)

    assert planted not in caplog.text
