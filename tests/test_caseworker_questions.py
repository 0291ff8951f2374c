"""What the citizen was asked is read from the bot's own texts."""

from pathlib import Path

import pytest

from caseworker.questions import asked, last_words

DOMAIN = """
responses:
  utter_ask_dream:
    - text: "Hvad drømmer du om?"
      condition: [{type: slot, name: level, value: easy}]
    - text: "Hvad er din drøm?"
  utter_greet:
    - text: "Hej"
"""


def test_the_ordinary_wording_of_each_question_is_known(tmp_path: Path) -> None:
    (tmp_path / "wish.yml").write_text(DOMAIN, encoding="utf-8")
    (tmp_path / "empty.yml").write_text("", encoding="utf-8")

    assert asked(tmp_path) == {"dream": "Hvad er din drøm?"}


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Hvad drømmer du om?", "Hvad drømmer du om?"),
        ("Det er det, {said_by} synes. Hvad synes du selv?", "Hvad synes du selv?"),
        ("Det her sender jeg:\n\n{text}\n\nMå jeg sende det?", "Må jeg sende det?"),
        ("Nu står der «{draft}»", ""),
    ],
)
def test_only_the_question_itself_is_kept(text: str, question: str) -> None:
    assert last_words(text) == question
