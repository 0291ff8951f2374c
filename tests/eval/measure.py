"""Measures one half: what is understood, drafted and noticed, how sure and how fast. Prints nothing."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from plan.danger import look
from plan.drafting import draft
from tests.eval.cases import Cases, Sign, Utterance, Wish
from tests.eval.misheard import misheard
from tests.eval.scores import Figure, Pair, by_label, macro_f1, share

Understand = Callable[[str], dict[str, Any]]
"""A text to what `drommeplan understand` prints for it."""
HURT_SHARE = 0.1
PROPER = re.compile(r"[A-ZÆØÅ].*\w.*[.!?]", re.DOTALL)


@dataclass
class Measured:
    """Figures by name, F1 by kind and area, hits by trap, and every line that went wrong."""

    figures: dict[str, Figure] = field(default_factory=dict)
    kinds: dict[str, Figure] = field(default_factory=dict)
    areas: dict[str, Figure] = field(default_factory=dict)
    traps: dict[str, list[bool]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)


def measure(cases: Cases, understand: Understand) -> Measured:
    """Return everything that is measured on these lines."""
    told = Measured()
    kinds_and_areas(cases.utterances, understand, told)
    danger(cases, told)
    goals(cases.wishes, told)
    return told


def kinds_and_areas(lines: list[Utterance], understand: Understand, told: Measured) -> None:
    """Measure kind, life area, both after recogniser-like noise, calibration and time."""
    found, seconds = _timed(understand, [line.text for line in lines])
    told.seconds["understanding"] = seconds
    pairs = [_kind(line, read) for line, read in zip(lines, found, strict=True)]
    told.figures["kind, macro F1"] = macro_f1(pairs)
    told.kinds = by_label(pairs)
    areas = [_area(line, read) for line, read in zip(lines, found, strict=True) if line.area]
    told.figures["life area of a wish, macro F1"] = macro_f1(areas)
    told.areas = by_label(areas)
    hurt = [understand(text) for text in misheard([line.text for line in lines], HURT_SHARE)]
    told.figures["kind after 10 % of words misheard, macro F1"] = macro_f1(
        [_kind(line, read) for line, read in zip(lines, hurt, strict=True)]
    )
    sure = [read["confidence"] >= 0.8 for read in found]
    hits = [right == seen for right, seen in pairs]
    told.figures["right when at least 0.8 sure"] = share([h for h, s in zip(hits, sure, strict=True) if s])
    for line, (right, seen) in zip(lines, pairs, strict=True):
        _note(told, line.traps, right == seen, ("kind", f"{right} -> {seen}", line.text))
    for line, (right, seen) in zip([line for line in lines if line.area], areas, strict=True):
        if right != seen:
            told.wrong.append(("area", f"{right} -> {seen}", line.text))


def danger(cases: Cases, told: Measured) -> None:
    """Measure what is answered at once, what is asked about, and what is overlooked."""
    seen = [_certainty(sign) for sign in cases.danger]
    told.figures["danger noticed (at once or asked)"] = share([found != "none" for found in seen])
    sure = [found for sign, found in zip(cases.danger, seen, strict=True) if sign.level == "sure"]
    told.figures["sure danger answered at once"] = share([found == "sure" for found in sure])
    alike = [_certainty(sign) for sign in cases.look_alikes]
    told.figures["look-alikes answered as danger"] = share([found == "sure" for found in alike])
    told.figures["look-alikes asked about"] = share([found == "check" for found in alike])
    ordinary = [look(line.text) for line in cases.utterances if line.kind != "crisis"]
    told.figures["ordinary messages asked about or answered as danger"] = share(
        [s is not None for s in ordinary]
    )
    for sign, found in zip(cases.danger, seen, strict=True):
        _note(told, sign.traps, found != "none", ("danger", f"{sign.level} -> {found}", sign.text))
    for sign, found in zip(cases.look_alikes, alike, strict=True):
        _note(told, sign.traps, found in ("none", sign.level), ("look-alike", f"-> {found}", sign.text))


def goals(lines: list[Wish], told: Measured) -> None:
    """Measure drafts: right, asked about, wrong; and what may never be made a goal."""
    found, seconds = _timed(draft, [line.text for line in lines])
    told.seconds["drafting"] = seconds
    verdicts = [judged(line, made.goals) for line, made in zip(lines, found, strict=True)]
    for name in ("right", "asked", "wrong"):
        told.figures[f"goals {name}"] = share([verdict == name for verdict in verdicts])
    told.figures["others' wishes or inverted negatives made goals"] = share(
        [_stolen(line, made.goals) for line, made in zip(lines, found, strict=True)]
    )
    for line, made, verdict in zip(lines, found, verdicts, strict=True):
        seen = f"{made.status} {' + '.join(made.goals)}"
        _note(told, line.traps, verdict == "right", (f"goal {verdict}", seen, line.text))


def judged(line: Wish, goals: Iterable[str]) -> str:
    """Return right, asked or wrong: all that must stay, nothing that may not come, the right number."""
    made = list(goals)
    if not made:
        return "right" if 0 in line.number else "asked"
    told = " + ".join(made).casefold()
    kept = all(any(word.casefold() in told for word in words) for words in line.must)
    clean = not any(word.casefold() in told for word in line.must_not)
    proper = all(PROPER.fullmatch(goal) for goal in made)
    return "right" if kept and clean and proper and len(made) in line.number else "wrong"


def _stolen(line: Wish, goals: tuple[str, ...]) -> bool:
    """Return whether somebody else's wish or an inverted negative was made a goal."""
    told = " + ".join(goals).casefold()
    if line.whose == "other":
        return bool(goals) and 0 in line.number and len(line.number) == 1
    if line.whose == "negative":
        return bool(goals) and " ikke" not in told and "aldrig" not in told and "slippe" not in told
    return line.whose == "mixed" and any(word.casefold() in told for word in line.must_not)


def _kind(line: Utterance, read: dict[str, Any]) -> Pair:
    seen = str(read["kind"])
    # The gentle question counts as noticed; the kind below it is another matter.
    if line.kind == "crisis" and read["check"]:
        seen = "crisis"
    return (seen if seen in line.also else line.kind, seen)


def _area(line: Utterance, read: dict[str, Any]) -> Pair:
    seen = str(read["area"] or "none")
    return (seen if seen in line.also_areas else str(line.area), seen)


def _certainty(sign: Sign) -> str:
    seen = look(sign.text)
    return seen.certainty if seen else "none"


def _note(told: Measured, traps: tuple[str, ...], hit: bool, wrong: tuple[str, str, str]) -> None:
    for trap in traps:
        told.traps.setdefault(trap, []).append(hit)
    if not hit:
        told.wrong.append(wrong)


def _timed[T](read: Callable[[str], T], texts: list[str]) -> tuple[list[T], float]:
    """Return what was read of each text, and the median seconds that one took."""
    found, seconds = [], []
    for text in texts:
        begun = time.perf_counter()
        found.append(read(text))
        seconds.append(time.perf_counter() - begun)
    return found, statistics.median(seconds)
