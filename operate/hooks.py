"""`hook`: receivers in other systems, and what did not reach them. The secret is printed once."""

from __future__ import annotations

from operate import CannotGoOn
from operate.processes import now, open_store
from settings import Settings


def add(settings: Settings, name: str, url: str, events: list[str], municipality: str | None) -> None:
    """Make a receiver; its secret is the last word printed."""
    from plan.events import NAMES
    from plan.hooks import operator
    from plan.wish import NotPossible

    wanted = events or [event for event in NAMES if not event.startswith("danger.")]
    account = operator(municipality or settings.municipality)
    try:
        number, secret = open_store(settings).add_hook(account, name, url, wanted, now())
    except NotPossible as refusal:
        raise CannotGoOn(_REFUSALS[refusal.reason].format(", ".join(NAMES))) from None
    print(f"Receiver {number} of {name}: {', '.join(wanted)}.")
    print("It checks each message with this secret (Standard Webhooks):")
    print(secret)


def listed(settings: Settings, municipality: str | None) -> None:
    """One line for each receiver."""
    from plan.hooks import operator

    for hook in open_store(settings).receivers(operator(municipality or settings.municipality)):
        state = "open" if hook.open else "closed"
        counts = f"{hook.waiting} waiting, {hook.dead} dead"
        print(f"{hook.id}\t{hook.name}\t{hook.url}\t{state}\t{counts}\t{','.join(hook.events)}")


def dead(settings: Settings, municipality: str | None) -> None:
    """One line for each event that did not arrive."""
    from plan.hooks import operator

    for letter in open_store(settings).dead_letters(operator(municipality or settings.municipality)):
        when = f"{letter.created_at:%Y-%m-%d %H:%M}"
        print(f"{letter.id}\t{letter.name}\t{letter.event}\t{when}\t{letter.tries} tries\t{letter.told}")


def resend(settings: Settings, numbers: list[str], municipality: str | None) -> None:
    """Let these be tried anew; all that are dead where none is named."""
    from plan.access import NotAllowed
    from plan.hooks import operator
    from plan.wish import NotPossible

    store, account = open_store(settings), operator(municipality or settings.municipality)
    wanted = numbers or [letter.id for letter in store.dead_letters(account)]
    for number in wanted:
        try:
            store.resend(account, number, now())
        except NotAllowed:
            raise CannotGoOn(f"There is no message {number}.") from None
        except NotPossible:
            raise CannotGoOn(f"The receiver of {number} is closed: add it anew.") from None
    print(f"{len(wanted)} will be sent again.")


def close(settings: Settings, number: str, municipality: str | None) -> None:
    """Send nothing more to a receiver."""
    from plan.access import NotAllowed
    from plan.hooks import operator

    try:
        open_store(settings).close_hook(operator(municipality or settings.municipality), number, now())
    except NotAllowed:
        raise CannotGoOn(f"There is no receiver {number}.") from None
    print(f"Receiver {number} is closed.")


_REFUSALS = {
    "no_name": "--name: say whose receiver it is.",
    "url_odd": "The address must be one such as https://fagsystem.kommune.dk/haendelser, without a password.",
    "url_not_https": "The address must begin with https://, unless it is on this machine.",
    "unknown_event": "--event: one of {}.",
}
