import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.reliability import IccResult, icc_1, icc_1k, icc_crossed

NAN = float("nan")

# Shrout & Fleiss (1979), table 2: 6 targets rated by 4 judges.
SHROUT_FLEISS = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
)
TARGETS = np.repeat(np.arange(6), 4)

tables = st.tuples(st.integers(2, 6), st.integers(2, 5)).flatmap(
    lambda shape: st.lists(st.integers(1, 5), min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]).map(
        lambda ratings: np.reshape(ratings, shape)
    )
)


def span(result: IccResult) -> tuple[float, float, float]:
    return result.value, result.low, result.high


def test_the_six_forms_have_the_values_that_shrout_and_fleiss_print() -> None:
    assert {name: round(result.value, 2) for name, result in icc_crossed(SHROUT_FLEISS).items()} == {
        "ICC(1,1)": 0.17,
        "ICC(2,1)": 0.29,
        "ICC(3,1)": 0.71,
        "ICC(1,k)": 0.44,
        "ICC(2,k)": 0.62,
        "ICC(3,k)": 0.91,
    }


# As the R package psych prints them for the same table.
@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("ICC(1,1)", -0.133, 0.723),
        ("ICC(2,1)", 0.019, 0.761),
        ("ICC(3,1)", 0.342, 0.946),
        ("ICC(1,k)", -0.884, 0.912),
        ("ICC(2,k)", 0.071, 0.927),
        ("ICC(3,k)", 0.676, 0.986),
    ],
)
def test_the_six_forms_have_their_intervals(name: str, low: float, high: float) -> None:
    result = icc_crossed(SHROUT_FLEISS)[name]
    assert (round(result.low, 3), round(result.high, 3)) == (low, high)


def test_the_nested_forms_are_case_one_of_shrout_and_fleiss() -> None:
    crossed = icc_crossed(SHROUT_FLEISS)
    one, mean = icc_1(SHROUT_FLEISS.ravel(), TARGETS), icc_1k(SHROUT_FLEISS.ravel(), TARGETS)
    assert span(one) == pytest.approx(span(crossed["ICC(1,1)"]))
    assert span(mean) == pytest.approx(span(crossed["ICC(1,k)"]))
    assert (one.n0, one.groups, one.n, one.approximate) == (4.0, 6, 24, False)


def test_a_target_with_a_missing_rating_is_left_out() -> None:
    with_a_gap = np.vstack([SHROUT_FLEISS, [5, NAN, 5, 5]])
    assert icc_crossed(with_a_gap) == icc_crossed(SHROUT_FLEISS)


def test_unequal_groups_count_with_n0_and_their_interval_is_an_approximation() -> None:
    # Sizes 2, 3, 4: n0 = (9 - 29 / 9) / 2. Mean squares by hand from the group means 1.5, 4, 2.5.
    scores, groups = [1, 2, 3, 4, 5, 2, 2, 3, 3], [0, 0, 1, 1, 1, 2, 2, 2, 2]
    grand = 25 / 9
    between = (2 * (1.5 - grand) ** 2 + 3 * (4 - grand) ** 2 + 4 * (2.5 - grand) ** 2) / 2
    within = (0.5 + 2 + 1) / 6
    n0 = (9 - 29 / 9) / 2
    result = icc_1(scores, groups)
    assert result.n0 == pytest.approx(n0)
    assert result.value == pytest.approx((between - within) / (between + (n0 - 1) * within))
    assert icc_1k(scores, groups).value == pytest.approx((between - within) / between)
    assert result.approximate


def test_scores_that_are_missing_leave_with_their_group() -> None:
    scores, groups = [*SHROUT_FLEISS.ravel(), NAN, NAN], [*TARGETS, 0, 99]
    assert icc_1(scores, groups) == icc_1(SHROUT_FLEISS.ravel(), TARGETS)


def test_groups_are_told_apart_by_any_label() -> None:
    named = np.array([f"P{target:03}" for target in TARGETS])
    assert icc_1(SHROUT_FLEISS.ravel(), named) == icc_1(SHROUT_FLEISS.ravel(), TARGETS)


def test_raters_who_differ_more_within_groups_than_between_have_a_negative_coefficient() -> None:
    assert icc_1([1, 5, 2, 5], [0, 0, 1, 1]).value < 0
    assert icc_1k([1, 5, 2, 5], [0, 0, 1, 1]).value < icc_1([1, 5, 2, 5], [0, 0, 1, 1]).value


