"""Four citizens, somebody of each role and tokens of each scope, to try every door of the desk with."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from httpx import Response
from sqlalchemy import func, select, update

from caseworker.session import COOKIE, FormTokens, for_nobody
from plan.access import ROLES, SCOPES
from plan.tables import accounts, citizens, moves, wishes
from tests.desk_people import PASSWORD, Browser, House, a_house, a_wish
from tests.doors import EVERYWHERE, HOME, OWN, PERSONS, TEAM, TOKENS, WHOSE, Door

# Whose words an actor may ever be shown, whatever the page: the floor under all declarations.
NONE = frozenset[str]()
MAY_READ = {"caseworker": TEAM, "leader": TEAM, "provider": OWN, "guide": OWN}
MAY_READ |= dict.fromkeys(("wishes:read", "meetings:read", "export:read", "every scope"), HOME)
ENDLESS_SECONDS = 0.4
PATIENCE_SECONDS = 60.0


def routes(app: FastAPI) -> list[str]:
    """Return every method and path of the desk's own routes, as the doors are named."""
    return sorted(
        f"{method} {context.path}"
        for context in iter_route_contexts(app.routes)
        if isinstance(context.route, APIRoute)
        for method in context.route.methods or ()
    )


def planted(whose: str) -> str:
    """Return the word that only this citizen's dreams hold."""
    return f"plantet-{whose.replace(' ', '-')}"


