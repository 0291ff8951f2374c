"""Promises of requirements/: everything is pinned with hashes, no file names a registry, dev holds all of app."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "requirements"
LOCKED = ("app", "dev", "rasa", "speech", "tools")


def pins(name: str) -> dict[str, str]:
    """Package → version."""
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", LOCKED)
def test_no_locked_file_names_an_address(name: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text("utf-8")

    assert "://" not in text
    assert "--index" not in text


@pytest.mark.parametrize("name", LOCKED)
def test_every_package_is_pinned_with_a_hash(name: str) -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", (FOLDER / f"{name}.txt").read_text("utf-8"))

    assert pins(name)
    assert all("==" in block and "--hash=sha256:" in block for block in blocks)


def test_what_runs_is_what_was_tested() -> None:
    tested = pins("dev")

    assert {name: tested.get(name) for name in pins("app")} == pins("app")


def test_rasa_is_the_version_that_we_know() -> None:
    assert pins("rasa")["rasa"] == "3.6.21"


def test_nothing_that_the_product_runs_has_torch() -> None:
    assert not any("torch" in pins(name) for name in ("app", "dev", "rasa"))
