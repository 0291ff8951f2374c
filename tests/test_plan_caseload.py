"""Citizens are made, found and put right at the desk by those who may, and never under a CPR number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from plan.access import Account
from plan.practical import Practical
from plan.store import (
    CitizenDetails,
    ExpiredCode,
    MeetingWishes,
    NotAllowed,
    NotPossible,
    StaleVersion,
    Store,
)
from plan.tables import accounts
from tests.store_fixtures import HOME, MEETING, NOW, a_citizen, a_wish, sent

ADULT = CitizenDetails()


@pytest.fixture
def peter(store: Store) -> Account:
    return store.create_account("Peter", "peter", "peters ord", {"provider"}, HOME, NOW, unit="Bakken")


@pytest.fixture
def gry(store: Store) -> Account:
    return store.create_account("Gry", "gry", "grys ord", {"guide"}, HOME, NOW)


@pytest.fixture
def ulla(store: Store) -> Account:
    return store.create_account("Ulla", "ulla", "ullas ord", {"caseworker"}, HOME, NOW, unit="Syd")


def test_a_citizen_is_kept_as_decided_and_is_the_makers_own(
    store: Store, kirsten: Account, peter: Account, gry: Account, ulla: Account
) -> None:
    details = CitizenDetails(
        plan_type="overgang_16_17", unit="Syd", provider="Bakken", guide=gry.id, interpreter="tegnsprog"
    )
    store.make_citizen(kirsten, "K-1", details, NOW)
    page = store.citizen_page(kirsten, "K-1", NOW)
    citizen = page.citizen

    assert CitizenDetails(**{name: getattr(citizen, name) for name in vars(details)}) == details
    assert (citizen.caseworker_name, citizen.guide_name, citizen.under_18) == ("Kirsten", "Gry", True)
    assert (citizen.linked_at, citizen.code_until, page.meetings, page.dreams) == (None, None, (), ())
    assert (page.may_change, page.may_meet, page.may_invite) == (True, True, True)


def test_a_second_click_makes_no_second_citizen_and_another_may_not_take_the_name(
    store: Store, kirsten: Account, bo: Account
) -> None:
    for _click in range(2):
        store.make_citizen(kirsten, "K-1", ADULT, NOW)
    with pytest.raises(NotPossible, match="ref_taken"):
        store.make_citizen(bo, "K-1", ADULT, NOW)

    assert [move.verb for move in store.moves_of("citizen", "K-1")] == ["make"]


@pytest.mark.parametrize(
    ("ref", "reason"),
    [
        ("", "ref_odd"),
        ("x" * 61, "ref_odd"),
        ("a/b", "ref_odd"),
        ("a\\b", "ref_odd"),
        ("..", "ref_odd"),
        (" K-1", "ref_odd"),
        ("K\x001", "ref_odd"),
        ("K\u202e1", "ref_odd"),
        ("010190-1234", "cpr_number"),
    ],
)
def test_a_reference_that_cannot_be_used_is_refused(
    store: Store, kirsten: Account, ref: str, reason: str
) -> None:
    with pytest.raises(NotPossible, match=reason):
        store.make_citizen(kirsten, ref, ADULT, NOW)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"plan_type": "anden"}, "unknown_plan_type"),
        ({"unit": "Nord"}, "unknown_unit"),
        ({"provider": "Dalen"}, "unknown_provider"),
        ({"guide": "nobody"}, "unknown_guide"),
        ({"interpreter": "010190-1234"}, "cpr_number"),
    ],
)
def test_only_what_exists_can_be_chosen(
    store: Store, kirsten: Account, wrong: dict[str, str], reason: str
) -> None:
    with pytest.raises(NotPossible, match=reason):
        store.make_citizen(kirsten, "K-1", replace(ADULT, **wrong), NOW)


def test_there_is_to_choose_what_the_municipality_has(
    store: Store, kirsten: Account, charlie: Account, peter: Account, gry: Account, ulla: Account
) -> None:
    choices = store.choices(kirsten)

    assert (choices.units, choices.providers, choices.guides) == (("Syd",), ("Bakken",), ((gry.id, "Gry"),))
    assert store.choices(charlie).guides == ()
    with pytest.raises(NotAllowed):
        store.choices(peter)


def test_details_are_put_right_once_and_not_over_somebody_elses(
    store: Store, kirsten: Account, peter: Account
) -> None:
    store.make_citizen(kirsten, "K-1", ADULT, NOW)
    changed = replace(ADULT, plan_type="ungeplan", provider="Bakken")
    for _click in range(2):
        store.change_citizen(kirsten, "K-1", 0, changed, NOW)
    with pytest.raises(StaleVersion):
        store.change_citizen(kirsten, "K-1", 0, ADULT, NOW)
    citizen = store.citizen_page(kirsten, "K-1", NOW).citizen

    assert (citizen.plan_type, citizen.provider, citizen.edit) == ("ungeplan", "Bakken", 1)
    assert [move.verb for move in store.moves_of("citizen", "K-1")] == ["make", "change", "view"]


def test_what_is_no_longer_there_may_stay_until_it_is_changed(
    store: Store, kirsten: Account, gry: Account
) -> None:
    store.make_citizen(kirsten, "K-1", replace(ADULT, guide=gry.id), NOW)
    store.close_account("gry", NOW)
    store.change_citizen(kirsten, "K-1", 0, replace(ADULT, guide=gry.id, interpreter="arabisk"), NOW)

    assert store.citizen_page(kirsten, "K-1", NOW).citizen.guide_name == "Gry"


def test_a_citizen_is_not_put_where_the_own_caseworker_cannot_see_them(
    store: Store, kirsten: Account, ulla: Account
) -> None:
    store.create_account("Nina", "nina", "ninas ord", {"caseworker"}, HOME, NOW, unit="Nord")
    store.make_citizen(ulla, "S-1", replace(ADULT, unit="Syd"), NOW)
    with pytest.raises(NotPossible, match="unit_of_others"):
        store.change_citizen(ulla, "S-1", 0, replace(ADULT, unit="Nord"), NOW)
    with pytest.raises(NotAllowed):
        store.make_citizen(ulla, "S-2", replace(ADULT, unit="Nord"), NOW)


def test_others_may_look_or_not_even_that(
    store: Store, kirsten: Account, bo: Account, charlie: Account, peter: Account
) -> None:
    store.make_citizen(kirsten, "K-1", ADULT, NOW)
    page = store.citizen_page(bo, "K-1", NOW)

    assert (page.may_change, page.may_meet, page.may_invite) == (False, False, True)
    for who in (bo, charlie, peter):
        with pytest.raises(NotAllowed):
            store.change_citizen(who, "K-1", 0, replace(ADULT, interpreter="arabisk"), NOW)
        with pytest.raises(NotAllowed):
            store.unlink_citizen(who, "K-1", NOW)
    for who in (charlie, peter):
        with pytest.raises(NotAllowed):
            store.citizen_page(who, "K-1", NOW)
    with pytest.raises(NotAllowed):
        store.make_citizen(peter, "P-1", ADULT, NOW)


def test_the_page_shows_dreams_and_meetings_as_far_as_they_may_be_seen(
    store: Store, kirsten: Account, bo: Account
) -> None:
    conversation = a_citizen(store, citizen_ref="K-1", caseworker="kirsten")
    shared, own = a_wish(), a_wish("hemmeligt", share_caseworker=False)
    sent(store, conversation, shared, own, meeting=MeetingWishes(who_not="far"))
    hers, his = (store.citizen_page(who, "K-1", NOW) for who in (kirsten, bo))

    assert [wish.id for wish in hers.dreams] == [wish.id for wish in his.dreams] == [shared.id]
    assert [meeting.who_not for meeting in (*hers.meetings, *his.meetings)] == ["far", None]
    assert hers.citizen.linked_at == NOW
    assert [move.verb for move in store.moves_of("wish", shared.id)] == ["post", "view", "view"]


def test_unlinking_ends_the_conversation_everywhere_and_every_unused_code(
    store: Store, kirsten: Account
) -> None:
    invited = store.invite(now=NOW, citizen_ref="K-1", caseworker="kirsten")
    conversation = store.link(invited.digits, channel="telegram", account="77", now=NOW)
    fresh = store.fresh_code(conversation, NOW)
    letter = store.hand_over(kirsten, "K-1", "k" * 32, NOW)
    store.unlink_citizen(kirsten, "K-1", NOW)

    assert store.linked(conversation, NOW) is None
    assert store.claim("telegram", 9, "telegram", NOW) == ()
    for code in (fresh, letter.digits, letter.secret):
        with pytest.raises(ExpiredCode):
            store.link(code, channel="web", now=NOW)
    assert store.citizen_page(kirsten, "K-1", NOW).citizen.code_until is None


def test_the_list_is_ones_own_by_reference_and_can_be_searched(
    store: Store, kirsten: Account, bo: Account, charlie: Account
) -> None:
    for ref in ("K-2", "K-1", "k_3"):
        store.make_citizen(kirsten, ref, ADULT, NOW)
    store.make_citizen(bo, "B-1", ADULT, NOW)
    store.make_citizen(charlie, "C-1", ADULT, NOW)

    def found(**how: object) -> list[str]:
        return [one.ref for one in store.citizen_list(kirsten, NOW, **how).citizens]  # type: ignore[arg-type]

    assert sorted(found()) == ["K-1", "K-2", "k_3"]
    assert sorted(found(everybody=True)) == ["B-1", "K-1", "K-2", "k_3"]
    assert found(search="k-2") == ["K-2"]
    assert found(search="_") == ["k_3"]
    assert found(search="%") == []


def test_a_long_list_comes_in_pages_that_lose_nobody(store: Store, kirsten: Account) -> None:
    refs = [f"K-{number:03}" for number in range(120)]
    for ref in refs:
        store.make_citizen(kirsten, ref, ADULT, NOW)
    seen: list[str] = []
    after: str | None = ""
    while after is not None:
        page = store.citizen_list(kirsten, NOW, after=after)
        seen += [one.ref for one in page.citizens]
        after = page.next

    assert seen == refs


def test_a_line_tells_the_next_day_and_how_many_dreams_wait(store: Store, kirsten: Account) -> None:
    conversation = a_citizen(store, citizen_ref="K-1", caseworker="kirsten", meeting_date=MEETING)
    gone = a_wish("væk")
    sent(store, conversation, a_wish(), gone, a_wish("hemmeligt", share_caseworker=False))
    store.withdraw(conversation, gone.id, NOW)
    (line,) = store.citizen_list(kirsten, NOW).citizens

    assert (line.next_day, line.waiting, line.caseworker_name) == (MEETING, 1, "Kirsten")
    (afterwards,) = store.citizen_list(kirsten, NOW + timedelta(days=30)).citizens
    assert afterwards.next_day is None


def test_the_meetings_are_ones_own_by_day_until_they_are_closed(
    store: Store, kirsten: Account, bo: Account
) -> None:
    for who, ref, day in (
        (kirsten, "K-1", None),
        (kirsten, "K-2", MEETING),
        (kirsten, "K-3", date(2026, 9, 2)),
        (bo, "B-1", date(2026, 9, 3)),
        (kirsten, "K-4", date(2026, 9, 2)),
    ):
        store.make_citizen(who, ref, ADULT, NOW)
        meeting = store.make_meeting(who, ref, uuid4().hex, Practical(day=day), NOW)
        if ref == "K-4":
            store.cancel_meeting(who, meeting.id, 0, NOW)
    hers = [one.meeting.citizen_ref for one in store.meeting_list(kirsten, NOW)]
    everybodys = [one.meeting.citizen_ref for one in store.meeting_list(kirsten, NOW, everybody=True)]

    assert hers == ["K-3", "K-2", "K-1"]
    assert everybodys == ["K-3", "B-1", "K-2", "K-1"]


def test_a_list_shows_no_unit_but_ones_own(store: Store, kirsten: Account, ulla: Account) -> None:
    store.create_account("Nina", "nina", "ninas ord", {"caseworker"}, HOME, NOW, unit="Nord")
    store.make_citizen(kirsten, "N-1", replace(ADULT, unit="Nord"), NOW)
    store.make_citizen(kirsten, "K-1", ADULT, NOW)
    store.make_meeting(kirsten, "N-1", uuid4().hex, Practical(), NOW)

    assert [one.ref for one in store.citizen_list(ulla, NOW, everybody=True).citizens] == ["K-1"]
    assert store.meeting_list(ulla, NOW, everybody=True) == ()


def test_whoever_stands_in_today_has_the_list_of_the_absent(
    store: Store, kirsten: Account, bo: Account
) -> None:
    store.make_citizen(kirsten, "K-1", ADULT, NOW)
    with store.writing() as connection:
        connection.execute(
            update(accounts)
            .where(accounts.c.id == kirsten.id)
            .values(absent_from=date(2026, 9, 1), absent_until=date(2026, 9, 4), stand_in=bo.id)
        )

    assert [one.ref for one in store.citizen_list(bo, NOW).citizens] == ["K-1"]
    assert store.citizen_list(bo, NOW + timedelta(days=4)).citizens == ()
