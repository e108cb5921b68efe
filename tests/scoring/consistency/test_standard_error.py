import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats

from scoring.change.reliable import reliable_change
from scoring.consistency.alpha import cronbach_alpha
from scoring.consistency.standard_error import scale_sem, standard_error_of_measurement
from scoring.problems import TableError
from tests.scoring.reference.values import floats, reference

NAN = float("nan")
RATINGS = floats(reference("items")["ratings"])
COMPLETE = RATINGS[~np.isnan(RATINGS).any(axis=1)]


def parallel(rng: np.random.Generator, rows: int, items: int) -> NDArray[np.float64]:
    """Items with errors of standard deviation 1."""
    return np.asarray(rng.standard_normal((rows, 1)) + rng.standard_normal((rows, items)))


@pytest.mark.parametrize(
    ("sd", "reliability", "expected"), [(15, 0.96, 3), (10, 0.84, 4), (0.5, 0, 0.5), (2, 1, 0)]
)
def test_the_sem_is_what_is_left_of_the_spread_for_want_of_reliability(
    sd: float, reliability: float, expected: float
) -> None:
    assert standard_error_of_measurement(sd, reliability) == pytest.approx(expected)


@given(st.floats(0.1, 20), st.floats(0, 0.99), st.floats(-5, 5))
def test_a_reliable_change_is_counted_in_this_sem(sd: float, reliability: float, change: float) -> None:
    sem = standard_error_of_measurement(sd, reliability)
    index = reliable_change(0, change, sd=sd, reliability=reliability)
    assert index == pytest.approx(change / (np.sqrt(2) * sem))


@pytest.mark.parametrize(("sd", "reliability"), [(NAN, 0.5), (1, NAN), (1, -0.1), (1, 1.1)])
def test_without_a_reliability_between_0_and_1_there_is_no_sem(sd: float, reliability: float) -> None:
    assert np.isnan(standard_error_of_measurement(sd, reliability))


def test_arrays_broadcast_and_a_negative_spread_is_refused() -> None:
    assert standard_error_of_measurement([[1], [2]], [0.75, 0.64]) == pytest.approx(
        np.array([[0.5, 0.6], [1, 1.2]])
    )
    with pytest.raises(TableError, match=r"sd: 1 values are below 0\. Give standard deviations"):
        standard_error_of_measurement([1, -1], 0.5)


def test_the_sem_of_a_scale_is_the_residual_of_people_by_items() -> None:
    # Hoyt: the mean square of people x items, by hand, over the number of items.
    people, items = COMPLETE.shape
    residual = COMPLETE - COMPLETE.mean(axis=1, keepdims=True) - COMPLETE.mean(axis=0) + COMPLETE.mean()
    mean_square = (residual**2).sum() / ((people - 1) * (items - 1))
    result = scale_sem(RATINGS)
    assert result.value == pytest.approx(np.sqrt(mean_square / items))
    assert (result.n, result.dropped, result.items) == (57, 3, 5)
    assert result.alpha == pytest.approx(reference("items")["listwise"]["raw"])
    assert result.sd == pytest.approx(COMPLETE.mean(axis=1).std(ddof=1))


def test_the_interval_is_that_of_a_mean_square() -> None:
    result, df = scale_sem(COMPLETE, confidence=0.9), 56 * 4
    expected = result.value * np.sqrt(df / stats.chi2.ppf([0.95, 0.05], df))
    assert [result.low, result.high] == pytest.approx(expected)


def test_feldts_interval_is_that_of_alpha_for_a_spread_that_is_known() -> None:
    result, alpha = scale_sem(COMPLETE, interval="feldt"), cronbach_alpha(COMPLETE)
    expected = result.sd * np.sqrt([1 - alpha.high, 1 - alpha.low])
    assert [result.low, result.high] == pytest.approx(expected)
    assert result.low < scale_sem(COMPLETE).low < result.value < scale_sem(COMPLETE).high < result.high


def test_the_sem_of_a_sum_is_as_many_times_as_large_as_there_are_items() -> None:
    mean, whole = scale_sem(COMPLETE), scale_sem(COMPLETE, score="sum")
    assert [whole.value, whole.low, whole.high, whole.sd] == pytest.approx(
        [5 * mean.value, 5 * mean.low, 5 * mean.high, 5 * mean.sd]
    )


def test_the_interval_holds_the_sem_as_often_as_it_says() -> None:
    rng, times = np.random.default_rng(10), 1000
    held = 0
    for _ in range(times):
        result = scale_sem(parallel(rng, 15, 4), confidence=0.8)
        # A negative alpha leaves no interval; of these there are next to none.
        held += result.low <= 1 / np.sqrt(4) <= result.high
    assert held / times == pytest.approx(0.8, abs=3 * np.sqrt(0.8 * 0.2 / times))


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([[1], [2], [3]], "a single item has no internal consistency"),
        ([[1, 2], [NAN, 3]], "fewer than 2 complete rows"),
        ([[1, 4], [2, 4], [5, 4]], "item 2 does not vary"),
        ([[1, 3], [2, 2], [3, 1]], "the sum of the items does not vary"),
        ([[1, 5], [2, 3], [5, 2]], "alpha is negative, so there is no error of measurement"),
    ],
)
def test_what_leaves_the_sem_undefined_is_said(table: list[list[float]], reason: str) -> None:
    result = scale_sem(table)
    assert np.isnan([result.value, result.low, result.high]).all()
    assert result.reason == reason


def test_equal_items_have_a_sem_of_zero_without_an_interval() -> None:
    result = scale_sem([[1, 1], [2, 2], [3, 3]])
    assert result.value == 0
    assert np.isnan([result.low, result.high]).all()
    assert result.reason == "the items leave no error, so there is no interval"


def test_wrong_arguments_are_told_all_at_once() -> None:
    with pytest.raises(TableError) as caught:
        scale_sem([[1, 2], [2, 1]], score="total", interval="wald", confidence=95)  # type: ignore[arg-type]
    assert caught.value.problems == (
        "score is 'total'. Choose from: mean, sum.",
        "interval is 'wald'. Choose from: chi_square, feldt.",
        "confidence is 95. Give a share between 0 and 1, such as 0.95.",
    )


def test_a_sem_prints_as_a_table_with_what_it_comes_from() -> None:
    assert str(scale_sem(RATINGS)) == (
        "sem\n"
        "value    low   high\n"
        "0.520  0.476  0.573\n"
        "95 % interval; 5 items, 57 rows, 3 incomplete left out\n"
        "sd 1.132, alpha 0.789"
    )
    assert str(scale_sem([[1], [2]])).endswith("1 items, 2 rows\na single item has no internal consistency")
