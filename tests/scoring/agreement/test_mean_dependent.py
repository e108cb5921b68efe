import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.agreement.mean_dependent import awg, awg_from_moments, awg_j
from tests.scoring.reference.values import floats, reference

MISSING = float("nan")

ratings_of_an_item = st.lists(st.integers(1, 5), min_size=2, max_size=15).map(np.array)


def test_it_is_one_minus_twice_the_variance_over_the_greatest_at_that_mean() -> None:
    # Ratings 2, 3, 4: variance 1, mean 3; greatest variance (6 x 3 - 9 - 5) x 3 / 2 = 6.
    assert awg([2, 3, 4], options=5) == pytest.approx(1 - 2 / 6)


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [([3, 3, 3, 3], 1.0), ([1, 1, 5, 5], -1.0), ([1, 3, 3, 5], 0.0)],
    ids=["alike", "both ends", "half of the greatest variance"],
)
def test_it_runs_from_both_ends_to_full_agreement(ratings: list[int], expected: float) -> None:
    assert awg(ratings, options=5) == pytest.approx(expected)


# Four raters on 1 to 5: a mean is readable from (1 x 3 + 5) / 4 = 2 to (5 x 3 + 1) / 4 = 4.
@pytest.mark.parametrize(
    ("ratings", "rule", "expected"),
    [
        ([1, 2, 2, 3], "nan", 1 - 2 * (2 / 3) / 4),
        ([1, 2, 2, 2], "nan", MISSING),
        ([1, 2, 2, 2], "one_at_ends", MISSING),
        ([1, 2, 2, 2], "keep", 1 - 2 * 0.25 / (0.75 * 3.25 * 4 / 3)),
        ([5, 5, 5, 5], "nan", MISSING),
        ([5, 5, 5, 5], "one_at_ends", 1.0),
        ([1, 1, 1, 1], "one_at_ends", 1.0),
        ([5, 5, 5, 5], "keep", MISSING),
    ],
)
def test_a_mean_too_near_an_end_is_treated_as_the_caller_says(
    ratings: list[int], rule: str, expected: float
) -> None:
    index = awg(ratings, options=5, out_of_range=rule)  # type: ignore[arg-type]  # parametrised text
    assert float(index) == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize(("rule", "expected"), [("nan", MISSING), ("one_at_ends", 1.0), ("keep", MISSING)])
def test_raters_at_one_end_are_there_whatever_the_last_digit_of_their_mean(
    rule: str, expected: float
) -> None:
    # The mean of three times 0.1 is a little more than 0.1, so that the formula has a value by rounding.
    index = awg([0.1] * 3, options=5, lowest=0.1, out_of_range=rule)  # type: ignore[arg-type]  # parametrised text
    assert float(index) == pytest.approx(expected, nan_ok=True)


def test_a_mean_on_the_limit_counts_whatever_its_last_digit() -> None:
    # Three raters: limits 7/3 and 11/3; 1, 1, 5 and 3, 4, 4 are on them. 3, 4, 4: 1 - 2 (1/3) / (16/3).
    assert awg([[1, 3], [1, 4], [5, 4]], options=5).tolist() == pytest.approx([-1.0, 0.875])


@pytest.mark.parametrize("ratings", [[], [5.0], [5.0, MISSING], [MISSING, MISSING]])
def test_fewer_than_two_raters_neither_agree_nor_differ(ratings: list[float]) -> None:
    assert np.isnan(awg(ratings, options=5, out_of_range="one_at_ends"))
    assert np.isnan(awg_j(np.reshape(ratings, (len(ratings), 1)), options=5))


def test_a_scale_has_the_mean_of_those_items_on_which_it_is_defined() -> None:
    table = [[3.0, 5, 2, MISSING], [3.0, 5, 3, MISSING], [3.0, 5, 4, 4]]
    assert awg_j(table, options=5) == pytest.approx((1 + 2 / 3) / 2)
    assert awg_j(table, options=5, out_of_range="one_at_ends") == pytest.approx((2 + 2 / 3) / 3)


def test_ratings_outside_the_options_are_refused_with_their_place() -> None:
    with pytest.raises(
        ValueError, match=r"ratings: 2 lie outside 1 to 5, the first at rater 1, item 2: 0\. Give the options"
    ):
        awg([[1, 0], [2, 6]], options=5)


def test_options_that_begin_elsewhere_are_told_by_the_lowest() -> None:
    assert awg([1, 2, 3], options=5, lowest=0) == awg([2, 3, 4], options=5)


def test_unknown_rules_and_formats_are_refused() -> None:
    with pytest.raises(ValueError, match=r"out_of_range is 'zero'\. Choose from: nan, one_at_ends, keep\."):
        awg([2, 3], options=5, out_of_range="zero")  # type: ignore[arg-type]  # the mistake under test
    with pytest.raises(ValueError, match=r"options is 1\. Give the number of response options"):
        awg([1, 1], options=1)


def test_it_is_that_of_the_r_package_multilevel_which_takes_full_agreement_at_an_end_for_1() -> None:
    known = reference("agreement")
    ratings, group = floats(known["ratings"]), floats(known["group"])
    tables = [ratings[group == label] for label in np.unique(group)]
    item = [float(awg(table[:, 0], options=5, out_of_range="one_at_ends")) for table in tables]
    scale = [awg_j(table, options=5, out_of_range="one_at_ends") for table in tables]
    assert item == pytest.approx(floats(known["awg"]), abs=1e-12, nan_ok=True)
    assert scale == pytest.approx(floats(known["awg_j"]), abs=1e-12, nan_ok=True)
    assert np.isnan(awg(tables[10][:, 0], options=5))


@given(ratings_of_an_item)
def test_it_lies_between_minus_one_and_one(ratings: NDArray[np.int64]) -> None:
    index = float(awg(ratings, options=5))
    assert np.isnan(index) or -1 - 1e-12 <= index <= 1


@given(ratings_of_an_item)
def test_a_scale_turned_round_agrees_as_much(ratings: NDArray[np.int64]) -> None:
    assert awg(6 - ratings, options=5) == pytest.approx(awg(ratings, options=5), nan_ok=True)


@given(ratings_of_an_item, st.integers(2, 5))
def test_an_interval_scale_of_another_unit_agrees_as_much(ratings: NDArray[np.int64], unit: int) -> None:
    mean, variance = ratings.mean(), ratings.var(ddof=1)
    plain = awg_from_moments(mean, variance, len(ratings), ends=(1, 5))
    stretched = awg_from_moments(unit * mean, unit**2 * variance, len(ratings), ends=(unit, 5 * unit))
    assert stretched == pytest.approx(plain, nan_ok=True)


@given(st.lists(ratings_of_an_item, min_size=2, max_size=2))
def test_several_items_at_once_are_those_one_by_one(items: list[NDArray[np.int64]]) -> None:
    table = np.full((15, 2), np.nan)
    for place, ratings in enumerate(items):
        table[: len(ratings), place] = ratings
    assert awg(table, options=5).tolist() == pytest.approx(
        [float(awg(ratings, options=5)) for ratings in items], nan_ok=True
    )
