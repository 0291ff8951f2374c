"""Shares and F1 are what the textbooks say, and their intervals hold them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.eval.misheard import misheard
from tests.eval.scores import by_label, macro_f1, share


def test_a_share_has_its_wilson_interval() -> None:
    figure = share([True] * 9 + [False])

    assert figure.value == pytest.approx(0.9)
    assert figure.low == pytest.approx(0.596, abs=0.001)
    assert figure.high == pytest.approx(0.982, abs=0.001)


def test_macro_f1_counts_every_label_alike() -> None:
    pairs = [("wish", "wish")] * 8 + [("deny", "wish"), ("deny", "deny")]

    assert macro_f1(pairs).value == pytest.approx((16 / 17 + 2 / 3) / 2)
    assert by_label(pairs)["deny"].value == pytest.approx(2 / 3)
    assert by_label(pairs)["deny"].n == 2


def test_every_label_has_an_interval_around_its_f1() -> None:
    pairs = [("wish", "wish")] * 30 + [("wish", "deny")] * 5 + [("deny", "deny")] * 10

    for figure in by_label(pairs).values():
        assert 0 < figure.low < figure.value < figure.high <= 1


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=40))
def test_an_interval_is_in_order(pairs: list[tuple[str, str]]) -> None:
    figure = macro_f1(pairs)

    assert 0 <= figure.low <= figure.high <= 1


def test_what_is_misheard_is_hurt_and_the_same_each_time() -> None:
    texts = ["jeg vil gerne have en hund", "vi skal til havet i morgen", "hunden er min ven"] * 20

    once, again = misheard(texts, 0.1), misheard(texts, 0.1)

    assert once == again
    assert sum(a != b for a, b in zip(texts, once, strict=True)) > 10
