"""Promises of operate/check.py: an operator learns what is left, and nothing when nothing is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from operate.check import check
from operate.processes import now, open_store
from settings import Settings


def filled(tmp_path: Path, **changed: Any) -> Settings:
    """Settings with which nothing is left to do."""
    pages = tmp_path / "pages"
    pages.mkdir(exist_ok=True)
    for name in ("om.md", "privatliv.md", "was.md"):
        (pages / name).write_text("# Om\n")
    good = {
        "home": tmp_path / "home",
        "pages": pages,
        "public_url": "https://drom.example.dk",
        "desk_url": "https://desk.example.dk",
        "trusted_proxies": "127.0.0.1",
        "municipality": "Eksempel Kommune",
        "kle_number": "27.00.00",
        "danger_days": 180,
        "sent_days": 1825,
    }
    return Settings.read(_env_file=None, **{**good, **changed})


def confirm_every_fact(settings: Settings) -> None:
    from plan.facts import load

    today = now().date().isoformat()  # what was checked today is fresh, whatever day it is
    lines = [f"- {{id: {fact.id}, checked_on: {today}, owner: Kirsten}}" for fact in load()]
    settings.home.mkdir(exist_ok=True)
    (settings.home / "facts.yml").write_text("\n".join(lines))


def hire(settings: Settings) -> None:
    store = open_store(settings)
    store.create_account("Kirsten", "kirsten", "a long password", {"caseworker", "duty"}, now=now())
    store.close()


def left(settings: Settings, capsys: pytest.CaptureFixture[str]) -> str:
    count = check(settings)
    told = capsys.readouterr().out

    assert told.count("\n- ") + told.startswith("- ") == count
    return told


@pytest.fixture
def ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    import os

    for name in [name for name in os.environ if name.startswith("DROMMEPLAN_")]:
        monkeypatch.delenv(name)
    settings = filled(tmp_path)
    confirm_every_fact(settings)
    hire(settings)
    return tmp_path


def test_when_all_is_done_nothing_is_left(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert left(filled(ready), capsys) == "Nothing is left to fill in or confirm.\n"


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"demo": True}, "DROMMEPLAN_DEMO"),
        ({"public_url": None}, "DROMMEPLAN_PUBLIC_URL"),
        ({"public_url": "http://drom.example.dk"}, "DROMMEPLAN_PUBLIC_URL"),
        ({"desk_url": None}, "DROMMEPLAN_DESK_URL"),
        ({"trusted_proxies": ()}, "DROMMEPLAN_TRUSTED_PROXIES"),
        ({"municipality": "Kommunen"}, "DROMMEPLAN_MUNICIPALITY"),
        ({"kle_number": None}, "DROMMEPLAN_KLE_NUMBER"),
        ({"danger_days": None}, "DROMMEPLAN_DANGER_DAYS"),
        ({"sent_days": None}, "DROMMEPLAN_SENT_DAYS"),
    ],
)
def test_an_open_setting_is_named(
    ready: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, Any], named: str
) -> None:
    told = left(filled(ready, **changed), capsys)

    assert told.startswith(f"- {named}:")
    assert "1 left" in told


def test_a_gap_in_a_page_is_named_with_its_line(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = filled(ready)
    (settings.pages / "om.md").write_text("# Om\n\nRing til [udfyld: telefonnummer].\n")

    assert "om.md:3: fill in telefonnummer" in left(settings, capsys)


def test_a_missing_page_is_named(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = filled(ready)
    (settings.pages / "was.md").unlink()

    assert "was.md: is missing" in left(settings, capsys)


def test_facts_that_nobody_confirmed_are_named(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (ready / "home" / "facts.yml").unlink()

    assert "- facts, sind: was never checked" in left(filled(ready), capsys)


def test_an_empty_roster_is_named(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = left(filled(ready, database_url=f"sqlite:///{ready}/empty.sqlite"), capsys)

    assert "Nobody is on duty" in told
    assert "No caseworker" in told


def test_a_misspelt_variable_is_named(
    ready: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DROMMEPLAN_PROT", "8000")

    assert "DROMMEPLAN_PROT" in left(filled(ready), capsys)
