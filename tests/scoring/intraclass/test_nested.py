import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.estimate import IccResult
from scoring.intraclass.crossed import icc_crossed
from scoring.intraclass.nested import icc_1, icc_1k
from scoring.problems import TableError

NAN = float("nan")

# Shrout & Fleiss (1979), table 2: 6 targets rated by 4 judges.
SHROUT_FLEISS = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
)
TARGETS = np.repeat(np.arange(6), 4)


def span(result: IccResult) -> tuple[float, float, float]:
    return result.value, result.low, result.high


def test_the_nested_forms_are_case_one_of_shrout_and_fleiss() -> None:
    crossed = icc_crossed(SHROUT_FLEISS)
    one, mean = icc_1(SHROUT_FLEISS.ravel(), TARGETS), icc_1k(SHROUT_FLEISS.ravel(), TARGETS)
    assert span(one) == pytest.approx(span(crossed["ICC(1,1)"]))
    assert span(mean) == pytest.approx(span(crossed["ICC(1,k)"]))
    assert (one.n0, one.groups, one.n, one.approximate) == (4.0, 6, 24, False)


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


def test_a_result_prints_as_a_table_with_its_reason() -> None:
    assert str(icc_1([1, 2], [0, 1])) == (
        "ICC(1)\nvalue  low  high\n    -    -     -\n2 scores in 2 groups, n0 = nan\nno group has 2 scores"
    )


@given(st.sampled_from(["anova", "reml"]), st.sampled_from([1e-9, 7.0, 1e9]), st.integers(-9, 9))
def test_the_units_of_the_scores_and_a_constant_do_not_matter(method: str, unit: float, shift: int) -> None:
    plain = icc_1([1, 2, 3, 4, 5, 2, 2, 3, 3], [0, 0, 1, 1, 1, 2, 2, 2, 2], method=method)  # type: ignore[arg-type]
    other = icc_1(unit * (np.array([1, 2, 3, 4, 5, 2, 2, 3, 3]) + shift), list("aabbbcccc"), method=method)  # type: ignore[arg-type]
    assert span(other) == pytest.approx(span(plain), abs=1e-6)


def test_everything_that_is_wrong_with_the_arguments_is_told_at_once() -> None:
    with pytest.raises(TableError) as caught:
        icc_1([1, 2, 3], ["a", None], method="ml", confidence=1)  # type: ignore[arg-type]
    assert caught.value.problems == (
        "The lengths differ: scores has 3, groups has 2. Give one value of each for every row.",
        "groups: 1 labels are missing, the first at 2. Give one for every row, or leave the row out.",
        "method is 'ml'. Choose from: anova, reml.",
        "confidence is 1. Give a share between 0 and 1, such as 0.95.",
    )


def test_a_label_that_is_not_a_number_is_missing() -> None:
    with pytest.raises(TableError, match="groups: 2 labels are missing, the first at 1"):
        icc_1([1, 2, 3], [NAN, 1, NAN])
