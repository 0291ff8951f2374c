"""What the published Bot API says of each call that a front may make: its fields, sizes and limits. Holds no state."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import av
from PIL import Image


class WrongForm(Exception):
    """The call is none that the published API would take."""


Files = Mapping[str, bytes]
Check = Callable[[Any, Files], None]

UPDATES = frozenset(
    """message edited_message channel_post edited_channel_post business_connection business_message
    edited_business_message deleted_business_messages message_reaction message_reaction_count inline_query
    chosen_inline_result callback_query shipping_query pre_checkout_query purchased_paid_media poll poll_answer
    my_chat_member chat_member chat_join_request chat_boost removed_chat_boost managed_bot guest_message""".split()
)
ACTIONS = frozenset(
    """typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker
    find_location record_video_note upload_video_note""".split()
)
LONGEST_TEXT, LONGEST_CAPTION, LONGEST_ANSWER = 4096, 1024, 200
LARGEST_PHOTO, LARGEST_FILE = 10 * 2**20, 50 * 2**20


def length(text: str) -> int:
    """As Telegram counts: in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def must(fine: bool, what: str) -> None:
    if not fine:
        raise WrongForm(what)


def text_of(longest: int, shortest: int = 1) -> Check:
    def check(value: Any, _files: Files) -> None:
        must(isinstance(value, str), "text is no text")
        must(shortest <= length(value.strip()) and length(value) <= longest, f"text of {length(value)} signs")

    return check


def whole(least: int, most: int) -> Check:
    def check(value: Any, _files: Files) -> None:
        must(isinstance(value, int) and least <= value <= most, f"{value!r} is not in {least}..{most}")

    return check


def anything(value: Any, _files: Files) -> None:
    """Take whatever it is."""


def chat(value: Any, _files: Files) -> None:
    must(isinstance(value, int), "chat_id is no number")


def yes_or_no(value: Any, _files: Files) -> None:
    must(isinstance(value, bool), "neither true nor false")


def action(value: Any, _files: Files) -> None:
    must(value in ACTIONS, "no such action")


def update_kinds(value: Any, _files: Files) -> None:
    must(isinstance(value, list) and set(value) <= UPDATES, "no such kind of update")


def keyboard(value: Any, _files: Files) -> None:
    must(isinstance(value, dict) and set(value) == {"inline_keyboard"}, "no inline keyboard")
    rows = value["inline_keyboard"]
    must(all(1 <= len(row) <= 8 for row in rows), "a row has 1 to 8 buttons")
    must(sum(map(len, rows)) <= 100, "more than 100 buttons")
    for button in (button for row in rows for button in row):
        must(set(button) == {"text", "callback_data"}, "a button has a text and one thing that it does")
        must(bool(button["text"].strip()), "a button without text")
        must(1 <= len(button["callback_data"].encode()) <= 64, "callback data of 1 to 64 bytes")


def commands(value: Any, _files: Files) -> None:
    must(isinstance(value, list) and 1 <= len(value) <= 100, "1 to 100 commands")
    for each in value:
        must(set(each) == {"command", "description"}, "a command has a name and a description")
        must(bool(re.fullmatch(r"[a-z0-9_]{1,32}", each["command"])), "a command's name")
        must(1 <= len(each["description"]) <= 256, "a command's description")


def _uploaded(value: Any, files: Files) -> bytes:
    must(isinstance(value, str) and value.startswith("attach://"), "a file is attached")
    name = value.removeprefix("attach://")
    must(name in files, "the attached file is not there")
    return files[name]


def photo(value: Any, files: Files) -> None:
    data = _uploaded(value, files)
    must(len(data) <= LARGEST_PHOTO, "a photo of more than 10 MB")
    with Image.open(io.BytesIO(data)) as image:
        must(image.format in ("PNG", "JPEG"), "no photo")
        must(sum(image.size) <= 10_000, "width and height together above 10000")
        must(max(image.size) / min(image.size) <= 20, "a photo longer than 20 to 1")


def voice(value: Any, files: Files) -> None:
    data = _uploaded(value, files)
    must(len(data) <= LARGEST_FILE, "a file of more than 50 MB")
    with av.open(io.BytesIO(data)) as sound:
        must(
            sound.format.name == "ogg" and sound.streams.audio[0].codec.name in ("opus", "libopus"), "no Opus"
        )


