"""What the person wishes for the plan meeting: who comes, who not, a companion, a guide, an idea."""

from __future__ import annotations

from actions import late_dreams, permission
from actions.journey import answers
from actions.preview import chosen_dream, dream_buttons
from actions.script import danish_date
from actions.turn import Turn
from plan.drafting import helpers_in
from plan.who_comes import who_comes


def begin(turn: Turn) -> None:
    """Start on the meeting."""
    turn.ask("meeting_who")


def to_not(turn: Turn) -> None:
    """Ask whether somebody should not come, unless that was told in the same breath."""
    if "meeting_not_share" in just_asked(turn):
        to_topic(turn)
    else:
        turn.ask("meeting_not")


def just_asked(turn: Turn) -> list[str]:
    """Return the last two questions before the open one."""
    return [str(before["question"]) for before in turn.talk.trail[-2:]]


@answers("meeting_who", is_open=True, skip=to_not, dont_know=to_not)
def meeting_who(turn: Turn) -> None:
    """Take who should come."""
    if turn.heard.kind == "affirm":
        turn.say("tell_in_words")
        turn.ask_again()
        return
    told = who_comes(turn.words)
    if turn.plain_no:
        to_not(turn)
    elif turn.heard.is_button or told.left_out is None:
        turn.talk.meeting.who_in = turn.words
        to_not(turn)
    else:
        turn.talk.meeting.who_in = told.wanted or turn.talk.meeting.who_in
        leave_out(turn, told.left_out)


def leave_out(turn: Turn, words: str) -> None:
    """Note who should not come; the caseworker hears of it only after a yes."""
    meeting = turn.talk.meeting
    meeting.who_not, meeting.not_asked, meeting.who_not_told = words, True, False
    turn.ask("meeting_not_share")


def to_topic(turn: Turn) -> None:
    """Ask what is most important to talk about."""
    turn.ask("meeting_topic", buttons=dream_buttons(turn.talk, "meeting_topic"))


@answers("meeting_not", skip=to_topic, dont_know=to_topic)
def meeting_not(turn: Turn) -> None:
    """Take whether somebody should not come."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "yes" or turn.plain_yes:
        turn.ask("meeting_not_who")
    elif value == "no" or (value is None and kind == "deny"):
        turn.talk.meeting.who_not, turn.talk.meeting.not_asked = None, True
        to_topic(turn)
    elif (
        turn.heard.text.strip()
        and not turn.heard.is_button
        and kind in ("answer", "wish")
        and not late_dreams.tells(turn)
    ):
        meeting_not_who(turn)


@answers("meeting_not_who", is_open=True, skip=to_topic, dont_know=to_topic)
def meeting_not_who(turn: Turn) -> None:
    """Take who should not come."""
    leave_out(turn, turn.words)


def not_told(turn: Turn) -> None:
    """Keep it with the person, and say honestly what that means."""
    turn.talk.meeting.who_not_told = False
    turn.say("not_share_noted")
    turn.say("cannot_arrange")
    from_left_out(turn)


def from_left_out(turn: Turn) -> None:
    """Go on; where only a no was told, ask once more who should come."""
    if turn.talk.meeting.who_in is None and just_asked(turn)[-1:] == ["meeting_who"]:
        turn.ask("meeting_who")
    else:
        to_topic(turn)


@answers("meeting_not_share", skip=not_told, dont_know=not_told)
def meeting_not_share(turn: Turn) -> None:
    """Take whether the caseworker may know who should not come."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "share" or turn.plain_yes:
        turn.talk.meeting.who_not_told = True
        turn.say("share_noted")
        from_left_out(turn)
    elif value == "dont_share" or (value is None and kind == "deny"):
        not_told(turn)


def to_companion(turn: Turn) -> None:
    """Offer a companion; the law gives everybody one."""
    turn.ask("companion")


@answers("meeting_topic", is_open=True, skip=to_companion, dont_know=to_companion)
def meeting_topic(turn: Turn) -> None:
    """Take what is most important to talk about."""
    talk, value = turn.talk, turn.heard.value
    chosen = chosen_dream(value, talk)
    if value == "other":
        turn.say("tell_in_words")
        turn.ask_again()
        return
    if chosen:
        talk.meeting.topic, talk.meeting.topic_dream = None, chosen.id
    elif turn.heard.kind not in ("deny", "affirm"):
        talk.meeting.topic, talk.meeting.topic_dream = turn.words, None
    to_companion(turn)


def to_guide(turn: Turn) -> None:
    """Offer a peer guide."""
    turn.ask("guide")


@answers("companion", skip=to_guide, dont_know=to_guide)
def companion(turn: Turn) -> None:
    """Take whether the person wants a companion at the meeting."""
    value, kind = turn.heard.value, turn.heard.kind
    if value in ("yes", "no", "find") or (value is None and kind in ("affirm", "deny")):
        turn.talk.meeting.companion = value or ("yes" if kind == "affirm" else "no")
        noted = {"yes": "companion_noted", "find": "companion_find_noted"}
        if turn.talk.meeting.companion in noted:
            turn.say(noted[turn.talk.meeting.companion])
        to_guide(turn)


def to_budget(turn: Turn) -> None:
    """Ask for an idea that money can help with."""
    turn.ask("budget")


@answers("guide", skip=to_budget, dont_know=to_budget)
def guide(turn: Turn) -> None:
    """Take whether the person wants to talk with a guide before the meeting."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "tell_more":
        turn.say("guide_explained")
        turn.ask_again()
    elif value in ("yes", "no") or (value is None and kind in ("affirm", "deny")):
        turn.talk.meeting.guide = value == "yes" or turn.plain_yes
        to_budget(turn)


@answers("budget", is_open=True, skip=lambda turn: permission.finish(turn),
         dont_know=lambda turn: permission.finish(turn))  # fmt: skip
def budget(turn: Turn) -> None:
    """Take an idea; it is an idea and no promise."""
    if turn.heard.kind == "affirm" and turn.heard.value is None:
        turn.say("tell_in_words")
        turn.ask_again()
        return
    if turn.heard.value != "no" and turn.heard.kind != "deny":
        turn.talk.meeting.budget = turn.words
        turn.say("budget_note")
    permission.finish(turn)


def tell_meeting(turn: Turn) -> None:
    """Answer when and where the next meeting is, as far as the caseworker has told."""
    linked = turn.linked
    if linked and linked.meeting_date:
        named = "meeting_date" if linked.meeting_place else "meeting_date_no_place"
        turn.say(named, date=danish_date(linked.meeting_date), place=linked.meeting_place)
    else:
        turn.say("meeting_no_date")
    turn.ask_again()


def note_invitation(turn: Turn) -> None:
    """Note whom the person wants at the meeting, when it comes up by itself."""
    named = helpers_in(turn.words)
    if named:
        turn.talk.meeting.who_in = named
        turn.say("invite_noted")
        turn.ask_again()
    else:
        turn.ask("meeting_who")


def note_guide(turn: Turn) -> None:
    """Note that the person wants a guide; it goes along when the dreams are sent."""
    turn.talk.meeting.guide = True
    turn.say("guide_noted")
    turn.ask_again()


def note_budget(turn: Turn) -> None:
    """Note an idea for a citizen budget in the person's own words."""
    turn.talk.meeting.budget = turn.words
    turn.say("budget_noted")
    turn.say("budget_note")
    turn.ask_again()
