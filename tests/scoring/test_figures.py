import numpy as np
import pytest

from scoring.figures import (
    Figures,
    Range,
    group_figures,
    mean_of_groups,
    others_figures,
    pooled_raters,
    within_group_pool,
)
from scoring.groups import Sums
from scoring.intervals import IntervalRule, Pool, equal_groups_interval, mean_interval
from scoring.policy import AllOthers

NAN = np.nan
SPAN = Range(np.array([1.0]), np.array([5.0]), np.array([0.5]))
NO_POOL = Pool(np.array([NAN]), np.array([0.0]))


def sums_of(*groups: list[float]) -> Sums:
    """One scale and one participant, by group the scores of its raters."""
    n, total, squares = (
        np.array([[[sum(score**power for score in scores) for scores in groups]]], dtype=float)
        for power in (0, 1, 2)
    )
    return Sums(n, total, squares, np.ones(1), np.zeros(1))


def one(figures: Figures) -> tuple[float, ...]:
    span = figures.interval
    return tuple(float(np.squeeze(each)) for each in (figures.n, figures.mean, span.low, span.high))


PEERS, BOSSES = [3.0, 4.0, 5.0, 4.0], [2.0]


def test_the_pool_is_the_variance_within_groups_over_the_whole_cohort() -> None:
    pool = within_group_pool(sums_of([1, 3], [4, 5, 3], [2]))
    assert np.squeeze(pool.variance) == pytest.approx((2 + 2) / (1 + 2))
    assert np.squeeze(pool.df) == 3


def test_a_group_has_the_interval_of_its_mean() -> None:
    expected = mean_interval(4.0, np.std(PEERS, ddof=1), 4, rule=IntervalRule(1, 5, 0.9, 0.5))
    found = group_figures(sums_of(PEERS), SPAN, 0.9, NO_POOL)
    assert one(found) == (4, 4.0, float(expected.low), float(expected.high))


def test_equal_raters_is_the_mean_of_all_raters() -> None:
    found = others_figures(sums_of(PEERS, BOSSES, []), AllOthers.EQUAL_RATERS, SPAN, 0.95, NO_POOL)
    together = group_figures(sums_of([*PEERS, *BOSSES]), SPAN, 0.95, NO_POOL)
    assert one(found) == one(together)
    assert found.mean.shape == (1, 1)


def test_equal_groups_is_the_mean_of_the_groups_that_hold_anybody() -> None:
    pool = Pool(np.array([1.0]), np.array([20.0]))
    found = others_figures(sums_of(PEERS, BOSSES, []), AllOthers.EQUAL_GROUPS, SPAN, 0.95, pool)
    expected = equal_groups_interval(
        [4.0, 2.0],
        [float(np.std(PEERS, ddof=1)), NAN],
        [4, 1],
        rule=IntervalRule(1, 5, 0.95, 0.5),
        pool=Pool(1.0, 20),
    )
    assert one(found) == (5, 3.0, float(expected.low), float(expected.high))
    assert found.interval.pooled.tolist() == [[True]]


@pytest.mark.parametrize("rule", AllOthers)
@pytest.mark.parametrize("sums", [sums_of([], []), sums_of()], ids=["empty groups", "no groups"])
def test_of_nobody_there_are_no_figures(rule: AllOthers, sums: Sums) -> None:
    assert np.array_equal(
        one(others_figures(sums, rule, SPAN, 0.95, NO_POOL)), [0, NAN, NAN, NAN], equal_nan=True
    )


def test_means_of_groups_leave_out_who_is_not_there() -> None:
    assert mean_of_groups(sums_of([1], [], [4])).tolist() == [[2.5]]


def test_pooled_raters_are_one_group() -> None:
    pooled = pooled_raters(sums_of([1, 2], [3]))
    assert [table.tolist() for table in (pooled.n, pooled.total, pooled.squares)] == [
        [[[3]]],
        [[[6]]],
        [[[14]]],
    ]


def test_figures_can_be_cut_by_participant_and_by_group() -> None:
    figures = group_figures(sums_of([1, 2], [5, 5]), SPAN, 0.95, NO_POOL)
    assert figures.at(0).of_group(1).mean.tolist() == [5.0]
    assert figures.of_group(1).interval.low.shape == (1, 1)
