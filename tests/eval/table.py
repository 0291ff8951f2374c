"""The measured figures as Markdown, and as the file that later runs are held against."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from tests.eval.measure import Measured
from tests.eval.scores import share

AT_LEAST = {
    "kind, macro F1": 0.90,
    "life area of a wish, macro F1": 0.85,
    "danger noticed (at once or asked)": 0.98,
    "goals right": 0.85,
}
AT_MOST = {
    "look-alikes answered as danger": 0.05,
    "look-alikes asked about": 0.30,
    "others' wishes or inverted negatives made goals": 0.01,
}
LOWER_IS_BETTER = {
    *AT_MOST,
    "goals wrong",
    "goals asked",
    "ordinary messages asked about or answered as danger",
}
HURT, HURT_MAY_LOSE = "kind after 10 % of words misheard, macro F1", 0.06
FEW = 5
"""Traps with fewer lines say nothing by themselves."""


def markdown(told: Measured, beside: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """Return the tables: figures with their bars and what stands beside them, then kinds, areas and traps."""
    others = (beside or {}).values()
    headings = "".join(f" {heading} |" for heading in beside or {})
    rows = [
        f"| what | measured (95 % interval) | lines | wanted |{headings}",
        f"|---|---|---|---|{'---|' * len(others)}",
    ]
    for name, figure in told.figures.items():
        found = "".join(f" {other.get(name, '')} |" for other in others)
        rows.append(f"| {name} | {figure} | {figure.n} | {_wanted(name, told)} |{found}")
    for name, seconds in told.seconds.items():
        rows.append(
            f"| {name}, median a message | {seconds * 1000:.1f} ms | | {_ms(name)} |{' |' * len(others)}"
        )
    rows += ["", "| kind | F1 (95 % interval) | lines |", "|---|---|---|"]
    rows += [f"| {name} | {figure} | {figure.n} |" for name, figure in told.kinds.items()]
    rows += ["", "| life area | F1 (95 % interval) | lines |", "|---|---|---|"]
    rows += [f"| {name} | {figure} | {figure.n} |" for name, figure in told.areas.items()]
    rows += ["", "| trap | right (95 % interval) | lines |", "|---|---|---|"]
    many = {trap: hits for trap, hits in sorted(told.traps.items()) if len(hits) >= FEW}
    rows += [f"| {trap} | {share(hits)} | {len(hits)} |" for trap, hits in many.items()]
    return "\n".join(rows) + "\n"


def write_into(file: Path, name: str, told: str) -> None:
    """Put the tables between the marks of this name in a Markdown file."""
    begin, end = f"<!-- {name} begins -->\n", f"<!-- {name} ends -->"
    text = file.read_text("utf-8")
    head, rest = text.split(begin)
    file.write_text(f"{head}{begin}{told}{end}{rest.split(end)[1]}", "utf-8")


def keep(file: Path, told: Measured) -> None:
    """Write the figures that later runs may not fall below."""
    kept = {name: [f.value, f.low, f.high] for name, f in told.figures.items()}
    file.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")


def fallen(file: Path, told: Measured) -> list[str]:
    """Return the figures that are worse than the kept ones by more than the kept interval."""
    worse = []
    for name, (value, low, high) in json.loads(file.read_text("utf-8")).items():
        now = told.figures[name].value
        bad = now > high if name in LOWER_IS_BETTER else now < low
        if bad:
            worse.append(f"{name}: {now:.3f}, was {value:.3f} ({low:.3f}-{high:.3f})")
    return worse


def _wanted(name: str, told: Measured) -> str:
    if name == HURT:
        return f"at least {told.figures['kind, macro F1'].value - HURT_MAY_LOSE:.3f}"
    if name in AT_LEAST:
        return f"at least {AT_LEAST[name]:.2f}"
    return f"at most {AT_MOST[name]:.2f}" if name in AT_MOST else ""


def _ms(name: str) -> str:
    return {"understanding": "at most 30 ms", "drafting": "at most 5 ms"}[name]
