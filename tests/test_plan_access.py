"""Who may do what, as one table: everything that is not in it is refused."""

from __future__ import annotations

from itertools import product

import pytest

from plan.access import ROLES, Account, Thing, may

HOME, AWAY = "Rebild", "Odder"


def somebody(number: str, *roles: str, place: str = HOME, unit: str | None = None) -> Account:
    return Account(number, number.title(), number, place, frozenset(roles), unit=unit)


def a_system(number: str, *scopes: str) -> Account:
    return Account(number, "Nexus", "", HOME, frozenset(), frozenset(scopes))


PEOPLE = {
    "kirsten": somebody("kirsten", "caseworker"),
    "bo": somebody("bo", "caseworker"),
    "sara stands in": somebody("sara", "caseworker", unit="Nord"),
    "ulla of another unit": somebody("ulla", "caseworker", "leader", unit="Syd"),
    "charlie": somebody("charlie", *ROLES, place=AWAY, unit="Bakken"),
    "lea leads": somebody("lea", "leader", unit="Nord"),
    "peter of the residence": somebody("peter", "provider", unit="Bakken"),
    "pil of another residence": somebody("pil", "provider", unit="Dalen"),
    "gry guides": somebody("gry", "guide"),
    "gus guides others": somebody("gus", "guide"),
    "dorte": somebody("dorte", "duty"),
    "dpo": somebody("dpo", "dpo"),
    "admin": somebody("admin", "admin"),
    "nobody": somebody("nobody"),
    "reader": a_system("reader", "wishes:read"),
    "writer": a_system("writer", "wishes:write"),
    "planner": a_system("planner", "meetings:read", "meetings:write"),
    "archive": a_system("archive", "export:read"),
    "inviter": a_system("inviter", "invitations:write"),
}


def hers(kind: str, *, shared: bool = True, told: bool = False) -> Thing:
    """Something of Kirsten's citizen, who lives at Bakken and has Gry as guide."""
    return Thing(
        kind,
        HOME,
        shared=shared,
        caseworker="kirsten",
        unit="Nord",
        stand_in="sara",
        with_provider=told,
        provider="Bakken",
        with_guide=told,
        guide="gry",
    )


THINGS = {
    "wish": hers("wish"),
    "wish for all": hers("wish", told=True),
    "wish for the citizen alone": hers("wish", shared=False),
    "wish of nobody's": Thing("wish", HOME),
    "citizen": hers("citizen"),
    "meeting": hers("meeting"),
    "who_not": hers("who_not"),
    "who_not of nobody's": Thing("who_not", HOME),
    "danger_words": hers("danger_words"),
    "danger_words of nobody's": Thing("danger_words", HOME),
    **{kind: Thing(kind, HOME) for kind in ("queue", "team", "invitation", "alert", "log", "shared_list")},
    "absence of kirsten": hers("absence"),
    **{kind: Thing(kind, HOME) for kind in ("account", "absence", "token", "hook", "something new")},
}
ACTIONS = (
    *("view", "read", "move", "ask", "word", "correct", "agree", "export", "make", "assign", "change"),
    *("unlink", "close", "acknowledge", "resend", "erase"),
)
TEAM = ("kirsten", "bo", "sara stands in")
THEIRS = ("kirsten", "sara stands in")
WISHES = ("wish", "wish for all", "wish of nobody's")
OWNS = ("move", "ask", "word", "correct", "agree", "export")
MAY = {
    *product(TEAM, ("view", "read"), WISHES),
    *product(TEAM, ["view"], ("queue", "team", "meeting", "citizen")),
    *product(TEAM, ("make", "assign"), ["citizen"]),
    *product(TEAM, ["make"], ["invitation"]),
    *product(TEAM, ["view"], ["who_not of nobody's"]),
    *product(THEIRS, OWNS, ("wish", "wish for all")),
    *product(THEIRS, ("change", "unlink"), ["citizen"]),
    *product(THEIRS, ("change", "make", "close", "export"), ["meeting"]),
    *product((*TEAM, "ulla of another unit"), OWNS, ["wish of nobody's"]),
    *product(["ulla of another unit"], ("view", "read"), ["wish of nobody's"]),
    *product(["ulla of another unit"], ["view"], ("queue", "team", "who_not of nobody's")),
    ("ulla of another unit", "make", "invitation"),
    ("ulla of another unit", "change", "absence"),
    ("kirsten", "view", "who_not"),
    ("kirsten", "view", "danger_words"),
    ("kirsten", "change", "absence of kirsten"),
    *product(["lea leads"], ["view"], (*WISHES, "queue", "team", "citizen", "meeting")),
    ("lea leads", "assign", "citizen"),
    *product(["lea leads"], ["change"], ("absence", "absence of kirsten")),
    ("peter of the residence", "view", "wish for all"),
    ("gry guides", "view", "wish for all"),
    *product(
        ("peter of the residence", "pil of another residence", "gry guides", "gus guides others"),
        ["view"],
        ["shared_list"],
    ),
    *product(["dorte"], ("view", "acknowledge"), ["alert"]),
    *product(["dpo"], ("view", "export"), ["log"]),
    *product(["admin"], ("view", "make", "change", "close"), ("account", "hook")),
    *product(["admin"], ("view", "make", "close"), ["token"]),
    ("admin", "resend", "hook"),
    *product(["admin"], ["change"], ("absence", "absence of kirsten")),
    *product(["reader"], ["view"], (*WISHES, "queue")),
    *product(["writer"], ("read", "move"), WISHES),
    *product(["planner"], ("view", "make", "change", "close"), ["meeting"]),
    *product(["archive"], ["export"], (*WISHES, "meeting")),
    ("inviter", "make", "invitation"),
}


@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_may_do_what_the_table_says_and_no_more(who: str) -> None:
    allowed = {
        (who, action, name)
        for action in ACTIONS
        for name, thing in THINGS.items()
        if may(PEOPLE[who], action, thing)
    }

    assert allowed == {each for each in MAY if each[0] == who}
