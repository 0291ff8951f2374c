"""The pages that an operator fills in."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.footer import rendered, to_fill
from tests.bot_fakes import Bench

PAGES = Path(__file__).parent.parent / "pages"


def test_markup_in_a_text_is_shown_and_never_run() -> None:
    assert "<script>" not in rendered("hej <script>alert(1)</script> [x](javascript:alert(1))")


def test_what_is_missing_is_marked_and_listed(tmp_path: Path) -> None:
    (tmp_path / "om.md").write_text("Ring til [udfyld: telefon & mail].", "utf-8")

    assert "<mark" in rendered("Ring til [udfyld: telefon].")
    assert to_fill(tmp_path) == [("om.md", "telefon & mail")]


def test_privacy_opens_with_five_easy_sentences() -> None:
    numbered = [line for line in (PAGES / "privatliv.md").read_text("utf-8").split("\n")[:9] if line]

    assert [line[:2] for line in numbered[1:6]] == ["1.", "2.", "3.", "4.", "5."]
    assert all(len(line.split()) <= 13 for line in numbered[1:6])


@pytest.mark.parametrize("page", ["om", "privatliv", "was"])
async def test_an_operators_own_text_is_shown(page: str, tmp_path: Path) -> None:
    (tmp_path / f"{page}.md").write_text("# Vores side\n\nHej.", "utf-8")
    async with Bench(pages_dir=tmp_path).client() as client:
        shown = await client.get(f"/{page}")

    assert "<title>Vores side" in shown.text


async def test_the_pictures_licence_is_told() -> None:
    async with Bench().client() as client:
        shown = await client.get("/om")

    assert "Twemoji" in shown.text
    assert "CC BY 4.0" in shown.text
