"""Ports, disk and database before anything is started. Each trouble is one line that says what to do."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError

from operate import CannotGoOn
from settings import PREFIX, Settings, shown

NEEDED_MEGABYTES = 200


def check_before_start(settings: Settings) -> None:
    """Raise CannotGoOn for the first thing that would keep the stack from running."""
    check_disk(settings.home)
    check_database(settings.store_url)
    for host, port, variable in _ports(settings):
        check_port(host, port, variable)


def _ports(settings: Settings) -> list[tuple[str, int, str]]:
    return [
        (settings.host, settings.port, "PORT"),
        (settings.desk_host, settings.desk_port, "DESK_PORT"),
        ("127.0.0.1", settings.rasa_port, "RASA_PORT"),
        ("127.0.0.1", settings.actions_port, "ACTIONS_PORT"),
        ("127.0.0.1", settings.door_port, "DOOR_PORT"),
    ]


def check_port(host: str, port: int, variable: str) -> None:
    """Raise CannotGoOn if somebody else listens there."""
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
        raise CannotGoOn(f"{PREFIX}HOME: {home} cannot be written ({error.strerror}).") from None
    if free < megabytes:
        raise CannotGoOn(f"Only {free} MB are free under {home}: {megabytes} MB are needed.")


def check_database(url: str) -> None:
    """Raise CannotGoOn if the database does not answer."""
    options = {"connect_timeout": 5} if url.startswith("postgresql") else {}
    engine = create_engine(url, hide_parameters=True, connect_args=options)
    try:
        engine.connect().close()
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error)).strip().splitlines()[0]
        raise CannotGoOn(f"DATABASE_URL: {shown(url)} does not answer: {reason}") from None
    finally:
        engine.dispose()
