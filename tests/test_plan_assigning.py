"""Who has a citizen: the first who takes has taken, and nothing is given to somebody who cannot have it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from plan.access import Account, NotAllowed
from plan.store import Away, Filters, NotPossible, StaleVersion, Store, TakenMeanwhile
from plan.tables import citizens, wishes
from tests.store_fixtures import ELSEWHERE, HOME, NOW, a_citizen, a_wish, sent

TODAY = NOW.date()


def a_dream(store: Store, ref: str = "K-1", **more: Any) -> str:
    conversation, dream = a_citizen(store, citizen_ref=ref, **more), a_wish()
    sent(store, conversation, dream)
    return dream.id


def owner(store: Store, account: Account, ref: str) -> str | None:
    found = store.owner(account, ref, NOW).caseworker
    return found.name if found else None


@pytest.fixture
def lea(store: Store) -> Account:
    return store.create_account("Lea", "lea", "leas ord", {"leader"}, HOME, NOW)


def test_the_first_who_takes_has_taken_and_the_other_is_told_who(
    store: Store, kirsten: Account, bo: Account
) -> None:
    a_dream(store)
    store.assign(kirsten, {"K-1": None}, kirsten.id, NOW)

    with pytest.raises(TakenMeanwhile) as told:
        store.assign(bo, {"K-1": None}, bo.id, NOW)

    assert told.value.owner is not None
    assert told.value.owner.name == "Kirsten"
    assert owner(store, bo, "K-1") == "Kirsten"


def test_of_many_who_take_at_the_same_moment_exactly_one_has_taken(
    store: Store, kirsten: Account, bo: Account
) -> None:
    a_dream(store)

    def take(account: Account) -> str:
        try:
            store.assign(account, {"K-1": None}, account.id, NOW)
        except TakenMeanwhile:
            return ""
        return account.name

    with ThreadPoolExecutor(2) as pool:
        taken = list(pool.map(take, (kirsten, bo)))

    assert [owner(store, kirsten, "K-1")] == [name for name in taken if name]


def test_given_twice_is_given_once(store: Store, kirsten: Account, bo: Account) -> None:
    a_dream(store)
    for _ in range(2):
        store.assign(kirsten, {"K-1": None}, bo.id, NOW)

    given = [move.verb for move in store.moves_of("citizen", "K-1")]
    received = [move.verb for move in store.moves_of("account", bo.id)]

    assert given == ["assign"]
    assert received.count("receive") == 1


def test_many_are_given_together_or_not_at_all(store: Store, kirsten: Account, bo: Account) -> None:
    a_dream(store, "K-1")
    a_dream(store, "K-2", caseworker="bo")
    with pytest.raises(TakenMeanwhile):
        store.assign(kirsten, {"K-1": None, "K-2": None}, kirsten.id, NOW)
    assert owner(store, kirsten, "K-1") is None

    store.assign(kirsten, {"K-1": None, "K-2": bo.id}, kirsten.id, NOW)

    assert [owner(store, kirsten, ref) for ref in ("K-1", "K-2")] == ["Kirsten", "Kirsten"]


def test_only_somebody_who_may_have_the_citizen_is_given_one(
    store: Store, kirsten: Account, bo: Account, charlie: Account, lea: Account
) -> None:
    a_dream(store)
    south = store.create_account("Sune", "sune", "sunes ord", {"caseworker"}, HOME, NOW, unit="Syd")
    with store.writing() as connection:
        connection.execute(update(citizens).values(unit="Nord"))
    store.close_account("bo", NOW)

    for number in (bo.id, charlie.id, lea.id, south.id, "nobody", ""):
        with pytest.raises(NotPossible, match="not_theirs"):
            store.assign(kirsten, {"K-1": None}, number, NOW)
    with pytest.raises(NotAllowed):
        store.assign(south, {"K-1": None}, south.id, NOW)
    assert [person.name for person in store.owner(lea, "K-1", NOW).possible] == ["Kirsten"]


def test_a_citizen_of_somebody_who_has_left_can_be_taken(store: Store, kirsten: Account, bo: Account) -> None:
    a_dream(store, caseworker="bo")
    store.close_account("bo", NOW)
    store.assign(kirsten, {"K-1": None}, kirsten.id, NOW)

    assert owner(store, kirsten, "K-1") == "Kirsten"


def test_another_municipality_and_a_stranger_move_nobody(
    store: Store, kirsten: Account, charlie: Account
) -> None:
    a_dream(store)

    for ref in ("K-1", "no such citizen"):
        with pytest.raises(NotAllowed):
            store.assign(charlie, {ref: None}, charlie.id, NOW)
    with pytest.raises(NotAllowed):
        store.owner(charlie, "K-1", NOW)


def test_a_leader_gives_and_sees_what_waits_with_whom(
    store: Store, kirsten: Account, bo: Account, lea: Account
) -> None:
    a_dream(store, "K-1")
    a_dream(store, "K-2", caseworker="bo")
    store.assign(lea, {"K-1": None}, kirsten.id, NOW)
    a_dream(store, "K-3")

    loads = store.team(lea, NOW)

    assert [
        (load.caseworker.name if load.caseworker else None, load.waiting, load.new) for load in loads
    ] == [
        ("Bo", 1, 1),
        ("Kirsten", 1, 1),
        (None, 1, 1),
    ]
    assert [load.citizens for load in loads] == [1, 1, 1]


def test_the_team_counts_what_is_late_promised_and_objected_to(store: Store, kirsten: Account) -> None:
    dream = a_dream(store, caseworker="kirsten")
    with store.writing() as connection:
        connection.execute(
            update(wishes).where(wishes.c.id == dream).values(receipt_by=TODAY, objection="nej")
        )
    (now,) = store.team(kirsten, NOW)
    (late,) = store.team(kirsten, NOW + timedelta(days=60))

    assert (now.promises, now.objections, now.overdue) == (1, 1, 0)
    assert now.next_meeting is not None
    assert (late.overdue, late.next_meeting) == (1, None)


def test_the_team_of_another_municipality_is_not_shown(
    store: Store, kirsten: Account, charlie: Account
) -> None:
    a_dream(store, caseworker="kirsten")

    assert [(load.caseworker.name, load.waiting) for load in store.team(charlie, NOW) if load.caseworker] == [
        ("Charlie", 0)
    ]


def test_who_is_away_has_a_stand_in_until_the_last_day(
    store: Store, kirsten: Account, bo: Account, lea: Account
) -> None:
    until = TODAY + timedelta(days=2)
    store.set_absence(kirsten, kirsten.id, Away(), Away(TODAY, until, bo.id), NOW)

    def stand_in(days: int) -> str | None:
        loads = store.team(lea, NOW + timedelta(days=days))
        (found,) = [load for load in loads if load.caseworker and load.caseworker.id == kirsten.id]
        return found.stand_in.name if found.stand_in else None

    assert [stand_in(days) for days in (-1, 0, 2, 3)] == [None, "Bo", "Bo", None]


def test_a_leader_or_the_person_sets_absence_and_a_colleague_does_not(
    store: Store, kirsten: Account, bo: Account, charlie: Account, lea: Account
) -> None:
    for somebody in (bo, charlie):
        with pytest.raises(NotAllowed):
            store.set_absence(somebody, kirsten.id, Away(), Away(TODAY), NOW)
    store.set_absence(lea, kirsten.id, Away(), Away(TODAY, None, bo.id), NOW)
    with pytest.raises(NotAllowed):  # who stands in does not decide for how long
        store.set_absence(bo, kirsten.id, Away(TODAY, None, bo.id), Away(), NOW)
    store.set_absence(kirsten, kirsten.id, Away(TODAY, None, bo.id), Away(), NOW)

    assert [move.verb for move in store.moves_of("account", kirsten.id)][-2:] == ["away", "back"]


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (Away(TODAY, TODAY - timedelta(days=1)), "ends_before_it_begins"),
        (Away(None, TODAY), "no_first_day"),
        (Away(TODAY, None, "nobody"), "no_such_stand_in"),
        (Away(TODAY, None, "self"), "no_such_stand_in"),
        (Away(TODAY, None, "leader"), "no_such_stand_in"),
        (Away(TODAY, None, "elsewhere"), "no_such_stand_in"),
    ],
)
def test_an_absence_that_cannot_be_is_refused_by_name(
    store: Store, kirsten: Account, charlie: Account, lea: Account, wanted: Away, reason: str
) -> None:
    ids = {"self": kirsten.id, "leader": lea.id, "elsewhere": charlie.id}
    real = Away(wanted.first, wanted.last, ids.get(wanted.stand_in or "", wanted.stand_in))

    with pytest.raises(NotPossible, match=reason):
        store.set_absence(kirsten, kirsten.id, Away(), real, NOW)


def test_an_absence_that_somebody_else_changed_meanwhile_is_not_overwritten(
    store: Store, kirsten: Account, bo: Account, lea: Account
) -> None:
    store.set_absence(lea, kirsten.id, Away(), Away(TODAY, None, bo.id), NOW)

    with pytest.raises(StaleVersion):
        store.set_absence(kirsten, kirsten.id, Away(), Away(TODAY + timedelta(days=1)), NOW)
    store.set_absence(kirsten, kirsten.id, Away(), Away(TODAY, None, bo.id), NOW)  # the same again


def test_views_are_kept_by_name_and_are_ones_own(store: Store, kirsten: Account, bo: Account) -> None:
    mine = store.keep_view(kirsten, "  Nye   boliger ", Filters(state="new", area="housing"), NOW)
    again = store.keep_view(kirsten, "Nye boliger", Filters(state="new", area="housing"), NOW)

    assert mine == again
    assert [(view.name, view.filters.area) for view in store.views(kirsten)] == [("Nye boliger", "housing")]
    assert store.views(bo) == ()
    store.forget_view(bo, mine)
    assert len(store.views(kirsten)) == 1
    store.forget_view(kirsten, mine)
    assert store.views(kirsten) == ()


def test_a_view_without_a_name_or_with_one_that_is_taken_is_refused(store: Store, kirsten: Account) -> None:
    store.keep_view(kirsten, "Nye", Filters(state="new"), NOW)

    for name, reason in (("Nye", "name_taken"), (" ", "no_name"), ("x" * 61, "no_name"), ("\0", "no_name")):
        with pytest.raises(NotPossible, match=reason):
            store.keep_view(kirsten, name, Filters(state="read"), NOW)
    for number in range(19):
        store.keep_view(kirsten, f"{number}", Filters(), NOW)
    with pytest.raises(NotPossible, match="too_many_views"):
        store.keep_view(kirsten, "en til", Filters(), NOW)


def test_a_live_list_hears_of_new_dreams_and_of_changes_but_not_of_views(
    store: Store, kirsten: Account, charlie: Account
) -> None:
    conversation, dream = a_citizen(store, citizen_ref="K-1"), a_wish()
    start = store.newest_move()
    sent(store, conversation, dream)
    came = store.arrived(kirsten, start)
    store.waiting(kirsten, Filters(), NOW)
    looked = store.arrived(kirsten, came.newest)
    store.mark_read(kirsten, dream.id, 1, NOW)
    read = store.arrived(kirsten, looked.newest)
    store.assign(kirsten, {"K-1": None}, kirsten.id, NOW)
    given = store.arrived(kirsten, read.newest)

    assert [(seen.changed, seen.dreams) for seen in (came, looked, read, given)] == [
        (True, 1),
        (False, 0),
        (True, 0),
        (True, 0),
    ]
    assert store.arrived(charlie, start).changed is False
    assert given.newest == store.newest_move()


def test_a_live_list_hears_nothing_of_a_dream_that_is_not_shared(store: Store, kirsten: Account) -> None:
    conversation = a_citizen(store)
    start = store.newest_move()
    sent(store, conversation, a_wish(share_caseworker=False))

    assert store.arrived(kirsten, start).changed is False


def test_an_accounts_municipality_is_where_its_colleagues_are(
    store: Store, kirsten: Account, charlie: Account
) -> None:
    assert charlie.municipality == ELSEWHERE
    with pytest.raises(NotAllowed):
        store.set_absence(charlie, kirsten.id, Away(), Away(TODAY), NOW)
