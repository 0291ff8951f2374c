"""`make eval`: measures the report half, prints the tables and writes them into docs/measured.md."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from operate.understanding import parse, public, reader
from settings import Settings
from tests.eval.baseline import Columns, baseline
from tests.eval.cases import HALVES, Cases, cases
from tests.eval.measure import measure
from tests.eval.table import fallen, keep, markdown, write_into

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(__file__).with_name("figures.json")
BESIDE = Path(__file__).with_name("baseline.json")


def main() -> int:
    """Measure one half; 1 where a figure of the report half has fallen by more than its interval."""
    told_by = argparse.ArgumentParser(prog="make eval")
    told_by.add_argument("--half", choices=HALVES, default="report")
    told_by.add_argument("--wrong", action="store_true", help="print every line that went wrong")
    told_by.add_argument("--keep", action="store_true", help="let later runs be held against these figures")
    told_by.add_argument(
        "--baseline", type=float, nargs="?", const=1.0, metavar="PART",
        help="train and measure Rasa's default pipeline too; on a part of the lines, ours on the same part",
    )  # fmt: skip
    options = told_by.parse_args()
    lines = cases(options.half)
    with reader(Settings.read(), _say) as client:
        told = measure(lines, lambda text: public(parse(client, text)))
    beside = _beside(lines, options.half, options.baseline)
    table = markdown(told, beside)
    print(table)
    if options.wrong:
        print("\n".join(f"{what} | {seen} | {text}" for what, seen, text in told.wrong))
    if options.half != "report":
        return 0
    day = f"Measured {datetime.now(UTC):%Y-%m-%d}.\n\n"
    write_into(ROOT / "docs" / "measured.md", "understanding", day + table)
    if options.keep:
        keep(KEPT, told)
    worse = fallen(KEPT, told)
    print("\n".join(["Worse than before:", *worse] if worse else ["No figure has fallen."]))
    return 1 if worse else 0


def _beside(lines: Cases, half: str, part: float | None) -> Columns:
    """Measure the default pipeline where that is asked for; else show what was measured last."""
    if part is not None:
        found = baseline(lines, part, _say)
        if half == "report":
            BESIDE.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
        return found
    known: Columns = json.loads(BESIDE.read_text("utf-8")) if half == "report" and BESIDE.exists() else {}
    return known


def _say(told: str) -> None:
    print(told, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
