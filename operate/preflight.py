"""Folder, ports, disk, database and files before anything is started. Each trouble is one line that says what to do."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError

from operate import CannotGoOn
from settings import PREFIX, ROOT, Settings, shown

NEEDED_MEGABYTES = 200
FOLDERS = ("log", "models", "run", "secrets")
"""What we make under home, and must be able to write."""
PACKAGES = ROOT / "node_modules"
FACTS = "facts.yml"
NO_RIGHT = "42501"
"""PostgreSQL's insufficient_privilege (its manual, appendix A)."""


def check_before_start(settings: Settings) -> None:
    """Raise CannotGoOn for the first thing that would keep the stack from running."""
    check_packages()
    check_disk(settings.home)
    check_facts(settings.home)
    check_database(settings.store_url)
    check_ports(settings)


def check_packages(folder: Path = PACKAGES) -> None:
    """Raise CannotGoOn where what the pages are dressed in was not installed."""
    if not folder.is_dir():
        raise CannotGoOn(
            f"The front-end packages are not installed ({folder} is missing): run `make install`."
        )


def check_ports(settings: Settings) -> None:
    """Raise CannotGoOn for a port that is wanted twice, or that somebody else listens on."""
    variables: dict[int, str] = {}
    for host, port, variable in _ports(settings):
        if port in variables:
            raise CannotGoOn(
                f"{PREFIX}{variables[port]} and {PREFIX}{variable} are both {port}: choose two ports."
            )
        variables[port] = variable
        check_port(host, port, variable)


def _ports(settings: Settings) -> list[tuple[str, int, str]]:
    return [
        (settings.host, settings.port, "PORT"),
        (settings.desk_host, settings.desk_port, "DESK_PORT"),
        ("127.0.0.1", settings.rasa_port, "RASA_PORT"),
        ("127.0.0.1", settings.actions_port, "ACTIONS_PORT"),
        ("127.0.0.1", settings.door_port, "DOOR_PORT"),
        *(
            [(settings.host, settings.telegram_port, "TELEGRAM_PORT")]
            if settings.telegram_webhook_url
            else []
        ),
    ]


def check_port(host: str, port: int, variable: str) -> None:
    """Raise CannotGoOn if somebody else listens there, or there is no such address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        # A port that was closed a moment ago is free.
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise CannotGoOn(
                f"Port {port} on {host} cannot be used ({error.strerror}): "
                f"stop what uses it, or choose another with {PREFIX}{variable}."
            ) from None


def check_disk(home: Path, megabytes: int = NEEDED_MEGABYTES) -> None:
    """Make the home folder; raise CannotGoOn if it cannot be written or is nearly full."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        free = shutil.disk_usage(home).free // 2**20
    except OSError as error:
        raise _unwritable(home, error.strerror) from None
    for folder in (home, *(home / name for name in FOLDERS)):
        if folder.exists() and not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
            raise _unwritable(folder, "not a folder that may be changed")
    if free < megabytes:
        raise CannotGoOn(
            f"Only {free} MB are free under {home}: make room for {megabytes} MB, "
            f"or choose another folder with {PREFIX}HOME."
        )


def _unwritable(folder: Path, reason: str | None) -> CannotGoOn:
    return CannotGoOn(
        f"{PREFIX}HOME: {folder} cannot be written ({reason}): "
        "give it to the user who runs this, or choose another folder."
    )


def check_facts(home: Path) -> None:
    """Raise CannotGoOn for an operator's file of facts that cannot be used."""
    from plan.facts import BadFacts, load

    file = home / FACTS
    try:
        load(file)
    except (BadFacts, OSError, ValueError) as problem:
        raise CannotGoOn(
            f"{file} cannot be used ({problem}): each entry wants an id of plan/facts.yml "
            "and a date such as 2027-01-15, or a label, source and mark of its own."
        ) from None


def check_database(url: str) -> None:
    """Raise CannotGoOn if the database does not answer."""
    options = {"connect_timeout": 5} if url.startswith("postgresql") else {}
    engine = create_engine(url, hide_parameters=True, connect_args=options)
    try:
        engine.connect().close()
    except SQLAlchemyError as error:
        raise CannotGoOn(
            f"DATABASE_URL: {shown(url)} does not answer: {_reason(error)} "
            "(start the server, make the database as in docs/running.md, or mend the address)"
        ) from None
    finally:
        engine.dispose()


def bring_up_to_date(url: str) -> None:
    """Migrate the database. Raises CannotGoOn where it does not answer or may not be changed."""
    from alembic.util import CommandError

    from plan.store import migrate

    check_database(url)
    try:
        migrate(url)
    except CommandError as error:
        raise CannotGoOn(
            f"DATABASE_URL: {shown(url)} is of another version: {_reason(error)} (install the newest one)"
        ) from None
    except SQLAlchemyError as error:
        no_right = getattr(getattr(error, "orig", None), "sqlstate", None) == NO_RIGHT
        remedy = "make its user the database's owner" if no_right else "mend it, or choose another"
        raise CannotGoOn(f"DATABASE_URL: {shown(url)} cannot be used: {_reason(error)} ({remedy})") from None


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", error)).strip().splitlines()[0]