class World:
    """A desk with its people. `values[whose]` fills paths and forms: wish_id, meeting_id, ref, alert_id, account_id."""

    def __init__(self, folder: Path) -> None:
        self.house: House = a_house(folder)
        self.store = self.house.store
        self.values: dict[str, dict[str, str]] = {}
        self.cookies: dict[str, str] = {"stranger": for_nobody()}
        self.bearers: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        self._people()
        for number, whose in enumerate(WHOSE):
            self._citizen(f"K-{number}", whose)
        self._file = folder / "desk.sqlite"
        self._kept = folder / "kept.sqlite"
        self.store.rewrite()
        self.store.close()
        shutil.copy(self._file, self._kept)

    def restore(self) -> None:
        """Bring everything back to how it was built."""
        self.store.close()
        for extra in ("-wal", "-shm"):
            self._file.with_name(self._file.name + extra).unlink(missing_ok=True)
        shutil.copy(self._kept, self._file)

    def _people(self) -> None:
        now = self.house.clock()
        units = {"caseworker": "Nord", "leader": "Nord", "provider": "Bakken"}
        for role in sorted(ROLES):
            made = self.store.create_account(
                role.title(), f"a-{role}", PASSWORD, {role}, "Nordby", now, unit=units.get(role)
            )
            self.ids[role] = made.id
            self.cookies[role] = self.store.new_session(made, now)
        nobody = self.store.create_account("Nobody", "nobody", PASSWORD, {"duty"}, "Nordby", now)
        with self.store.writing() as connection:
            connection.execute(update(accounts).where(accounts.c.id == nobody.id).values(roles=[]))
        self.cookies["nobody"] = self.store.new_session(nobody, now)
        for scope in SCOPES:
            self.bearers[scope] = self.store.new_token(scope, {scope}, municipality="Nordby", now=now)
        self.bearers["every scope"] = self.store.new_token("all", SCOPES, municipality="Nordby", now=now)
        for name, unit in (("cora", "Nord"), ("ulla", "Syd")):
            made = self.store.create_account(
                name.title(), name, PASSWORD, {"caseworker"}, "Nordby", now, unit=unit
            )
            self.ids[name] = made.id
        self.ids |= {account.login: account.id for account in self.store.accounts()}

    def _citizen(self, ref: str, whose: str) -> None:
        now = self.house.clock()
        owner = {"own": "caseworker", "colleague": "cora", "other unit": "ulla", "elsewhere": "charlie"}[
            whose
        ]
        theirs = {
            # The other municipality has a unit and a residence of the same names.
            "unit": "Syd" if whose == "other unit" else "Nord",
            "provider": "Bakken" if whose in ("own", "elsewhere") else "Dalen",
            "guide": self.ids["guide"] if whose == "own" else None,
        }
        place = "Sydby" if whose == "elsewhere" else "Nordby"
        day = now.date().replace(day=20)
        conversation = self.house.citizen(ref, day, municipality=place, caseworker=self.ids[owner])
        with self.store.writing() as connection:
            connection.execute(update(citizens).where(citizens.c.ref == ref).values(**theirs))
        word = planted(whose)
        (wish_id,) = self.house.sends(
            conversation, a_wish(word, final=word, share_provider=True, share_guide=True), who_not=word
        )
        self.house.sends(conversation, a_wish(f"{word} kun til sagsbehandleren", final="Jeg vil ikke."))
        self.store.raise_alert(conversation, "suicide", "web", now)
        self.store.send_danger_words(conversation, word, "suicide", now)
        alert = self.store.moves_of("alert")[-1].object
        with self.store.reading() as connection:
            meeting = connection.execute(
                select(wishes.c.meeting_id).where(wishes.c.id == wish_id)
            ).scalar_one()
        self.values[whose] = {
            "wish_id": wish_id,
            "alert_id": alert,
            "meeting_id": meeting,
            "ref": ref,
            "conversation": conversation,
            "account_id": self.ids[owner],
        }

    async def tries(self, door: Door, name: str, actor: str, whose: str) -> Response | None:
        """Return what the route answers this actor; None where the answer is an endless stream."""
        method, path = name.split(" ")
        values = self.values[whose] | dict(door.before(self, whose) if door.before else {})
        tokens = FormTokens("a secret for tests")
        with_cookie = self.cookies.get(actor, "")
        fields = {key: text.format_map(values) for key, text in door.fields.items()}
        fields["form_token"] = tokens.make(with_cookie)
        async with Browser(self.house.app, self.house.url) as browser:
            if with_cookie:
                browser.cookies.set(COOKIE, with_cookie)
            if actor in self.bearers:
                browser.headers["Authorization"] = f"Bearer {self.bearers[actor]}"
            asked: dict[str, Any] = {"json": filled(door.json, values)} if door.json else {"data": fields}
            if method == "GET":
                asked = {}
            request = browser.request(method, path.format_map(values), **asked)
            if not door.endless:
                return await request
            # Whoever is refused gets an answer, however busy the machine is.
            passes = whose in door.who.get(actor, ())
            try:
                return await asyncio.wait_for(request, ENDLESS_SECONDS if passes else PATIENCE_SECONDS)
            except TimeoutError:
                return None

    def newest_move(self) -> int:
        """Return the number of the newest move: a refused request adds none."""
        with self.store.reading() as connection:
            return connection.execute(select(func.max(moves.c.seq))).scalar() or 0


def filled(body: Any, values: Mapping[str, str]) -> Any:
    """Return a JSON body with `{name}` in its texts filled."""
    if isinstance(body, str):
        return body.format_map(values)
    if isinstance(body, Mapping):
        return {key: filled(value, values) for key, value in body.items()}
    return [filled(value, values) for value in body] if isinstance(body, list) else body


def tried(name: str, door: Door) -> Iterator[tuple[str, str]]:
    """Return who tries a door, and whose thing it is about: all four where the route names a thing."""
    about_somebody = "{" in name or door.before is not None
    api = name.split(" ")[1].startswith("/api/")
    for actor in PERSONS + (TOKENS if api else ("every scope",)):
        for whose in WHOSE if about_somebody else ("own",):
            yield actor, whose


def refused(answer: Response | None) -> bool:
    """Return whether an answer turned somebody away."""
    if answer is None:
        return False
    to_sign_in = answer.headers.get("location", "").startswith("/log-ind")
    return answer.status_code in (401, 403, 404) or (answer.status_code == 303 and to_sign_in)


def shown_too_much(actor: str, answer: Response | None) -> list[str]:
    """Return whose words stand in an answer that this actor may never be shown."""
    if answer is None:
        return []
    allowed = MAY_READ.get(actor, NONE)
    return [whose for whose in EVERYWHERE - allowed if re.search(planted(whose), answer.text)]
