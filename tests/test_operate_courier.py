"""Events on their way: signed so that a receiver's own library believes them, and tried until they are taken."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from operate.courier import Courier, signed, written
from plan.events import NAMES
from plan.hooks import operator
from plan.retrying import MOST_TRIES
from plan.store import Store
from tests.store_fixtures import HOME, a_citizen, a_wish, sent

ADMIN = operator(HOME)
LONGEST = 60


class Clock:
    """The real time, put on by what a test lets pass."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass
class Receiver:
    """A program on this machine that notes what it is sent and answers as a test wants."""

    url: str = ""
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    may_answer: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.may_answer.set()

    def answer(self) -> tuple[int, dict[str, str]]:
        return self.answers.pop(0) if self.answers else (204, {})


def listening(receiver: Receiver) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            receiver.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
            receiver.may_answer.wait(LONGEST)
            status, headers = receiver.answer()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.url = f"http://127.0.0.1:{server.server_port}/haendelser"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    server = listening(made)
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def courier(store: Store, clock: Clock) -> Iterator[Courier]:
    made = Courier(store, clock)
    yield made
    made.close()


@pytest.fixture
def database() -> str:
    """How rows are kept is tried on both databases elsewhere; here it is the sending."""
    return "sqlite"


def a_hook(store: Store, receiver: Receiver) -> str:
    return store.add_hook(ADMIN, "Nexus", receiver.url, NAMES, datetime.now(UTC))[1]


def a_dream_is_sent(store: Store) -> None:
    sent(
        store,
        a_citizen(store, now=datetime.now(UTC), meeting_date=None),
        a_wish("hemmelige ord"),
        now=datetime.now(UTC),
    )


def goes_round(courier: Courier) -> None:
    for under_way in courier.round():
        under_way.result(timeout=LONGEST)


def until_it_came(receiver: Receiver) -> None:
    end = time.monotonic() + LONGEST
    while not receiver.got and time.monotonic() < end:
        time.sleep(0.01)


def test_the_receivers_own_library_believes_it(store: Store, courier: Courier, receiver: Receiver) -> None:
    secret = a_hook(store, receiver)
    a_dream_is_sent(store)
    goes_round(courier)
    ((headers, body),) = receiver.got
    read = Webhook(secret).verify(body, headers)

    assert read == json.loads(body)
    assert (read["type"], read["data"]["state"]) == ("wish.sent", "new")
    assert headers["webhook-id"].startswith("msg_")
    assert headers["content-type"] == "application/json"
    assert b"hemmelige" not in body


def test_a_wrong_secret_changed_words_and_an_old_message_are_not_believed(
    store: Store, courier: Courier, receiver: Receiver
) -> None:
    secret = a_hook(store, receiver)
    a_dream_is_sent(store)
    goes_round(courier)
    ((headers, body),) = receiver.got
    other = store.add_hook(ADMIN, "x", receiver.url, NAMES, datetime.now(UTC))[1]

    for checked, sent_with, text in (
        (other, headers, body),
        (secret, headers, body.replace(b"new", b"old")),
        (secret, headers | {"webhook-id": "msg_other"}, body),
        (secret, headers | {"webhook-signature": "v1,AAAA"}, body),
    ):
        with pytest.raises(WebhookVerificationError):
            Webhook(checked).verify(text, sent_with)


def test_a_message_that_is_played_again_later_is_refused() -> None:
    secret = "whsec_" + "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"
    body = written({"type": "wish.sent"})
    fresh = signed("msg_1", datetime.now(UTC), body, secret)
    old = signed("msg_1", datetime.now(UTC) - timedelta(minutes=6), body, secret)

    assert Webhook(secret).verify(body, fresh) == {"type": "wish.sent"}
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(body, old)


def test_it_is_tried_again_under_the_same_id_with_a_new_time_until_it_is_taken(
    store: Store, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    secret = a_hook(store, receiver)
    receiver.answers = [(503, {}), (500, {})]
    a_dream_is_sent(store)
    for _ in range(5):
        goes_round(courier)
        clock.ahead += timedelta(minutes=2)

    assert len(receiver.got) == 3
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1
    assert len({body for _, body in receiver.got}) == 1
    assert len({headers["webhook-timestamp"] for headers, _ in receiver.got}) == 3
    Webhook(secret).verify(receiver.got[0][1], receiver.got[0][0])


def test_a_receiver_that_asks_for_a_rest_gets_it(
    store: Store, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    a_hook(store, receiver)
    receiver.answers = [(429, {"retry-after": "3600"})]
    a_dream_is_sent(store)
    goes_round(courier)
    clock.ahead = timedelta(minutes=50)
    goes_round(courier)

    assert len(receiver.got) == 1
    clock.ahead = timedelta(minutes=61)
    goes_round(courier)
    assert len(receiver.got) == 2


def test_what_never_arrives_is_dead_and_arrives_when_it_is_sent_again(
    store: Store, courier: Courier, receiver: Receiver, clock: Clock
) -> None:
    a_hook(store, receiver)
    receiver.answers = [(500, {})] * MOST_TRIES
    a_dream_is_sent(store)
    for _ in range(MOST_TRIES + 2):
        goes_round(courier)
        clock.ahead += timedelta(hours=10)
    (letter,) = store.dead_letters(ADMIN)

    assert len(receiver.got) == MOST_TRIES
    assert letter.told == "500"
    store.resend(ADMIN, letter.id, clock())
    goes_round(courier)
    assert store.dead_letters(ADMIN) == ()
    assert len(receiver.got) == MOST_TRIES + 1


def test_another_address_is_not_followed(store: Store, courier: Courier, receiver: Receiver) -> None:
    elsewhere = Receiver()
    server = listening(elsewhere)
    a_hook(store, receiver)
    receiver.answers = [(307, {"location": elsewhere.url})]
    a_dream_is_sent(store)
    goes_round(courier)
    server.shutdown()
    server.server_close()

    assert (len(receiver.got), len(elsewhere.got)) == (1, 0)


def test_nobody_who_answers_is_a_failure_that_is_tried_again(
    store: Store, courier: Courier, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    nobody = Receiver("http://127.0.0.1:9/hemmelig-adresse")
    a_hook(store, nobody)
    a_dream_is_sent(store)
    with caplog.at_level(logging.DEBUG):
        goes_round(courier)
    (hook,) = store.receivers(ADMIN)

    assert (hook.waiting, hook.dead) == (1, 0)
    assert "did not arrive: ConnectError" in caplog.text
    assert "hemmelig" not in "".join(
        r.getMessage() for r in caplog.records if r.name.startswith(("operate", "httpx"))
    )


def test_a_slow_receiver_holds_up_nobody_else(store: Store, courier: Courier, receiver: Receiver) -> None:
    slow = Receiver()
    slow.may_answer.clear()
    server = listening(slow)
    a_hook(store, slow)
    a_hook(store, receiver)
    a_dream_is_sent(store)
    under_way = courier.round()
    until_it_came(receiver)

    assert len(receiver.got) == 1
    assert courier.round() == []
    slow.may_answer.set()
    for each in under_way:
        each.result(timeout=LONGEST)
    assert len(slow.got) == 1
    server.shutdown()
    server.server_close()


def test_it_works_until_it_is_told_to_end(store: Store, receiver: Receiver, clock: Clock) -> None:
    a_hook(store, receiver)
    ended = threading.Event()
    working = threading.Thread(target=Courier(store, clock).run, args=(ended,))
    working.start()
    a_dream_is_sent(store)
    until_it_came(receiver)
    ended.set()
    working.join(timeout=LONGEST)

    assert len(receiver.got) == 1
    assert not working.is_alive()
