"""Professional wording is added beside the citizen's words, corrections beside the proposal: nothing is replaced."""

from __future__ import annotations

import pytest

from plan.access import Account, NotAllowed
from plan.areas import SUB_THEMES, ffb_codes, themes
from plan.changes import StaleEdit
from plan.ffb import KINDS_OF_GOAL
from plan.store import NotPossible, Store
from plan.wordings import KINDS
from tests.store_fixtures import NOW, a_citizen, a_wish, sent

INTEREST = "3a748135-98a8-416a-808d-bff88a8e40ee"


@pytest.fixture
def talk(store: Store, kirsten: Account) -> str:
    return a_citizen(store, caseworker="kirsten")


@pytest.fixture
def dream(store: Store, talk: str) -> str:
    (receipted,) = sent(store, talk, a_wish("jeg vil have en hest", ffb_codes=ffb_codes("leisure")))
    return receipted.wish_id


def test_each_kind_is_added_and_the_words_stay(store: Store, kirsten: Account, dream: str) -> None:
    before = store.wish(kirsten, dream, NOW)
    for kind in KINDS:
        store.add_wording(kirsten, dream, kind, f"tekst om {kind}", NOW)
    work = store.casework(kirsten, dream, NOW)

    assert [(w.kind, w.text, w.by) for w in work.wordings] == [(k, f"tekst om {k}", "Kirsten") for k in KINDS]
    assert work.wish == before


def test_a_second_sub_goal_stands_beside_the_first(store: Store, kirsten: Account, dream: str) -> None:
    for text in ("N strigler hesten.", "N sadler hesten."):
        store.add_wording(kirsten, dream, "sub_goal", text, NOW)

    assert len(store.casework(kirsten, dream, NOW).wordings) == 2


def test_the_same_form_twice_adds_once_and_an_old_one_nothing(
    store: Store, kirsten: Account, dream: str
) -> None:
    for _ in range(2):
        store.add_wording(kirsten, dream, "purpose", "formål", NOW, edit=0)
    with pytest.raises(StaleEdit):
        store.add_wording(kirsten, dream, "purpose", "et andet", NOW, edit=0)

    assert len(store.casework(kirsten, dream, NOW).wordings) == 1


def test_a_wording_can_be_taken_away_again(store: Store, kirsten: Account, dream: str) -> None:
    store.add_wording(kirsten, dream, "purpose", "slåfejl", NOW)
    (wording,) = store.casework(kirsten, dream, NOW).wordings
    for _ in range(2):
        store.drop_wording(kirsten, dream, wording.id, NOW, edit=1)

    assert store.casework(kirsten, dream, NOW).wordings == ()


def test_both_the_proposed_and_the_corrected_area_and_codes_are_kept(
    store: Store, kirsten: Account, dream: str
) -> None:
    store.correct(kirsten, dream, "health", [INTEREST], NOW)
    work = store.casework(kirsten, dream, NOW)

    assert (work.wish.life_area, work.area) == ("leisure", "health")
    assert (work.wish.ffb_codes, work.ffb_codes) == (ffb_codes("leisure"), (INTEREST,))


def test_no_code_at_all_is_a_correction_too(store: Store, kirsten: Account, dream: str) -> None:
    store.correct(kirsten, dream, "leisure", [], NOW)

    assert store.casework(kirsten, dream, NOW).ffb_codes == ()


def test_setting_what_was_proposed_is_no_correction(store: Store, kirsten: Account, dream: str) -> None:
    store.correct(kirsten, dream, "health", [], NOW)
    store.correct(kirsten, dream, "leisure", ffb_codes("leisure"), NOW)
    work = store.casework(kirsten, dream, NOW)

    assert (work.area_corrected, work.ffb_corrected) == (None, None)


def test_the_citizen_is_not_disturbed_by_codes(store: Store, kirsten: Account, dream: str, talk: str) -> None:
    store.correct(kirsten, dream, "health", [INTEREST], NOW)
    store.add_wording(kirsten, dream, "purpose", "formål", NOW)

    assert store.news(talk, NOW) == ()


@pytest.mark.parametrize(
    ("area", "codes", "reason"),
    [("nonsense", [], "unknown_area"), ("health", ["nonsense"], "unknown_code")],
)
def test_what_is_no_area_and_no_code_is_refused(
    store: Store, kirsten: Account, dream: str, area: str, codes: list[str], reason: str
) -> None:
    with pytest.raises(NotPossible, match=reason):
        store.correct(kirsten, dream, area, codes, NOW)


def test_what_is_no_wording_is_refused(store: Store, kirsten: Account, dream: str) -> None:
    for kind, text, reason in (("nonsense", "x", "unknown_kind"), ("purpose", "  ", "no_words")):
        with pytest.raises(NotPossible, match=reason):
            store.add_wording(kirsten, dream, kind, text, NOW)


def test_only_the_citizens_own_caseworker_writes(
    store: Store, bo: Account, charlie: Account, dream: str
) -> None:
    for somebody in (bo, charlie):
        with pytest.raises(NotAllowed):
            store.add_wording(somebody, dream, "purpose", "x", NOW)
        with pytest.raises(NotAllowed):
            store.drop_wording(somebody, dream, "x", NOW)
        with pytest.raises(NotAllowed):
            store.correct(somebody, dream, "health", [], NOW)


def test_what_professionals_wrote_goes_with_a_withdrawn_dream(
    store: Store, kirsten: Account, dream: str, talk: str
) -> None:
    store.add_wording(kirsten, dream, "purpose", "formålet med hesten", NOW)
    store.correct(kirsten, dream, "health", [INTEREST], NOW)
    store.withdraw(talk, dream, NOW)
    work = store.casework(kirsten, dream, NOW)

    assert (work.wordings, work.area, work.ffb_codes) == ((), None, ())
    with pytest.raises(NotPossible, match="dream_withdrawn"):
        store.add_wording(kirsten, dream, "purpose", "formålet med hesten", NOW)


def test_every_code_that_an_area_proposes_can_be_chosen() -> None:
    known = {theme.code for theme in SUB_THEMES}

    assert {
        theme.code for area in ("money", "leisure", "daily_life", "health") for theme in themes(area)
    } <= known
    assert len(known) == len(SUB_THEMES)
    assert set(KINDS_OF_GOAL) <= set(KINDS)
