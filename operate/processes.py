"""What each process of the stack is made of: rooms, settings and secrets put together. No rules of its own."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from operate.identity import identity_provider
from operate.lifeline import end_with_parent
from operate.model import rasa_command, rasa_environment, trained_model
from operate.preflight import FACTS, PACKAGES, bring_up_to_date, check_disk
from operate.secrets_kept import secret
from operate.serving import listen
from settings import ROOT, Settings

if TYPE_CHECKING:
    from plan.store import Store

ROOMS = ("plan", "actions", "bot", "caseworker", "voice", "operate")

# Each function imports its own room, so that no process carries another's code.


def store(settings: Settings) -> Store:
    """The plan store of these settings."""
    from plan.store import Store

    pepper = secret(settings, "pepper").encode()
    return Store(
        settings.store_url,
        pepper=pepper,
        municipality=settings.municipality,
        receipt_days=settings.receipt_days,
    )


def open_store(settings: Settings) -> Store:
    """The store for a command: of this version, whether or not the stack runs. Raises CannotGoOn."""
    check_disk(settings.home)
    bring_up_to_date(settings.store_url)
    return store(settings)


def now() -> datetime:
    """The one clock."""
    return datetime.now(UTC)


def rasa(settings: Settings) -> None:
    """Become Rasa, in its own environment."""
    command = rasa_command(trained_model(settings), settings.rasa_port)
    os.execve(command[0], command, rasa_environment(settings))  # noqa: S606 - our own program


def hinge(settings: Settings) -> None:
    """The action server and the narrow door for the fronts: two ports, one process, one store."""
    from actions.base import Hinge
    from actions.door import door
    from actions.script import Script
    from actions.server import server
    from plan.facts import load

    kept = store(settings)
    made = Hinge(kept, Script(ROOT / "domain"), load(settings.home / FACTS), now)
    by_port = {
        settings.actions_port: server(made, secret(settings, "actions")),
        settings.door_port: door(kept, _fronts(settings), now),
    }

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await by_port[scope["server"][1]](scope, receive, send)

    listen(app, "127.0.0.1", *by_port)


def _fronts(settings: Settings) -> dict[str, str]:
    """Who may knock at the door; Telegram only where there is a bot."""
    web = {"web": secret(settings, "door")}
    return web | ({"telegram": secret(settings, "telegram")} if settings.telegram_bot_token else {})


def front(settings: Settings) -> None:
    """The citizens' pages."""
    from bot.dialogue import Dialogue
    from bot.ended import Ended
    from bot.handles import Seal
    from bot.hinge import Hinge
    from bot.web import front as lay_out
    from operate.helplines import help_numbers
    from operate.speech import people, reader
    from voice.kiosk import kiosk
    from voice.lyd import speech

    numbers = help_numbers(settings.home / FACTS, now)
    speaking = people(settings)
    app = lay_out(
        Dialogue(f"http://127.0.0.1:{settings.rasa_port}", secret(settings, "channel")),
        Hinge(f"http://127.0.0.1:{settings.door_port}", secret(settings, "door")),
        Seal(secret(settings, "front")),
        secure_cookies=settings.citizen_url.startswith("https://"),
        public_url=settings.public_url,
        pages_dir=settings.pages,
        packages_dir=PACKAGES,
        help_numbers=numbers,
        clock=now,
        closed=Ended(settings.home / "run" / "closed", now()),
        rooms=(
            kiosk(numbers, PACKAGES, settings.kiosk_idle_seconds),
            speech(speaking, settings.public_url),
        ),
        reader=reader(speaking, settings.voice_speed),
    )
    listen(
        app,
        settings.host,
        settings.port,
        proxies=settings.trusted_proxies,
        at_start=speaking.warm,
        last=speaking.aclose,
    )


def desk(settings: Settings) -> None:
    """The caseworkers' desk, with the pictures that the citizens' cards have."""
    from bot.pictures import Pictures
    from caseworker.app import desk as lay_out
    from caseworker.invitation import Letter
    from caseworker.questions import asked

    draw = Pictures(PACKAGES).draw
    app = lay_out(
        store(settings),
        secret=secret(settings, "desk"),
        secure_cookies=settings.caseworker_url.startswith("https://"),
        public_url=settings.caseworker_url,
        pages_dir=settings.pages,
        design_dir=PACKAGES / "dkfds" / "dist",
        letter=Letter(settings.citizen_url, draw, settings.telegram_bot_name),
        provider=identity_provider(settings),
        questions=asked(ROOT / "domain"),
        picture=draw,
        clock=now,
    )
    listen(
        app,
        settings.desk_host,
        settings.desk_port,
        proxies=settings.trusted_proxies,
        at_end=app.state.ending.set,
    )


def telegram(settings: Settings) -> None:
    """The conversation on Telegram."""
    from operate.telegram_process import run

    run(settings, now)


def work(settings: Settings) -> None:
    """The clocks."""
    from operate.clocks import keep_time
    from plan.turns import Turns

    keep_time(settings, store(settings), Turns(settings.tracker_url), now)


PROCESSES: dict[str, Callable[[Settings], None]] = {
    "rasa": rasa,
    "hinge": hinge,
    "front": front,
    "desk": desk,
    "work": work,
    "telegram": telegram,
}


def become(name: str, settings: Settings) -> None:
    """Be that process until it is told to end, or until the process runner dies."""
    end_with_parent(os.getppid())
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for room in ROOMS:
        logging.getLogger(room).setLevel(logging.INFO)
    PROCESSES[name](settings)
