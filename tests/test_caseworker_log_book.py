"""The data protection officer reads the log in plain Danish, searches it, and asks whether it is whole."""

import ast
import csv
import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from plan.wish import MOVES
from tests.desk_people import NOW, PASSWORD, ROOT, House, a_house, a_wish
from tests.test_plan_audit import unguarded

WORDS = Environment(loader=FileSystemLoader(ROOT / "caseworker" / "templates"), autoescape=True)


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = a_house(tmp_path)
    house.store.create_account("Dora Dahl", "dora", PASSWORD, {"dpo"}, "Nordby", now=NOW)
    return house


async def read_by_kirsten(house: House, words: str = "plantet ord") -> str:
    (wish_id,) = house.sends(house.citizen(), a_wish(words))
    await (await house.signed_in("kirsten")).get(f"/droemme/{wish_id}")
    return wish_id


def rows(page: str) -> list[str]:
    """The lines of the table as text, newest first."""
    body = page.split("<tbody>")[1].split("</tbody>")[0]
    plain = [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)).strip() for row in body.split("</tr>")]
    return [row.replace(" ,", ",") for row in plain if row]


async def test_who_saw_what_is_told_in_plain_words_without_the_citizens(house: House) -> None:
    await read_by_kirsten(house)
    browser = house.browser()
    assert (await browser.sign_in("dora")).headers["location"] == "/log"
    page = (await browser.get("/log")).text
    (seen,) = [row for row in rows(page) if "så en drøm" in row]

    assert seen.startswith("3. marts 2026 kl. 10.00 Kirsten Holm så en drøm, kvittering ")
    assert seen.endswith("K-104")
    assert "plantet ord" not in page


async def test_a_search_stays_in_its_fields_and_finds_one_citizen(house: House) -> None:
    await read_by_kirsten(house)
    house.citizen("K-9")
    browser = await house.signed_in("dora")
    page = (await browser.get("/log", params={"borger": "K-9", "fra": "2026-03-01"})).text

    assert all(row.endswith("K-9") for row in rows(page))
    assert 'name="borger" maxlength="200" autocomplete="off" value="K-9"' in page
    assert 'value="2026-03-01"' in page


@pytest.mark.parametrize(
    "odd",
    [
        {"fra": "ikke en dato"},
        {"foer": "x"},
        {"foer": "9" * 40},
        {"borger": "ø" * 9_000},
        {"person": "%_\\ '; drop table moves; --"},
        {"person": '"><script>alert(1)</script>'},
    ],
)
async def test_an_odd_search_finds_nothing_or_everything_and_breaks_nothing(
    house: House, odd: dict[str, str]
) -> None:
    answer = await (await house.signed_in("dora")).get("/log", params=odd)

    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


async def test_older_lines_are_on_the_next_page(house: House) -> None:
    kirsten = next(account for account in house.store.accounts() if account.login == "kirsten")
    for _ in range(60):
        house.clock.passes(minutes=1)
        house.store.check_login("kirsten", PASSWORD, "192.0.2.1", house.clock())
    browser = await house.signed_in("dora")
    page = (await browser.get("/log", params={"person": "kirsten"})).text
    (older,) = re.findall(r'href="(/log\?[^"]*foer[^"]*)"', page)
    next_page = (await browser.get(older.replace("&amp;", "&"))).text

    assert kirsten.name in page
    assert len(rows(page)) == 50
    assert not set(rows(page)) & set(rows(next_page))
    assert "Det nyeste" in next_page


async def test_the_officer_sees_that_the_log_is_whole_and_when_it_is_not(house: House) -> None:
    await read_by_kirsten(house)
    browser = await house.signed_in("dora")
    before = (await browser.get("/log/hel")).text
    unguarded(house.store, "update moves set actor = 'somebody' where seq = 3")
    after = (await browser.get("/log/hel")).text

    assert "Loggen er hel" in before
    assert house.store.newest().hash in before
    assert "Nummer 3 er ændret, mangler eller står et andet sted" in after


async def test_the_log_of_one_citizen_is_a_table_without_words_that_no_spreadsheet_calculates(
    house: House,
) -> None:
    house.store.create_account("=cmd|calc", "evil", PASSWORD, {"caseworker"}, "Nordby", now=NOW)
    (wish_id,) = house.sends(house.citizen("-K+9"), a_wish("plantet ord"))
    await (await house.signed_in("evil")).get(f"/droemme/{wish_id}")
    answer = await (await house.signed_in("dora")).get("/log/fil", params={"borger": "-K+9"})
    table = list(csv.DictReader(answer.content.decode("utf-8-sig").splitlines(), delimiter=";"))
    (seen,) = [row for row in table if row["Hvad"] == "så en drøm"]

    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert (seen["Hvem"], seen["Borger"], seen["Slags"]) == ("'=cmd|calc", "'-K+9", "Konto")
    assert (seen["Hvornår"], seen["Kvittering"] != "") == ("2026-03-03T10:00:00+01:00", True)
    assert "plantet ord" not in answer.text


async def test_without_a_citizen_or_a_day_the_page_asks_for_one(house: House) -> None:
    answer = await (await house.signed_in("dora")).get("/log/fil", params={"person": "Kirsten"})

    assert answer.status_code == 422
    assert "Vælg først en borger eller et tidsrum" in answer.text
    assert 'value="Kirsten"' in answer.text


def logged() -> tuple[set[str], set[str]]:
    """Every verb and kind that the heart writes into the log as a plain word of its code."""
    verbs, kinds = set(MOVES), set[str]()
    for file in (ROOT / "plan").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            name = getattr(called, "attr", getattr(called, "id", ""))
            if isinstance(node, ast.Call) and name == "shows" and isinstance(node.args[0], ast.Constant):
                kinds.add(str(node.args[0].value))
            if not isinstance(node, ast.Call) or name not in ("append", "append_all") or len(node.args) < 6:
                continue
            for found, argument in ((verbs, node.args[3]), (kinds, node.args[4])):
                if isinstance(argument, ast.Constant):
                    found.add(str(argument.value))
    return verbs, kinds


def test_everything_that_is_logged_has_a_danish_word() -> None:
    plain = WORDS.get_template("_log_words.html").make_module()
    verbs, kinds = logged()

    assert len(verbs) > 20
    assert verbs - set(plain.VERBS) == set()  # type: ignore[attr-defined]
    assert kinds - set(plain.KINDS) == set()  # type: ignore[attr-defined]
