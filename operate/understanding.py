"""`draft` and `understand`: what the program makes of a sentence, for measuring it. Keeps nothing."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import httpx

from operate import CannotGoOn
from operate.examples import Answer, answers, write
from operate.lifeline import tied_to_us
from operate.model import rasa_command, rasa_environment, train
from operate.preflight import check_disk
from operate.secrets_kept import secret
from operate.supervised import is_ready
from settings import ROOT, Settings

PATIENCE_SECONDS = 120
Say = Callable[[str], None]

NAMED = frozenset(
    "wish affirm deny dont_know greet goodbye thanks ask_rights ask_bot ask_human ask_meeting invite_person "
    "want_peer_guide want_budget repeat simplify skip go_back stop delete_data show_data change_goal crisis "
    "chitchat out_of_scope".split()
)
"""The kinds that other programs rely on."""
ALSO = {
    "ask_privacy": "ask_rights",
    "answer": "out_of_scope",
    "nlu_fallback": "out_of_scope",
    "no_words": "out_of_scope",
    "finish": "goodbye",
    "pause": "stop",
    "continue_elsewhere": "ask_bot",
}
"""Our further kinds, each as the named kind that comes nearest."""
UNREADABLE_DRAFT: Answer = {"status": "UNREADABLE", "goals": []}
UNREADABLE_KIND: Answer = {
    **{"kind": "out_of_scope", "area": None, "confidence": 0.0},
    **{"crisis": False, "check": False},
}


def draft(lines: BinaryIO, out: BinaryIO, say: Say, *, explain: bool = False) -> None:
    """A draft goal for each line of {"text"}; explained, with the written word behind each word of a goal."""
    from plan.drafting import draft as make
    from plan.sources import sources

    def one(text: str) -> Answer:
        try:
            made = make(text)
        except Exception as error:  # noqa: BLE001 - an edge: the next line waits for its answer
            # Only the kind of the error: its text may hold a person's words.
            say(f"A line could not be drafted: {type(error).__name__}")
            return UNREADABLE_DRAFT
        told: Answer = {"status": made.status, "goals": list(made.goals)}
        if explain:
            told["from"] = [[[s.word, s.written] for s in sources(goal, text)] for goal in made.goals]
        return told

    write(answers(iter(lines), one, UNREADABLE_DRAFT), out)


def understand(settings: Settings, lines: BinaryIO, out: BinaryIO, say: Say) -> None:
    """Kind, life area and signs of danger for each line of {"text"}."""
    with reader(settings, say) as client:
        write(answers(iter(lines), lambda text: public(parse(client, text)), UNREADABLE_KIND), out)


def public(reading: dict[str, Any]) -> Answer:
    """A reading in the names that other programs know."""
    kind = str(reading["kind"])
    kind = "crisis" if reading["crisis"] else kind if kind in NAMED else ALSO.get(kind, "out_of_scope")
    return {
        "kind": kind,
        "area": reading["area"] if kind == "wish" else None,
        "confidence": reading["confidence"],
        "crisis": reading["crisis"],
        "check": reading["check"],
    }


def parse(client: httpx.Client, text: str) -> dict[str, Any]:
    """Return what Rasa makes of one text. Raises CannotGoOn when it stops answering."""
    try:
        reply = client.post("/parse", json={"text": text})
        reply.raise_for_status()
    except httpx.HTTPError as error:
        raise CannotGoOn(f"Rasa stopped answering ({type(error).__name__}).") from None
    reading: dict[str, Any] = reply.json()
    return reading


@contextmanager
def reader(settings: Settings, say: Say) -> Iterator[httpx.Client]:
    """Rasa of the running stack, else one of our own for as long as it is needed."""
    check_disk(settings.home)
    with _client(settings, settings.rasa_port) as running:
        if _is_ready(running):
            yield running
            return
    model = train(settings, say)
    port = _free_port()
    log = settings.home / "log" / "understand.log"
    # Reads sentences only: whatever it would keep stays in its memory.
    with log.open("wb") as sink:
        rasa = subprocess.Popen(
            rasa_command(model, port),
            cwd=ROOT,
            env=rasa_environment(settings, tracker_url="sqlite://"),
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=sink,
            preexec_fn=tied_to_us(),
        )
    try:
        with _client(settings, port) as own:
            say("The stack does not run: starting Rasa for this alone (usually 20-30 s) ...")
            _wait(rasa, own, str(log))
            yield own
    finally:
        rasa.terminate()
        try:
            rasa.wait(8)
        except subprocess.TimeoutExpired:
            rasa.kill()
            rasa.wait()


def _wait(rasa: subprocess.Popen[bytes], client: httpx.Client, log: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not _is_ready(client):
        if rasa.poll() is not None or time.monotonic() > end:
            raise CannotGoOn(f"Rasa did not start: see {log}")
        time.sleep(0.3)


def _client(settings: Settings, port: int) -> httpx.Client:
    return httpx.Client(
        base_url=f"http://127.0.0.1:{port}/webhooks/front",
        headers={"Authorization": f"Bearer {secret(settings, 'channel')}"},
        timeout=30,
        trust_env=False,
    )


def _is_ready(client: httpx.Client) -> bool:
    try:
        return is_ready(client.get("/ready", timeout=5))
    except httpx.HTTPError:
        return False


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port
