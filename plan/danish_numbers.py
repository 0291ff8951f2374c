"""Danish number words, months and days as their digits, the way a number is read aloud."""

from __future__ import annotations

_ONES = "nul en to tre fire fem seks syv otte ni".split()
_TEENS = "ti elleve tolv tretten fjorten femten seksten sytten atten nitten".split()
_TENS = {
    "tyve": 2,
    "tredive": 3,
    "fyrre": 4,
    "halvtreds": 5,
    "tres": 6,
    "halvfjerds": 7,
    "firs": 8,
    "halvfems": 9,
}


def _spoken() -> dict[str, str]:
    """Number words to the digits that they stand for when a number is read aloud."""
    said = {word: str(digit) for digit, word in enumerate(_ONES)} | {
        "et": "1",
        "én": "1",
        "ét": "1",
        "o": "0",
    }
    said |= {word: str(10 + n) for n, word in enumerate(_TEENS)}
    for ten, digit in _TENS.items():
        said[ten] = f"{digit}0"
        for n, one in enumerate(_ONES[1:], start=1):
            said[f"{one}og{ten}"] = f"{digit}{n}"
    return said


SPOKEN = _spoken()
MONTH_NAMES = "januar februar marts april maj juni juli august september oktober november december".split()
WHOLE_TENS = {f"{digit}0" for digit in _TENS.values()}
MONTHS = {name[: min(len(name), 3)]: f"{n:02}" for n, name in enumerate(MONTH_NAMES, start=1)}
_ORDINALS = (
    "første anden tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte trettende "
    "fjortende femtende sekstende syttende attende nittende tyvende enogtyvende toogtyvende "
    "treogtyvende fireogtyvende femogtyvende seksogtyvende syvogtyvende otteogtyvende niogtyvende "
    "tredivte enogtredivte"
).split()
DAYS = {name: f"{n:02}" for n, name in enumerate(_ORDINALS, start=1)} | {"andet": "02"}
# Said inside a year: "nitten hundrede og halvfems".
BETWEEN = {"hundrede", "og"}
THOUSANDS = {"tusind", "tusinde"}
# Said or left out between two groups of a number that is read aloud.
FILLERS = {"øh", "øhm", "og", "så", "streg", "bindestreg", "mellemrum", "punktum"}
