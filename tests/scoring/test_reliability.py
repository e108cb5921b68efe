import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats

from scoring import one_factor
from scoring.reliability import cronbach_alpha, mcdonald_omega

NAN = float("nan")


def with_covariance(covariance: NDArray[np.float64], rows: int) -> NDArray[np.float64]:
    """Answers of `rows` people whose covariance matrix is exactly the one given."""
    raw = np.random.default_rng(5).standard_normal((rows, len(covariance)))
    white = raw - raw.mean(axis=0)
    white = white @ np.linalg.inv(np.linalg.cholesky(np.cov(white, rowvar=False))).T
    return np.asarray(white @ np.linalg.cholesky(covariance).T)


def parallel(alpha: float, items: int) -> NDArray[np.float64]:
    """Covariances of parallel items whose sum has the reliability `alpha`."""
    r = alpha / (items - (items - 1) * alpha)
    return np.asarray(r + (1 - r) * np.eye(items))


answers = st.tuples(st.integers(3, 12), st.integers(2, 5)).flatmap(
    lambda shape: st.lists(st.integers(1, 5), min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]).map(
        lambda ratings: np.reshape(ratings, shape)
    )
)


def test_alpha_is_that_of_a_covariance_matrix_worked_out_by_hand() -> None:
    # Variances 10, 11, 12, 13 and covariances 6: 4/3 (1 - 46 / 118).
    covariance = np.full((4, 4), 6.0) + np.diag([4.0, 5.0, 6.0, 7.0])
    assert cronbach_alpha(with_covariance(covariance, 30)).value == pytest.approx(4 / 3 * (1 - 46 / 118))


def test_feldts_interval_is_that_of_the_example_of_feldt_woodruff_and_salih() -> None:
    # Alpha .79 from 41 people and 26 items, at 90 %.
    result = cronbach_alpha(with_covariance(parallel(0.79, 26), 41), confidence=0.90)
    expected = 1 - 0.21 * stats.f.ppf([0.95, 0.05], 40, 40 * 25)
    assert [result.low, result.high] == pytest.approx(expected)
    assert (round(result.value, 2), round(result.low, 2), round(result.high, 2)) == (0.79, 0.70, 0.86)


@given(st.floats(0.3, 0.95), st.integers(3, 8))
def test_omega_of_parallel_items_is_alpha(alpha: float, items: int) -> None:
    table = with_covariance(parallel(alpha, items), 40)
    assert mcdonald_omega(table).value == pytest.approx(alpha, abs=1e-4)


def test_omega_is_the_share_of_the_factor_in_the_sum() -> None:
    loadings, unique = np.array([0.9, 0.7, 0.5, 1.2]), np.array([0.4, 0.6, 0.3, 0.8])
    table = with_covariance(np.outer(loadings, loadings) + np.diag(unique), 60)
    result = mcdonald_omega(table)
    assert result.value == pytest.approx(3.3**2 / (3.3**2 + 2.1), abs=1e-4)
    assert np.isnan([result.low, result.high]).all()
    assert result.value >= cronbach_alpha(table).value


def test_omega_of_two_items_is_spearman_and_browns() -> None:
    table = with_covariance(np.array([[1.0, 0.5], [0.5, 1.0]]), 20)
    assert mcdonald_omega(table).value == pytest.approx(2 * 0.5 / 1.5)


def test_rows_with_a_missing_answer_are_left_out_and_counted() -> None:
    table = with_covariance(parallel(0.8, 4), 30)
    with_gaps = np.vstack([table, [NAN, 1, 2, 3], [1, NAN, NAN, 3]])
    result = cronbach_alpha(with_gaps)
    assert (result.n, result.dropped, result.items) == (30, 2, 4)
    assert result.value == cronbach_alpha(table).value
    assert mcdonald_omega(with_gaps).value == mcdonald_omega(table).value


