"""Turns written Danish into Danish as it is said: numbers, dates, times, telephone numbers, abbreviations. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_GROUPS = r"(?:\+45 ?)?(?<!\d)\d{2}(?: \d{2}){3}(?!\d)|(?<!\d)\d{2} \d{3} \d{3}(?!\d)|(?<![\d.,])\d{8}(?!\d)"
_ISO = r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)"
_NUMERIC_DATE = r"(?<!\d)(\d{1,2})([./-])(\d{1,2})[./-](\d{4})(?!\d)"
_SHORT_DATE = r"(\b[Dd](?:en|\.)) ?(\d{1,2})/(\d{1,2})(?![\d/-])"
_HOURS = r"\b(kl\. ?\d{1,2}(?:[.:]\d\d)?) ?[-–] ?(?=\d{1,2}(?:[.:]\d\d)?(?![\d-]))"
_FROM_TO = r"(?<![\w/.,-])(\d+(?:[.,]\d+)?) ?[-–] ?(?=\d+(?:[.,]\d+)?(?![\w/-]))"
_TIME = r"(?<![\d.])(\d{1,2})[.:](\d\d)(?![\d.])"
_NUMBER = r"(?<![\w,.])(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?!\w)"
_UNSPOKEN = re.compile(r"[^\w\s.,;:!?'\"()/+-]|_")
_YEARS_IN_HUNDREDS = range(1100, 2000)
_LARGEST = 999_999_999


@cache
def _words() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("spoken.yml").read_text("utf-8"))
    return found


def said(text: str) -> str:
    """The text as it is said. Signs that nobody says, such as pictures, are left out."""
    steps: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
        (_called(), lambda m: str(_words()["called"][m[0].replace(" ", "")])),
        (_GROUPS, _telephone),
        (_ISO, lambda m: _date(int(m[3]), int(m[2]), m[1], m[0])),
        (_NUMERIC_DATE, lambda m: _date(int(m[1]), int(m[3]), m[4], m[0])),
        (_date_in_words(), lambda m: f"{_ordinal(int(m[1]), m[1])} {m[2]}{_year_after(m[3])}"),
        (_SHORT_DATE, _short_date),
        (_HOURS, lambda m: f"{m[1]} {_words()['to']} kl. "),
        (_FROM_TO, lambda m: f"{m[1]} {_words()['to']} "),
        # At the end of a sentence the same letters are a word: "hunden er min".
        (r"(?<=\d )min\.(?!\w)", lambda m: str(_words()["minutes"])),
        # A full stop before a small letter ends nothing: "3. gang".
        (
            r"(?<![\w.,])(\d{1,2})\.(?= ([^\W\d_]))",
            lambda m: m[0] if m[2].isupper() else _ordinal(int(m[1]), m[0]),
        ),
        (r"(?<=\bkl\. )" + _TIME + "|" + _TIME.replace("[.:]", ":"), _time),
    )
    for pattern, say in steps:
        text = re.sub(pattern, say, text, flags=re.IGNORECASE)
    for short, long in _words()["short"].items():
        ends = r"(?!\w)" if short[-1].isalnum() else ""
        begins = r"(?<!\w)" if short[0].isalnum() else ""
        # A sign between a number and nothing, as in "5%".
        around = "" if short[0].isalnum() else " "
        text = re.sub(
            f"{begins}{re.escape(short)}{ends}",
            f"{around}{long}{around}",
            text,
            flags=re.IGNORECASE if short.islower() else 0,
        )
    text = re.sub(_NUMBER, _number, text)
    return re.sub(r"\s+", " ", _UNSPOKEN.sub(" ", text)).strip()


def option(title: str, key: int) -> str:
    """A button and the key that picks it, as they are read aloud."""
    told: str = _words()["option"]
    return said(told.format(title=title.rstrip(".!?"), key=key))


def number(value: int, one: str | None = None) -> str:
    """A whole number in words; `one` is what a last 1 is called (en by default)."""
    words = _words()
    if value > _LARGEST:
        return " ".join(words["small"][int(digit)] for digit in str(value))
    millions, rest = divmod(value, 1_000_000)
    thousands, rest = divmod(rest, 1000)
    hundreds, small = divmod(rest, 100)
    parts = []
    if millions:
        parts += [number(millions), words["million"] if millions == 1 else words["millions"]]
    if thousands:
        parts += [number(thousands, words["one_of_neuter"]), words["thousand"]]
    if hundreds:
        parts += [number(hundreds, words["one_of_neuter"]), words["hundred"]]
    if small and parts:
        parts.append(words["and"])
    if small or not parts:
        parts.append(_below_hundred(small, one))
    return " ".join(parts)


def _below_hundred(value: int, one: str | None) -> str:
    words = _words()
    if value == 1 and one:
        return one
    if value < 20:
        return str(words["small"][value])
    tens, units = divmod(value, 10)
    ten = str(words["tens"][tens])
    return ten if not units else f"{words['small'][units]}{words['and']}{ten}"


def _year(digits: str) -> str:
    year, words = int(digits), _words()
    if year not in _YEARS_IN_HUNDREDS:
        return number(year)
    rest = f" {words['and']} {_below_hundred(year % 100, None)}" if year % 100 else ""
    return f"{number(year // 100)} {words['hundred']}{rest}"


def _year_after(digits: str | None) -> str:
    return f" {_year(digits)}" if digits else ""


def _ordinal(value: int, written: str) -> str:
    ordinals = _words()["ordinals"]
    return str(ordinals[value]) if 0 < value < len(ordinals) else written


def _date(day: int, month: int, year: str, written: str) -> str:
    """What looks like a date and is none is left as it is written."""
    months = _words()["months"]
    if not (0 < day < len(_words()["ordinals"]) and 0 < month < len(months)):
        return written
    return f"{_words()['day']} {_ordinal(day, '')} {months[month]} {_year(year)}"


def _short_date(match: re.Match[str]) -> str:
    months = _words()["months"]
    day, month = int(match[2]), int(match[3])
    if not (0 < day < len(_words()["ordinals"]) and 0 < month < len(months)):
        return match[0]
    return f"{_words()['day']} {_ordinal(day, '')} {months[month]}"


def _called() -> str:
    """The numbers that everybody knows, also where they are written in groups of three."""
    spaced = (re.sub(r"^(\d{3})(\d{3})$", r"\1 ?\2", digits) for digits in _words()["called"])
    return rf"(?<![\d.,])(?:{'|'.join(spaced)})(?![\d]|[.,]\d)"


def _date_in_words() -> str:
    months = "|".join(_words()["months"][1:])
    return rf"(?<!\d)(\d{{1,2}})\. ({months})\b(?: (\d{{4}})(?!\d))?"


def _time(match: re.Match[str]) -> str:
    hour, minute = (int(part) for part in match.groups() if part is not None)
    if hour > 24 or minute > 59:
        return match[0]
    return number(hour) if not minute else f"{number(hour)} {_two_digits(f'{minute:02}')}"


def _two_digits(digits: str) -> str:
    zero = _words()["small"][0]
    return f"{zero} {number(int(digits[1]))}" if digits[0] == "0" else number(int(digits))


def _telephone(match: re.Match[str]) -> str:
    """Group by group as it is written; eight digits in a row as pairs."""
    digits = match[0].removeprefix("+45").strip()
    groups = digits.split() if " " in digits else re.findall("..", digits)
    return ", ".join(_two_digits(group) if len(group) == 2 else number(int(group)) for group in groups)


def _number(match: re.Match[str]) -> str:
    words = _words()
    sign, whole, decimals = match.groups()
    digits = whole.replace(".", "")
    may_be_year = len(whole) == 4 and not decimals and not sign
    neuter = digits == "1" and re.match(r" (\w+)", match.string[match.end() :])
    one = words["one_of_neuter"] if neuter and neuter[1].lower() in words["neuter"] else None
    told = _year(digits) if may_be_year else number(int(digits), one)
    if decimals:
        told += f" {words['comma']} " + " ".join(words["small"][int(digit)] for digit in decimals)
    return f"{words['minus']} {told}" if sign else told
