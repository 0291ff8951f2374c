"""What one update of one person is answered with. Sends nothing and keeps nothing: both are done by who asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol
from uuid import uuid4

from bot import texts
from bot.dialogue import Dialogue
from bot.hinge import CodeRefused, TooManyCodes
from bot.messages import Answer, NotAllowed, NothingSaid, TooLong
from bot.telegram_heard import asked_about, forget, taken
from bot.telegram_inbox import Arrived, State
from bot.telegram_parts import Board, Choice, Part, Wanted, cards_of, mark_of, said, told, unspoken
from bot.telegram_pictures import code_of
from bot.telegram_words import Words, command_in

CHANNEL: Final = "telegram"
TRY, HELP = "!try", "!help"
"""What our own buttons send; those of the conversation are named by their board."""


class Door(Protocol):
    """The part of the hinge's client that this front needs."""

    async def link(self, code: str, *, channel: str, address: str, account: str | None = None) -> str: ...
    async def known(self, channel: str, account: str) -> str | None: ...
    async def blocked(self, channel: str, account: str) -> None: ...


Note = Callable[[int, State], None]


class Talk:
    """Answers what people write and press; `state` is what is known of the person, and is changed."""

    def __init__(
        self, dialogue: Dialogue, door: Door, words: Words, note: Note, *, hears: bool = False
    ) -> None:
        """`note` keeps something of a person at once, so that it is known after a crash in the middle.

        `hears`: whether free words can be spoken here; speaking is offered only then.
        """
        self.dialogue = dialogue
        self.door = door
        self.words = words
        self._note = note
        self._hears = hears

    async def sentence(self, one: Arrived, state: State, name: str) -> list[Part]:
        """One of our own sentences; words that stand under a picture or a film are taken like any others."""
        caption = (one.body.get("message") or {}).get("caption")
        if caption and name != "forwarded":
            return said(self.words["with_words"]) + await self.text(one, state, caption)
        return self.first(state) + said(self.words[name])

    async def text(self, one: Arrived, state: State, text: str, mode: str = "typed") -> list[Part]:
        """Words that a person wrote, or said and confirmed."""
        if mode == "typed" and text.startswith("/"):
            return await self._command(one, state, *command_in(text))
        conversation, linked, closed = await self.conversation(one.chat, state)
        if not linked and (code := code_of(text)):
            return await self.link(one, state, code)
        if not closed and state.get("news") and self.words.means("show_words", text):
            return await self.start(one, state, conversation)
        if (asked := asked_about(state)) and (yes := self.words.yes_or_no(text)) is not None:
            # Typed instead of a press: the same yes or no to what was asked about last.
            return await self.confirmed(state, conversation, asked, yes=yes)
        parts = closed + self.first(state)
        if parts and not linked:
            parts += said(self.words["code_please"])
        return parts + await self.turn(state, conversation, key=str(one.id), text=text, mode=mode)

    async def turn(self, state: State, conversation: str, *, key: str, **what: Any) -> list[Part]:
        """One turn of the conversation; the same key happens once."""
        try:
            self._listen_to(state, what)
            answer = await self.dialogue.turn(conversation, CHANNEL, key=f"telegram/{key}", **what)
        except NothingSaid:
            return said(texts.NOTHING_SAID)
        except TooLong:
            return said(texts.TOO_LONG)
        except NotAllowed:
            return said(texts.NOT_UNDERSTOOD)
        return self.shown(state, answer)

    def _listen_to(self, state: State, what: Mapping[str, str]) -> None:
        """Whoever chooses to speak is spoken to, and whoever chooses another way is not."""
        board = state.get("board") or Board(name="", payloads=[], titles=[])
        titles = dict(zip(board["titles"], board["payloads"], strict=True))
        choice = what.get("choice") or titles.get(what.get("text", "").strip())
        if choice and (spoken := self.words.spoken_after(choice)) is not None:
            state["voice"] = spoken

    async def confirmed(self, state: State, conversation: str, name: str, *, yes: bool) -> list[Part]:
        """What was heard is used after a yes to exactly that; what is no longer known is asked for again."""
        words = taken(state, name, yes=yes)
        if not yes or words is None:
            return said(self.words["heard_gone" if yes else "heard_wrong"])
        # A spoken answer never sends, shares or erases.
        return await self.turn(state, conversation, key=name, text=words, mode="spoken")

    async def start(self, one: Arrived, state: State, conversation: str) -> list[Part]:
        """A new sitting: the greeting, or the news, the recap and the open question.

        News is told once, so after a crash in the middle it is not asked for again but read.
        """
        for what in ("news", "shown"):
            state.pop(what, None)
        began = state.pop("began", {})
        before = await self.dialogue.messages(conversation)
        if began.get("update") == one.id and (told := before.messages[began["after"] :]):
            return self.shown(state, Answer(told, before.session))
        self._note(one.chat, {"began": {"update": one.id, "after": len(before.messages)}})
        return self.shown(state, await self.dialogue.start(conversation, CHANNEL, f"telegram/{one.id}"))

    async def link(self, one: Arrived, state: State, code: str) -> list[Part]:
        """Tie the account to whoever the code is for, and begin or go on."""
        account = str(one.chat)
        notice = self.first(state)
        try:
            conversation = await self.door.link(
                code, channel=CHANNEL, address=f"{CHANNEL}/{account}", account=account
            )
        except TooManyCodes as error:
            return notice + said(texts.too_many(error.retry_after))
        except CodeRefused as error:
            before = await self.door.known(CHANNEL, account) if error.reason == "used" else None
            if before is None:
                return notice + said(texts.code_refused(error.reason))
            # The same code again from the same person, perhaps because we died in the middle.
            conversation = before
        state["linked"] = True
        # What was heard from the person of before is not this one's.
        forget(state)
        for what in ("board", "shown"):
            state.pop(what, None)
        return notice + await self.start(one, state, conversation)

    async def conversation(self, chat: int, state: State) -> tuple[str, bool, list[Part]]:
        """Whose conversation this is, whether it is a citizen's, and what to say where it was closed meanwhile."""
        known = await self.door.known(CHANNEL, str(chat))
        if known is not None:
            state["linked"] = True
            return known, True, []
        if was_linked := state.pop("linked", False):
            forget(state)
        if was_linked or "practice" not in state:
            # Practice belongs to nobody and is sent to nobody; danger is looked for in it as everywhere.
            state["practice"] = uuid4().hex
            state.pop("board", None)
            self._note(chat, {"practice": state["practice"]})
        return str(state["practice"]), False, said(texts.ENDED) if was_linked else []

    def shown(self, state: State, answer: Answer) -> list[Part]:
        """An answer as parts; its buttons are the open ones from now on."""
        name = uuid4().hex[:8]
        wanted = Wanted(bool(state.get("cards")), bool(state.get("voice")), state.get("shown", ()))
        parts, board = told(answer if self._hears else unspoken(answer, self.words), self.words, name, wanted)
        state["shown"] = [mark_of(card) for card in cards_of(answer)] or state.get("shown", [])
        # A turn without buttons leaves none open: older ones would answer another question.
        state["board"] = board
        return parts

    def first(self, state: State) -> list[Part]:
        """That another company reads along: said before anything else, once."""
        if state.get("told"):
            return []
        state["told"] = True
        return said(self.words["third_party"])

    async def _command(self, one: Arrived, state: State, name: str, rest: str) -> list[Part]:
        conversation, linked, closed = await self.conversation(one.chat, state)
        if name in ("start", "kode") and rest:
            return await self.link(one, state, rest)
        notice = closed + self.first(state)
        command = self.words.command(name)
        if command and rest:
            # Danger may be told in what is not read.
            notice += said(self.words["only_command"])
        if name == "start":
            return notice + (await self.start(one, state, conversation) if linked else self.code_please())
        if name == "kode":
            return notice + said(self.words["code_how"])
        if name in ("lyd", "kort"):
            return notice + self.switched(state, {"lyd": "voice", "kort": "cards"}[name])
        if command and command.payload:
            return notice + await self.turn(state, conversation, key=str(one.id), choice=command.payload)
        sentence = "help" if command else "unknown_command"
        return notice + said(self.words[sentence], [Choice(title=self.words["help_now"], data=HELP)])

    def switched(self, state: State, what: str) -> list[Part]:
        """Turn replies as voice, or dreams as images, on or off."""
        state[what] = not state.get(what)
        return said(self.words[f"{what}_{'on' if state[what] else 'off'}"])

    def code_please(self) -> list[Part]:
        """Ask for a code; without one it is practice."""
        return said(self.words["code_please"], [Choice(title=self.words["try_without"], data=TRY)])
