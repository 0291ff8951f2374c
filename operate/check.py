"""`check`: what an operator still has to fill in or confirm. Reads only; changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from operate.preflight import FACTS, check_facts
from operate.processes import now, open_store
from settings import PREFIX, Settings, unknown_variables

PAGES = ("om.md", "privatliv.md", "was.md")
TO_FILL = re.compile(r"\[udfyld:?\s*([^\]]*)\]", re.IGNORECASE)


def check(settings: Settings) -> int:
    """Print what is left, one line each, and return how many lines that were."""
    check_facts(settings.home)
    left = [*_settings(settings), *_pages(settings.pages), *_facts(settings.home, now().date())]
    left += _people(settings)
    for line in left:
        print(f"- {line}")
    print(f"{len(left)} left to fill in or confirm." if left else "Nothing is left to fill in or confirm.")
    return len(left)


def _settings(settings: Settings) -> Iterator[str]:
    for name in unknown_variables():
        yield f"{name}: no setting has this name."
    if settings.demo:
        yield f"{PREFIX}DEMO: demonstration logins are on; leave it out."
    if not settings.citizen_url.startswith("https://"):
        yield f"{PREFIX}PUBLIC_URL: set the https address that citizens type (docs/running.md)."
    elif not settings.trusted_proxies:
        yield f"{PREFIX}TRUSTED_PROXIES: name the proxy, else all citizens share one address and its limits."
    if not settings.caseworker_url.startswith("https://"):
        yield f"{PREFIX}DESK_URL: set the https address that caseworkers type (docs/running.md)."
    if settings.municipality == type(settings).model_fields["municipality"].default:
        yield f"{PREFIX}MUNICIPALITY: set the name of the municipality."
    if settings.kle_number is None:
        yield f"{PREFIX}KLE_NUMBER: set the KLE number that plans are filed under."
    if settings.telegram_bot_token and not settings.telegram_bot_name:
        yield "TELEGRAM_BOT_NAME: set it, else invitations do not name the bot."
    if settings.danger_days is None:
        yield f"{PREFIX}DANGER_DAYS: decide how long alerts and words about danger are kept."
    if settings.sent_days is None:
        yield f"{PREFIX}SENT_DAYS: decide how long sent dreams are kept here."


def _pages(folder: Path) -> Iterator[str]:
    for name in PAGES:
        page = folder / name
        if not page.exists():
            yield f"{page}: is missing."
            continue
        for number, line in enumerate(page.read_text("utf-8").splitlines(), start=1):
            for gap in TO_FILL.findall(line):
                yield f"{page}:{number}: fill in {gap.strip()}"


def _facts(home: Path, today: date) -> Iterator[str]:
    from plan.facts import is_stale, load, to_confirm

    for fact in to_confirm(load(home / FACTS), today):
        where = f"facts, {fact.id}"
        if fact.checked_on is None:
            yield f"{where}: was never checked, so nobody is shown it ({fact.source})."
        elif is_stale(fact, today):
            yield f"{where}: was checked on {fact.checked_on}, more than 12 months ago ({fact.source})."
        else:
            yield f"{where}: name an owner who checks it again."


def _people(settings: Settings) -> Iterator[str]:
    accounts = open_store(settings).accounts()
    if not any("caseworker" in account.roles for account in accounts):
        yield "No caseworker has a login: drommeplan account create."
    if not any("duty" in account.roles for account in accounts):
        yield "Nobody is on duty for danger: the bot says that nobody reads along (docs/running.md)."
