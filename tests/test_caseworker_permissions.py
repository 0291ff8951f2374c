"""Every role at every door, with a citizen of their own, a colleague's, another unit's and another municipality's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.doors import EVERYWHERE, Door, all_doors
from tests.permissions import World, refused, routes, shown_too_much, tried

DOORS = all_doors()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("world"))


@pytest.fixture
def world(built: World) -> Iterator[World]:
    yield built
    built.restore()


def test_every_route_of_the_desk_says_who_may_pass_and_no_other_is_named(world: World) -> None:
    assert routes(world.house.app) == sorted(DOORS), "declare it: see tests/doors/__init__.py"


@pytest.mark.parametrize("name", sorted(DOORS))
async def test_nobody_passes_but_who_is_named_and_who_is_named_passes(world: World, name: str) -> None:
    door = DOORS[name]
    wrong = [
        f"{actor}, {whose}: {fault}"
        for actor, whose in tried(name, door)
        for fault in await faults(world, name, door, actor, whose)
    ]

    assert wrong == []


async def faults(world: World, name: str, door: Door, actor: str, whose: str) -> list[str]:
    """What is wrong with the answer to this actor about this citizen's thing."""
    before = world.newest_move()
    answer = await world.tries(door, name, actor, whose)
    passes = whose in door.who.get(actor, ())
    found = [f"is shown the words of {other}" for other in shown_too_much(actor, answer)]
    status = answer.status_code if answer else "endless"
    if passes and answer is not None and (answer.status_code not in door.answer or door.endless):
        found.append(f"should pass, and is answered {status}")
    if not passes and not refused(answer):
        found.append(f"should be refused, and is answered {status}")
    if not passes and door.before is None and world.newest_move() != before:
        found.append("is refused, and leaves a move in the log")
    hidden = door.who.get(actor) and "{" in name and not passes
    if hidden and answer is not None and answer.status_code != 404:
        found.append(f"may not learn that it exists, and is answered {status}")
    if not name.startswith("GET "):
        world.restore()
    return found


@pytest.mark.parametrize(
    ("door", "actor", "whose"),
    [
        (Door({}), "caseworker", "colleague"),  # passes, and was not named
        (Door({"caseworker": EVERYWHERE}), "caseworker", "other unit"),  # was named, and is refused
        (Door({"duty": EVERYWHERE}), "duty", "own"),
    ],
)
async def test_the_matrix_notices_a_wrong_declaration(
    world: World, door: Door, actor: str, whose: str
) -> None:
    assert await faults(world, "GET /droemme/{wish_id}", door, actor, whose)
