import numpy as np
import pytest
from scipy import stats

from scoring.fisher import fisher_interval
from scoring.problems import TableError

NAN = float("nan")


def test_the_interval_is_that_of_scipy() -> None:
    first, second = np.random.default_rng(2).standard_normal((2, 30))
    expected = stats.pearsonr(first, second + first).confidence_interval(0.9)
    r = np.corrcoef(first, second + first)[0, 1]
    assert fisher_interval(r, 30, confidence=0.9) == pytest.approx((expected.low, expected.high))


def test_the_interval_worked_out_by_hand() -> None:
    # artanh .5 = .5493, and 1.96 / sqrt(25) = .392.
    low, high = fisher_interval(0.5, 28)
    assert (round(float(low), 3), round(float(high), 3)) == (0.156, 0.736)


@pytest.mark.parametrize(
    ("r", "n"), [(NAN, 30), (1, 30), (-1, 30), (1.2, 30), (0.5, 3), (0.5, 0), (0.5, NAN)]
)
def test_without_error_or_with_fewer_than_four_rows_there_is_no_interval(r: float, n: float) -> None:
    assert np.isnan(fisher_interval(r, n)).all()


def test_arrays_broadcast_and_are_each_as_alone() -> None:
    low, high = fisher_interval([[0.1], [-0.9]], [10, 50])
    for row, r in enumerate((0.1, -0.9)):
        for column, n in enumerate((10, 50)):
            assert (low[row, column], high[row, column]) == fisher_interval(r, n)


def test_the_interval_holds_the_correlation_as_often_as_it_says() -> None:
    rng, times, rho = np.random.default_rng(6), 4000, 0.6
    first, error = rng.standard_normal((2, times, 20))
    second = rho * first + np.sqrt(1 - rho**2) * error
    centred = first - first.mean(axis=1, keepdims=True), second - second.mean(axis=1, keepdims=True)
    norm = np.sqrt((centred[0] ** 2).sum(axis=1) * (centred[1] ** 2).sum(axis=1))
    low, high = fisher_interval((centred[0] * centred[1]).sum(axis=1) / norm, 20, confidence=0.9)
    assert np.mean((low <= rho) & (rho <= high)) == pytest.approx(0.9, abs=3 * np.sqrt(0.9 * 0.1 / times))


def test_a_level_that_is_no_share_is_refused() -> None:
    with pytest.raises(TableError, match=r"confidence is 95\. Give a share between 0 and 1"):
        fisher_interval(0.5, 30, confidence=95)
