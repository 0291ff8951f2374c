"""A front with its secret may link, unlink and bring news; nobody else, and nothing more."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from actions.door import door
from plan.access import Account
from plan.store import Store
from tests.store_fixtures import MEETING, NOW, a_wish, sent

SECRETS = {"web": "secret of the web front", "telegram": "secret of the telegram front", "off": ""}
Post = Callable[..., Any]


@pytest.fixture
def post(store: Store) -> Post:
    """Return a call of the door as a front (None: without a secret)."""
    transport = httpx.ASGITransport(app=door(store, SECRETS, lambda: NOW))

    async def knock(path: str, body: object, front: str | None = "web") -> httpx.Response:
        secret = SECRETS.get(front, front) if front is not None else None
        headers = [] if secret is None else [(b"Authorization", f"Bearer {secret}".encode("latin-1"))]
        async with httpx.AsyncClient(transport=transport, base_url="http://door") as client:
            return await client.post(path, json=body, headers=headers)

    return knock


async def test_a_code_becomes_a_conversation(store: Store, post: Post) -> None:
    digits = store.invite(now=NOW).digits
    reply = await post("/link", {"code": digits, "channel": "web", "address": "192.0.2.1"})

    assert reply.status_code == 200
    assert store.linked(reply.json()["conversation"]) is not None


async def test_a_refusal_has_a_name(store: Store, post: Post) -> None:
    used = store.invite(now=NOW)
    store.link(used.digits, channel="web", now=NOW)
    old = store.invite(now=NOW - timedelta(days=31))
    codes = {"wrong": "no such code", "used": used.digits, "expired": old.digits}

    replies = {why: await post("/link", {"code": c, "channel": "web"}) for why, c in codes.items()}

    assert {why: (reply.status_code, reply.json()) for why, reply in replies.items()} == {
        why: (403, {"reason": why}) for why in codes
    }


async def test_too_many_failures_say_how_long_to_wait(post: Post) -> None:
    body = {"code": "00000000", "channel": "web", "address": "192.0.2.1"}
    replies = [await post("/link", body) for _ in range(6)]

    assert [reply.status_code for reply in replies] == [403] * 5 + [429]
    assert replies[-1].json() == {"reason": "too_many", "retry_after": 30}
    assert replies[-1].headers["retry-after"] == "30"


@pytest.mark.parametrize("front", [None, "", "secret of the web fronT", "Æ"])
@pytest.mark.parametrize("path", ["/link", "/unlink", "/known", "/outbox/claim", "/outbox/1"])
async def test_without_a_secret_the_door_is_shut(post: Post, path: str, front: str | None) -> None:
    body = {"code": "1", "channel": "web", "conversation": "c", "delivered": True}

    assert (await post(path, body, front)).status_code == 401


async def test_unlinking_ends_the_conversation(store: Store, post: Post) -> None:
    conversation = store.link(store.invite(now=NOW).digits, channel="web", now=NOW)
    reply = await post("/unlink", {"conversation": conversation})

    assert reply.status_code == 200
    assert store.linked(conversation) is None


async def test_a_front_brings_news_and_says_how_it_went(store: Store, kirsten: Account, post: Post) -> None:
    invited = store.invite(now=NOW, meeting_date=MEETING)
    conversation = store.link(invited.digits, channel="telegram", account="77", now=NOW)
    dream = a_wish("PLANTETORD")
    sent(store, conversation, dream)
    store.mark_read(kirsten, dream.id, 1, NOW)
    claimed = await post("/outbox/claim", {"channel": "telegram", "n": 5}, "telegram")
    (message,) = claimed.json()["messages"]
    later = (NOW + timedelta(hours=1)).isoformat()

    assert message == {
        "id": message["id"],
        "kind": "read",
        "conversation": conversation,
        "account": "77",
    }
    number = message["id"]
    assert (await post(f"/outbox/{number}", {"delivered": True}, "web")).status_code == 404
    assert (await post(f"/outbox/{number}", {"retry_at": later}, "telegram")).status_code == 200
    assert (await post(f"/outbox/{number}", {"delivered": True}, "telegram")).status_code == 404


@pytest.mark.parametrize(
    "body", [{}, {"delivered": True, "refused": True}, {"retry_at": "2026-09-01T10:00:00"}]
)
async def test_an_outcome_is_exactly_one_of_three(post: Post, body: dict[str, object]) -> None:
    assert (await post("/outbox/1", body, "telegram")).status_code == 422


async def test_what_is_malformed_is_not_repeated(post: Post) -> None:
    reply = await post("/link", {"code": ["12345678"], "channel": "web"})

    assert (reply.status_code, reply.json()) == (422, {"reason": "malformed"})


async def test_no_code_is_logged_also_when_the_store_fails(
    store: Store, post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    digits = store.invite(now=NOW).digits
    store.pepper = None  # type: ignore[assignment]
    reply = await post("/link", {"code": digits, "channel": "web"})

    assert (reply.status_code, reply.json()) == (500, {"reason": "failed"})
    assert "the door failed: TypeError" in caplog.text
    assert digits not in caplog.text


async def test_there_is_no_list_and_no_description(store: Store, post: Post) -> None:
    for path in ("/", "/docs", "/openapi.json", "/conversations", "/outbox"):
        assert (await post(path, {})).status_code in (404, 405)


async def test_a_front_recognises_who_writes_to_it_and_nobody_elses(store: Store, post: Post) -> None:
    code = store.invite(now=NOW).digits
    body = {"code": code, "channel": "telegram", "account": "77"}
    conversation = (await post("/link", body, "telegram")).json()["conversation"]
    asked = {"channel": "telegram", "account": "77"}

    assert (await post("/known", asked, "telegram")).json() == {"conversation": conversation}
    assert (await post("/known", asked | {"account": "78"}, "telegram")).json() == {"conversation": None}
    assert (await post("/known", asked, "web")).status_code == 404
    assert (await post("/outbox/claim", {"channel": "telegram"}, "web")).status_code == 404
