"""The team's page and absence: counted by name, changed by who may, and never overwritten unseen."""

from pathlib import Path

import pytest

from tests.desk_people import PASSWORD, House, a_house, a_wish
from tests.payloads import PAYLOADS


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


def number(house: House, login: str) -> str:
    return next(account.id for account in house.store.accounts() if account.login == login)


async def test_the_team_stands_by_name_with_what_waits_and_last_what_lies_with_nobody(house: House) -> None:
    house.sends(house.citizen("K-1"), a_wish())
    house.sends(house.citizen("K-2", caseworker=None), a_wish())
    page = (await (await house.signed_in("bo")).get("/hold")).text

    assert page.index("Bo Lund</bdi></a></th>") < page.index("Kirsten Holm</bdi></a></th>")
    assert page.index("Kirsten Holm</bdi></a></th>") < page.index("Uden sagsbehandler")
    assert "Charlie" not in page


async def test_who_is_away_and_who_stands_in_is_seen_by_all(house: House) -> None:
    kirsten = await house.signed_in("kirsten")
    address = f"/hold/{number(house, 'kirsten')}/fravaer"
    away = {"first": "2026-03-02", "last": "2026-03-13", "stand_in": number(house, "bo")}
    answer = await kirsten.press(address, page=address, seen="//", **away)
    bo = await house.signed_in("bo")

    assert answer.headers["location"] == "/hold"
    assert "Bo Lund</bdi> er stedfortræder" in (await bo.get("/hold")).text
    assert "Du er stedfortræder for <bdi>Kirsten Holm</bdi> til og med" in (await bo.get("/")).text


async def test_an_absence_that_a_leader_changed_meanwhile_is_shown_and_what_was_typed_is_kept(
    house: House,
) -> None:
    house.store.create_account("Lea", "lea", PASSWORD, {"leader"}, "Nordby", now=house.clock())
    address = f"/hold/{number(house, 'kirsten')}/fravaer"
    lea, kirsten = await house.signed_in("lea"), await house.signed_in("kirsten")
    await lea.press(address, page=address, seen="//", first="2026-03-09")
    answer = await kirsten.press(address, page=address, seen="//", first="2026-03-16", last="2026-03-17")

    assert answer.status_code == 409
    assert "En anden har ændret fraværet imens" in answer.text
    assert "9. marts" in answer.text
    assert 'value="2026-03-16"' in answer.text
    assert 'name="seen" value="2026-03-09//"' in answer.text  # saved now, it replaces what was shown


@pytest.mark.parametrize(
    ("fields", "status", "told"),
    [
        ({"first": "2026-03-09", "last": "2026-03-02"}, 409, "Den sidste dag ligger før den første"),
        ({"last": "2026-03-02"}, 409, "Der mangler en første dag"),
        ({"first": "2026-03-09", "stand_in": "nobody"}, 409, "Den stedfortræder kan ikke vælges"),
        ({"first": "i morgen"}, 400, "Der er ikke gemt noget"),
        ({"first": "2026-03-09", "seen": "x"}, 400, "Der er ikke gemt noget"),
    ],
)
async def test_an_absence_that_cannot_be_is_said(
    house: House, fields: dict[str, str], status: int, told: str
) -> None:
    kirsten = await house.signed_in("kirsten")
    address = f"/hold/{number(house, 'kirsten')}/fravaer"
    answer = await kirsten.press(address, page=address, **{"seen": "//", **fields})

    assert (answer.status_code, told in answer.text) == (status, True)


async def test_any_name_stands_as_the_text_it_is(house: House) -> None:
    for count, name in enumerate(PAYLOADS.values()):
        house.store.create_account(
            name.replace("\0", ""), f"p{count}", PASSWORD, {"caseworker"}, "Nordby", now=house.clock()
        )
    kirsten = await house.signed_in("kirsten")
    for page in ("/hold", "/", f"/hold/{number(house, 'kirsten')}/fravaer"):
        text = (await kirsten.get(page)).text

        assert "<script>d" not in text
        assert "<svg onload" not in text
        assert "<b>fed" not in text
