import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scoring.intervals import (
    Interval,
    IntervalRule,
    Pool,
    contrast_interval,
    equal_groups_interval,
    mean_interval,
    pooled_variance,
)

NAN = float("nan")
FIVE_POINTS = IntervalRule(low=1, high=5, confidence=0.95)
UNBOUNDED = IntervalRule(low=-np.inf, high=np.inf, confidence=0.95)
SEVEN_ITEMS = IntervalRule(low=1, high=5, confidence=0.95, step=1 / 7)

scores_of_raters = st.lists(st.integers(5, 25).map(lambda total: total / 5), min_size=2, max_size=12)
differing_scores = scores_of_raters.filter(lambda scores: len(set(scores)) > 1)


def ends(interval: Interval) -> list[float]:
    return [float(interval.low), float(interval.high)]


def of_scores(scores: list[float], rule: IntervalRule, pool: Pool | None = None) -> Interval:
    return mean_interval(np.mean(scores), np.std(scores, ddof=1), len(scores), rule=rule, pool=pool)


@given(differing_scores, st.sampled_from([0.8, 0.95, 0.99]))
def test_the_interval_is_that_of_student(scores: list[float], confidence: float) -> None:
    rule = IntervalRule(low=-np.inf, high=np.inf, confidence=confidence)
    expected = stats.t.interval(confidence, len(scores) - 1, loc=np.mean(scores), scale=stats.sem(scores))
    assert ends(of_scores(scores, rule)) == pytest.approx(expected)


@pytest.mark.parametrize(("n", "half"), [(3, 1.99), (6, 0.84)])
def test_few_raters_make_a_wide_interval(n: int, half: float) -> None:
    interval = mean_interval(3.0, 0.8, n, rule=UNBOUNDED)
    assert [round(end, 2) for end in ends(interval)] == [round(3 - half, 2), round(3 + half, 2)]


@given(scores_of_raters)
def test_the_interval_lies_within_the_response_range_around_the_mean(scores: list[float]) -> None:
    low, high = ends(of_scores(scores, SEVEN_ITEMS))
    assert 1 <= low <= np.mean(scores) <= high <= 5


@given(scores_of_raters, st.integers(-3, 3))
def test_a_constant_added_to_every_score_moves_the_interval_by_it(scores: list[float], shift: int) -> None:
    rule = IntervalRule(low=-np.inf, high=np.inf, confidence=0.95, step=0.2)
    moved = of_scores([score + shift for score in scores], rule)
    assert ends(moved) == pytest.approx([end + shift for end in ends(of_scores(scores, rule))])


def test_a_group_below_the_borrowing_size_takes_the_pooled_variance_and_says_so() -> None:
    interval = mean_interval(
        [3.0] * 4, [NAN, 0.8, 0.8, 0.8], [1, 2, 3, 4], rule=FIVE_POINTS, pool=Pool(0.25, 60)
    )
    half = stats.t.ppf(0.975, 60) * 0.5 / np.sqrt([1, 2, 3])
    assert interval.pooled.tolist() == [True, True, True, False]
    assert (interval.high - 3)[:3] == pytest.approx(half)


def test_borrowing_starts_where_the_rule_says() -> None:
    rule = IntervalRule(low=1, high=5, confidence=0.95, borrow_below=2)
    assert mean_interval(3.0, 0.8, [1, 2], rule=rule, pool=Pool(0.25, 60)).pooled.tolist() == [True, False]


def test_a_pool_no_richer_than_the_group_itself_is_not_borrowed() -> None:
    lonely = pooled_variance([0.64], [3])
    interval = mean_interval([3.0], [0.8], [3], rule=FIVE_POINTS, pool=lonely)
    assert interval.pooled.tolist() == [False]
    assert interval.high == mean_interval([3.0], [0.8], [3], rule=FIVE_POINTS).high


def test_without_a_pool_one_rater_has_no_interval() -> None:
    assert ends(mean_interval(3.0, NAN, 1, rule=SEVEN_ITEMS)) == pytest.approx([NAN, NAN], nan_ok=True)


def test_nobody_has_no_interval_even_with_a_pool() -> None:
    interval = mean_interval(NAN, NAN, 0, rule=SEVEN_ITEMS, pool=Pool(0.25, 60))
    assert ends(interval) == pytest.approx([NAN, NAN], nan_ok=True)
    assert not interval.pooled


def test_raters_who_all_say_the_same_are_not_taken_for_certain() -> None:
    borrowing = mean_interval(4.0, 0.0, 6, rule=SEVEN_ITEMS, pool=Pool(0.25, 60))
    resolving = mean_interval(4.0, 0.0, 6, rule=SEVEN_ITEMS)
    without_either = mean_interval(4.0, 0.0, 6, rule=FIVE_POINTS)
    assert float(borrowing.high) == pytest.approx(4 + stats.t.ppf(0.975, 60) * 0.5 / 6**0.5)
    assert float(resolving.high) == pytest.approx(4 + stats.t.ppf(0.975, 5) * (1 / 7 / 12**0.5) / 6**0.5)
    assert [bool(borrowing.pooled), bool(resolving.pooled)] == [True, False]
    assert ends(without_either) == pytest.approx([NAN, NAN], nan_ok=True)


