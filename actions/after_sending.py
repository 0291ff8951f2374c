"""What comes after the sending: paper, a reminder, how it was, and what is still open."""

from __future__ import annotations

from actions import wish
from actions.journey import answers
from actions.turn import Turn


def begin(turn: Turn) -> None:
    """Ask whether it is wanted on paper or read aloud; a kiosk has no paper and has read it aloud by itself."""
    if at_kiosk(turn):
        to_reminder(turn)
    else:
        turn.ask("receipt")


def at_kiosk(turn: Turn) -> bool:
    """Whether this turn is taken at a screen that many people use."""
    return turn.talk.channel == "kiosk"


@answers("receipt", skip=lambda turn: to_reminder(turn), dont_know=lambda turn: to_reminder(turn))
def receipt(turn: Turn) -> None:
    """Take whether the person wants it on paper or read aloud; asked elsewhere, it may be answered at a kiosk."""
    if turn.heard.value == "print":
        turn.say("print_hint_kiosk" if at_kiosk(turn) else "print_hint")
    elif turn.heard.value == "read_aloud":
        turn.say("read_hint_kiosk" if at_kiosk(turn) else "read_hint")
    elif turn.heard.value != "no" and turn.heard.kind not in ("deny", "thanks"):
        return
    to_reminder(turn)


def to_reminder(turn: Turn) -> None:
    """Offer a reminder where a meeting is to come and none was wanted yet."""
    linked = turn.linked
    to_come = linked and linked.meeting_date and linked.meeting_date > turn.now.date()
    if linked and to_come and not linked.remind:
        turn.ask("remind")
    else:
        turn.ask("how_was_it")


def to_rating(turn: Turn) -> None:
    """Ask how it was to talk."""
    turn.ask("how_was_it")


@answers("remind", skip=to_rating, dont_know=to_rating)
def remind(turn: Turn) -> None:
    """Take whether the person wants a reminder; without a yes there is none."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "yes" or turn.plain_yes:
        turn.store.set_reminder(turn.conversation, True, turn.now)
        turn.say("remind_noted")
        to_rating(turn)
    elif value == "no" or (value is None and kind == "deny"):
        to_rating(turn)


def to_rest(turn: Turn) -> None:
    """Take up a dream that was left or told meanwhile; with nothing open any more, say what can be done."""
    if wish.take_left(turn):
        return
    if turn.talk.waiting:
        wish.take_up(turn)
    else:
        turn.ask("rest")


def to_misunderstood(turn: Turn) -> None:
    """Ask about the words that were not understood, unless nothing at all is to be kept."""
    if turn.talk.misunderstood and turn.talk.keep is not False:
        turn.ask("misunderstood")
    else:
        to_rest(turn)


@answers("how_was_it", skip=to_misunderstood, dont_know=to_misunderstood)
def how_was_it(turn: Turn) -> None:
    """Take how it was to talk; it is about the bot and nobody else, and stays here."""
    if turn.heard.value in ("1", "2", "3", "4", "5"):
        turn.talk.rating = turn.heard.value
        turn.say("how_was_it_thanks")
        to_misunderstood(turn)
