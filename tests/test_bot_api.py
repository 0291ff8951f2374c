"""The chat as JSON: what every front can rely on."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from tests.bot_fakes import CODE, Bench, FakeRasa, button, choose

OWN = button("Ja", "own_device", "yes")


def said(reply: httpx.Response) -> str:
    return " ".join(m["text"] for m in reply.json()["messages"])


async def begun(client: httpx.AsyncClient, **opening: Any) -> str:
    reply = await client.post("/api/conversations", json=opening)
    assert reply.status_code == 201
    return f"/api/conversations/{reply.json()['id']}"


async def test_a_conversation_opens_speaks_and_is_shown_again() -> None:
    bench = Bench()
    async with bench.client() as client:
        at = await begun(client, code=CODE, channel="web")
        answer = await client.post(f"{at}/messages", json={"text": "en hund"})
        shown = await client.get(at)

    assert answer.json()["messages"][0]["text"] == "Hvad drømmer du om?"
    assert answer.json()["session"]["linked"] is True
    assert [m["text"] for m in shown.json()["messages"]][1] == "en hund"


async def test_the_raw_conversation_key_never_reaches_the_browser() -> None:
    bench = Bench()
    async with bench.client() as client:
        reply = await client.post("/api/conversations", json={"code": CODE})

    assert "raw-conversation-key" not in reply.text


async def test_without_a_code_it_is_practice_and_the_door_is_not_asked() -> None:
    bench = Bench()
    async with bench.client() as client:
        await begun(client)

    assert bench.hinge.asked == []


async def test_two_who_practise_never_meet() -> None:
    bench = Bench()
    async with bench.client() as client:
        first, second = await begun(client), await begun(client)
        await client.post(f"{first}/messages", json={"text": "min hemmelighed"})
        shown = await client.get(second)

    assert "min hemmelighed" not in shown.text


async def test_the_same_key_happens_once() -> None:
    bench = Bench()
    async with bench.client() as client:
        at = await begun(client)
        body = {"text": "en hund", "key": "k1"}
        replies = [await client.post(f"{at}/messages", json=body) for _ in range(2)]

    assert replies[0].json() == replies[1].json()
    assert len(bench.rasa.turns) == 1


async def test_the_same_key_with_other_words_is_a_new_turn() -> None:
    bench = Bench()
    async with bench.client() as client:
        at = await begun(client)
        for words in ("en hund", "en kat"):
            await client.post(f"{at}/messages", json={"text": words, "key": "k1"})

    assert [turn["text"] for turn in bench.rasa.turns] == ["en hund", "en kat"]


@pytest.mark.parametrize("code", ["", " ", 0, False, [], {}, "1" * 300])
async def test_what_is_no_code_is_refused_and_is_not_practice(code: object) -> None:
    bench = Bench()
    async with bench.client() as client:
        reply = await client.post("/api/conversations", json={"code": code})

    assert (reply.status_code, bench.rasa.told) == (403, {})
    assert said(reply)


@pytest.mark.parametrize("reason", ["wrong", "used", "expired"])
async def test_a_refused_code_is_a_kind_403(reason: str) -> None:
    bench = Bench()
    bench.hinge.refuse = reason
    async with bench.client() as client:
        reply = await client.post("/api/conversations", json={"code": "87654321"})

    assert reply.status_code == 403
    assert said(reply)


async def test_too_many_codes_is_a_429_that_says_when() -> None:
    bench = Bench()
    bench.hinge.refuse = "too_many"
    async with bench.client() as client:
        reply = await client.post("/api/conversations", json={"code": "87654321"})

    assert (reply.status_code, reply.headers["retry-after"]) == (429, "90")
    assert "2 minutter" in said(reply)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 422),
        (b"[]", 422),
        (b'{"text": 7}', 422),
        (b"{}", 422),
        (b'{"text": " "}', 422),
        (b'{"text": "///"}', 422),
        (b'{"choice": "/restart"}', 422),
        (b'{"choice": "stop"}', 422),
        (b"\xff", 422),
        (json.dumps({"text": "a" * 10_001}).encode(), 413),
        (b"x" * 300_000, 413),
    ],
)
async def test_what_cannot_be_taken_is_answered_kindly(body: bytes, status: int) -> None:
    bench = Bench()
    async with bench.client() as client:
        at = await begun(client)
        reply = await client.post(f"{at}/messages", content=body)

    assert (reply.status_code, bench.rasa.turns) == (status, [])
    assert said(reply)


async def test_a_large_body_without_a_length_is_turned_away() -> None:
    async def endless() -> Any:
        for _ in range(300):
            yield b"x" * 1024

    bench = Bench()
    async with bench.client() as client:
        at = await begun(client)
        reply = await client.post(f"{at}/messages", content=endless())

    assert reply.status_code == 413


async def test_an_unknown_id_is_a_kind_404() -> None:
    async with Bench().client() as client:
        shown = await client.get("/api/conversations/nogen-andens")
        told = await client.post("/api/conversations/æøå/messages", json={"text": "hej"})

    assert (shown.status_code, told.status_code) == (404, 404)
    assert said(shown)
    assert said(told)


async def test_ten_quiet_minutes_end_it_on_a_computer_that_others_use() -> None:
    bench = Bench()
    async with bench.client() as client:
        at = await begun(client, code=CODE)
        bench.clock.pass_(minutes=9)
        still = await client.get(at)
        bench.clock.pass_(minutes=11)
        ended = await client.post(f"{at}/messages", json={"text": "hej"})

    assert (still.status_code, ended.status_code) == (200, 410)


async def answered_device(client: httpx.AsyncClient, rasa: FakeRasa, value: str) -> str:
    rasa.session = {"question": "own_device", "own_device": None}
    at = await begun(client, code=CODE)
    rasa.session = {"question": "start", "own_device": value}
    await client.post(f"{at}/messages", json={"choice": choose("own_device", value)})
    return at


@pytest.mark.parametrize(("value", "status"), [("yes", 200), ("no", 410), ("unknown", 410)])
async def test_only_an_own_device_may_come_back_days_later(value: str, status: int) -> None:
    bench = Bench()
    async with bench.client() as client:
        at = await answered_device(client, bench.rasa, value)
        bench.clock.pass_(days=12)
        reply = await client.get(at)

    assert reply.status_code == status


async def test_another_browser_is_not_own_because_the_first_one_is() -> None:
    bench = Bench()
    async with bench.client() as client:
        await answered_device(client, bench.rasa, "yes")
        library = await begun(client, code=CODE)
        await client.post(f"{library}/messages", json={"text": "hej"})
        bench.clock.pass_(minutes=11)
        reply = await client.get(library)

    assert reply.status_code == 410


async def test_no_device_is_remembered_for_more_than_thirty_days() -> None:
    bench = Bench()
    async with bench.client() as client:
        at = await answered_device(client, bench.rasa, "yes")
        bench.clock.pass_(days=31)
        reply = await client.get(at)

    assert reply.status_code == 410


async def test_a_conversation_that_was_erased_has_ended() -> None:
    bench = Bench()
    async with bench.client() as client:
        at = await begun(client)
        bench.rasa.erase()
        reply = await client.get(at)

    assert reply.status_code == 410


async def test_while_rasa_is_away_the_answer_names_112() -> None:
    bench = Bench()
    async with bench.client() as client:
        at = await begun(client)
        bench.rasa.away = True
        reply = await client.post(f"{at}/messages", json={"text": "hej"})
        ready = await client.get("/readyz")
        alive = await client.get("/healthz")

    assert (reply.status_code, ready.status_code, alive.status_code) == (503, 503, 200)
    assert "112" in said(reply)


async def test_every_answer_is_closed_to_other_sites_and_kept_by_nobody() -> None:
    bench = Bench()
    async with bench.client() as client:
        at = await begun(client)
        replies = [await client.get(at), await client.get("/healthz"), await client.get("/nowhere")]

    for reply in replies:
        assert "default-src 'self'" in reply.headers["content-security-policy"]
        assert reply.headers["referrer-policy"] == "no-referrer"
        assert reply.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "headers", [{"origin": "https://elsewhere.example"}, {"sec-fetch-site": "cross-site"}]
)
async def test_another_site_cannot_open_a_conversation(headers: dict[str, str]) -> None:
    bench = Bench()
    async with bench.client(headers=headers) as client:
        reply = await client.post("/api/conversations", json={"code": CODE})

    assert (reply.status_code, bench.hinge.asked) == (403, [])
