"""The list: mine first, in the order of the meetings, page by page, with no dream lost, doubled or seen unlogged."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, insert, update

from plan.access import Account, NotAllowed, Thing, may
from plan.desk_tables import asked, steps
from plan.filters import Filters, days, filters_from
from plan.listed import Listed
from plan.meeting import title
from plan.store import Away, NotPossible, Store
from plan.tables import citizens, meetings, wishes
from tests.store_fixtures import HOME, NOW, a_citizen, a_wish, sent

SOON, LATE = date(2026, 9, 3), date(2026, 10, 1)


def a_dream(
    store: Store, words: str, *, day: date | None = SOON, owner: str | None = None, **more: Any
) -> str:
    conversation = a_citizen(store, meeting_date=day, caseworker=owner)
    dream = a_wish(words, **more)
    sent(store, conversation, dream)
    return dream.id


def everything(
    store: Store, account: Account, filters: Filters | None = None, most: int = 50
) -> list[Listed]:
    found: list[Listed] = []
    page = store.waiting(account, filters or Filters(), NOW, None, most)
    while page.next:
        found += page.dreams
        page = store.waiting(account, filters or Filters(), NOW, page.next, most)
    return [*found, *page.dreams]


def said(found: list[Listed]) -> list[tuple[str, str]]:
    return [(dream.part, dream.words) for dream in found]


def put(store: Store, wish_id: str, **values: Any) -> None:
    with store.writing() as connection:
        connection.execute(update(wishes).where(wishes.c.id == wish_id).values(**values))


@pytest.fixture
def lea(store: Store) -> Account:
    return store.create_account("Lea", "lea", "leas ord", {"leader"}, HOME, NOW, unit="Nord")


@pytest.mark.parametrize("most", [1, 2, 50])
def test_mine_stand_first_then_nobodys_then_my_colleagues(
    store: Store, kirsten: Account, bo: Account, most: int
) -> None:
    a_dream(store, "bos først", owner="bo")
    a_dream(store, "ingens", day=None)
    a_dream(store, "min sidst", day=LATE, owner="kirsten")
    a_dream(store, "min først", owner="kirsten")

    assert said(everything(store, kirsten, most=most)) == [
        ("mine", "min først"),
        ("mine", "min sidst"),
        ("nobody", "ingens"),
        ("colleagues", "bos først"),
    ]


def test_pages_hold_every_dream_once_also_those_that_came_together(store: Store, kirsten: Account) -> None:
    conversation = a_citizen(store, caseworker="kirsten")
    dreams = [a_wish(f"drøm {number}", order=number) for number in range(1, 8)]
    sent(store, conversation, *dreams)

    found = everything(store, kirsten, most=3)

    assert sorted(dream.id for dream in found) == sorted(dream.id for dream in dreams)


def test_the_day_of_the_list_follows_the_meeting_wherever_it_is_changed(
    store: Store, kirsten: Account
) -> None:
    dream = a_dream(store, "svømme", owner="kirsten")
    meeting = store.wish(kirsten, dream, NOW).meeting_id

    def day_after(**change: Any) -> tuple[date | None, str]:
        with store.writing() as connection:
            connection.execute(update(meetings).where(meetings.c.id == meeting).values(**change))
        (listed,) = everything(store, kirsten)
        return listed.day, listed.title

    assert day_after(place="rådhuset") == (SOON, "this_week")
    assert day_after(date=LATE) == (LATE, "later")
    assert day_after(status="cancelled") == (None, "no_date")
    assert day_after(status="planned", date=None) == (None, "no_date")
    assert day_after(date=date(2026, 8, 1)) == (date(2026, 8, 1), "overdue")


def test_a_dream_that_is_moved_to_another_meeting_gets_its_day(store: Store, kirsten: Account) -> None:
    dream, other = a_dream(store, "svømme", owner="kirsten"), a_dream(store, "dykke", day=LATE)
    put(store, dream, meeting_id=store.wish(kirsten, other, NOW).meeting_id)

    assert [listed.day for listed in everything(store, kirsten)] == [LATE, LATE]


def test_who_stands_in_sees_the_absent_ones_dreams_among_their_own(
    store: Store, kirsten: Account, bo: Account
) -> None:
    a_dream(store, "kirstens", owner="kirsten")
    today = NOW.date()
    store.set_absence(kirsten, kirsten.id, Away(), Away(today, today, bo.id), NOW)

    assert said(everything(store, bo)) == [("mine", "kirstens")]
    later = store.waiting(bo, Filters(), NOW + timedelta(days=1))
    assert [dream.part for dream in later.dreams] == ["colleagues"]


def test_dreams_of_somebody_who_has_left_lie_with_nobody(store: Store, kirsten: Account, bo: Account) -> None:
    a_dream(store, "bos", owner="bo")
    store.close_account("bo", NOW)

    (dream,) = everything(store, kirsten)

    assert (dream.part, dream.caseworker) == ("nobody", None)


def test_an_open_objection_stays_on_the_list_after_the_answer(store: Store, kirsten: Account) -> None:
    dream = a_dream(store, "svømme", owner="kirsten")
    put(store, dream, status="in_plan")
    assert everything(store, kirsten) == []
    put(store, dream, objection="det var ikke det", objected_at=NOW)

    (listed,) = everything(store, kirsten)

    assert listed.objection
    assert listed.note is None
    put(store, dream, objection_met_at=NOW)
    assert everything(store, kirsten) == []


def test_the_newest_thing_that_was_said_stands_beside_the_dream(store: Store, kirsten: Account) -> None:
    dream = a_dream(store, "svømme", owner="kirsten")
    minute = timedelta(minutes=1)
    question = {"id": "q", "wish_id": dream, "author": kirsten.id}
    with store.writing() as connection:
        step = {"wish_id": dream, "at": NOW, "move": "postpone", "status": "later"}
        connection.execute(insert(steps).values(**step, reason="Vi venter."))
        connection.execute(insert(asked).values(**question, text="Hvor?", at=NOW + minute))

    (before,) = everything(store, kirsten)
    with store.writing() as connection:
        connection.execute(update(asked).values(answer="i havet", answered_at=NOW + 2 * minute))
    (after,) = everything(store, kirsten)

    assert before.note is not None
    assert after.note is not None
    assert (before.note.kind, before.note.text) == ("asked", "Hvor?")
    assert (after.note.kind, after.note.text) == ("answered", "i havet")


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, "bolig hest nabo svane"),
        ({"whose": "mine"}, "hest svane"),
        ({"whose": "nobody"}, "bolig"),
        ({"state": "read"}, "svane"),
        ({"state": "answered"}, "ulv"),
        ({"state": "all"}, "bolig hest nabo svane ulv"),
        ({"when": "this_week"}, "hest nabo"),
        ({"when": "later"}, "svane"),
        ({"when": "no_date"}, "bolig"),
        ({"when": "overdue"}, ""),
        ({"area": "housing"}, "bolig hest"),
        ({"mark": "promise"}, "nabo"),
        ({"mark": "enquiry"}, "svane"),
        ({"mark": "important"}, "bolig"),
        ({"mark": "objection"}, ""),
        ({"words": "ulv"}, "ulv"),
        ({"words": "ulv", "state": "waiting"}, ""),
        ({"whose": "somebody unknown"}, ""),
    ],
)
def test_each_filter_shows_what_it_names(
    store: Store, kirsten: Account, bo: Account, chosen: dict[str, str], found: str
) -> None:
    a_dream(store, "bolig", day=None, life_area="housing", most_important=True)
    put(store, a_dream(store, "hest", owner="kirsten"), area_corrected="housing")
    put(store, a_dream(store, "nabo", owner="bo"), receipt_by=NOW.date() + timedelta(days=1))
    swan = a_dream(store, "svane", owner="kirsten", day=LATE, enquiry=True)
    put(store, swan, status="read", receipt_by=NOW.date())
    put(store, a_dream(store, "ulv", owner="kirsten"), status="not_now")

    listed = everything(store, kirsten, filters_from(chosen))

    assert sorted(dream.words for dream in listed) == found.split()


def test_a_colleagues_dreams_can_be_asked_for(store: Store, kirsten: Account, bo: Account) -> None:
    a_dream(store, "bos", owner="bo")
    a_dream(store, "min", owner="kirsten")

    assert said(everything(store, kirsten, Filters(whose=bo.id))) == [("colleagues", "bos")]


@pytest.mark.parametrize(
    "chosen",
    [{"state": "ranked"}, {"when": "x"}, {"area": "x"}, {"mark": "x"}, {"words": "x" * 201}, {"whose": "\0"}],
)
def test_an_unknown_filter_is_refused_by_name(chosen: dict[str, str]) -> None:
    with pytest.raises(NotPossible, match="unknown_filter"):
        filters_from(chosen)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_every_day_lies_under_exactly_the_heading_that_its_filter_has(day: date, on: date) -> None:
    under = [when for when in ("overdue", "this_week", "later", "no_date") if within(day, when, on)]

    assert under == [title(day, on)]


def within(day: date, when: str, on: date) -> bool:
    first, last = days(when, on)
    return first <= day <= last


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("svøm", True),
        ("SVØMME", True),
        ("hav svøm", True),
        ("vømme", False),
        ("svøm bjerg", False),
        ("bad", True),
        ("hest 47", True),
        ("k-1", True),
        ("K-10", True),
        ("K-99", False),
        ("%", False),
        ("_", False),
        ("' or 1=1 --", False),
        ("a & b | !c:*", False),
        ("😀", False),
        ("-", False),
    ],
)
def test_a_search_finds_by_the_beginnings_of_words_by_receipt_and_by_citizen(
    store: Store, kirsten: Account, typed: str, found: bool
) -> None:
    conversation = a_citizen(store, citizen_ref="K-104", caseworker="kirsten")
    dream = a_wish("Jeg vil SVØMME i havet, bade-bro", final="Jeg vil gerne ud.")
    sent(store, conversation, dream)
    put(store, dream.id, receipt="hest 47")

    assert bool(everything(store, kirsten, Filters(words=typed))) is found


@pytest.mark.parametrize("text", ["x" * 100_000, "😀 " * 30_000, "ø " * 50_000, "\u202e<b>'\"\\", "=1+1"])
def test_any_text_can_be_kept_and_listed_and_is_cut(store: Store, kirsten: Account, text: str) -> None:
    a_dream(store, text, owner="kirsten")

    (dream,) = everything(store, kirsten)

    assert dream.words == text[:241]
    assert everything(store, kirsten, Filters(words="findes ikke")) == []


def test_what_a_list_shows_is_logged_once_a_day_for_each_account_and_dream(
    store: Store, kirsten: Account, bo: Account
) -> None:
    shown, hidden = (
        a_dream(store, "først", owner="kirsten"),
        a_dream(store, "sidst", day=LATE, owner="kirsten"),
    )
    for moment in (NOW, NOW + timedelta(hours=1), NOW + timedelta(days=1)):
        store.waiting(kirsten, Filters(), moment, None, 1)
    store.waiting(bo, Filters(), NOW, None, 1)

    def views(dream: str) -> list[str]:
        return [move.actor for move in store.moves_of("wish", dream) if move.verb == "view"]

    assert views(shown) == [kirsten.id, kirsten.id, bo.id]
    assert views(hidden) == []
    assert store.verify() is None


def test_the_list_shows_what_the_one_function_allows_and_nothing_else(
    store: Store, kirsten: Account, charlie: Account, lea: Account
) -> None:
    north = store.create_account("Nora", "nora", "noras ord", {"caseworker"}, HOME, NOW, unit="Nord")
    everybody = (kirsten, charlie, lea, north)
    for unit in (None, "Nord", "Syd"):
        for shared in (True, False):
            ref = f"{unit}-{shared}"
            conversation = a_citizen(store, citizen_ref=ref)
            with store.writing() as connection:
                connection.execute(update(citizens).where(citizens.c.ref == ref).values(unit=unit))
            sent(store, conversation, a_wish(ref, share_caseworker=shared))

    for account in everybody:
        listed = {dream.citizen_ref for dream in everything(store, account)}
        allowed = {
            f"{unit}-{shared}"
            for unit in (None, "Nord", "Syd")
            for shared in (True, False)
            if may(account, "view", Thing("wish", HOME, shared=shared, unit=unit))
        }
        assert listed == allowed


@pytest.mark.parametrize("role", ["provider", "guide", "duty", "dpo", "admin"])
def test_other_roles_get_no_list(store: Store, role: str) -> None:
    somebody = store.create_account("Anden", "anden", "andens ord", {role}, HOME, NOW)
    for ask in (
        lambda: store.waiting(somebody, Filters(), NOW),
        lambda: store.arrived(somebody, 0),
        lambda: store.views(somebody),
        lambda: store.keep_view(somebody, "x", Filters(), NOW),
        lambda: store.team(somebody, NOW),
    ):
        with pytest.raises(NotAllowed):
            ask()


def test_the_counts_are_of_what_waits(store: Store, kirsten: Account, bo: Account) -> None:
    a_dream(store, "min", owner="kirsten")
    put(store, a_dream(store, "læst", owner="kirsten"), status="read")
    put(store, a_dream(store, "svaret", owner="kirsten"), status="in_plan")
    a_dream(store, "ingens")
    a_dream(store, "bos", owner="bo")

    counted = store.waiting(kirsten, Filters(words="ulv"), NOW).counted

    assert (counted.mine, counted.new, counted.nobody, counted.colleagues) == (2, 1, 1, 1)


def test_a_page_takes_the_same_few_questions_however_long_the_list_is(store: Store, kirsten: Account) -> None:
    asked_for: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda _c, _k, sql, *_more: asked_for.append(sql))

    def questions() -> int:
        asked_for.clear()
        store.waiting(kirsten, Filters(), NOW)
        store.waiting(kirsten, Filters(), NOW)
        return len(asked_for)

    a_dream(store, "en", owner="kirsten")
    store.waiting(kirsten, Filters(), NOW)
    few = questions()
    for number in range(6):
        a_dream(store, f"drøm {number}", owner="kirsten")
    store.waiting(kirsten, Filters(), NOW)

    assert questions() == few
