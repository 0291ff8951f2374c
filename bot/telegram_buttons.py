"""What a pressed button does: the open ones what they say, old ones nothing but a kind word, twice what once did."""

from __future__ import annotations

from dataclasses import dataclass

from bot.telegram_heard import said_before
from bot.telegram_inbox import Arrived, State
from bot.telegram_parts import Part, said
from bot.telegram_talk import HELP, TRY, Talk

NEWS, YES, NO = "!news", "!yes", "!no"


@dataclass(frozen=True)
class Reply:
    """What is sent, and what the pressed button says for a moment; `leave`: the chat is left after it."""

    parts: list[Part]
    toast: str | None = None
    leave: bool = False


class Buttons:
    """Presses of one person, in their order."""

    def __init__(self, talk: Talk) -> None:
        """Prepare."""
        self._talk = talk
        self._words = talk.words

    async def pressed(self, one: Arrived, state: State) -> Reply:
        """Raises NoAnswer, DoorClosed."""
        data = str(one.body["callback_query"].get("data") or "")
        conversation, _linked, closed = await self._talk.conversation(one.chat, state)
        name, _, number = data.partition(":")
        if data == HELP:
            return Reply(await self._talk.turn(state, conversation, key=str(one.id), choice="/crisis"))
        if closed:
            return Reply(closed + self._talk.code_please())
        if data in (TRY, NEWS):
            return await self._opened(one, state, conversation, data)
        if name in (YES, NO):
            return await self._confirmed(state, conversation, number, yes=name == YES)
        board = state.get("board") or {}
        if name == board.get("name") and number.isdecimal() and int(number) < len(board["payloads"]):
            state["used"] = data
            choice = board["payloads"][int(number)]
            return Reply(await self._talk.turn(state, conversation, key=name, choice=choice))
        if data == state.get("used"):
            return Reply([], self._words["twice"])
        again = await self._talk.turn(state, conversation, key=str(one.id), choice="/repeat")
        return Reply(said(self._words["stale"]) + again, self._words["pressed"])

    async def _opened(self, one: Arrived, state: State, conversation: str, data: str) -> Reply:
        """Our own buttons open a sitting; pressed twice, they open one."""
        if not state.get("news") if data == NEWS else state.get("tried") == conversation:
            return Reply([], self._words["twice"])
        state["tried"] = conversation
        return Reply(await self._talk.start(one, state, conversation))

    async def _confirmed(self, state: State, conversation: str, heard: str, *, yes: bool) -> Reply:
        """Each of what was heard is used once; that it has been received is told only of what was."""
        if said_before(state, heard, yes=yes):
            return Reply([], self._words["twice"])
        return Reply(await self._talk.confirmed(state, conversation, heard, yes=yes))