def media(value: Any, files: Files) -> None:
    must(isinstance(value, list) and 2 <= len(value) <= 10, "an album has 2 to 10 pictures")
    for each in value:
        must(set(each) <= {"type", "media", "caption"} and each["type"] == "photo", "an album's picture")
        text_of(LONGEST_CAPTION, 0)(each.get("caption", ""), files)
        photo(each["media"], files)


def webhook(value: Any, _files: Files) -> None:
    must(isinstance(value, str) and value.startswith("https://"), "an https address")


def secret_token(value: Any, _files: Files) -> None:
    must(isinstance(value, str) and bool(re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value)), "a secret token")


MESSAGE = {"disable_notification": yes_or_no, "protect_content": yes_or_no}
# Required fields carry no mark, optional ones a question mark.
METHODS: dict[str, dict[str, Check]] = {
    "getMe": {},
    "getUpdates": {
        "offset?": whole(-(2**31), 2**52),
        "limit?": whole(1, 100),
        "timeout?": whole(0, 50),
        "allowed_updates?": update_kinds,
    },
    "setWebhook": {
        "url": webhook,
        "secret_token?": secret_token,
        "max_connections?": whole(1, 100),
        "allowed_updates?": update_kinds,
        "drop_pending_updates?": yes_or_no,
    },
    "deleteWebhook": {"drop_pending_updates?": yes_or_no},
    "setMyCommands": {"commands": commands, "language_code?": anything},
    "getFile": {"file_id": text_of(200)},
    "sendChatAction": {"chat_id": chat, "action": action},
    "answerCallbackQuery": {"callback_query_id": text_of(64), "text?": text_of(LONGEST_ANSWER, 0)},
    "sendMessage": {
        "chat_id": chat,
        "text": text_of(LONGEST_TEXT),
        "reply_markup?": keyboard,
        "link_preview_options?": anything,
    },
    "sendPhoto": {
        "chat_id": chat,
        "photo": photo,
        "caption?": text_of(LONGEST_CAPTION, 0),
        "reply_markup?": keyboard,
    },
    "sendMediaGroup": {"chat_id": chat, "media": media},
    "sendVoice": {
        "chat_id": chat,
        "voice": voice,
        "caption?": text_of(LONGEST_CAPTION, 0),
        "duration?": whole(0, 10**6),
    },
    "editMessageText": {
        "chat_id": chat,
        "message_id": whole(1, 2**31),
        "text": text_of(LONGEST_TEXT),
        "reply_markup?": keyboard,
        "link_preview_options?": anything,
    },
    "editMessageCaption": {
        "chat_id": chat,
        "message_id": whole(1, 2**31),
        "caption?": text_of(LONGEST_CAPTION, 0),
        "reply_markup?": keyboard,
    },
    "editMessageReplyMarkup": {"chat_id": chat, "message_id": whole(1, 2**31), "reply_markup?": keyboard},
    "leaveChat": {"chat_id": chat},
}
SENDS = frozenset({"sendMessage", "sendPhoto", "sendMediaGroup", "sendVoice"})


def read(fields: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a form: numbers, lists and objects are written in JSON, texts as they are."""
    return {name: _read(name, value) for name, value in fields.items()}


def _read(name: str, value: str) -> Any:
    if name in (
        "text",
        "caption",
        "file_id",
        "callback_query_id",
        "url",
        "secret_token",
        "action",
        "language_code",
    ):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def check(method: str, fields: Mapping[str, Any], files: Files) -> None:
    """Raise WrongForm for a call that the published API would refuse or not know."""
    must(method in METHODS, f"no method {method}")
    known = METHODS[method] | (
        {f"{name}?": test for name, test in MESSAGE.items()} if method in SENDS else {}
    )
    for name in fields:
        must(name in known or f"{name}?" in known, f"{method} has no field {name}")
    for name, test in known.items():
        plain = name.rstrip("?")
        # A file may be its field itself, or be attached under another name.
        value = f"attach://{plain}" if plain in files else fields.get(plain)
        must(name.endswith("?") or value is not None, f"{method} wants {name}")
        if value is not None:
            test(value, files)
