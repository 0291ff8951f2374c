"""Every dream gets an answer: legal moves alone, with a reason that can be read, once, and told to the citizen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from plan.access import Account, NotAllowed
from plan.answers import ANSWERS, NotEasy, legal_moves
from plan.changes import StaleEdit
from plan.desk_tables import steps
from plan.store import NotPossible, Store
from plan.wish import MOVES, STATES
from tests.store_fixtures import NOW, a_citizen, a_wish, sent

REASON = "Vi taler om det igen til foråret."
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def talk(store: Store, kirsten: Account) -> str:
    return a_citizen(store, caseworker="kirsten")


@pytest.fixture
def dream(store: Store, talk: str) -> str:
    (receipted,) = sent(store, talk, a_wish("jeg vil have en hest"))
    return receipted.wish_id


def brought_to(store: Store, kirsten: Account, dream: str, status: str) -> None:
    """Take a dream to a state by legal moves."""
    ways = {
        "new": [],
        "read": [],
        "for_meeting": ["bring"],
        "in_plan": ["plan"],
        "changed": ["change"],
        "later": ["postpone"],
        "not_now": ["decline"],
        "came_true": ["plan", "fulfil"],
    }
    if status == "read":
        store.mark_read(kirsten, dream, 1, NOW)
    for move in ways[status]:
        store.move(kirsten, dream, move, NOW, reason=REASON)


@pytest.mark.parametrize(
    "status", ["new", "read", "for_meeting", "in_plan", "changed", "later", "not_now", "came_true"]
)
@pytest.mark.parametrize("move", ANSWERS)
def test_a_move_is_made_where_the_table_allows_it_and_refused_elsewhere(
    store: Store, kirsten: Account, dream: str, move: str, status: str
) -> None:
    brought_to(store, kirsten, dream, status)
    if status in MOVES[move].frm:
        assert store.move(kirsten, dream, move, NOW, reason=REASON).status == MOVES[move].to
        assert store.wish(kirsten, dream, NOW).status == MOVES[move].to
    else:
        with pytest.raises(NotPossible, match=f"{move}_from_{status}"):
            store.move(kirsten, dream, move, NOW, reason=REASON)
        assert store.wish(kirsten, dream, NOW).status == status


@pytest.mark.parametrize("move", ["change", "postpone", "decline"])
@pytest.mark.parametrize("reason", [None, "", "  \n"])
def test_what_is_not_done_as_wished_wants_a_reason(
    store: Store, kirsten: Account, dream: str, move: str, reason: str | None
) -> None:
    with pytest.raises(NotPossible, match="reason_missing"):
        store.move(kirsten, dream, move, NOW, reason=reason)

    assert store.wish(kirsten, dream, NOW).status == "new"


@pytest.mark.parametrize(
    "reason",
    [
        "Din ansøgning er desværre ikke bevilget.",
        "Vi venter, fordi der er nogle ting, som vi skal have talt om først med flere andre.",
        "Det går ikke!",
    ],
)
def test_a_reason_that_is_not_easy_danish_is_not_sent(
    store: Store, kirsten: Account, dream: str, talk: str, reason: str
) -> None:
    with pytest.raises(NotEasy) as refused:
        store.move(kirsten, dream, "postpone", NOW, reason=reason)

    assert refused.value.found
    assert reason not in str(refused.value)
    assert store.news(talk, NOW) == ()


def test_the_citizen_is_told_the_new_state_and_the_reason(
    store: Store, kirsten: Account, dream: str, talk: str
) -> None:
    store.mark_read(kirsten, dream, 1, NOW)
    store.move(kirsten, dream, "bring", NOW)
    store.move(kirsten, dream, "postpone", NOW, reason=REASON)

    assert [(news.kind, news.wish_id, news.said) for news in store.news(talk, NOW)] == [
        ("read", dream, None),
        ("for_meeting", dream, None),
        ("later", dream, REASON),
    ]


def test_the_same_form_twice_is_one_move(store: Store, kirsten: Account, dream: str, talk: str) -> None:
    for _ in range(2):
        after = store.move(kirsten, dream, "postpone", NOW, reason=REASON, edit=0)

    assert after.status == "later"
    assert [news.kind for news in store.news(talk, NOW)] == ["later"]


def test_a_form_from_before_somebody_elses_change_changes_nothing(
    store: Store, kirsten: Account, dream: str
) -> None:
    store.move(kirsten, dream, "bring", NOW, edit=0)
    with pytest.raises(StaleEdit):
        store.move(kirsten, dream, "decline", NOW, reason=REASON, edit=0)

    assert store.wish(kirsten, dream, NOW).status == "for_meeting"
    assert store.move(kirsten, dream, "decline", NOW, reason=REASON, edit=1).status == "not_now"


def test_a_new_text_of_the_citizens_makes_an_open_form_old(
    store: Store, kirsten: Account, dream: str, talk: str
) -> None:
    sent(store, talk, a_wish("jeg vil have to heste", id=dream))

    with pytest.raises(StaleEdit):
        store.move(kirsten, dream, "bring", NOW, edit=0)


def test_whoever_answers_has_read_it(store: Store, kirsten: Account, dream: str) -> None:
    store.move(kirsten, dream, "bring", LATER)

    assert store.wish(kirsten, dream, LATER).read_at == LATER


def test_only_the_citizens_own_caseworker_answers(
    store: Store, kirsten: Account, bo: Account, charlie: Account, dream: str
) -> None:
    for somebody in (bo, charlie):
        with pytest.raises(NotAllowed):
            store.move(somebody, dream, "bring", NOW)


def test_moves_of_the_citizen_and_unknown_ones_are_not_the_desks(
    store: Store, kirsten: Account, dream: str
) -> None:
    for name in ("withdraw", "reword", "read", "ask", "no such move"):
        with pytest.raises(NotPossible, match="unknown_move"):
            store.move(kirsten, dream, name, NOW)


def test_a_withdrawn_dream_cannot_be_answered(store: Store, kirsten: Account, dream: str, talk: str) -> None:
    store.withdraw(talk, dream, NOW)

    assert legal_moves("withdrawn") == ()
    with pytest.raises(NotPossible, match="plan_from_withdrawn"):
        store.move(kirsten, dream, "plan", NOW)


def test_every_state_that_waits_has_a_way_to_each_answer() -> None:
    answers = {"plan", "change", "postpone", "decline"}
    for status in STATES:
        waits = status in ("new", "read", "question", "for_meeting")
        assert answers <= set(legal_moves(status)) or not waits


def test_each_move_stands_in_the_log_without_words(store: Store, kirsten: Account, dream: str) -> None:
    store.move(kirsten, dream, "postpone", NOW, reason=REASON)
    moved = store.moves_of("wish", dream)[-1]

    assert (moved.verb, moved.actor) == ("postpone", kirsten.id)
    assert REASON not in repr(store.moves_of("wish", dream))
    assert store.verify() is None


def test_reasons_go_with_a_withdrawn_dream(store: Store, kirsten: Account, dream: str, talk: str) -> None:
    store.move(kirsten, dream, "postpone", NOW, reason=REASON)
    store.withdraw(talk, dream, NOW)
    with store.reading() as connection:
        kept = connection.execute(steps.select().order_by(steps.c.id)).all()

    assert [(row.move, row.reason) for row in kept] == [("postpone", None), ("withdraw", None)]
