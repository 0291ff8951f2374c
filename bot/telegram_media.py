"""What can be taken from a voice message or a photo: words to confirm, or a code. Keeps neither, and writes no file."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from bot.telegram_buttons import NO, YES
from bot.telegram_heard import keep
from bot.telegram_inbox import Arrived, State
from bot.telegram_parts import Choice, Part, said
from bot.telegram_pictures import code_in
from bot.telegram_sound import LONGEST, NotSound, TooLongToHear, TooQuiet, samples
from bot.telegram_talk import Talk

LARGEST = 10 * 2**20
"""Bytes of a file that is fetched; Telegram gives bots at most 20 MB."""


class NotFetched(Exception):
    """Telegram does not give the file: it is too large, or too old."""


class NotUnderstood(Exception):
    """What was heard is no Danish, or too unclear to be read back as anybody's words."""


class HearsNobody(Exception):
    """No recogniser on this machine may write down what people say freely."""


@dataclass(frozen=True)
class Spoken:
    """What was heard; `danger` means that nobody should wait for a yes."""

    words: str
    danger: bool = False


Hear = Callable[[bytes, Sequence[str]], Spoken]
"""Samples and the titles of the open choices to what was said. Raises HearsNobody, NotUnderstood."""
Fetch = Callable[[str], Awaitable[bytes]]
"""The bytes of a file by its id. Raises NotFetched, TelegramError."""


class Media:
    """Files that people send."""

    def __init__(self, talk: Talk, fetch: Fetch, hear: Hear | None) -> None:
        """Without `hear` voice messages are answered with the other ways."""
        self._talk = talk
        self._words = talk.words
        self._fetch = fetch
        self._hear = hear

    async def voice(self, one: Arrived, state: State) -> list[Part]:
        """What was said, read back; it is used after a yes. Raises NoAnswer, DoorClosed, and what fetching raises."""
        voice = one.body["message"]["voice"]
        if self._hear is None:
            return self._sorry(state, "hears_nobody")
        if voice.get("duration", 0) > LONGEST or voice.get("file_size", 0) > LARGEST:
            return self._sorry(state, "heard_too_long")
        titles = (state.get("board") or {}).get("titles", [])
        try:
            sound = await asyncio.to_thread(samples, await self._fetch(voice["file_id"]))
            heard = await asyncio.to_thread(self._hear, sound, titles)
        except (TooLongToHear, NotFetched):
            return self._sorry(state, "heard_too_long")
        except (NotSound, TooQuiet):
            return self._sorry(state, "heard_nothing")
        except NotUnderstood:
            return self._sorry(state, "heard_unsure")
        except HearsNobody:
            return self._sorry(state, "heard_no_choice" if titles else "hears_nobody")
        if not heard.words.strip():
            return self._sorry(state, "heard_no_choice" if titles else "heard_nothing")
        return await self._read_back(one, state, heard)

    async def picture(self, one: Arrived, state: State, name: str | None) -> list[Part]:
        """The code in a photo of an invitation; any other picture gets its sentence, or none without a name."""
        file = _picture_of(one.body["message"])
        code = None
        if file and file.get("file_size", 0) <= LARGEST:
            with suppress(NotFetched):
                code = await asyncio.to_thread(code_in, await self._fetch(file["file_id"]))
        if code:
            return await self._talk.link(one, state, code)
        return await self._talk.sentence(one, state, name) if name else []

    async def _read_back(self, one: Arrived, state: State, heard: Spoken) -> list[Part]:
        # The same at every try, so that it happens once.
        name = f"voice{one.id}"
        if heard.danger:
            # Whoever may be in danger is answered at once; nothing of it is ever sent on as a wish.
            conversation, _, _ = await self._talk.conversation(one.chat, state)
            return await self._talk.turn(state, conversation, key=name, text=heard.words, mode="spoken")
        notice = self._talk.first(state)
        keep(state, name, heard.words)
        choices = [
            Choice(title=self._words["heard_yes"], data=f"{YES}:{name}"),
            Choice(title=self._words["heard_no"], data=f"{NO}:{name}"),
        ]
        return notice + said(self._words.filled("heard", words=heard.words), choices)

    def _sorry(self, state: State, name: str) -> list[Part]:
        return self._talk.first(state) + said(self._words[name])


def _picture_of(message: dict[str, Any]) -> dict[str, Any] | None:
    """The largest size of a photo, or a file that says it is a picture."""
    if message.get("photo"):
        largest: dict[str, Any] = message["photo"][-1]
        return largest
    document: dict[str, Any] = message.get("document") or {}
    return document if str(document.get("mime_type")).startswith("image/") else None
