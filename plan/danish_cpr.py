"""Takes Danish personal numbers out of a text; it keeps none of them, not even to compare."""

from __future__ import annotations

import re

from plan.danish_numbers import BETWEEN, DAYS, FILLERS, MONTH_NAMES, MONTHS, SPOKEN, THOUSANDS, WHOLE_TENS

REMOVED = "[fjernet nummer]"

# Where the day and the month are words, six digits are left; and so many words hold any number.
_FEWEST, _MOST_WORDS, _LONGEST_WORD = 6, 24, 40
# A number that begins is known by its date; what follows it are at most four digits.
_MORE = ("1", "1 1", "1 1 1", "1 1 1 1")
Part = tuple[int, int, str]
_PART = re.compile(r"\d+|[^\W\d_]+")
_SHORT_DATE = re.compile(r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[ ./-]\s?(?:19|20)?\d{2}")
# What may stand between two groups of one number.
_GAP = re.compile(r"[\s.,\-‐-―/_]{0,4}\Z")


def without_cpr(text: str) -> tuple[str, bool]:
    """The text with everything that looks like a CPR number replaced, and whether there was one.

    ddmmyy-xxxx with any spacing, with a four-digit year, with the month's name, or read aloud in words.
    """
    kept: list[str] = []
    at = 0
    for start, end in cpr_in(text):
        kept += [text[at:start], REMOVED]
        at = end
    return ("".join(kept) + text[at:], True) if kept else (text, False)


def cpr_in(text: str) -> list[tuple[int, int]]:
    """From where to where each number stands in the text, in order."""
    parts = [(m.start(), m.end(), _digits(m.group())) for m in _PART.finditer(text)]
    if sum(len(digits) for _, _, digits in parts) < _FEWEST:
        return []
    parts = _spoken_through(text, parts)
    found = _numbers(text, _with_short_dates(text, _with_months(text, parts)))
    if any(_is_two_thousand(text, part) for part in parts):
        # "To tusind et to tre fire" is the year 2000 and four digits, or 2001 and three.
        whole = [_even_thousand(text, part) for part in parts]
        found += _numbers(text, _with_short_dates(text, _with_months(text, whole)))
    return _joined(found)


def _even_thousand(text: str, part: Part) -> Part:
    start, end, digits = part
    if _is_two_thousand(text, part):
        return start, end, "2000"
    word = text[start:end].lower()
    return (start, end, SPOKEN[word]) if SPOKEN.get(word, "") and digits == SPOKEN[word].zfill(2) else part


def cpr_begun(text: str) -> int:
    """From where the end of a text that is still being said may become a number; its length where it may not."""
    ended = _PART.findall(text[-_LONGEST_WORD:])
    if not ended or not (_digits(ended[-1]) or ended[-1].lower() in FILLERS | THOUSANDS):
        return len(text)
    words = [match.start() for match in re.finditer(r"\S+", text)][-_MOST_WORDS:]
    tail = text[words[0] :]
    found = [cpr_in(f"{tail} {more}") for more in _MORE]
    begun = [spans[-1][0] for spans in found if spans and spans[-1][1] > len(tail)]
    return words[0] + min(begun) if begun else len(text)


def _numbers(text: str, parts: list[Part]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(parts):
        end = _number_from(parts, i, text)
        if end is not None:
            found.append((parts[i][0], parts[end][1]))
        i = i + 1 if end is None else end + 1
    return found


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, with what overlaps as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _is_two_thousand(text: str, part: Part) -> bool:
    words = text[part[0] : part[1]].lower().split()
    return bool(words) and any(word in THOUSANDS for word in words)


def _spoken_through(text: str, parts: list[Part]) -> list[Part]:
    """The parts with what is said between digits taken into them: "en og halvfems", "to tusind og fire", "streg"."""
    told: list[Part] = []
    for place, (start, end, digits) in enumerate(parts):
        word, near = text[start:end].lower(), told[-1] if told else (0, 0, "")
        ahead = any(digits for _, _, digits in parts[place + 1 : place + 3])
        if word in THOUSANDS and near[2] == "2":
            told[-1] = (near[0], end, "20")
        elif digits and len(digits) == 1 and _is_two_thousand(text, near):
            told.append((start, end, digits.zfill(2)))
        elif digits in WHOLE_TENS and _ends_in_and(text, near) and len(near[2]) == 1 and near[2] != "0":
            told[-1] = (near[0], end, f"{digits[0]}{near[2]}")
        elif word in FILLERS and near[2] and ahead and not text[near[1] : start].strip(" ,.-"):
            told[-1] = (near[0], end, near[2])
        else:
            told.append((start, end, digits))
    return told


def _ends_in_and(text: str, part: Part) -> bool:
    return text[part[0] : part[1]].lower().split()[1:] == ["og"]


def _digits(part: str) -> str:
    return part if part.isdecimal() else SPOKEN.get(part.lower(), "")


def _with_months(text: str, parts: list[Part]) -> list[Part]:
    """Return the parts with "1. januar" as its digits, and "nitten hundrede og" as one part."""
    told: list[Part] = []
    for start, end, digits in parts:
        word = text[start:end].lower()
        if told and word in BETWEEN and told[-1][2] in ("19", "20"):
            told[-1] = (told[-1][0], end, told[-1][2])
            continue
        day_start, day_end, day = told[-1] if told else (0, 0, "")
        day = DAYS.get(text[day_start:day_end].lower(), day)
        if word[:3] in MONTHS and any(month.startswith(word) for month in MONTH_NAMES) and 1 <= len(day) <= 2:
            told[-1] = (day_start, day_end, day.zfill(2))
            digits = MONTHS[word[:3]]
        told.append((start, end, digits))
    return told


def _with_short_dates(text: str, parts: list[Part]) -> list[Part]:
    """Return the parts with "1/1-90" as six digits, and "den første i første" as a day and a month."""
    told: list[Part] = []
    for start, end, digits in parts:
        word = text[start:end].lower()
        if told and word == "i" and text[told[-1][0] : told[-1][1]].lower() in DAYS:
            told[-1] = (told[-1][0], end, told[-1][2])
            continue
        before = text[told[-1][0] : told[-1][1]].lower().removesuffix(" i") if told else ""
        if before in DAYS and DAYS.get(word, "99") <= "12":
            told[-1] = (*told[-1][:2], DAYS[before])
            digits = DAYS[word]
        told.append((start, end, digits))
    for at in range(len(told) - 2):
        date = told[at : at + 3]
        written = text[date[0][0] : date[2][1]]
        if _SHORT_DATE.fullmatch(written):
            told[at : at + 2] = [(start, end, digits.zfill(2)) for start, end, digits in date[:2]]
    return told


def _number_from(parts: list[tuple[int, int, str]], first: int, text: str) -> int | None:
    """The last part of a CPR number that begins at `first`, or None. Looks at twelve parts at most."""
    digits, last = "", None
    for i in range(first, min(first + 12, len(parts))):
        start, _, more = parts[i]
        if not more or (i > first and not _GAP.match(text[parts[i - 1][1] : start][:6])):
            break
        digits += more
        if len(digits) in (10, 12) and _is_birthday(digits[:-4]):
            last = i
        if len(digits) >= 12:
            break
    return last


def _is_birthday(date: str) -> bool:
    day, month = int(date[:2]), int(date[2:4])
    # The authorities add 60 to the day in replacement numbers.
    return (
        1 <= month <= 12
        and (1 <= day <= 31 or 61 <= day <= 91)
        and (len(date) == 6 or date[4:6] in ("19", "20"))
    )
