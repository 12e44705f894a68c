"""Groups measured against the true ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.grouping import grouping

TRUTH = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}


def test_the_true_groups_are_right_in_everything() -> None:
    found = grouping({one: f"c-{group}" for one, group in TRUTH.items()}, TRUTH)
    assert (found.pair_precision, found.pair_recall, found.b_cubed) == (1.0, 1.0, 1.0)


def test_all_in_one_group_has_them_all_and_half_of_it_wrong() -> None:
    found = grouping(dict.fromkeys(TRUTH, "one"), TRUTH)
    assert (found.pair_precision, found.pair_recall) == (0.4, 1.0)
    assert found.b_precision == pytest.approx((3 * 3 / 5 + 2 * 2 / 5) / 5)


def test_each_alone_joins_nothing_wrongly() -> None:
    found = grouping({}, TRUTH)
    assert (found.pair_precision, found.pair_recall, found.b_precision) == (1.0, 0.0, 1.0)
    assert found.b_recall == pytest.approx((3 * 1 / 3 + 2 * 1 / 2) / 5)


def test_statements_of_no_known_group_count_for_nothing() -> None:
    own = {"a": "x", "b": "x", "c": "x", "d": "y", "e": "y"}
    assert grouping(own | {"stray": "x"}, TRUTH) == grouping(own, TRUTH)


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3)),
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3)),
)
def test_precision_one_way_is_recall_the_other(one: dict[str, int], other: dict[str, int]) -> None:
    both = one.keys() & other.keys()
    a, b = {key: one[key] for key in both}, {key: other[key] for key in both}
    there, back = grouping(a, b), grouping(b, a)
    assert (there.pair_precision, there.b_precision) == pytest.approx((back.pair_recall, back.b_recall))
