"""Pictures for Telegram: cards drawn as PNG, a dream as an image, and the code in a photo. Keeps no picture."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path

import resvg_py
import zxingcpp
from PIL import Image, ImageDraw, ImageFont, UnidentifiedImageError

from bot.pictures import Pictures
from bot.telegram_words import Words

SIDE = 360
LARGEST_PHOTO = 16_000_000
"""Points of a photo that is still looked at: some pictures are small files and huge when opened."""
ENOUGH = (2000, 2000)
"""Points to a side; a larger photo that can be opened smaller is: telephones of today take 50 million of them."""
FONTS = Path("dkfds") / "dist" / "fonts" / "IBMPlexSans" / "split" / "woff"
CARD_WIDTH, CARD_EDGE, CARD_LINES = 900, 60, 24
INK, QUIET, PAPER = "#1a1a1a", "#454545", "#ffffff"
QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
LINK = re.compile(r"(?:https?://)?\S+?(?:[?&]start=|/k/)([A-Za-z0-9_-]{8,64})/?")
BARE = re.compile(r"\d(?:[\s-]?\d){7}|(?=.*[A-Z0-9_-])[A-Za-z0-9_-]{32}")


class NotDrawable(Exception):
    """A text with signs that our letters do not have, or too long for a card: send it as text."""


class Drawing:
    """Draws; the cards' pictures once each."""

    def __init__(self, packages: Path, words: Words) -> None:
        """`packages` holds the front-end packages, with the letters of the pages."""
        self._words = words
        self._fonts = packages / FONTS
        pictures = Pictures(packages)
        self.png = cache(lambda name: _png(pictures.draw(name)))

    def dream(self, words: str, goal: str) -> bytes:
        """A dream as an image: the goal large, the person's own words below it. Raises NotDrawable."""
        try:
            large, small, label = self._font("Bold", 52), self._font("Regular", 38), self._font("Regular", 30)
        except OSError:
            raise NotDrawable from None
        lines = [(self._words["card_goal"], label, QUIET)] if goal else []
        lines += [(line, large, INK) for line in _wrapped(goal, large)]
        lines += [(self._words["card_words"], label, QUIET)] if words else []
        lines += [(line, small, INK) for line in _wrapped(f"«{words}»" if words else "", small)]
        if not lines or len(lines) > CARD_LINES:
            raise NotDrawable
        return _drawn(lines)

    def _font(self, weight: str, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(self._fonts / f"IBMPlexSans-{weight}-Latin1.woff", size)


def code_in(photo: bytes) -> str | None:
    """The code of an invitation, from a photo of its QR code; None for every other picture."""
    try:
        with Image.open(BytesIO(photo)) as image:
            image.draft("L", ENOUGH)
            if image.width * image.height > LARGEST_PHOTO:
                return None
            found = zxingcpp.read_barcodes(image.convert("L"), formats=QR)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    return next((code for each in found if (code := code_of(each.text))), None)


def code_of(text: str) -> str | None:
    """The code in a link of an invitation, or a bare code in one of its two forms; None for any other text."""
    bare = text.strip().rstrip(".!")
    link = LINK.fullmatch(bare)
    return link[1] if link else bare if BARE.fullmatch(bare) else None


def _png(svg: str) -> bytes:
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, width=SIDE, height=SIDE, background=PAPER, skip_system_fonts=True
        )
    )


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    missing = bytes(font.getmask("\uffff"))
    if any(not sign.isspace() and bytes(font.getmask(sign)) == missing for sign in set(text)):
        raise NotDrawable
    room, lines = CARD_WIDTH - 2 * CARD_EDGE, [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(word) > room:
            raise NotDrawable
        if font.getlength(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return [line for line in lines if line]


def _drawn(lines: list[tuple[str, ImageFont.FreeTypeFont, str]]) -> bytes:
    heights = [round(font.size * 1.4) for _, font, _ in lines]
    image = Image.new("RGB", (CARD_WIDTH, sum(heights) + 2 * CARD_EDGE), PAPER)
    pen, top = ImageDraw.Draw(image), CARD_EDGE
    for (text, font, ink), height in zip(lines, heights, strict=True):
        pen.text((CARD_EDGE, top), text, fill=ink, font=font)
        top += height
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
