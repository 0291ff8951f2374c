"""What is due is erased, nothing before its time, and the log still fits afterwards."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from plan.access import Account
from plan.desk_tables import asked, steps, wordings
from plan.practical import Practical
from plan.store import Rules, Store, UsedCode, WrongCode
from tests.store_fixtures import NOW, a_citizen, a_wish, sent


def test_nothing_is_erased_before_its_time(store: Store, kirsten: Account) -> None:
    conversation = a_citizen(store)
    sent(store, conversation)
    store.new_session(kirsten, NOW)

    assert set(store.erase_due(NOW + timedelta(hours=1), Rules()).values()) == {0}


def test_a_used_code_is_forgotten_after_its_days(store: Store) -> None:
    digits = store.invite(now=NOW).digits
    store.link(digits, channel="web", now=NOW)
    store.erase_due(NOW + timedelta(days=30), Rules(code_days=30))
    with pytest.raises(UsedCode):
        store.link(digits, channel="web", now=NOW)
    store.erase_due(NOW + timedelta(days=31), Rules(code_days=30))

    with pytest.raises(WrongCode):
        store.link(digits, channel="web", now=NOW)


def test_old_sessions_tokens_failures_and_told_news_go(store: Store, kirsten: Account) -> None:
    store.new_session(kirsten, NOW)
    store.new_token("Nexus", days=1, now=NOW)
    conversation, dream = a_citizen(store), a_wish()
    sent(store, conversation, dream)
    store.mark_read(kirsten, dream.id, 1, NOW)
    store.news_told([news.id for news in store.news(conversation, NOW)], NOW)
    with pytest.raises(WrongCode):
        store.link("no such code", channel="web", now=NOW)

    gone = store.erase_due(NOW + timedelta(days=31), Rules())

    assert {name: gone[name] for name in ("sessions", "tokens", "failures", "outbox")} == {
        "sessions": 1,
        "tokens": 1,
        "failures": 1,
        "outbox": 1,
    }


def test_sent_dreams_and_danger_stay_until_the_municipality_has_a_rule(
    store: Store, kirsten: Account
) -> None:
    conversation = a_citizen(store, caseworker="kirsten")
    sent(store, conversation)
    store.send_danger_words(conversation, "ord", "violence", NOW)
    late = NOW + timedelta(days=3650)
    store.erase_due(late, Rules())
    assert len(store.dreams(conversation)) == len(store.danger_words(kirsten, NOW)) == 1

    store.erase_due(late, Rules(sent_days=1825, danger_days=365))

    assert store.dreams(conversation) == ()
    assert store.danger_words(kirsten, NOW) == ()
    assert store.verify() is None


def test_what_the_desk_wrote_about_a_meeting_goes_after_its_dreams(store: Store, kirsten: Account) -> None:
    conversation = a_citizen(store, citizen_ref="K-1", caseworker="kirsten", meeting_date=None)
    day = NOW + timedelta(days=10)
    plan = Practical(day=day.date(), companion="Palle", coming="mor")
    meeting = store.make_meeting(kirsten, "K-1", uuid4().hex, plan, NOW).id
    sent(store, conversation)
    store.write_minutes(kirsten, meeting, 0, "Vi talte om vand.", day)
    rules = Rules(sent_days=100)
    store.erase_due(NOW + timedelta(days=100), rules)
    between = store.gathered(kirsten, meeting, day).meeting
    store.erase_due(NOW + timedelta(days=110), rules)
    after = store.gathered(kirsten, meeting, day).meeting

    assert (between.notes, between.coming, between.companion) == ("Vi talte om vand.", "mor", "Palle")
    assert (after.notes, after.coming, after.companion) == (None, None, None)


def test_the_last_sending_is_known_until_its_turns_are_gone(store: Store) -> None:
    conversation = a_citizen(store)
    sent(store, conversation)
    sent(store, conversation, now=NOW + timedelta(days=2))
    assert store.last_sent() == {conversation: NOW + timedelta(days=2)}

    store.turns_erased(conversation)

    assert store.last_sent() == {}


def test_what_was_added_to_a_dream_is_erased_with_it(store: Store, kirsten: Account) -> None:
    conversation = a_citizen(store, caseworker="kirsten")
    (receipted,) = sent(store, conversation)
    store.ask(kirsten, receipted.wish_id, "Hvor vil du gerne svømme?", NOW)
    store.move(kirsten, receipted.wish_id, "postpone", NOW, reason="Vi venter lidt.")
    store.add_wording(kirsten, receipted.wish_id, "purpose", "At N trives.", NOW)
    store.erase_due(NOW + timedelta(days=400), Rules(sent_days=365))
    with store.reading() as connection:
        left = [connection.execute(table.select()).all() for table in (steps, asked, wordings)]

    assert left == [[], [], []]
    assert store.verify() is None
