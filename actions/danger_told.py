"""Who may be told of violence: only whom the person names, never the accused, and words only after a yes."""

from __future__ import annotations

from actions.danger import close
from actions.journey import answers
from actions.turn import Turn
from plan.wish import NotPossible


@answers("violence_who", skip=lambda turn: nobody(turn), dont_know=lambda turn: nobody(turn))
def violence_who(turn: Turn) -> None:
    """Take who may know. The accused is never told, and only the caseworker can be told by us."""
    value, sign = turn.heard.value, turn.talk.danger or {}
    named = turn.linked and turn.linked.caseworker_name
    if value == "caseworker" and named and sign.get("words") and not accused(turn):
        turn.interrupt("danger_words", words=sign["words"])
    elif value == "family":
        turn.say("violence_family")
        close(turn)
    elif value in ("other", "caseworker"):
        turn.say("violence_other")
        close(turn)
    elif value == "nobody" or turn.heard.kind == "deny":
        nobody(turn)


def accused(turn: Turn) -> bool:
    """Return whether the words are about the caseworker or the municipality itself."""
    return (turn.talk.danger or {}).get("about") == "caseworker"


def nobody(turn: Turn) -> None:
    """Tell nobody; help stays in sight."""
    turn.say("violence_told_nobody")
    close(turn)


@answers("danger_words", skip=lambda turn: words_stay(turn),
         dont_know=lambda turn: words_stay(turn))  # fmt: skip
def danger_words(turn: Turn) -> None:
    """Take the yes to exactly these words, to the one person named."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "send" or turn.plain_yes:
        sign = turn.talk.danger or {}
        words, sort = str(sign.get("words", "")), str(sign.get("kind", "danger"))
        try:
            told = turn.store.send_danger_words(turn.conversation, words, sort, turn.now)
        except NotPossible:
            # No caseworker is named any more.
            turn.say("violence_other")
        else:
            turn.say("danger_words_sent", receipt=told)
        close(turn)
    elif value == "dont_send" or kind == "deny":
        words_stay(turn)


def words_stay(turn: Turn) -> None:
    """Nothing was sent."""
    turn.say("danger_words_not_sent")
    close(turn)
