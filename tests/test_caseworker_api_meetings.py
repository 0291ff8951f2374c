"""The API's meetings, invitations, answers and exports: what a page does, for another system with a token."""

from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from fhir.resources.R4B.bundle import Bundle
from httpx import Response

from plan.tables import meetings
from tests.desk_people import House, a_house, a_wish

ROOT = "/api/v1"
ALL = (
    "wishes:read",
    "wishes:write",
    "meetings:read",
    "meetings:write",
    "invitations:write",
    "export:read",
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


async def asks(house: House, method: str, address: str, *scopes: str, **more: Any) -> Response:
    token = house.store.new_token("journal", scopes or ALL, 365, "Nordby", now=house.clock())
    headers = {"Authorization": f"Bearer {token}"}
    return await house.browser().request(method, ROOT + address, headers=headers, **more)


def a_meeting(house: House, *dreams: Any, day: date | None = date(2026, 3, 20), **said: Any) -> str:
    house.sends(house.citizen(meeting=day), *(dreams or [a_wish()]), **said)
    with house.store.reading() as connection:
        return str(connection.execute(meetings.select()).one().id)


async def test_a_dream_is_answered_and_the_citizen_is_told(house: House) -> None:
    conversation = house.citizen()
    (wish_id,) = house.sends(conversation, a_wish())
    answered = await asks(
        house, "POST", f"/wishes/{wish_id}/move", json={"move": "postpone", "reason": "Vi venter til maj."}
    )

    assert (answered.status_code, answered.json()["status"]) == (200, "later")
    assert [news.kind for news in house.store.news(conversation, house.clock())] == ["later"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"move": "postpone"}, "reason_missing"),
        ({"move": "fulfil"}, "fulfil_from_new"),
        ({"move": "plan", "edit": 7}, "stale_edit"),
        ({"move": "postpone", "reason": "Din ansøgning bliver visiteret."}, "not_easy"),
    ],
)
async def test_what_cannot_be_done_is_named_and_changes_nothing(
    house: House, body: dict[str, Any], reason: str
) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish())
    answer = await asks(house, "POST", f"/wishes/{wish_id}/move", json=body)

    assert (answer.status_code, answer.json()["reason"]) == (409, reason)
    assert (await asks(house, "GET", f"/wishes/{wish_id}")).json()["status"] == "new"


async def test_a_meeting_is_read_with_its_dreams_and_never_who_should_not_come(house: House) -> None:
    number = a_meeting(house, a_wish("svømme"), who_in="min søster", who_not="min nabo Palle")
    answer = await asks(house, "GET", f"/meetings/{number}")
    listed = await asks(house, "GET", "/meetings")
    read = answer.json()

    assert (read["citizen_ref"], read["date"], read["who_in"]) == ("K-104", "2026-03-20", "min søster")
    assert [dream["status"] for dream in read["dreams"]] == ["new"]
    assert [one["id"] for one in listed.json()["meetings"]] == [number]
    assert "Palle" not in answer.text + listed.text


async def test_states_of_dreams_want_the_scope_for_dreams(house: House) -> None:
    read = (await asks(house, "GET", f"/meetings/{a_meeting(house)}", "meetings:read")).json()

    assert read["dreams"] == []


async def test_a_meeting_is_made_once_moved_and_cancelled(house: House) -> None:
    house.citizen("K-104")
    body = {"citizen_ref": "K-104", "id": "a" * 32, "date": "2026-03-20", "time": "10:00", "length": 45}
    made = await asks(house, "POST", "/meetings", json=body)
    again = await asks(house, "POST", "/meetings", json=body)
    assert (made.status_code, made.json()) == (201, again.json())
    assert made.json()["starts_at"] == "2026-03-20T09:00:00Z"

    address = f"/meetings/{'a' * 32}"
    moved = await asks(house, "PUT", address, json={"edit": made.json()["edit"], "date": "2026-03-27"})
    assert (moved.json()["date"], moved.json()["sequence"]) == ("2026-03-27", 1)
    stale = await asks(house, "PUT", address, json={"edit": made.json()["edit"], "date": "2026-03-28"})
    assert (stale.status_code, stale.json()["reason"]) == (409, "stale_version")
    cancelled = await asks(house, "POST", f"{address}/cancel", json={"edit": moved.json()["edit"]})
    assert cancelled.json()["status"] == "cancelled"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"date": "2020-01-01"}, 409),
        ({"date": "2026-03-29", "time": "02:30"}, 409),
        ({"time": "25:00"}, 400),
        ({"place": "a\u0000b"}, 400),
        ({"length": -1}, 400),
        ({"who_not": "Palle"}, 400),
    ],
)
async def test_what_cannot_be_meant_is_refused(house: House, body: dict[str, Any], status: int) -> None:
    house.citizen("K-104")
    answer = await asks(house, "POST", "/meetings", json={"citizen_ref": "K-104", **body})

    assert answer.status_code == status
    assert (await asks(house, "GET", "/meetings")).json()["meetings"] == []


