"""Which kind of update something is, and what that kind gets: a table that is data. Answers nothing itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TABLE = Path(__file__).parent / "telegram_kinds.yml"
ASKED_FOR = ("message", "edited_message", "channel_post", "callback_query", "my_chat_member")
"""What Telegram is asked to send; it keeps everything else to itself."""
OF_A_MESSAGE = (
    *("voice", "audio", "animation", "document", "video_note", "video", "story", "sticker", "dice", "game"),
    *("poll", "venue", "location", "contact", "checklist", "paid_media", "web_app_data"),
)
MONEY = (
    *(
        "invoice",
        "successful_payment",
        "refunded_payment",
        "gift",
        "unique_gift",
        "giveaway",
        "giveaway_winners",
    ),
    "gift_upgrade_sent",
)
NOT_ASKED = {
    **dict.fromkeys(("message_reaction", "message_reaction_count"), "reaction"),
    **dict.fromkeys(("inline_query", "chosen_inline_result", "guest_message"), "inline"),
    **dict.fromkeys(("shipping_query", "pre_checkout_query", "purchased_paid_media"), "payment"),
    **dict.fromkeys(("poll", "poll_answer"), "poll_news"),
    **dict.fromkeys(("chat_member", "chat_join_request"), "member"),
    **dict.fromkeys(("chat_boost", "removed_chat_boost"), "boost"),
}
SERVICE = frozenset(
    """new_chat_members left_chat_member new_chat_title new_chat_photo delete_chat_photo group_chat_created
    supergroup_chat_created channel_chat_created message_auto_delete_timer_changed migrate_to_chat_id
    migrate_from_chat_id pinned_message connected_website write_access_allowed passport_data
    proximity_alert_triggered boost_added chat_background_set chat_owner_left chat_owner_changed checklist_tasks_done
    checklist_tasks_added direct_message_price_changed forum_topic_created forum_topic_edited forum_topic_closed
    forum_topic_reopened general_forum_topic_hidden general_forum_topic_unhidden giveaway_created giveaway_completed
    paid_message_price_changed poll_option_added poll_option_deleted suggested_post_approved
    suggested_post_approval_failed suggested_post_declined suggested_post_paid suggested_post_refunded users_shared
    chat_shared video_chat_scheduled video_chat_started video_chat_ended video_chat_participants_invited""".split()
)


@dataclass(frozen=True)
class Row:
    """What one kind gets, and why."""

    kind: str
    gets: str
    why: str
    asked: bool = True


@cache
def table() -> dict[str, Row]:
    """Every kind, in the order of the file."""
    rows = [Row(**row) for row in yaml.safe_load(TABLE.read_text("utf-8"))]
    return {row.kind: row for row in rows}


def chat_of(update: dict[str, Any]) -> int:
    """The chat that an update belongs to; 0 where it belongs to none."""
    for body in update.values():
        if isinstance(body, dict):
            chat = body.get("chat") or (body.get("message") or {}).get("chat") or body.get("from") or {}
            return int(chat.get("id", 0))
    return 0


def kind_of(update: dict[str, Any]) -> str:
    """The kind of an update: always a row of the table."""
    for name, body in update.items():
        if name == "update_id":
            continue
        if name in ("message", "edited_message"):
            return _of_message(body, edited=name == "edited_message")
        if name in ("channel_post", "edited_channel_post"):
            return "channel"
        if name == "callback_query":
            return "button" if _alone((body.get("message") or {}).get("chat")) else "group"
        if name == "my_chat_member":
            return _of_membership(body)
        return "business" if "business" in name else NOT_ASKED.get(name, "unknown")
    return "unknown"


def _alone(chat: dict[str, Any] | None) -> bool:
    return bool((chat or {}).get("type", "private") == "private")


def _of_message(body: dict[str, Any], *, edited: bool) -> str:
    if not _alone(body.get("chat")):
        moved = "migrate_to_chat_id" in body or "migrate_from_chat_id" in body
        return "group_moved" if moved else "group"
    if edited:
        return "moved_on" if "location" in body else "edited"
    if "forward_origin" in body or "forward_date" in body:
        return "forwarded"
    if "text" in body:
        entities = body.get("entities") or [{}]
        starts = entities[0].get("type") == "bot_command" and entities[0].get("offset") == 0
        return "command" if starts else "text"
    if "photo" in body:
        return "album" if "media_group_id" in body else "photo"
    if "media_group_id" in body:
        return "album"
    said = next((name for name in OF_A_MESSAGE if name in body), None)
    if said:
        return said
    if any(name in body for name in MONEY):
        return "money"
    return "service" if SERVICE & body.keys() else "other"


def _of_membership(body: dict[str, Any]) -> str:
    there = (body.get("new_chat_member") or {}).get("status") not in ("kicked", "left")
    if _alone(body.get("chat")):
        return "unblocked" if there else "blocked"
    if (body.get("chat") or {}).get("type") == "channel":
        return "channel" if there else "group_left"
    return "group_joined" if there else "group_left"
