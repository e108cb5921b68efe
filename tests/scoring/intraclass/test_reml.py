import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.intraclass.nested import Method, icc_1, icc_1k, one_way_deviance
from tests.scoring.reference.values import floats, reference

KNOWN = reference("raters")["nested"]

# Sizes and scores of some groups; whole numbers, so that equal groups and ties occur.
grouped = st.lists(st.lists(st.integers(1, 5), min_size=1, max_size=5), min_size=2, max_size=6)


def long(table: list[list[int]]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    return np.concatenate(table).astype(float), np.repeat(np.arange(len(table)), [len(row) for row in table])


@pytest.mark.parametrize("name", ["unequal", "many", "none"])
def test_the_value_and_the_profile_interval_are_those_of_the_r_package_lme4(name: str) -> None:
    known = KNOWN[name]
    result = icc_1(floats(known["scores"]), known["groups"], method="reml")
    assert result.value == pytest.approx(known["value"], abs=1e-6)
    assert (result.low, result.high) == pytest.approx((known["low"], known["high"]), abs=1e-9)
    assert result.method == "reml"
    assert result.approximate


def test_with_groups_of_equal_size_both_methods_agree_unless_it_is_negative() -> None:
    scores, groups = [9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 10, 9, 9, 7], np.repeat([1, 2, 3, 4], 4)
    assert icc_1(scores, groups, method="reml").value == pytest.approx(icc_1(scores, groups).value, abs=1e-7)
    assert icc_1k(scores, groups, method="reml").value == pytest.approx(
        icc_1k(scores, groups).value, abs=1e-7
    )


def test_a_variance_between_groups_of_0_is_flagged_where_the_other_method_is_negative() -> None:
    scores, groups = [1, 5, 2, 5], [0, 0, 1, 1]
    assert icc_1(scores, groups).value < 0
    for result in (icc_1(scores, groups, method="reml"), icc_1k(scores, groups, method="reml")):
        assert (result.value, result.low) == (0, 0)
        assert 0 < result.high < 1
        assert result.reason == "the between-group variance is estimated as 0"


def test_full_agreement_within_groups_is_one_by_either_method() -> None:
    result = icc_1([1, 1, 3, 3], [0, 0, 1, 1], method="reml")
    assert result.value == 1
    assert result.reason == "the mean squares allow no interval"


def test_a_group_of_one_counts_for_the_mean_alone() -> None:
    scores, groups = [1, 2, 5, 6, 9], [0, 0, 1, 1, 2]
    with_it, without = (icc_1(scores[:n], groups[:n], method="reml") for n in (5, 4))
    assert with_it.value != without.value
    assert (with_it.groups, with_it.n) == (3, 5)


@given(grouped)
@settings(max_examples=40)
def test_no_other_value_is_likelier(table: list[list[int]]) -> None:
    scores, groups = long(table)
    result = icc_1(scores, groups, method="reml")
    if np.isnan(result.value) or result.value == 1:
        return
    sizes = np.bincount(groups)
    means = np.bincount(groups, scores) / sizes
    within = float(((scores - means[groups]) ** 2).sum())
    tried = np.linspace(0, 0.999, 500)
    found = one_way_deviance(result.value / (1 - result.value), sizes, means, within)
    assert found <= one_way_deviance(tried / (1 - tried), sizes, means, within).min() + 1e-6
    assert 0 <= result.low <= result.value <= result.high < 1


def test_the_deviance_is_that_of_the_whole_covariance_matrix() -> None:
    scores, groups = np.array([1.0, 2, 3, 4, 5, 2, 2, 3, 3]), np.array([0, 0, 1, 1, 1, 2, 2, 2, 2])
    sizes = np.bincount(groups)
    means = np.bincount(groups, scores) / sizes
    within = float(((scores - means[groups]) ** 2).sum())

    def whole(ratio: float) -> float:
        covariance = np.eye(9) + ratio * (groups[:, None] == groups)
        inverse = np.linalg.inv(covariance)
        taken = inverse - np.outer(inverse.sum(axis=0), inverse.sum(axis=0)) / inverse.sum()
        return float(
            8 * np.log(scores @ taken @ scores) + np.linalg.slogdet(covariance)[1] + np.log(inverse.sum())
        )

    ratios = np.array([0.0, 0.3, 2.0, 50.0])
    assert one_way_deviance(ratios, sizes, means, within) == pytest.approx([whole(ratio) for ratio in ratios])


@pytest.mark.parametrize("method", ["anova", "reml"])
def test_the_interval_covers_the_truth_about_as_often_as_it_says(method: Method) -> None:
    rng = np.random.default_rng(5)
    groups = np.repeat(np.arange(30), [2, 3, 4, 6, 8] * 6)
    truth, runs = 0.3, 300
    effects = rng.normal(0, np.sqrt(truth), (runs, 30))[:, groups]
    samples = effects + rng.normal(0, np.sqrt(1 - truth), (runs, len(groups)))
    intervals = [icc_1(sample, groups, method=method, confidence=0.9) for sample in samples]
    covered = np.mean([result.low <= truth <= result.high for result in intervals])
    # Three standard errors of a share of 300.
    assert abs(covered - 0.9) < 3 * np.sqrt(0.9 * 0.1 / runs)