def test_a_negative_alpha_is_reported() -> None:
    assert cronbach_alpha([[1, 5], [2, 3], [5, 2]]).value < 0


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([[1], [2], [3]], "a single item has no internal consistency"),
        ([[1, 2], [NAN, 3]], "fewer than 2 complete rows"),
        ([[1, 4, 2], [2, 4, 2], [5, 4, 2]], "item 2, 3 does not vary"),
    ],
)
def test_what_leaves_both_coefficients_undefined_is_said(table: list[list[float]], reason: str) -> None:
    for result in (cronbach_alpha(table), mcdonald_omega(table)):
        assert np.isnan([result.value, result.low, result.high]).all()
        assert result.reason == reason


def test_items_that_cancel_each_other_have_no_reliability() -> None:
    table = [[1, 3], [2, 2], [3, 1]]
    assert np.isnan(cronbach_alpha(table).value)
    assert cronbach_alpha(table).reason == "the sum of the items does not vary"
    assert np.isnan(mcdonald_omega(table).value)
    assert mcdonald_omega(table).reason == "the two items cancel each other"


def test_equal_items_have_an_alpha_of_one_without_an_interval() -> None:
    result = cronbach_alpha([[1, 1], [2, 2], [3, 3]])
    assert result.value == 1.0
    assert np.isnan(result.low)
    assert result.reason == "the items leave no error, so there is no interval"


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([[1, 2, 4], [2, 1, 3], [3, 3, 1]], "3 rows are too few for 3 items"),
        ([[1, 1, 4], [2, 2, 3], [3, 3, 1], [5, 5, 4]], "some items determine each other"),
    ],
)
def test_omega_is_undefined_where_no_factor_can_be_fitted(table: list[list[int]], reason: str) -> None:
    assert np.isnan(mcdonald_omega(table).value)
    assert mcdonald_omega(table).reason == reason


def test_a_heywood_case_is_undefined_and_names_the_item() -> None:
    correlation = np.array([[1, 0.8, 0.8], [0.8, 1, 0.5], [0.8, 0.5, 1]])
    result = mcdonald_omega(with_covariance(correlation, 25))
    assert np.isnan(result.value)
    assert result.reason == "Heywood case: the unique variance of item 1 is estimated as 0"


def test_a_fit_that_does_not_converge_is_undefined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_factor, "_PRECISION", {"maxiter": 0})
    covariance = np.outer([0.9, 0.2, 0.5, 1.2], [0.9, 0.2, 0.5, 1.2]) + np.eye(4)
    assert mcdonald_omega(with_covariance(covariance, 25)).reason == "the fit did not converge"


@given(answers)
def test_the_order_of_people_and_items_does_not_matter(table: NDArray[np.int64]) -> None:
    turned = cronbach_alpha(table[::-1, ::-1])
    assert turned.value == pytest.approx(cronbach_alpha(table).value, nan_ok=True)


@given(answers, st.integers(-9, 9))
def test_a_constant_added_to_an_item_changes_nothing(table: NDArray[np.int64], shift: int) -> None:
    moved = table.copy()
    moved[:, 0] += shift
    expected = pytest.approx(cronbach_alpha(table).value, nan_ok=True, rel=1e-9, abs=1e-9)
    assert cronbach_alpha(moved).value == expected


@given(answers)
def test_alpha_lies_within_its_interval_and_not_above_one(table: NDArray[np.int64]) -> None:
    result = cronbach_alpha(table)
    assert np.isnan(result.low) or result.low <= result.value <= result.high <= 1


def test_a_result_prints_as_a_table() -> None:
    table = with_covariance(parallel(0.79, 26), 41)
    assert str(cronbach_alpha(np.vstack([table, np.full(26, NAN)]), confidence=0.9)) == (
        "alpha\n"
        "value    low   high\n"
        "0.790  0.705  0.862\n"
        "90 % interval; 26 items, 41 rows, 1 incomplete left out"
    )
    assert str(mcdonald_omega([[1], [2]])) == (
        "omega\nvalue  low  high\n    -    -     -\n1 items, 2 rows\na single item has no internal consistency"
    )
