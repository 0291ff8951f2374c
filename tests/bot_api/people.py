"""The people of the loopback Bot API: what each can send, as the published API describes it."""

from __future__ import annotations

from typing import Any


def user(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": "Test", "language_code": "da"}


def private(number: int) -> dict[str, Any]:
    return {"id": number, "type": "private", "first_name": "Test"}


def blocked(number: int) -> dict[str, Any]:
    """Somebody stops the bot."""
    bot = {"id": 7654321, "is_bot": True, "first_name": "Drømmeplan"}
    changed = {"chat": private(number), "from": user(number), "date": 1_790_000_000}
    was, now = {"user": bot, "status": "member"}, {"user": bot, "status": "kicked", "until_date": 0}
    return {"kind": "my_chat_member", "body": changed | {"old_chat_member": was, "new_chat_member": now}}


def file(name: str, size: int) -> dict[str, Any]:
    return {"file_id": name, "file_unique_id": f"u{name}", "file_size": size}


def photo(name: str, size: int = 1000, side: int = 600) -> dict[str, Any]:
    """Two sizes, the largest last."""
    small = {**file(f"{name}-small", 100), "width": 90, "height": 90}
    return {"photo": [small, {**file(name, size), "width": side, "height": side}]}


def voice(name: str, seconds: int, size: int = 5000) -> dict[str, Any]:
    return {"voice": {**file(name, size), "duration": seconds, "mime_type": "audio/ogg"}}
