"""The opening: who I am, what this is for, may I keep it, who helps, a warm-up. No dream yet."""

from __future__ import annotations

from actions import matters
from actions.drafts import draft
from actions.news import tell_news
from actions.turn import Turn

DREAM_ALREADY = {"DRAFT", "CONFIRM_SPLIT", "NEEDS_POSITIVE"}
# Nothing that these ask is answered by a few bare words: "hønsehus. bygge. med farfar" is a dream.
BEFORE_ANY_ANSWER = {"own_device", "start", "keep"}


def open_sitting(turn: Turn) -> None:
    """Greet a new person, or tell a returning one the news and ask the open question again."""
    talk = turn.talk
    talk.easy, talk.put_off = False, []
    if talk.question is None:
        greet(turn)
        return
    talk.paused = False
    matters.step_back(turn)
    turn.say("welcome_back")
    tell_news(turn)
    if talk.approved:
        turn.say("recap", goals="\n".join(f"«{dream.final}»" for dream in talk.approved))
    if talk.channel == "web" and turn.linked and talk.question != "own_device":
        # A sitting opens with a fresh code, so it may be another screen than last time.
        talk.own_device = None
        turn.interrupt("own_device")
    else:
        matters.go_on(turn)


def greet(turn: Turn) -> None:
    """Say what I am and what this is for before the first question."""
    turn.say("welcome")
    turn.say("purpose")
    if turn.linked is None:
        turn.say("practice")
        turn.ask("start")
        return
    if turn.linked.under_18:
        turn.say("under_18_notice")
    if turn.store.duty(turn.conversation):
        turn.say("duty_notice")
    tell_news(turn)
    if turn.talk.channel == "web":
        turn.ask("own_device")
    else:
        turn.ask("start")


def held(turn: Turn) -> bool:
    """Keep a dream told during the opening, so that it is not asked for again."""
    heard, status = turn.heard, draft(turn.heard.text).status
    is_bare = turn.talk.question in BEFORE_ANY_ANSWER and heard.kind == "wish" and status == "DRAFT_BARE"
    if heard.is_button or not (status in DREAM_ALREADY or is_bare):
        return False
    turn.talk.waiting.append(turn.waiting_quote())
    turn.say("held_words", words=heard.text.strip())
    return True
