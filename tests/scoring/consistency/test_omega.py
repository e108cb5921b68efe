import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.consistency.alpha import cronbach_alpha
from scoring.consistency.omega import OmegaInterval, _of_factor, mcdonald_omega
from scoring.consistency.one_factor import OneFactor
from scoring.consistency.one_factor_fit import Fit
from scoring.fisher import fisher_interval
from scoring.problems import TableError
from scoring.structure import extraction
from tests.scoring.consistency.exact_covariances import parallel, with_covariance
from tests.scoring.reference.values import floats, reference

BFI = reference("items")
RATINGS, LAVAAN = floats(BFI["ratings"]), BFI["omega"]
LOADINGS, UNIQUE = np.array([0.9, 0.7, 0.5, 1.2]), np.array([0.4, 0.6, 0.3, 0.8])


def test_omega_its_error_and_its_interval_are_those_of_lavaan() -> None:
    result = mcdonald_omega(RATINGS, interval="wald")
    assert result.value == pytest.approx(LAVAAN["omega"], abs=1e-6)
    assert result.standard_error == pytest.approx(LAVAAN["standard_error"], abs=1e-6)
    assert [result.low, result.high] == pytest.approx([LAVAAN["low"], LAVAAN["high"]], abs=1e-6)
    assert (result.n, result.dropped) == (57, 3)


def test_the_loadings_and_unique_variances_are_those_of_lavaan() -> None:
    result = mcdonald_omega(RATINGS)
    assert result.loadings == pytest.approx(LAVAAN["loadings"], abs=1e-5)
    assert result.uniquenesses == pytest.approx(LAVAAN["uniquenesses"], abs=1e-5)


def test_omega_of_three_items_has_an_error_although_its_fit_cannot_be_tested() -> None:
    complete = RATINGS[~np.isnan(RATINGS).any(axis=1), :3]
    result = mcdonald_omega(complete)
    assert result.value == pytest.approx(BFI["omega_of_three"]["omega"], abs=1e-6)
    assert result.standard_error == pytest.approx(BFI["omega_of_three"]["standard_error"], abs=1e-6)
    assert np.isnan(result.fit.chi_square)
    assert result.fit.reason == "one factor reproduces any 3 items, so that its fit cannot be tested"


@settings(max_examples=30)
@given(st.floats(0.3, 0.95), st.integers(3, 8))
def test_omega_of_parallel_items_is_alpha(alpha: float, items: int) -> None:
    table = with_covariance(parallel(alpha, items), 40)
    assert mcdonald_omega(table).value == pytest.approx(alpha, abs=1e-4)


def test_omega_is_the_share_of_the_factor_in_the_sum() -> None:
    loadings, unique = np.array([0.9, 0.7, 0.5, 1.2]), np.array([0.4, 0.6, 0.3, 0.8])
    table = with_covariance(np.outer(loadings, loadings) + np.diag(unique), 60)
    result = mcdonald_omega(table)
    assert result.value == pytest.approx(3.3**2 / (3.3**2 + 2.1), abs=1e-4)
    assert result.value >= cronbach_alpha(table).value


def test_omega_of_two_items_is_spearman_and_browns() -> None:
    table = with_covariance(np.array([[1.0, 0.5], [0.5, 1.0]]), 20)
    result = mcdonald_omega(table)
    assert result.value == pytest.approx(2 * 0.5 / 1.5)
    low, high = fisher_interval(0.5, 20)
    assert [result.low, result.high] == pytest.approx([2 * low / (1 + low), 2 * high / (1 + high)])
    assert np.isnan([result.standard_error, result.fit.chi_square, result.fit.cfi]).all()
    assert result.fit.reason == "two items cannot determine a factor, so there is no fit"


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
    monkeypatch.setattr(extraction, "_PRECISION", {"maxiter": 0})
    covariance = np.outer([0.9, 0.2, 0.5, 1.2], [0.9, 0.2, 0.5, 1.2]) + np.eye(4)
    assert mcdonald_omega(with_covariance(covariance, 25)).reason == "the fit did not converge"


def test_an_interval_on_the_logit_scale_stays_below_one_and_the_other_may_not() -> None:
    table = with_covariance(parallel(0.97, 3), 8)
    logit, wald = (
        mcdonald_omega(table, confidence=0.999),
        mcdonald_omega(table, interval="wald", confidence=0.999),
    )
    assert 0 < logit.low < logit.value < logit.high < 1 < wald.high
    assert logit.standard_error == wald.standard_error


