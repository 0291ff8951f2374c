"""Who may do what, as one table: everything that is not in it is refused."""

from __future__ import annotations

from itertools import product

import pytest

from plan.access import Account, Thing, may

HOME, AWAY = "Rebild", "Odder"
PEOPLE = {
    "kirsten": Account("k", "Kirsten", "k", HOME, frozenset({"caseworker"})),
    "bo": Account("b", "Bo", "b", HOME, frozenset({"caseworker"})),
    "charlie": Account("c", "Charlie", "c", AWAY, frozenset({"caseworker", "duty", "dpo"})),
    "dorte": Account("d", "Dorte", "d", HOME, frozenset({"duty"})),
    "dpo": Account("p", "Pia", "p", HOME, frozenset({"dpo"})),
    "admin": Account("a", "Ali", "a", HOME, frozenset({"admin", "leader"})),
    "nobody": Account("n", "N", "n", HOME),
    "reader": Account("t", "Nexus", "", HOME, frozenset(), frozenset({"wishes:read"})),
    "writer": Account("u", "Nexus", "", HOME, frozenset(), frozenset({"wishes:write"})),
}
THINGS = {
    "wish": Thing("wish", HOME, caseworker="k"),
    "own wish": Thing("wish", HOME, shared=False, caseworker="k"),
    "queue": Thing("queue", HOME),
    "meeting": Thing("meeting", HOME, caseworker="k"),
    "who_not": Thing("who_not", HOME, caseworker="k"),
    "who_not of nobody's": Thing("who_not", HOME),
    "alert": Thing("alert", HOME),
    "danger_words": Thing("danger_words", HOME, caseworker="k"),
    "danger_words of nobody's": Thing("danger_words", HOME),
    "invitation": Thing("invitation", HOME),
    "log": Thing("log", HOME),
    "something new": Thing("something new", HOME),
}
ACTIONS = ("view", "read", "acknowledge", "make", "erase")
MAY = {
    ("kirsten", "view", "danger_words"),
    ("kirsten", "view", "who_not"),
    *product(("kirsten", "bo"), ["view"], ("wish", "queue", "meeting", "who_not of nobody's")),
    *product(("kirsten", "bo"), ["read"], ["wish"]),
    *product(("kirsten", "bo"), ["make"], ["invitation"]),
    *product(["dorte"], ("view", "acknowledge"), ["alert"]),
    ("dpo", "view", "log"),
    *product(["reader"], ["view"], ("wish", "queue")),
    ("writer", "read", "wish"),
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
