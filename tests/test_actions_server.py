"""The action server answers nobody without the secret, and its errors carry nobody's words."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from actions.base import Hinge
from actions.server import server
from plan.store import Store
from tests.walk import FACTS, SCRIPT

SECRET = "a-secret-of-the-actions"


def call(**changed: Any) -> dict[str, Any]:
    tracker = {"sender_id": "c", "slots": {}, "latest_message": {"text": "hej"}, "events": []}
    return {"next_action": "action_session_start", "sender_id": "c", "tracker": tracker, **changed}


@pytest.fixture
def client(talk_store: Store) -> TestClient:
    return TestClient(server(Hinge(talk_store, SCRIPT, FACTS), SECRET))


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer other"}, {"Authorization": SECRET[:-1]}])
def test_without_the_secret_no_action_runs(client: TestClient, headers: dict[str, str]) -> None:
    reply = client.post("/webhook", json=call(), headers=headers)

    assert (reply.status_code, reply.json()) == (401, {"error": "unauthorized"})


def test_with_the_secret_an_action_answers(client: TestClient) -> None:
    reply = client.post("/webhook", json=call(), headers={"Authorization": f"Bearer {SECRET}"})

    assert reply.status_code == 200
    assert reply.json()["responses"][0]["response"] == "utter_welcome"


def test_an_unknown_action_is_named_and_nothing_of_the_call_comes_back(client: TestClient) -> None:
    reply = client.post(
        "/webhook",
        json=call(next_action="action_nobody_knows", words="PLANTETORD"),
        headers={"Authorization": f"Bearer {SECRET}"},
    )

    assert reply.status_code == 404
    assert "PLANTETORD" not in reply.text
