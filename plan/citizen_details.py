"""What the desk decides about a citizen, and what of it is possible. Pure: knows no citizen."""

from __future__ import annotations

from dataclasses import dataclass

from plan import invitation
from plan.danish import without_cpr
from plan.practical import refuse_cpr
from plan.wish import NotPossible

LONGEST_REF = 60


@dataclass(frozen=True, kw_only=True)
class CitizenDetails:
    """What the desk decides about a citizen."""

    plan_type: str = "sel141"
    unit: str | None = None
    provider: str | None = None  # the unit whose staff support the citizen
    guide: str | None = None  # account id
    interpreter: str | None = None  # what is needed at every meeting


@dataclass(frozen=True)
class Choices:
    """Who and what can be chosen for a citizen in this municipality."""

    units: tuple[str, ...]
    providers: tuple[str, ...]
    guides: tuple[tuple[str, str], ...]  # account id and name


def check_ref(ref: str) -> None:
    """Raise NotPossible for a reference that could not stand in an address, or that is a CPR number."""
    if not 1 <= len(ref) <= LONGEST_REF or not ref.isprintable() or ref != ref.strip():
        raise NotPossible("ref_odd")
    if "/" in ref or "\\" in ref or ref in (".", ".."):
        raise NotPossible("ref_odd")
    if without_cpr(ref)[1]:
        raise NotPossible("cpr_number")


def check_details(details: CitizenDetails, choices: Choices, before: CitizenDetails | None = None) -> None:
    """Raise NotPossible for what cannot be chosen; what was chosen already may stay."""
    if details.plan_type not in invitation.PLAN_TYPES:
        raise NotPossible("unknown_plan_type")
    known: dict[str, tuple[str, ...]] = {
        "unit": choices.units,
        "provider": choices.providers,
        "guide": tuple(number for number, _ in choices.guides),
    }
    for name, possible in known.items():
        value = getattr(details, name)
        stays = before is not None and value == getattr(before, name)
        if value is not None and value not in possible and not stays:
            raise NotPossible(f"unknown_{name}")
    refuse_cpr(details.interpreter)
