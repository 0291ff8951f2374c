"""What has happened since last time, told once when any channel opens: to sent dreams, and to the meeting."""

from __future__ import annotations

from actions.script import danish_date
from actions.turn import Turn
from plan.meeting import DENMARK
from plan.outbox import News

# These are told by the question that they lead to.
ASKED = {"question", "agreed"}


def tell_news(turn: Turn) -> None:
    """Tell what is new, oldest first. What is not said is not told: it waits."""
    if turn.linked is None:
        return
    news = turn.store.news(turn.conversation, turn.now)
    told = [each.id for each in news if tell(turn, each)]
    if told:
        turn.store.news_told(told, turn.now)


def tell(turn: Turn, news: News) -> bool:
    """Say one piece of news; return whether it is told now."""
    if news.kind in ASKED:
        return True
    if news.kind.startswith("meeting"):
        return tell_meeting(turn, news)
    if not turn.script.has(f"utter_news_{news.kind}"):
        return False
    turn.say(f"news_{news.kind}", draft=news.final, said=news.said or "")
    if news.kind == "other_meeting" and news.meeting_date:
        turn.say("news_that_meeting", date=danish_date(news.meeting_date))
    return True


def tell_meeting(turn: Turn, news: News) -> bool:
    """Say what is new about the meeting: its day, its time and its place, as far as they are set."""
    if news.kind == "meeting_soon":
        if news.meeting_date:
            turn.say("meeting_soon", date=danish_date(news.meeting_date))
        return news.meeting_date is not None
    if news.kind == "meeting_cancelled":
        turn.say("news_meeting_cancelled")
        return True
    if news.kind not in ("meeting_set", "meeting_moved"):
        return False
    if news.meeting_date is None:
        turn.say("news_meeting_no_date")
        return True
    turn.say(f"news_{news.kind}", date=danish_date(news.meeting_date))
    if news.meeting_starts_at:
        start = news.meeting_starts_at.astimezone(DENMARK)
        turn.say("news_meeting_time", time=f"{start.hour}.{start.minute:02d}")
    if news.meeting_at_home:
        turn.say("news_meeting_home")
    elif news.meeting_place:
        turn.say("news_meeting_place", said=news.meeting_place)
    return True