def test_omega_of_two_items_without_error_or_with_few_rows_has_no_interval() -> None:
    equal, few = mcdonald_omega([[1, 1], [2, 2], [3, 3], [5, 5]]), mcdonald_omega([[1, 2], [2, 4], [3, 3]])
    assert (equal.value, equal.reason) == (1.0, "the items leave no error, so there is no interval")
    assert few.value == pytest.approx(2 * 0.5 / 1.5)
    assert few.reason == "fewer than 4 rows, so there is no interval"
    assert np.isnan([equal.low, equal.high, few.low, few.high]).all()


@pytest.mark.parametrize("loadings", [[0.0, 0, 0, 0], [0.7, 0.7, 0, 0]])
def test_a_factor_that_fewer_than_three_items_have_a_part_in_is_undetermined(loadings: list[float]) -> None:
    result = mcdonald_omega(
        with_covariance(np.outer(loadings, loadings) + np.diag(1 - np.square(loadings)), 60)
    )
    assert np.isnan([result.value, result.low, result.high, result.standard_error]).all()
    assert result.reason == "the items do not determine the factor: fewer than 3 have a part in it"
    assert result.fit.chi_square == pytest.approx(0, abs=1e-6)


def test_loadings_that_cancel_each_other_make_an_omega_of_zero_without_an_interval() -> None:
    loadings = np.array([0.7, 0.7, -0.7, -0.7])
    result = mcdonald_omega(with_covariance(np.outer(loadings, loadings) + 0.51 * np.eye(4), 60))
    assert result.value == pytest.approx(0, abs=1e-9)
    assert np.isnan([result.low, result.high, result.standard_error]).all()
    assert result.reason == "the loadings cancel each other, so there is no interval"


def closed_form(covariance: NDArray[np.float64]) -> OneFactor:
    """The factor of three items, which their covariances determine."""
    first, second, third = covariance[0, 1], covariance[0, 2], covariance[1, 2]
    loadings = np.sqrt([first * second / third, first * third / second, second * third / first])
    return OneFactor(loadings, np.diag(covariance) - loadings**2, (), converged=True)


def test_the_factor_of_three_items_is_what_their_covariances_say() -> None:
    three = RATINGS[~np.isnan(RATINGS).any(axis=1), :3]
    expected = closed_form(np.cov(three, rowvar=False, ddof=0))
    assert mcdonald_omega(three).loadings == pytest.approx(expected.loadings, abs=1e-4)


@pytest.mark.parametrize("interval", ["logit", "wald"])
def test_the_interval_holds_omega_as_often_as_it_says(interval: OmegaInterval) -> None:
    rng, times = np.random.default_rng(12), 1000
    loadings, unique = LOADINGS[:3], UNIQUE[:3]
    omega = loadings.sum() ** 2 / (loadings.sum() ** 2 + unique.sum())
    people = rng.standard_normal((times, 200, 1)) * loadings + rng.standard_normal((times, 200, 3)) * np.sqrt(
        unique
    )
    centred = people - people.mean(axis=1, keepdims=True)
    held = 0
    for covariance in np.swapaxes(centred, 1, 2) @ centred / 200:
        span = _of_factor(closed_form(covariance), Fit(), 200, interval, 0.8).span
        held += span.low <= omega <= span.high
    assert held / times == pytest.approx(0.8, abs=3 * np.sqrt(0.8 * 0.2 / times))


def test_wrong_arguments_are_told_all_at_once() -> None:
    with pytest.raises(TableError) as caught:
        mcdonald_omega([[1, 2], [2, 1]], interval="bootstrap", confidence=0)  # type: ignore[arg-type]
    assert caught.value.problems == (
        "interval is 'bootstrap'. Choose from: logit, wald.",
        "confidence is 0. Give a share between 0 and 1, such as 0.95.",
    )


def test_a_result_prints_as_a_table_with_the_fit_below_it() -> None:
    assert str(mcdonald_omega(RATINGS)) == (
        "omega\n"
        "value    low   high\n"
        "0.781  0.680  0.857\n"
        "95 % interval; 5 items, 57 rows, 3 incomplete left out\n"
        "fit of one factor: chi-square 22.88, df 5, p < 0.001, CFI 0.830, RMSEA 0.250, SRMR 0.124"
    )
    assert str(mcdonald_omega(with_covariance(parallel(0.8, 2), 30))).endswith("so there is no fit")
