"""The OpenAPI description, tried with what it allows and what it does not: never a 500, never without a token."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    response_schema_conformance,
)

from plan.access import SCOPES
from plan.tables import meetings
from tests.desk_people import House, a_house, a_wish

CHECKS = [not_a_server_error, ignored_auth, response_schema_conformance, content_type_conformance]
EXAMPLES = 8  # for each route, of valid and of wrong requests
OPERATIONS = (
    "GET /api/v1/wishes",
    "GET /api/v1/wishes/{wish_id}",
    "POST /api/v1/wishes/{wish_id}/read",
    "POST /api/v1/wishes/{wish_id}/move",
    "GET /api/v1/meetings",
    "POST /api/v1/meetings",
    "GET /api/v1/meetings/{meeting_id}",
    "PUT /api/v1/meetings/{meeting_id}",
    "POST /api/v1/meetings/{meeting_id}/cancel",
    "POST /api/v1/meetings/{meeting_id}/hold",
    "POST /api/v1/meetings/{meeting_id}/close",
    "GET /api/v1/meetings/{meeting_id}/goals",
    "GET /api/v1/meetings/{meeting_id}/wishes.csv",
    "GET /api/v1/meetings/{meeting_id}/calendar.ics",
    "POST /api/v1/invitations",
)


@cache
def house() -> House:
    made = a_house(Path(mkdtemp()))
    made.sends(made.citizen("K-104"), a_wish("svømme"), a_wish("ride"))
    return made


@cache
def token() -> str:
    return house().store.new_token("fuzzer", SCOPES, 365, "Nordby", now=house().clock())


@cache
def known() -> dict[str, Any]:
    """Ids that exist, so that half of the requests find something."""
    with house().store.reading() as connection:
        meeting = connection.execute(meetings.select()).one().id
    wish = next(wish.id for group in house().store.queue(_reader(), house().clock()) for wish in group.wishes)
    return {"wish_id": wish, "meeting_id": meeting}


def _reader() -> Any:
    return house().store.account_of_token(token(), house().clock())


@cache
def operations() -> dict[str, Any]:
    described: Any = schemathesis.openapi.from_asgi("/openapi.json", house().app)
    return {found.ok().label: found.ok() for found in described.get_all_operations()}


def test_every_route_of_the_description_is_tried() -> None:
    assert sorted(operations()) == sorted(OPERATIONS)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_no_request_is_answered_with_a_failure_of_ours(operation: str, mode: GenerationMode) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(operations()[operation].as_strategy(generation_mode=mode))
    def tried(case: Any) -> None:
        for name in case.path_parameters or {}:
            if len(str(case.path_parameters[name])) % 2:
                case.path_parameters[name] = known()[name]
        case.call_and_validate(headers={"Authorization": f"Bearer {token()}"}, checks=CHECKS)

    tried()
