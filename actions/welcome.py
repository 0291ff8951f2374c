"""The opening: who I am, what this is for, may I keep it, who helps, a warm-up. No dream yet."""

from __future__ import annotations

from actions import wish
from actions.drafts import draft
from actions.script import danish_date
from actions.turn import Turn

DREAM_ALREADY = {"DRAFT", "CONFIRM_SPLIT", "NEEDS_POSITIVE"}


def open_sitting(turn: Turn) -> None:
    """Greet a new person, or tell a returning one the news and ask the open question again."""
    talk = turn.talk
    talk.easy = False
    if talk.question is None:
        greet(turn)
        return
    talk.paused = False
    turn.say("welcome_back")
    tell_news(turn)
    if talk.approved:
        turn.say("recap", goals="\n".join(f"«{dream.final}»" for dream in talk.approved))
    if talk.channel == "web" and turn.linked and talk.question != "own_device":
        # A sitting opens with a fresh code, so it may be another screen than last time.
        talk.own_device = None
        turn.interrupt("own_device")
    else:
        carry_on(turn)


def carry_on(turn: Turn) -> None:
    """Go on where the talk was; with nothing open, take up the dream that was kept for today."""
    talk = turn.talk
    before = talk.interrupted[0]["question"] if talk.interrupted else talk.question
    if (before == "rest" and (talk.later or talk.waiting)) or (before == "dream" and talk.waiting):
        talk.interrupted, talk.waiting, talk.later = [], [*talk.waiting, *talk.later], []
        wish.take_up(turn)
    else:
        turn.resume()


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


def tell_news(turn: Turn) -> None:
    """Tell what has happened to sent dreams since last time."""
    if turn.linked is None:
        return
    told = []
    for news in turn.store.news(turn.conversation, turn.now):
        if news.kind == "read":
            turn.say("news_read", draft=news.final)
        elif news.kind == "meeting_soon" and news.meeting_date:
            turn.say("meeting_soon", date=danish_date(news.meeting_date))
        else:
            continue  # what is not said is not told: it waits
        told.append(news.id)
    if told:
        turn.store.news_told(told)


def held(turn: Turn) -> bool:
    """Keep a dream told during the opening, so that it is not asked for again."""
    heard = turn.heard
    if heard.is_button or draft(heard.text).status not in DREAM_ALREADY:
        return False
    turn.talk.waiting.append(turn.waiting_quote())
    turn.say("held_words", words=heard.text.strip())
    return True
