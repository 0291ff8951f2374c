"""The desk's API: a token opens what its scopes name, in its own municipality, and nothing more."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from caseworker.cursor import place_from
from plan.store import Quote
from tests.desk_people import House, a_house, a_wish

LIST = "/api/v1/wishes"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


def bearer(house: House, *scopes: str, municipality: str = "Nordby") -> dict[str, str]:
    token = house.store.new_token("journal", scopes or ("wishes:read",), 365, municipality, now=house.clock())
    return {"Authorization": f"Bearer {token}"}


async def wishes(house: House, address: str = LIST, **more: Any) -> dict[str, Any]:
    answer = await house.browser().get(address, headers=bearer(house, **more))
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_an_empty_list_is_an_empty_list(house: House) -> None:
    assert await wishes(house) == {"wishes": [], "next": None}


async def test_a_wish_has_its_words_untouched_and_its_meeting(house: House) -> None:
    words = "  jeg vil <b>svømme</b> 🏊‍♀️\nog \u202ebaglæns "
    conversation = house.citizen(meeting=date(2026, 3, 5), meeting_place="Rådhuset")
    said = Quote("dream", words, "kiosk", "spoken", "staff")
    (wish_id,) = house.sends(conversation, a_wish(words, quotes=(said,), ffb_codes=("x",), now_0_10=2.5))
    (wish,) = (await wishes(house))["wishes"]

    assert wish["id"] == wish_id
    assert wish["verbatim"] == wish["quotes"][0]["words"] == words
    assert wish["final"] == "Jeg vil gerne lære at svømme."
    assert wish["meeting"] == {"date": "2026-03-05", "place": "Rådhuset"}
    assert wish["status"] == "new"
    assert wish["received_at"] == "2026-03-03T09:00:00Z"
    assert wish["ffb_codes"] == ["x"]
    assert wish["kilde"] == "25b4e705-2e9a-47a2-b11a-c829316b9d3a"


async def test_one_wish_is_the_same_as_on_the_list(house: House) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish())

    assert await wishes(house, f"{LIST}/{wish_id}") == (await wishes(house))["wishes"][0]


async def test_no_meeting_date_is_no_meeting(house: House) -> None:
    house.sends(house.citizen(), a_wish())

    assert (await wishes(house))["wishes"][0]["meeting"] is None


async def test_pages_follow_each_other_without_gap_or_repeat(house: House) -> None:
    expected = []
    for number in range(7):
        day = date(2026, 3, 20) if number % 2 else None
        expected += house.sends(house.citizen(f"K-{number}", day), a_wish(f"drøm {number}"))
        house.clock.passes(minutes=1)
    seen, address = [], f"{LIST}?limit=2"
    while address:
        page = await wishes(house, address)
        assert len(page["wishes"]) <= 2
        seen += [wish["id"] for wish in page["wishes"]]
        address = page["next"]

    assert seen == [wish["id"] for wish in (await wishes(house))["wishes"]]
    assert sorted(seen) == sorted(expected)


async def test_dreams_that_were_sent_together_are_neither_lost_nor_repeated(house: House) -> None:
    house.sends(house.citizen(), *(a_wish(f"drøm {number}", order=number) for number in range(1, 4)))
    seen, address = [], f"{LIST}?limit=1"
    while address:
        page = await wishes(house, address)
        seen += [wish["verbatim"] for wish in page["wishes"]]
        address = page["next"]

    assert sorted(seen) == ["drøm 1", "drøm 2", "drøm 3"]


async def test_a_dream_withdrawn_between_two_pages_loses_none_of_the_others(house: House) -> None:
    conversations = [house.citizen(f"K-{number}") for number in range(4)]
    ids = []
    for conversation in conversations:
        ids += house.sends(conversation, a_wish())
        house.clock.passes(minutes=1)
    first = await wishes(house, f"{LIST}?limit=2")
    house.store.withdraw(conversations[1], ids[1], house.clock())
    house.store.withdraw(conversations[2], ids[2], house.clock())
    second = await wishes(house, first["next"])

    assert [wish["id"] for wish in second["wishes"]] == ids[3:]


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=201", "limit=x", "after=x", "after=W10", "after=%C3%B8", "after=bnVsbA"]
)
async def test_an_odd_page_is_refused_clearly(house: House, query: str) -> None:
    answer = await house.browser().get(f"{LIST}?{query}", headers=bearer(house))

    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "title": "Bad Request",
        "status": 400,
        "detail": "The request is not complete or not valid; see /openapi.json.",
    }


def test_a_cursor_that_is_none_is_named(house: House) -> None:
    with pytest.raises(ValueError, match="no cursor"):
        place_from("!")


@pytest.mark.parametrize(
    "headers",
    [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic a"}, {"Authorization": "x"}],
)
async def test_without_a_valid_token_the_answer_is_401(house: House, headers: dict[str, str]) -> None:
    answer = await house.browser().get(LIST, headers=headers)

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["detail"].startswith("A valid bearer token is needed")


async def test_an_old_token_opens_nothing(house: House) -> None:
    headers = bearer(house)
    house.clock.passes(days=366)

    assert (await house.browser().get(LIST, headers=headers)).status_code == 401


async def test_a_caseworkers_cookie_does_not_open_the_api(house: House) -> None:
    browser = await house.signed_in("kirsten")

    assert (await browser.get(LIST)).status_code == 401


async def test_a_token_does_not_open_the_pages(house: House) -> None:
    assert (await house.browser().get("/", headers=bearer(house))).status_code == 303


async def test_a_missing_scope_is_403(house: House) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish())
    browser = house.browser()
    writing = await browser.get(LIST, headers=bearer(house, "wishes:write"))
    reading = await browser.post(f"{LIST}/{wish_id}/read", headers=bearer(house, "wishes:read"))

    assert writing.status_code == reading.status_code == 403
    assert writing.json()["detail"] == "The token is valid, but lacks the scope that this needs."


async def test_an_unknown_wish_and_one_from_elsewhere_are_both_404(house: House) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish())
    browser = house.browser()
    elsewhere = await browser.get(f"{LIST}/{wish_id}", headers=bearer(house, municipality="Sydby"))
    unknown = await browser.get(f"{LIST}/nothing", headers=bearer(house))

    assert elsewhere.status_code == unknown.status_code == 404
    assert elsewhere.json() == unknown.json()


async def test_a_token_from_elsewhere_lists_nothing_from_here(house: House) -> None:
    house.sends(house.citizen(), a_wish())

    assert (await wishes(house, municipality="Sydby"))["wishes"] == []


async def test_who_should_not_come_is_never_in_the_api(house: House) -> None:
    house.sends(house.citizen(), a_wish(), who_not="min nabo Palle")

    assert "Palle" not in str(await wishes(house))


async def test_a_wish_can_be_said_to_be_read(house: House) -> None:
    conversation = house.citizen()
    (wish_id,) = house.sends(conversation, a_wish())
    headers = bearer(house, "wishes:read", "wishes:write")
    answer = await house.browser().post(f"{LIST}/{wish_id}/read", headers=headers)

    assert answer.status_code == 200
    assert answer.json()["status"] == "read"
    assert len(house.store.news(conversation, house.clock())) == 1


async def test_a_wish_that_has_changed_is_not_said_to_be_read(house: House) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish())
    headers = bearer(house, "wishes:read", "wishes:write")
    answer = await house.browser().post(f"{LIST}/{wish_id}/read", headers=headers, json={"version": 2})

    assert answer.status_code == 409
    assert (await wishes(house))["wishes"][0]["status"] == "new"


async def test_the_openapi_document_names_every_address_and_the_token(house: House) -> None:
    document = (await house.browser().get("/openapi.json")).json()

    about = {path.removeprefix("/api/v1/").split("/")[0] for path in document["paths"]}
    assert about == {"wishes", "meetings", "invitations"}
    assert {LIST, f"{LIST}/{{wish_id}}", f"{LIST}/{{wish_id}}/read"} <= set(document["paths"])
    assert document["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"
    assert set(document["paths"][LIST]["get"]["responses"]) >= {"200", "401", "403"}
    assert document["servers"] == [{"url": "http://desk.test"}]


async def test_an_unknown_address_of_the_api_answers_in_json(house: House) -> None:
    answer = await house.browser().get("/api/v1/nothing")

    assert answer.status_code == 404
    assert "detail" in answer.json()
