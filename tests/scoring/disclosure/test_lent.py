from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.disclosure.lent import CERTAIN, Lent, lent_variance
from scoring.figures import Range
from scoring.groups import Sums

ITEM = Range(np.array([1.0]), np.array([5.0]), np.array([1.0]))
"""Answers from 1 to 5."""

Raters = Sequence[Sequence[Sequence[float]]]
"""By participant and rater group, the scores of the raters."""


def sums(raters: Raters) -> Sums:
    most = max(len(groups) for groups in raters)
    padded = [[*groups, *[[]] * (most - len(groups))] for groups in raters]
    n, total, squares = (
        np.array([[[sum(score**power for score in group) for group in each] for each in padded]], dtype=float)
        for power in (0, 1, 2)
    )
    return Sums(n, total, squares, np.ones(1), np.zeros(1))


def lent(raters: Raters, *, counted: float = 3, fewest: int = 2, span: Range = ITEM) -> Lent:
    return lent_variance(sums(raters), np.full((1, len(raters)), counted), span, fewest)


def test_the_variance_is_that_within_the_groups_of_everybody_together() -> None:
    found = lent([[[1.0, 5.0]], [[2.0, 3.0, 4.0], [4.0, 5.0]], [[1.0, 2.0, 2.0, 3.0]]])
    # squared distances of 8, 2, 0.5 and 2 with 1, 2, 1 and 3 degrees of freedom
    assert np.sqrt(found.variance[0]) == pytest.approx([round((12.5 / 7) ** 0.5, 1)] * 3)
    assert (found.df[0].tolist(), found.assumed[0].tolist()) == ([7, 7, 7], [False, False, False])


def test_groups_of_one_rater_lend_nothing() -> None:
    raters: Raters = [[[3.0, 4.0]], [[2.0, 4.0], [5.0]], [[3.0, 3.0, 4.0], [1.0]]]
    alone = lent([*raters, [[1.0], [5.0]]], counted=2)
    assert alone.df[0].tolist() == [4] * 4
    assert not alone.assumed.any()


@pytest.mark.parametrize(("others", "assumed"), [(1, True), (2, False), (3, False)])
def test_the_spread_is_assumed_where_too_few_participants_lend_theirs(others: int, *, assumed: bool) -> None:
    found = lent([[[1.0, 1.0, 2.0]], *[[[1.0, 2.0, 3.0, 4.0, 5.0]]] * others], fewest=3)
    assert found.assumed[0, 0] == assumed
    if assumed:
        assert (found.variance[0, 0], found.df[0, 0]) == (np.arange(5).var(), CERTAIN)


def test_there_are_more_degrees_of_freedom_than_a_total_has_raters() -> None:
    raters: Raters = [[[1.0, 4.0]], [[2.0, 3.0, 5.0]], [[2.0, 4.0, 4.0]]]
    assert [lent(raters, counted=counted).assumed[0, 0] for counted in (3, 4, 5)] == [False, False, True]


@pytest.mark.parametrize(
    ("group", "scatter"), [([3.0, 3.0, 3.0], 2), ([2.0, 3.0, 4.0], 2), ([3.0, 3.0, 4.0], 2 / 3 + 2)]
)
def test_the_spread_is_at_least_what_two_raters_a_step_further_apart_make(
    group: list[float], scatter: float
) -> None:
    """So nobody can tell a cohort in which everybody answered alike from one in which one pair did not."""
    found = lent([[group], [[4.0, 4.0, 4.0]], [[3.0, 3.0, 3.0]]])
    assert np.sqrt(found.variance[0, 0]) == pytest.approx(max(round((scatter / 6) ** 0.5, 1), 0.1))


def test_a_step_of_a_scale_is_smaller_and_the_spread_never_0() -> None:
    scale = Range(np.array([1.0]), np.array([5.0]), np.array([0.1]))
    found = lent([[[4.0, 4.0, 4.0]], [[3.0, 3.0, 3.0]]], span=scale)
    assert found.variance[0, 0] == pytest.approx(0.1**2)


@pytest.mark.parametrize(("raters", "df"), [(98, 98), (101, 100), (138, 130), (1001, 1000), (1299, 1200)])
def test_degrees_of_freedom_are_told_in_two_figures(raters: int, df: int) -> None:
    half = [1.0, 5.0] * (raters // 2) + [3.0] * (raters % 2)
    assert lent([[[1.0, 2.0]], [half]], fewest=1).df[0, 0] == df


scores = st.lists(st.integers(1, 5).map(float), min_size=2, max_size=5)
everybody = st.lists(st.lists(scores, min_size=1, max_size=1), min_size=3, max_size=6)


@given(everybody)
def test_everybody_gets_the_same_spread_in_tenths_of_an_option(raters: Raters) -> None:
    """Two numbers could be subtracted."""
    found = lent(raters, fewest=1, counted=1)
    assert len(set(found.variance[0].tolist())) == 1
    tenths = np.sqrt(found.variance[0, 0]) * 10
    assert tenths == pytest.approx(round(tenths))


def test_who_spreads_more_widens_everybodys_intervals() -> None:
    alike, apart = ([[[2.0, 3.0]], [[4.0, high, 4.0]], [[1.0, 2.0, 3.0]]] for high in (4.0, 1.0))
    assert (lent(alike).variance < lent(apart).variance).all()
