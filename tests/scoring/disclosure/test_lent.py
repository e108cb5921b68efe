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


def test_the_variance_is_that_within_the_groups_of_all_other_participants() -> None:
    found = lent([[[1.0, 5.0]], [[2.0, 3.0, 4.0], [4.0, 5.0]], [[1.0, 2.0, 2.0, 3.0]]])
    # squared distances of 2 and 0.5 with 2 and 1 degrees of freedom, and of 2 with 3
    assert found.variance[0, 0] == pytest.approx(round((4.5 / 6) ** 0.5, 2) ** 2)
    assert (found.df[0, 0], found.assumed[0].tolist()) == (6, [False, False, False])


def test_groups_of_one_rater_lend_nothing() -> None:
    raters: Raters = [[[3.0, 4.0]], [[2.0, 4.0], [5.0]], [[3.0, 3.0, 4.0], [1.0]]]
    alone = lent([*raters, [[1.0], [5.0]]], counted=2)
    assert alone.df[0].tolist() == [3, 3, CERTAIN, 4]
    assert alone.assumed[0].tolist() == [False, False, True, False]


@pytest.mark.parametrize(("others", "assumed"), [(1, True), (2, False), (3, False)])
def test_the_spread_is_assumed_where_too_few_other_participants_lend_theirs(
    others: int, *, assumed: bool
) -> None:
    found = lent([[[1.0, 1.0, 2.0]], *[[[1.0, 2.0, 3.0, 4.0, 5.0]]] * others], fewest=2)
    assert found.assumed[0, 0] == assumed
    if assumed:
        assert (found.variance[0, 0], found.df[0, 0]) == (np.arange(5).var(), CERTAIN)


def test_the_others_have_more_degrees_of_freedom_than_a_total_has_raters() -> None:
    raters: Raters = [[[1.0, 4.0]], [[2.0, 3.0, 5.0]], [[2.0, 4.0, 4.0]]]
    assert [lent(raters, counted=counted).assumed[0, 0] for counted in (3, 4, 5)] == [False, True, True]


def test_others_who_answer_alike_lend_what_scores_in_steps_hide() -> None:
    scale = Range(np.array([1.0]), np.array([5.0]), np.array([0.5]))
    found = lent([[[1.0, 5.0]], [[4.0, 4.0, 4.0]], [[3.0, 3.0, 3.0]]], span=scale)
    assert found.variance[0, 0] == pytest.approx(0.5**2 / 12)


@pytest.mark.parametrize(("raters", "df"), [(98, 97), (101, 100), (138, 130), (1001, 1000), (1299, 1200)])
def test_degrees_of_freedom_are_told_in_two_figures(raters: int, df: int) -> None:
    half = [1.0, 5.0] * (raters // 2) + [3.0] * (raters % 2)
    assert lent([[[1.0, 2.0]], [half]], fewest=1).df[0, 0] == df


scores = st.lists(st.integers(1, 5).map(float), min_size=2, max_size=5)
everybody = st.lists(st.lists(scores, min_size=1, max_size=1), min_size=3, max_size=6)


@given(everybody, st.integers(0, 2), st.data())
def test_nobodys_own_answers_change_the_spread_that_their_intervals_are_made_with(
    raters: Raters, who: int, data: st.DataObject
) -> None:
    number = len(raters[who][0])
    other = data.draw(st.lists(st.integers(1, 5).map(float), min_size=number, max_size=number))
    changed = [[other] if place == who else groups for place, groups in enumerate(raters)]
    before, after = lent(raters, fewest=1, counted=1), lent(changed, fewest=1, counted=1)
    assert (before.variance[0, who], before.df[0, who]) == (after.variance[0, who], after.df[0, who])
    np.testing.assert_array_equal(before.assumed, after.assumed)


def test_the_answers_of_others_do() -> None:
    alike, apart = ([[[2.0, 3.0]], [[4.0, high, 4.0]], [[1.0, 2.0, 3.0]]] for high in (4.0, 5.0))
    assert lent(alike).variance[0, 0] < lent(apart).variance[0, 0]


@given(everybody)
def test_the_standard_deviation_lies_on_hundredths_of_an_option(raters: Raters) -> None:
    found = lent(raters, fewest=1, counted=1)
    hundredths = np.sqrt(found.variance[~found.assumed & (found.variance > 1 / 12)]) * 100
    np.testing.assert_allclose(hundredths, np.round(hundredths), atol=1e-6)
