"""An update of every kind that the published Bot API knows, as Telegram would send it. Plain data."""

from __future__ import annotations

from typing import Any

from tests.bot_api import people

PERSON = 60_001
GROUP = {"id": -100_200, "type": "supergroup", "title": "Gruppen"}
CHANNEL = {"id": -100_300, "type": "channel", "title": "Kanalen"}
FRAME = {"message_id": 5, "date": 1_790_000_000, "from": people.user(PERSON), "chat": people.private(PERSON)}
SIZE = {"width": 90, "height": 90}
FILE = people.file("f1", 900)
STICKER = {**FILE, **SIZE, "type": "regular", "is_animated": False, "is_video": False, "emoji": "🙂"}
ORIGIN = {"type": "hidden_user", "date": 1_780_000_000, "sender_user_name": "En anden"}
POLL: dict[str, Any] = {
    "id": "p1",
    "question": "Hvad?",
    "options": [{"text": "A", "voter_count": 0}, {"text": "B", "voter_count": 0}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
}
BOT = {"id": 7654321, "is_bot": True, "first_name": "Drømmeplan"}


def said(**what: Any) -> dict[str, Any]:
    """A message to the bot alone."""
    return {"message": FRAME | what}


def member(status: str, chat: dict[str, Any]) -> dict[str, Any]:
    """What has become of the bot in a chat."""
    was = {"user": BOT, "status": "member"}
    now = {"user": BOT, "status": status} | ({"until_date": 0} if status == "kicked" else {})
    changed = {"chat": chat, "from": people.user(PERSON), "date": 1_790_000_000}
    return {"my_chat_member": changed | {"old_chat_member": was, "new_chat_member": now}}


EXAMPLES: list[tuple[str, dict[str, Any]]] = [
    ("forwarded", said(text="Jeg vil have en kat", forward_origin=ORIGIN)),
    ("forwarded", said(forward_origin=ORIGIN, **people.voice("v1", 3))),
    ("album", said(media_group_id="g1", **people.photo("p1"))),
    ("album", said(media_group_id="g2", video={**FILE, **SIZE, "duration": 3})),
    ("photo", said(**people.photo("p2"))),
    ("document", said(document={**FILE, "file_name": "a.pdf", "mime_type": "application/pdf"})),
    ("audio", said(audio={**FILE, "duration": 30})),
    ("video", said(video={**FILE, **SIZE, "duration": 3})),
    ("video_note", said(video_note={**FILE, "length": 240, "duration": 3})),
    ("animation", said(animation={**FILE, **SIZE, "duration": 3}, document=FILE)),
    ("sticker", said(sticker=STICKER)),
    ("dice", said(dice={"emoji": "🎲", "value": 4})),
    ("game", said(game={"title": "Spil", "description": "Et spil", "photo": [{**FILE, **SIZE}]})),
    ("poll", said(poll=POLL)),
    ("location", said(location={"latitude": 55.6, "longitude": 12.5})),
    (
        "venue",
        said(
            location={"latitude": 55.6, "longitude": 12.5},
            venue={"location": {"latitude": 55.6, "longitude": 12.5}, "title": "Her", "address": "Vej 1"},
        ),
    ),
    ("contact", said(contact={"phone_number": "12345678", "first_name": "Mor"})),
    ("story", said(story={"chat": people.private(PERSON), "id": 3})),
    ("checklist", said(checklist={"title": "Liste", "tasks": [{"id": 1, "text": "A"}]})),
    ("paid_media", said(paid_media={"star_count": 1, "paid_media": []})),
    (
        "money",
        said(
            successful_payment={
                "currency": "XTR",
                "total_amount": 1,
                "invoice_payload": "x",
                "telegram_payment_charge_id": "t",
                "provider_payment_charge_id": "p",
            }
        ),
    ),
    ("web_app_data", said(web_app_data={"data": "x", "button_text": "y"})),
    ("service", said(pinned_message=FRAME | {"text": "x"})),
    ("service", said(message_auto_delete_timer_changed={"message_auto_delete_time": 86400})),
    ("service", said(users_shared={"request_id": 1, "users": []})),
    ("other", said(something_of_tomorrow={"a": 1})),
    ("edited", {"edited_message": FRAME | {"text": "en hest", "edit_date": 1_790_000_001}}),
    ("moved_on", {"edited_message": FRAME | {"location": {"latitude": 55.6, "longitude": 12.5}}}),
    ("group", {"message": FRAME | {"chat": GROUP, "text": "/start"}}),
    ("group_moved", {"message": FRAME | {"chat": GROUP, "migrate_to_chat_id": -100_400}}),
    ("group_joined", member("member", GROUP)),
    ("group_left", member("left", GROUP)),
    ("channel", {"channel_post": {"message_id": 6, "date": 1_790_000_000, "chat": CHANNEL, "text": "Nyt"}}),
    (
        "channel",
        {"edited_channel_post": {"message_id": 6, "date": 1_790_000_000, "chat": CHANNEL, "text": "Nyt"}},
    ),
    ("channel", member("administrator", CHANNEL)),
    ("blocked", member("kicked", people.private(PERSON))),
    ("unblocked", member("member", people.private(PERSON))),
    (
        "reaction",
        {
            "message_reaction": {
                "chat": people.private(PERSON),
                "message_id": 5,
                "user": people.user(PERSON),
                "date": 1_790_000_000,
                "old_reaction": [],
                "new_reaction": [{"type": "emoji", "emoji": "👍"}],
            }
        },
    ),
    ("reaction", {"message_reaction_count": {"chat": CHANNEL, "message_id": 5, "date": 1, "reactions": []}}),
    ("inline", {"inline_query": {"id": "1", "from": people.user(PERSON), "query": "x", "offset": ""}}),
    ("inline", {"chosen_inline_result": {"result_id": "1", "from": people.user(PERSON), "query": "x"}}),
    ("inline", {"guest_message": FRAME | {"text": "x"}}),
    (
        "payment",
        {
            "pre_checkout_query": {
                "id": "1",
                "from": people.user(PERSON),
                "currency": "XTR",
                "total_amount": 1,
                "invoice_payload": "x",
            }
        },
    ),
    ("payment", {"shipping_query": {"id": "1", "from": people.user(PERSON), "invoice_payload": "x"}}),
    ("payment", {"purchased_paid_media": {"from": people.user(PERSON), "paid_media_payload": "x"}}),
    ("poll_news", {"poll": POLL}),
    ("poll_news", {"poll_answer": {"poll_id": "p1", "user": people.user(PERSON), "option_ids": [0]}}),
    ("member", {"chat_member": {"chat": GROUP, "from": people.user(PERSON), "date": 1_790_000_000}}),
    ("member", {"chat_join_request": {"chat": GROUP, "from": people.user(PERSON), "date": 1_790_000_000}}),
    ("business", {"business_message": FRAME | {"text": "x"}}),
    ("business", {"edited_business_message": FRAME | {"text": "x"}}),
    ("business", {"deleted_business_messages": {"chat": people.private(PERSON), "message_ids": [1]}}),
    ("business", {"business_connection": {"id": "b", "user": people.user(PERSON), "is_enabled": True}}),
    ("boost", {"chat_boost": {"chat": CHANNEL, "boost": {}}}),
    ("boost", {"removed_chat_boost": {"chat": CHANNEL, "boost_id": "x"}}),
    ("unknown", {"managed_bot": {"user": people.user(PERSON), "bot": BOT}}),
]
"""Each with the kind that it is; the conversation's own kinds are tried in the tests of the conversation."""
