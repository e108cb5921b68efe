import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scoring.change import Sample, change_interval, reliable_change
from scoring.intervals import IntervalRule, Pool

NAN = float("nan")
FIVE_POINTS = IntervalRule(low=1, high=5, confidence=0.95)

scores_of_raters = st.lists(st.integers(5, 25).map(lambda total: total / 5), min_size=4, max_size=12).filter(
    lambda scores: len(set(scores)) > 1
)


def sample(scores: list[float]) -> Sample:
    return Sample(float(np.mean(scores)), float(np.std(scores, ddof=1)), len(scores))


def test_the_index_is_that_of_the_example_of_jacobson_and_truax() -> None:
    # A score of 32.5 before and 47.5 after, SD 7.5, test-retest reliability .80.
    assert round(float(reliable_change(32.5, 47.5, sd=7.5, reliability=0.80)), 2) == 3.16


def test_every_score_has_its_own_index() -> None:
    index = reliable_change([3.0, 3.0, NAN], [3.0, 2.0, 3.0], sd=0.5, reliability=[0.8, 0.5, 0.8])
    assert index.tolist() == pytest.approx([0.0, -2.0, NAN], nan_ok=True)


@pytest.mark.parametrize(("sd", "reliability"), [(0.0, 0.8), (NAN, 0.8), (0.5, 1.0), (0.5, -0.1), (0.5, NAN)])
def test_without_an_error_of_measurement_there_is_no_index(sd: float, reliability: float) -> None:
    assert np.isnan(reliable_change(3.0, 4.0, sd=sd, reliability=reliability))


@given(st.floats(1, 5), st.floats(1, 5), st.floats(0, 0.95))
def test_the_way_back_has_the_opposite_index(before: float, after: float, reliability: float) -> None:
    there = reliable_change(before, after, sd=0.5, reliability=reliability)
    back = reliable_change(after, before, sd=0.5, reliability=reliability)
    assert there == -back


@given(scores_of_raters, scores_of_raters)
def test_the_interval_is_that_of_welch_within_the_width_of_the_range(
    before: list[float], after: list[float]
) -> None:
    interval = change_interval(sample(before), sample(after), rule=FIVE_POINTS)
    expected = stats.ttest_ind(after, before, equal_var=False).confidence_interval(0.95)
    assert float(interval.low) == pytest.approx(max(expected.low, -4))
    assert float(interval.high) == pytest.approx(min(expected.high, 4))


def test_few_raters_borrow_at_either_wave() -> None:
    interval = change_interval(
        Sample([3.0, 3.0], [NAN, 0.8], [1, 5]),
        Sample([4.0, 4.0], 0.8, 5),
        rule=FIVE_POINTS,
        pool=Pool(0.5, 30),
    )
    lent, own = 0.5, 0.64 / 5
    df = (lent + own) ** 2 / (lent**2 / 30 + own**2 / 4)
    assert interval.pooled.tolist() == [True, False]
    assert float(interval.low[0]) == pytest.approx(1 - stats.t.ppf(0.975, df) * np.sqrt(lent + own))


def test_a_table_of_changes_takes_each_scale_with_its_own_range_and_pool() -> None:
    rule = IntervalRule(low=[1.0, 0.0], high=[5.0, 10.0], confidence=0.95, step=[0.2, 1.0])
    pool = Pool([[0.5, 2.0]], [[30.0, 30.0]])
    means = np.array([[3.0, 6.0], [2.0, 4.0]])
    interval = change_interval(Sample(means, NAN, 1), Sample(means + 1, NAN, 1), rule=rule, pool=pool)
    half = stats.t.ppf(0.975, 30) * np.sqrt([1.0, 4.0])
    assert interval.low == pytest.approx(np.tile(1 - half, (2, 1)))


def test_a_wave_without_raters_leaves_the_change_undefined() -> None:
    interval = change_interval(
        Sample(NAN, NAN, 0), sample([3.0, 4.0, 4.0, 5.0]), rule=FIVE_POINTS, pool=Pool(0.5, 30)
    )
    assert np.isnan([interval.low, interval.high]).all()
