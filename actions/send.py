"""The preview of exactly what goes, the sending, the receipt. Once and no more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from actions import after_sending, preview
from actions.changing import change
from actions.journey import answers
from actions.script import danish_date
from actions.talk import Dream
from actions.turn import Turn, leads
from plan.invitation import NotLinked
from plan.posting import Receipted
from plan.readers import OtherReader


def show_preview(turn: Turn) -> None:
    """Show every word that would go, and ask for the yes to exactly that."""
    talk = turn.talk
    if not any(dream.share for dream in talk.approved):
        turn.say("nothing_to_send")
        turn.ask("rest")
        return
    turn.ask("send")


@leads("send")
def show_what_goes(turn: Turn) -> dict[str, Any]:
    """Show every word that the yes covers, each time it is asked for; after a miss it stands just above."""
    talk = turn.talk
    talk.restore_changed()
    here = {(reader.whom, reader.key) for reader in turn.linked.readers} if turn.linked else set()
    talk.forget_readers(here)
    shared = [dream for dream in talk.approved if dream.share]
    shown = preview.digest(turn.script, talk)
    if not talk.misses or talk.preview != shown:
        turn.say("preview")
        for dream in shared:
            say_dream(turn, dream)
        meeting = preview.meeting_lines(turn.script, talk)
        if meeting:
            turn.say("preview_meeting", details=preview.as_text(meeting))
    talk.preview = shown
    return {"goals": "\n".join(f"«{dream.final}»" for dream in shared)}


def say_dream(turn: Turn, dream: Dream) -> None:
    """Show one dream with its words, its goal and everything else that was told about it."""
    lines = preview.dream_lines(turn.script, turn.talk, dream)
    card = {"words": dream.words, "draft": dream.final or dream.draft, "details": dict(lines)}
    turn.say("preview_dream", card=card, **{**card, "details": preview.as_text(lines)})


def wait(turn: Turn) -> None:
    """A no sends nothing."""
    turn.say("not_sent_yet")
    turn.ask("rest")


@answers("send", skip=wait, dont_know=wait)
def send(turn: Turn) -> None:
    """Take the yes to exactly the text that was shown."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "send" or turn.plain_yes:
        post(turn)
    elif value == "wait" or (value is None and kind == "deny"):
        wait(turn)
    elif value == "fix":
        change(turn)


def post(turn: Turn) -> None:
    """Hand over what was shown. A repeated or retried yes never makes two."""
    talk = turn.talk
    if talk.preview != preview.digest(turn.script, talk):
        show_preview(turn)
        return
    posting = preview.posting(turn.script, talk, turn.conversation)
    try:
        receipts = turn.store.post(posting, turn.now)
    except NotLinked:
        turn.say("practice_cannot_send")
        turn.ask("rest")
        return
    except OtherReader:
        # The desk noted somebody else this very moment: nobody but the caseworker reads it unasked.
        talk.forget_readers(set())
        show_preview(turn)
        return
    by_id = {receipt.wish_id: receipt.receipt for receipt in receipts}
    if not all(wish.id in by_id for wish in posting.wishes):
        # It was taken back meanwhile, so it is not said to be sent.
        wait(turn)
        return
    talk.sends += 1
    linked = turn.linked
    if linked and linked.meeting_date:
        turn.say("sent", date=danish_date(linked.meeting_date))
    else:
        turn.say("sent_no_date")
    tell_promise(turn, receipts)
    for place, dream in enumerate(talk.dreams):
        if dream.id in by_id:
            turn.say("receipt_line", receipt=by_id[dream.id], draft=dream.final)
            talk.dreams[place] = handed_over(dream, by_id[dream.id])
    turn.say("not_promised")
    after_sending.begin(turn)
    talk.trail = []


def tell_promise(turn: Turn, receipts: Iterable[Receipted]) -> None:
    """Say by which day somebody has read it: that alone is promised."""
    days = [receipt.receipt_by for receipt in receipts if receipt.receipt_by]
    if days:
        turn.say("receipt_by", date=danish_date(max(days)))


def handed_over(dream: Dream, receipt: str) -> Dream:
    """Keep of a sent dream what it is called: the rest lies with the caseworker, not here too."""
    return Dream(id=dream.id, final=dream.final, receipt=receipt, is_open=False)
