"""The pictures on cards and keys: our own drawings, or emoji from a package. Loads nothing from afar."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
OWN = HERE / "pictures"
_NAME = re.compile(r"[a-z0-9_-]{1,60}")
_OUTER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36">{}</svg>'
# The second emoji stands small in the corner, on a white ring, so that one card can say two things.
_BOTH = (
    '<g transform="scale(.82)">{}</g><circle cx="26.5" cy="26.5" r="9.5" fill="#fff"/>'
    '<g transform="translate(18.5 18.5) scale(.444)">{}</g>'
)


class UnknownPicture(Exception):
    """No picture has that name."""


class Pictures:
    def __init__(self, packages: Path) -> None:
        self._emoji = packages / "@twemoji" / "svg"
        self._names = _mapping()
        self.draw = cache(self._draw)

    def names(self) -> frozenset[str]:
        return frozenset(self._names) | {drawing.stem for drawing in OWN.glob("*.svg")}

    def _draw(self, name: str) -> str:
        """The SVG of that name. Raises UnknownPicture."""
        if not _NAME.fullmatch(name):
            raise UnknownPicture
        own = OWN / f"{name}.svg"
        if own.is_file():
            return own.read_text("utf-8")
        if name not in self._names:
            raise UnknownPicture
        shapes = [self._shape(emoji) for emoji in self._names[name].split()]
        return _SVG.format(_BOTH.format(*shapes) if len(shapes) == 2 else shapes[0])

    def _shape(self, emoji: str) -> str:
        try:
            drawing = (self._emoji / f"{file_of(emoji)}.svg").read_text("utf-8")
        except FileNotFoundError:
            raise UnknownPicture from None
        inner = _OUTER.search(drawing)
        if inner is None:
            raise UnknownPicture
        return inner[1]


def file_of(emoji: str) -> str:
    """How the package names an emoji: its code points, without the variation mark unless joined."""
    joined = "\u200d" in emoji
    return "-".join(f"{ord(c):x}" for c in emoji if joined or c != "\ufe0f")


def _mapping() -> dict[str, str]:
    read: Any = yaml.safe_load((HERE / "pictures.yml").read_text("utf-8"))
    return {str(name): str(emoji) for name, emoji in read.items()}
