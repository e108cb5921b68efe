from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scoring.change.reliable import (
    ChangeError,
    CutoffRule,
    Sample,
    change_interval,
    reliable_change,
    significant_change_cutoff,
)
from scoring.intervals import IntervalRule, Pool
from scoring.problems import TableError

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


def test_a_change_by_the_example_has_the_standard_errors_that_are_printed_there() -> None:
    # S_E = 3.35 and S_diff = 4.74: a change of so much has an index of 1, one of 1.96 as much is reliable.
    assert round(15 / float(reliable_change(0, 15, sd=7.5, reliability=0.80)), 2) == 4.74
    assert round(15 / float(reliable_change(0, 15, sd=7.5, reliability=0.80)) / np.sqrt(2), 2) == 3.35


def test_practice_is_taken_off_before_a_change_counts() -> None:
    # Both of 3 points; a reference group gains 2 of them without a programme.
    plain, corrected = (reliable_change(40, 43, sd=5, reliability=0.82, practice=gain) for gain in (0, 2))
    assert plain == pytest.approx(1.0)
    assert corrected == pytest.approx(1 / 3)
    assert reliable_change(40, 42, sd=5, reliability=0.82, practice=2) == 0


@pytest.mark.parametrize(
    ("error", "s_squared"),
    [
        ("first_wave", 2 * 4 * 0.25),
        ("both_waves", 4 * 0.25 + 9 * 0.25),
        ("of_differences", 4 + 9 - 2 * 0.75 * 2 * 3),
    ],
)
def test_the_error_of_a_change_is_the_one_that_is_named(error: ChangeError, s_squared: float) -> None:
    index = reliable_change(10, 16, sd=2, sd_after=3, reliability=0.75, practice=1, error=error)
    assert index == pytest.approx(5 / np.sqrt(s_squared))


@given(st.floats(0.1, 5), st.floats(0, 0.95))
def test_with_the_same_spread_at_both_waves_the_three_errors_are_one(sd: float, reliability: float) -> None:
    first, *others = (
        reliable_change(2, 3, sd=sd, sd_after=sd, reliability=reliability, error=error)
        for error in get_args(ChangeError)
    )
    assert others == pytest.approx([float(first)] * 2)


def test_the_error_of_differences_is_the_spread_of_the_changes_of_the_reference_group() -> None:
    before, after = np.array([2.0, 3.0, 3.5, 4.0, 2.5]), np.array([2.5, 3.0, 4.5, 4.0, 2.0])
    index = reliable_change(
        before,
        after,
        sd=before.std(ddof=1),
        sd_after=after.std(ddof=1),
        reliability=np.corrcoef(before, after)[0, 1],
        practice=(after - before).mean(),
        error="of_differences",
    )
    assert index.mean() == pytest.approx(0)
    assert index.std(ddof=1) == pytest.approx(1)


def test_what_is_wrong_with_the_error_is_told_with_what_to_do() -> None:
    with pytest.raises(TableError) as caught:
        reliable_change([1, np.inf], 2, sd=1, reliability=0.8, error="both_waves")
    assert str(caught.value).splitlines() == [
        "error is 'both_waves', but there is no sd_after. Give the SD of the second wave.",
        "before: 1 values are infinite, the first at 2. Give numbers, and NaN where there is none.",
    ]
    with pytest.raises(TableError, match="Choose from: first_wave, both_waves, of_differences"):
        reliable_change(1, 2, sd=1, reliability=0.8, error="pooled")  # type: ignore[arg-type]


# Jacobson & Truax (1991): means 40 and 60, both SDs 7.5.
@pytest.mark.parametrize(("rule", "cutoff"), [("a", 55.0), ("b", 45.0), ("c", 50.0)])
def test_the_cutoffs_are_those_of_the_example_of_jacobson_and_truax(rule: CutoffRule, cutoff: float) -> None:
    groups = {"start_mean": 40, "start_sd": 7.5, "norm_mean": 60, "norm_sd": 7.5}
    assert significant_change_cutoff(**groups, rule=rule) == cutoff


def test_the_cutoff_lies_nearer_to_the_group_that_varies_less() -> None:
    # (15 x 40 + 7.5 x 60) / 22.5
    found = significant_change_cutoff(start_mean=40, start_sd=7.5, norm_mean=60, norm_sd=15)
    assert found == pytest.approx(46.667, abs=0.001)


@given(st.floats(1, 5), st.floats(1, 5), st.floats(0.1, 2), st.floats(0.1, 2), st.sampled_from("abc"))
def test_where_low_scores_are_wanted_the_cutoffs_are_mirrored(
    start: float, norm: float, start_sd: float, norm_sd: float, rule: CutoffRule
) -> None:
    sds = {"start_sd": start_sd, "norm_sd": norm_sd}
    plain = significant_change_cutoff(start_mean=start, norm_mean=norm, **sds, rule=rule)
    mirrored = significant_change_cutoff(start_mean=-start, norm_mean=-norm, **sds, rule=rule)
    assert mirrored == pytest.approx(-plain, nan_ok=True)


def test_without_spread_or_distance_there_is_no_way_from_one_group_to_the_other() -> None:
    found = significant_change_cutoff(
        start_mean=[3, 3, 3, NAN], start_sd=[0, 1, 1, 1], norm_mean=[4, 4, 3, 4], norm_sd=[1, 0, 1, 1]
    )
    assert np.isnan(found).all()
    assert significant_change_cutoff(start_mean=3, start_sd=0.5, norm_mean=4, rule="a") == 4.0


def test_an_unknown_rule_and_infinite_figures_are_refused_together() -> None:
    with pytest.raises(TableError) as caught:
        significant_change_cutoff(start_mean=np.inf, start_sd=1, norm_mean=4, rule="d")  # type: ignore[arg-type]
    assert str(caught.value).splitlines()[0] == "rule is 'd'. Choose from: a, b, c."
    assert "start_mean: 1 values are infinite" in str(caught.value)


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