@pytest.mark.parametrize(
    ("scores", "groups", "reason"),
    [
        ([], [], "fewer than 2 groups have a score"),
        ([1, 2, NAN], [0, 0, 1], "fewer than 2 groups have a score"),
        ([1, 2, 3], [0, 1, 2], "no group has 2 scores"),
        ([4, 4, 4], [0, 0, 1], "every score is the same"),
    ],
)
def test_without_variance_or_groups_the_nested_forms_are_undefined(
    scores: list[float], groups: list[int], reason: str
) -> None:
    for result in (icc_1(scores, groups), icc_1k(scores, groups)):
        assert np.isnan([result.value, result.low, result.high]).all()
        assert result.reason == reason


def test_full_agreement_within_groups_is_one_but_has_no_interval() -> None:
    result = icc_1([0.1, 0.1, 0.7, 0.7, 0.7], [0, 0, 1, 1, 1])
    assert result.value == 1.0
    assert np.isnan(result.low)
    assert result.reason == "the mean squares allow no interval"


def test_groups_whose_means_do_not_differ_have_the_least_coefficient_of_one_and_none_of_the_mean() -> None:
    assert icc_1([1, 2, 2, 1], [0, 0, 1, 1]).value == -1.0
    assert np.isnan(icc_1k([1, 2, 2, 1], [0, 0, 1, 1]).value)
    assert icc_1k([1, 2, 2, 1], [0, 0, 1, 1]).reason == "the means differ too little for it to be defined"


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([[1, 2, 3]], "fewer than 2 complete targets or 2 judges"),
        ([[1], [2]], "fewer than 2 complete targets or 2 judges"),
        ([[3, 3], [3, 3]], "every rating is the same"),
    ],
)
def test_without_variance_or_judges_the_crossed_forms_are_undefined(
    table: list[list[int]], reason: str
) -> None:
    results = icc_crossed(table).values()
    assert [result.reason for result in results] == [reason] * 6
    assert all(np.isnan(result.value) for result in results)


def test_judges_who_differ_by_a_constant_are_fully_consistent_but_do_not_agree() -> None:
    results = icc_crossed([[1, 2], [2, 3], [4, 5]])
    assert results["ICC(3,1)"].value == 1.0
    assert 0 < results["ICC(2,1)"].value < 1
    assert np.isnan(results["ICC(2,1)"].low)
    assert results["ICC(1,1)"].low < results["ICC(1,1)"].value


def test_the_mean_of_judges_has_no_coefficient_where_one_judge_has_less_than_the_least() -> None:
    results = icc_crossed([[1, 2, 1], [1, 1, 3]])
    assert results["ICC(2,1)"].value < -1 / 2
    assert np.isnan(results["ICC(2,k)"].value)
    assert results["ICC(2,k)"].reason == "the means differ too little for it to be defined"


def test_targets_that_no_judge_tells_apart_leave_the_third_case_undefined() -> None:
    results = icc_crossed([[1, 2], [1, 2], [1, 2]])
    assert np.isnan(results["ICC(3,1)"].value)
    assert results["ICC(3,1)"].reason == "the means differ too little for it to be defined"
    assert results["ICC(2,1)"].value == 0.0


@given(tables)
def test_the_order_of_targets_and_judges_does_not_matter(table: NDArray[np.int64]) -> None:
    turned = table[::-1, ::-1]
    for name, result in icc_crossed(table).items():
        assert span(icc_crossed(turned)[name]) == pytest.approx(span(result), nan_ok=True)


@given(tables, st.integers(-9, 9))
def test_a_constant_added_to_every_rating_changes_nothing(table: NDArray[np.int64], shift: int) -> None:
    for name, result in icc_crossed(table).items():
        expected = pytest.approx(span(result), nan_ok=True, rel=1e-9, abs=1e-9)
        assert span(icc_crossed(table + shift)[name]) == expected


@given(tables)
def test_a_value_lies_within_its_interval_and_below_one(table: NDArray[np.int64]) -> None:
    for result in icc_crossed(table).values():
        assert np.isnan(result.low) or result.low <= result.value <= result.high <= 1


def test_a_result_prints_as_a_table() -> None:
    assert str(icc_crossed(SHROUT_FLEISS)["ICC(3,k)"]) == (
        "ICC(3,k)\nvalue    low   high\n0.909  0.676  0.986\n95 % interval; 24 scores in 6 groups, n0 = 4.00"
    )
    assert str(icc_1([1, 2], [0, 1])) == (
        "ICC(1)\nvalue  low  high\n    -    -     -\n2 scores in 2 groups, n0 = nan\nno group has 2 scores"
    )