def test_a_cohort_that_never_disagrees_lends_nothing() -> None:
    assert not mean_interval(4.0, 0.0, 6, rule=SEVEN_ITEMS, pool=Pool(0.0, 60)).pooled


def test_a_last_bit_of_spread_is_no_spread() -> None:
    scores = [2.2 + 2**-51, 2.2, 2.2]
    assert np.std(scores, ddof=1) > 0
    assert ends(of_scores(scores, FIVE_POINTS)) == pytest.approx([NAN, NAN], nan_ok=True)


def test_every_mean_of_a_table_has_its_own_range() -> None:
    rule = IntervalRule(low=[[1], [0]], high=[[5], [10]], confidence=0.95)
    interval = mean_interval([[4.5, 2.0], [4.5, 9.0]], 2.0, 4, rule=rule)
    assert interval.high.tolist()[0] == [5.0, 5.0]
    assert interval.high.tolist()[1] == [pytest.approx(7.68, abs=0.01), 10.0]


def test_the_pooled_variance_weighs_groups_by_their_degrees_of_freedom() -> None:
    pool = pooled_variance([[1.0, 2.0], [NAN, 4.0], [4.0, NAN]], [[3, 3], [1, 5], [2, 0]])
    assert np.asarray(pool.variance).tolist() == [[(2 * 1 + 1 * 4) / 3, (2 * 2 + 4 * 4) / 6]]
    assert np.asarray(pool.df).tolist() == [[3.0, 6.0]]


def test_a_pool_over_several_axes_broadcasts_with_its_groups() -> None:
    pool = pooled_variance(np.ones((2, 3, 4)), np.full((2, 3, 4), 3), axis=(1, 2))
    assert np.asarray(pool.df).tolist() == [[[24.0]], [[24.0]]]


def test_a_pool_of_single_raters_is_undefined() -> None:
    pool = pooled_variance([NAN, NAN], [1, 1])
    assert np.isnan(pool.variance).all()
    assert np.asarray(pool.df).tolist() == [0.0]


@given(differing_scores, differing_scores)
def test_the_interval_of_a_difference_is_that_of_welch(before: list[float], after: list[float]) -> None:
    means = [np.mean(before), np.mean(after)]
    sds = [np.std(before, ddof=1), np.std(after, ddof=1)]
    interval = contrast_interval(means, sds, [len(before), len(after)], [-1, 1], rule=UNBOUNDED)
    expected = stats.ttest_ind(after, before, equal_var=False).confidence_interval(0.95)
    assert ends(interval) == pytest.approx([expected.low, expected.high])


def test_groups_that_borrow_share_one_variance() -> None:
    # Two single raters: half the sum of two independent scores, all with the pool's variance and df.
    interval = equal_groups_interval([2.0, 4.0], [NAN, NAN], [1, 1], rule=UNBOUNDED, pool=Pool(0.5, 30))
    half = stats.t.ppf(0.975, 30) * np.sqrt(0.5 / 4 + 0.5 / 4)
    assert ends(interval) == pytest.approx([3 - half, 3 + half])
    assert interval.pooled


def test_groups_that_borrow_and_groups_that_do_not_join_after_satterthwaite() -> None:
    interval = equal_groups_interval([2.0, 4.0], [NAN, 0.8], [1, 5], rule=UNBOUNDED, pool=Pool(0.5, 30))
    lent, own = 0.5 / 4, 0.64 / 5 / 4
    df = (lent + own) ** 2 / (lent**2 / 30 + own**2 / 4)
    half = stats.t.ppf(0.975, df) * np.sqrt(lent + own)
    assert ends(interval) == pytest.approx([3 - half, 3 + half])


def test_one_group_counting_alone_has_the_interval_of_its_mean() -> None:
    alone = equal_groups_interval([3.0, NAN], [0.8, NAN], [5, 0], rule=FIVE_POINTS)
    assert ends(alone) == pytest.approx(ends(mean_interval(3.0, 0.8, 5, rule=FIVE_POINTS)))


def test_a_group_without_a_variance_leaves_the_whole_undefined() -> None:
    assert ends(equal_groups_interval([3.0, 4.0], [0.8, NAN], [5, 1], rule=FIVE_POINTS)) == pytest.approx(
        [NAN, NAN], nan_ok=True
    )


def test_no_group_at_all_has_no_interval() -> None:
    interval = equal_groups_interval([NAN, NAN], [NAN, NAN], [0, 0], rule=FIVE_POINTS, pool=Pool(0.5, 30))
    assert ends(interval) == pytest.approx([NAN, NAN], nan_ok=True)
    assert not interval.pooled
