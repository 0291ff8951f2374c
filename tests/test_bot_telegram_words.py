"""What the Telegram front says itself is easy Danish, and its menu keeps to Telegram's rules and the conversation's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.messages import COMMANDS
from bot.telegram_kinds import table
from bot.telegram_words import SENTENCES, Words
from plan.easy_danish import BANNED, WORDS_MOST, words
from tests.danish_script import lix, sentences
from tests.telegram_fixtures import ROOT

READ = yaml.safe_load(SENTENCES.read_text("utf-8"))
SAID = {name: text for name, text in READ.items() if isinstance(text, str)}
LISTED = {"help"}
"""A list, one command a line: no running text."""
ITSELF = {"turn", "voice", "silence", "leave", "blocked"}
"""What the table says that is no sentence."""
WORDS = Words(ROOT / "pages", "https://drom.example.dk", "droemmeplan_bot")


@pytest.mark.parametrize("name", sorted(SAID.keys() - LISTED))
def test_every_sentence_is_short_and_plain(name: str) -> None:
    # An address is no word.
    text = re.sub(r"\{(web|bot)\}", "her", SAID[name])

    assert [said for said in sentences(text) if len(words(said)) > WORDS_MOST] == []
    assert "!" not in text
    assert not BANNED.search(text)


def test_all_of_it_is_very_easy_to_read() -> None:
    assert lix([text for name, text in SAID.items() if name not in LISTED]) <= 20


def test_every_sentence_of_the_table_exists() -> None:
    assert {row.gets for row in table().values()} - ITSELF <= SAID.keys()


def test_whoever_cannot_be_heard_or_is_not_taken_at_their_word_is_told_112() -> None:
    for name in (
        *("hears_nobody", "heard_unsure", "heard_nothing", "heard_no_choice", "heard_too_long"),
        *("audio", "video", "video_note", "document", "poll", "location", "contact", "other", "with_words"),
        *("forwarded", "edited", "only_command", "unknown_command", "help"),
    ):
        assert "112" in SAID[name]


def test_the_menu_keeps_to_telegrams_rules() -> None:
    names = [command.command for command in WORDS.commands]

    assert len(set(names)) == len(names) <= 100
    assert [name for name in names if not re.fullmatch(r"[a-z0-9_]{1,32}", name)] == []
    assert [each.says for each in WORDS.commands if not 1 <= len(each.says) <= 256] == []


def test_the_menus_payloads_are_those_that_the_conversation_takes() -> None:
    assert {command.payload for command in WORDS.commands if command.payload} <= COMMANDS


def test_every_command_that_the_help_names_is_in_the_menu() -> None:
    named = set(re.findall(r"^/(\w+)", SAID["help"], re.MULTILINE))

    assert named <= {command.command for command in WORDS.commands}


def test_braces_in_a_persons_words_are_words() -> None:
    assert WORDS.filled("heard", words="{web} {words}").startswith("Jeg hørte: «{web} {words}»")


@pytest.mark.parametrize("said", ["Ja.", " ja ", "JA", "Det er rigtigt!"])
def test_a_yes_is_known_however_it_is_written(said: str) -> None:
    assert WORDS.means("yes_words", said)


def test_an_empty_page_of_the_municipality_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "telegram.md").write_text(" \n", "utf-8")

    assert "Telegram er et firma" in Words(tmp_path, "x", "y")["third_party"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_page_of_the_municipality_is_read_however_it_was_saved(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "telegram.md").write_text("Kære dig. Skriv på {web}: 100 %\r\nHilsen os", encoding)

    assert Words(tmp_path, "x", "y")["third_party"].splitlines() == [
        "Kære dig. Skriv på x: 100 %",
        "Hilsen os",
    ]
