"""Puts clauses together that belong to one wish, and telegrams into one sentence. What may be two stays two."""

from __future__ import annotations

import re
from dataclasses import replace

from plan.additions import added
from plan.asked_for import asked_for
from plan.pointing import told_with, what_it_is_about
from plan.said import Reading
from plan.telegrams import low_first as _low
from plan.telegrams import telegram
from plan.voices import SUBJECT


def merged(readings: list[Reading]) -> list[Reading]:
    """Clauses that only add to the wish before them go back to it; telegram style is put into one sentence."""
    readings = telegram(_after_its_time(_hesitated(asked_for(_same_subject(readings)))))
    out: list[Reading] = []
    for reading in readings:
        before = out[-1] if out else None
        more = (
            added(before, reading)
            if before is not None and before.kind in ("wish", "bare", "negative")
            else None
        )
        told = (
            (told_with(before, reading) or what_it_is_about(before, reading)) if before is not None else None
        )
        if reading.kind == "agrees" and before is not None and before.kind in ("wish", "negative"):
            continue  # "…, det vil jeg altså" only says it again
        if told is not None:
            out[-1] = told
        elif before is not None and more is not None:
            turns = before.kind == "negative" and (reading.clause.link == "men" or reading.kind == "wish")
            out[-1] = replace(before, core=f"{before.core}{more}", kind="wish" if turns else before.kind)
        else:
            out.append(reading)
    return [r for r in out if r.kind != "fragment"] or out


def _hesitated(readings: list[Reading]) -> list[Reading]:
    """ "måske … en lejlighed": a "måske" of its own belongs to what follows."""
    out: list[Reading] = []
    for reading in readings:
        doubt = (
            out
            and out[-1].kind in ("yes_no", "dont_know")
            and re.search(r"\bmåske\b", out[-1].clause.text, re.IGNORECASE)
        )
        if doubt and reading.kind in ("wish", "bare") and "måske" not in reading.before:
            reading = replace(reading, before=reading.before.replace("vil", "vil måske", 1), strength="måske")
        out.append(reading)
    return out


_OF_OTHERS = re.compile(rf"^(?:og |men |så )?{SUBJECT} (?!vil jeg|kunne jeg)\w+", re.IGNORECASE)


_NO_SUBJECT = re.compile(
    r"^(?:(?:vil|ville|drømmer|ønsker|håber|gider|længes|kunne|har)(?! jeg)\b)(?!.*\bjeg\b)", re.IGNORECASE
)


def _same_subject(readings: list[Reading]) -> list[Reading]:
    """ "min søster bor i Vejle og vil gerne flytte": who is not named again is still she."""
    out: list[Reading] = []
    for reading in readings:
        before = out[-1].clause.text if out else ""
        theirs = _OF_OTHERS.match(before) and not re.search(r"\bjeg\b", before, re.IGNORECASE)
        if theirs and reading.clause.link in ("og", "men", ",") and _NO_SUBJECT.match(reading.clause.text):
            reading = replace(reading, kind="reported", core="")
        out.append(reading)
    return out


_WHEN_FIRST = re.compile(
    r"^(?:efter|før|inden|til|om|næste|når|i|på|engang|senere|snart)\b(?!.*\b(?:vil|kunne|drømmer)\b)",
    re.IGNORECASE,
)


def _after_its_time(readings: list[Reading]) -> list[Reading]:
    """ "efter ferien. så vil jeg starte": a time that stands alone in front belongs to the wish after it."""
    if len(readings) < 2 or not _WHEN_FIRST.match(readings[0].clause.text) or readings[1].kind != "wish":
        return readings
    when, wish = readings[0].clause.text, readings[1]
    told = wish.clause.link in ("så", ".", ",") and re.match(
        r"^(?:så )?(?:vil|ville|kunne|skal) jeg\b", wish.clause.text
    )
    if not told or len(when.split()) > 6 or readings[0].kind not in ("fragment", "bare", "unknown"):
        return readings
    joint = ", " if re.match(r"^når\b", when, re.IGNORECASE) else " "
    return [replace(wish, core=f"{wish.core}{joint}{_low(when)}"), *readings[2:]]
