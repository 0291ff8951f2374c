"""Which part of the front answers which kind of update, as the table says. Says nothing itself."""

from __future__ import annotations

from bot.telegram_buttons import Buttons, Reply
from bot.telegram_inbox import Arrived, State
from bot.telegram_kinds import kind_of, table
from bot.telegram_media import Media
from bot.telegram_parts import said
from bot.telegram_talk import CHANNEL, Talk

PICTURES = ("photo", "album", "document")


class Answers:
    """An answer to everything that can arrive; silence only where the table says so."""

    def __init__(self, talk: Talk, media: Media) -> None:
        """Prepare."""
        self._talk = talk
        self._media = media
        self._buttons = Buttons(talk)

    async def answer(self, one: Arrived, state: State) -> Reply:
        """What is sent; `state` is changed. Raises NoAnswer, DoorClosed, and what fetching a file raises."""
        asked = state.get("asked")
        reply = await self._reply(one, state)
        if reply.parts and state.get("asked") == asked:
            # Something else has been said since: a "yes" that is typed now answers that.
            state.pop("asked", None)
        return reply

    async def _reply(self, one: Arrived, state: State) -> Reply:
        gets = table()[kind_of(one.body)].gets
        if gets in ("silence", "leave"):
            return Reply([], leave=gets == "leave")
        if gets == "group":
            return Reply(said(self._talk.words["group"]), leave=True)
        if gets == "blocked":
            await self._talk.door.blocked(CHANNEL, str(one.chat))
            return Reply([])
        if "callback_query" in one.body:
            return await self._buttons.pressed(one, state)
        message = one.body.get("message") or {}
        if gets == "turn":
            return Reply(await self._talk.text(one, state, message["text"]))
        if gets == "voice" and message.get("caption"):
            # Written words are surer than spoken ones, and nobody is asked about two things at once.
            return Reply(await self._talk.sentence(one, state, "heard_nothing"))
        if gets == "voice":
            return Reply(await self._media.voice(one, state))
        if gets == "album" and not _new_album(message, state) and not message.get("caption"):
            # Of the pictures after the first only the one with the code is answered.
            return Reply(await self._media.picture(one, state, None))
        if gets in PICTURES:
            return Reply(await self._media.picture(one, state, gets))
        return Reply(await self._talk.sentence(one, state, gets))


def _new_album(message: dict[str, object], state: State) -> bool:
    """Whether this is the first picture of an album; each of its pictures is an update of its own."""
    group, before = message.get("media_group_id"), state.get("album")
    state["album"] = group
    return group != before