async def test_a_meeting_is_not_closed_while_a_dream_has_no_answer(house: House) -> None:
    number = a_meeting(house, a_wish("svømme"), day=date(2026, 3, 3))
    (wish_id,) = [move.object for move in house.store.moves_of("wish") if move.verb == "post"]
    edit = (await asks(house, "GET", f"/meetings/{number}")).json()["edit"]

    early = await asks(house, "POST", f"/meetings/{number}/close", json={"edit": edit})
    held = await asks(house, "POST", f"/meetings/{number}/hold", json={"edit": edit})
    assert (early.json()["reason"], held.json()["status"]) == ("not_held", "held")
    now = {"edit": held.json()["edit"]}
    # A token that may not read dreams cannot close over them, either.
    for scopes in (ALL, ("meetings:read", "meetings:write")):
        refused = await asks(house, "POST", f"/meetings/{number}/close", *scopes, json=now)
        assert (refused.status_code, refused.json()["reason"]) == (409, "unanswered")
        assert refused.headers["content-type"] == "application/problem+json"
        assert wish_id not in refused.text
    await asks(house, "POST", f"/wishes/{wish_id}/move", json={"move": "plan"})
    closed = await asks(house, "POST", f"/meetings/{number}/close", json=now)
    again = await asks(house, "POST", f"/meetings/{number}/close", json=now)
    assert (closed.json()["status"], again.json()["status"]) == ("closed", "closed")


@pytest.mark.parametrize("act", ["hold", "close"])
async def test_a_meeting_ends_only_for_whoever_may_change_meetings(house: House, act: str) -> None:
    number = a_meeting(house, day=date(2026, 3, 3))
    body = {"edit": 0}
    reader = await asks(house, "POST", f"/meetings/{number}/{act}", "meetings:read", json=body)
    unknown = await asks(house, "POST", f"/meetings/{'f' * 32}/{act}", json=body)

    assert (reader.status_code, unknown.status_code) == (403, 404)


async def test_a_meeting_that_is_ahead_is_not_held(house: House) -> None:
    number = a_meeting(house, day=date(2026, 3, 20))
    answer = await asks(house, "POST", f"/meetings/{number}/hold", json={"edit": 0})

    assert (answer.status_code, answer.json()["reason"]) == (409, "meeting_ahead")


async def test_a_code_opens_a_conversation_and_the_same_key_gives_the_same(house: House) -> None:
    house.citizen("K-104")
    body = {"citizen_ref": "K-104", "days": 14, "key": "k" * 40}
    made = await asks(house, "POST", "/invitations", json=body)
    again = await asks(house, "POST", "/invitations", json=body)

    assert (made.status_code, made.json()) == (201, again.json())
    assert len(made.json()["pictures"]) == 8
    assert made.json()["link"].split("/k/")[1]
    assert house.store.link(made.json()["code"], channel="web", now=house.clock())


async def test_exports_are_the_files_of_the_desk(house: House) -> None:
    number = a_meeting(house, a_wish("svømme"))
    goals = await asks(house, "GET", f"/meetings/{number}/goals", "export:read")
    table = await asks(house, "GET", f"/meetings/{number}/wishes.csv", "export:read")
    calendar = await asks(house, "GET", f"/meetings/{number}/calendar.ics", "export:read")

    assert goals.headers["content-type"] == "application/fhir+json"
    assert Bundle.model_validate_json(goals.content)
    assert "svømme" in table.content.decode("utf-8-sig")
    assert len(icalendar.Calendar.from_ical(calendar.content).walk("VEVENT")) == 1
    assert [moved.verb for moved in house.store.moves_of("meeting", number)].count("export") == 3


async def test_a_meeting_without_a_date_has_no_calendar_file(house: House) -> None:
    number = a_meeting(house, day=None)

    assert (await asks(house, "GET", f"/meetings/{number}/calendar.ics")).status_code == 404


@pytest.mark.parametrize("address", ["/wishes/a%00b", "/meetings/%00", "/wishes?after=%00"])
async def test_a_sign_that_no_database_keeps_is_refused(house: House, address: str) -> None:
    assert (await asks(house, "GET", address)).status_code == 400
