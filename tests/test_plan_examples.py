"""The 59 worked examples of how a person's words become a draft; every one of them, word for word."""

import json
from pathlib import Path

import pytest

from plan.drafting import draft

EXAMPLES = [
    json.loads(line)
    for line in (Path(__file__).parent / "eval" / "goal_examples.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
# Here the example's sentence is shown but is no goal: it speaks of somebody else, or of a "vi" nobody knows yet.
SHOWN_ONLY = {"THIRD_PARTY", "ASK_WHO"}


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["input"][:40] for example in EXAMPLES])
def test_every_worked_example_is_drafted_as_written(example: dict[str, object]) -> None:
    found = draft(str(example["input"]))

    shown = [found.sentence] if found.status in SHOWN_ONLY else list(found.goals)
    assert (found.status, shown) == (example["status"], example["goals"])


def test_only_what_is_the_persons_own_may_be_approved() -> None:
    not_their_own = [example for example in EXAMPLES if example["status"] in SHOWN_ONLY]

    assert not_their_own
    assert all(draft(example["input"]).goals == () for example in not_their_own)
