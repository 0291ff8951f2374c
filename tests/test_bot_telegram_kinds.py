"""Everything that a person or Telegram can send gets what the table says: an answer, or a silence with a reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.telegram_inbox import Arrived
from bot.telegram_kinds import ASKED_FOR, TABLE, chat_of, kind_of, table
from bot.telegram_words import SENTENCES, Words
from tests.bot_api.forms import UPDATES
from tests.bot_api.server import BotApi
from tests.bot_api.updates import EXAMPLES, GROUP, PERSON
from tests.telegram_fixtures import ROOT, Bench

OF_THE_CONVERSATION = {"command", "text", "button", "voice"}
DOCUMENT = ROOT / "docs" / "telegram.md"
READ = yaml.safe_load(SENTENCES.read_text("utf-8"))
WORDS = Words(ROOT / "pages", "https://drom.example.dk", "droemmeplan_bot")


@pytest.fixture
def bench(server: BotApi, tmp_path: Path) -> Bench:
    server.known |= {PERSON, int(str(GROUP["id"]))}
    made = Bench(tmp_path, server)
    made.linked(PERSON)
    return made


def test_every_row_has_an_example() -> None:
    assert {kind for kind, _ in EXAMPLES} | OF_THE_CONVERSATION == set(table())


def test_no_kind_stands_twice() -> None:
    rows = yaml.safe_load(TABLE.read_text("utf-8"))

    assert len(rows) == len(table())


def test_every_published_update_is_asked_for_or_known_to_be_left_out() -> None:
    alone = {"message": {"chat": {"type": "private"}}}
    kinds = {name: kind_of({"update_id": 1, name: alone | {"data": ""}}) for name in UPDATES}

    assert {name for name, kind in kinds.items() if table()[kind].asked} == {
        *ASKED_FOR,
        "edited_channel_post",
    }


@pytest.mark.parametrize(
    ("kind", "update"), EXAMPLES, ids=[f"{kind}-{n}" for n, (kind, _) in enumerate(EXAMPLES)]
)
async def test_each_kind_gets_what_its_row_says(bench: Bench, kind: str, update: dict[str, Any]) -> None:
    made = {"update_id": 9_000_000, **update}
    assert kind_of(made) == kind
    async with bench.run() as front:
        front.arrived([made])
        await bench.settled(front)

    gets, sent = table()[kind].gets, [message.text for message in bench.api.sent]
    left = "leaveChat" in [method for method, _ in bench.api.calls]
    assert bench.rasa.turns == []
    assert sent == ([] if gets in ("silence", "leave", "blocked") else [WORDS[gets]])
    assert left == (gets in ("group", "leave"))
    assert bench.door.closed == ([str(PERSON)] if gets == "blocked" else [])


async def test_words_under_a_picture_are_words(bench: Bench) -> None:
    update = dict(EXAMPLES[4][1])
    update["message"] = update["message"] | {"caption": "sådan en hund vil jeg have"}
    async with bench.run() as front:
        front.arrived([{"update_id": 9_000_001, **update}])
        await bench.settled(front)

    assert [turn["text"] for turn in bench.rasa.turns] == ["sådan en hund vil jeg have"]


async def test_an_album_is_answered_once(bench: Bench) -> None:
    update = EXAMPLES[2][1]
    async with bench.run() as front:
        front.arrived([{"update_id": 9_000_010 + n, **update} for n in range(4)])
        await bench.settled(front)

    assert [message.text for message in bench.api.sent] == [WORDS["album"]]


def test_an_update_without_a_chat_belongs_to_nobody() -> None:
    assert chat_of({"update_id": 1}) == 0
    assert Arrived(1, chat_of({"poll": {"id": "p"}}), {}).chat == 0


def test_the_table_in_the_documents_is_the_table() -> None:
    rows = [f"| {row.kind} | {_gets(row.gets)} | {row.why} |" for row in table().values()]

    assert "\n".join(rows) in DOCUMENT.read_text("utf-8")


def test_every_answer_to_a_voice_message_that_is_not_used_stands_there() -> None:
    said = {name for name in READ if name.startswith(("heard_", "hears_"))}
    told = said - {"heard_yes", "heard_no", "heard_wrong"}
    page = DOCUMENT.read_text("utf-8")

    assert len(told) == 6
    assert [name for name in sorted(told) if f"| «{WORDS[name]}» |" not in page] == []


def _gets(gets: str) -> str:
    named = {"turn": "the conversation", "voice": "what was heard, to confirm", "silence": "–"}
    named |= {"leave": "the chat is left", "blocked": "–, and the desk shows it"}
    return named.get(gets) or "«" + WORDS[gets].replace("\n", " ") + "»"
