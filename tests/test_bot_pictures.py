"""Every picture that the bot can show exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.pictures import Pictures, UnknownPicture, file_of
from bot.start import PAD

ROOT = Path(__file__).parent.parent
DRAWN = Pictures(ROOT / "node_modules")


def named_in_the_domain() -> list[str]:
    texts = (file.read_text("utf-8") for file in sorted((ROOT / "domain").rglob("*.yml")))
    return sorted({name for text in texts for name in re.findall(r"/pictures/([\w-]+)\.svg", text)})


def test_the_domain_names_pictures() -> None:
    assert len(named_in_the_domain()) > 50


@pytest.mark.parametrize("name", named_in_the_domain())
def test_a_picture_of_a_response_exists(name: str) -> None:
    assert DRAWN.draw(name).startswith("<svg")


@pytest.mark.parametrize("name", sorted(DRAWN.names()))
def test_every_drawing_stands_alone(name: str) -> None:
    drawing = DRAWN.draw(name)

    assert not re.search(r"<script|href|url\(http|<image|<foreignObject", drawing)


def test_the_pad_has_ten_different_pictures() -> None:
    assert len({DRAWN.draw(f"code_{name}") for name in PAD}) == 10


@pytest.mark.parametrize("name", ["nothing", "../web", "a" * 99, "Ø"])
def test_an_unknown_picture_is_named_so(name: str) -> None:
    with pytest.raises(UnknownPicture):
        DRAWN.draw(name)


def test_an_emoji_is_found_by_its_code_points() -> None:
    assert file_of("☀️") == "2600"
    assert file_of("🧑‍🍳") == "1f9d1-200d-1f373"
