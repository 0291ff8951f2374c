"""How sure a wish is, and on what it leans: moved from in front of it to where a goal has it. Nothing goes."""

from __future__ import annotations

import re

_MODAL = r"(?P<verb>vil|ville|kunne)"
# "så længe jeg kan have min kat med, vil jeg gerne flytte": the wish first, then what it leans on.
_FRONTED = re.compile(
    r"(?P<lead>^|(?<=[.!?] ))(?P<on>(?:(?:engang|senere|til \w+|i \w+|næste \w+|efter \w+),? (?:når|hvis)|med "
    r"?mindre|så længe|så "
    rf"snart|lige så snart|kun hvis|hvis bare) [^.!?]{{3,90}}?),? (?:så )?{_MODAL} jeg (?P<rest>[^.!?]+)",
    re.IGNORECASE,
)
_BELIEVES = re.compile(
    rf"\bjeg (?:tror|tænker)(?: nok| faktisk)? måske,? (?:at )?jeg (?:godt )?{_MODAL}\b", re.IGNORECASE
)
_CONSIDERS = re.compile(
    r"(?:(?<=^)|(?<=[.!?] ))(?:jeg )?overvejer(?: lidt| stærkt| faktisk| også)* (?:det der med |det med )?at (?=\w)",
    re.IGNORECASE,
)
_PERHAPS = re.compile(r"\b(?:muligvis|eventuelt|evt\.?)(?=\s)", re.IGNORECASE)
_RATHER_NOT = re.compile(r"^(?:allerhelst|helst) ikke (?=\w)", re.IGNORECASE)
_ABOVE_ALL = re.compile(rf"^(?:først og fremmest|for det første),? (?:så )?{_MODAL} jeg\b", re.IGNORECASE)


def leaned(text: str) -> str:
    """The message with what a wish leans on behind it, and its doubt beside "vil"."""
    text = _BELIEVES.sub(lambda m: f"jeg {m['verb']} måske", text)
    text = _PERHAPS.sub("måske", _ABOVE_ALL.sub(lambda m: f"jeg {m['verb']}", text))
    text = _CONSIDERS.sub("jeg vil måske ", text)
    text = _RATHER_NOT.sub(lambda m: f"jeg vil {m.group()}", text)
    return _FRONTED.sub(lambda m: f"{m['lead']}jeg {m['verb']} {m['rest']}, {m['on']}", text)
