import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, ncx2

from scoring.structure.factor_fit import factor_fit
from scoring.structure.fit_indices import (
    ChiSquare,
    approximation_error,
    comparative_fit,
    discrepancy,
    root_mean_square,
    standardised_residuals,
    tucker_lewis,
    unrelated_discrepancy,
    upper_tail,
)
from scoring.structure.observed import Observed
from tests.scoring.structure.efa_examples import SIMPLE, implied

NAN = float("nan")
# Holzinger and Swineford's nine items and three factors: lavaan 0.6-14 prints these.
MODEL, BASELINE, ROWS = ChiSquare(85.306, 24), ChiSquare(918.852, 36), 301

chi_squares = st.builds(ChiSquare, st.floats(0, 1e4), st.integers(1, 200))


def test_the_indices_of_holzinger_and_swineford_are_the_published_ones() -> None:
    assert comparative_fit(MODEL, BASELINE) == pytest.approx(0.931, abs=5e-4)
    assert tucker_lewis(MODEL, BASELINE) == pytest.approx(0.896, abs=5e-4)
    error = approximation_error(MODEL, ROWS, 0.9)
    assert error == pytest.approx((0.092, 0.071, 0.114), abs=5e-4)


@given(chi_squares)
def test_the_tail_is_that_of_the_chi_square_distribution(chi_square: ChiSquare) -> None:
    assert upper_tail(chi_square) == pytest.approx(chi2.sf(*chi_square), abs=1e-12)


@pytest.mark.parametrize("chi_square", [ChiSquare(150.0, 24), ChiSquare(4e4, 24), ChiSquare(2e6, 800)])
def test_at_the_ends_of_the_interval_chi_square_is_a_quantile(chi_square: ChiSquare) -> None:
    _, low, high = approximation_error(chi_square, 500, 0.9)
    tails = [ncx2.cdf(*chi_square, end**2 * chi_square.df * 500) for end in (low, high)]
    assert tails == pytest.approx([0.95, 0.05], abs=1e-6)


def test_the_interval_of_the_rmsea_covers_the_true_value_at_its_rate() -> None:
    # A model that misses by 0.05 with 24 degrees of freedom and 300 rows.
    excess = 0.05**2 * 24 * 300
    drawn = ncx2.rvs(24, excess, size=1000, random_state=np.random.default_rng(2))
    spans = np.array([approximation_error(ChiSquare(value, 24), 300, 0.9)[1:] for value in drawn])
    share = np.mean((spans[:, 0] <= 0.05) & (spans[:, 1] >= 0.05))
    assert abs(share - 0.9) < 3 * np.sqrt(0.9 * 0.1 / 1000)


def test_a_chi_square_far_below_its_degrees_of_freedom_has_an_rmsea_of_0() -> None:
    assert approximation_error(ChiSquare(2.0, 24), 301, 0.9) == (0.0, 0.0, 0.0)


@given(chi_squares, chi_squares)
def test_cfi_lies_between_0_and_1(model: ChiSquare, baseline: ChiSquare) -> None:
    cfi = comparative_fit(model, baseline)
    assert np.isnan(cfi) or 0 <= cfi <= 1


@pytest.mark.parametrize("model", [ChiSquare(3.8, 8), ChiSquare(30.0, 8)])
def test_items_that_covary_no_more_than_by_chance_have_no_tli(model: ChiSquare) -> None:
    # The quotient would be -0.8 for the first and 9.3 for the second.
    assert np.isnan(tucker_lewis(model, ChiSquare(10.5, 15)))


def test_what_has_no_chi_square_or_no_degrees_of_freedom_has_no_indices() -> None:
    unsolved, saturated = ChiSquare(NAN, 24), ChiSquare(0.0, 0)
    figures = [
        upper_tail(unsolved),
        upper_tail(saturated),
        comparative_fit(unsolved, BASELINE),
        tucker_lewis(unsolved, BASELINE),
        tucker_lewis(saturated, BASELINE),
        *approximation_error(unsolved, ROWS, 0.9),
        *approximation_error(saturated, ROWS, 0.9),
    ]
    assert np.isnan(figures).all()


def test_the_discrepancy_is_0_where_the_model_reproduces_the_covariances() -> None:
    model = implied(SIMPLE)
    assert discrepancy(model, model) == pytest.approx(0, abs=1e-12)
    assert discrepancy(model, np.eye(6)) == pytest.approx(unrelated_discrepancy(model))


def test_the_discrepancy_does_not_depend_on_the_units() -> None:
    model, units = implied(SIMPLE), np.diag([1.0, 10, 0.1, 3, 7, 2])
    other = model + 0.05 * (1 - np.eye(6))
    assert discrepancy(units @ other @ units, units @ model @ units) == pytest.approx(
        discrepancy(other, model)
    )
    assert unrelated_discrepancy(units @ model @ units) == pytest.approx(unrelated_discrepancy(model))


def test_residuals_are_in_units_of_the_observed_standard_deviations() -> None:
    residuals = standardised_residuals(np.array([[4.0, 1.0], [1.0, 9.0]]), np.array([[3.0, 0.4], [0.4, 9.0]]))
    assert residuals == pytest.approx([0.25, 0.1, 0.0])
    assert root_mean_square(residuals) == pytest.approx(np.sqrt((0.25**2 + 0.1**2) / 3))


def test_the_same_factor_before_both_discrepancies_gives_the_tli_of_tucker_and_lewis() -> None:
    # (F0 / df0 - F / df) / (F0 / df0 - 1 / c) for two factors of six items in 100 rows.
    model = implied(SIMPLE)
    other = model + 0.05 * (1 - np.eye(6))
    fit, c = factor_fit(Observed(other, 100), model, 2, "bartlett"), 99 - 17 / 6 - 4 / 3
    base, share = -np.linalg.slogdet(other)[1] / 15, discrepancy(other, model) / 4
    assert fit.tli == pytest.approx((base - share) / (base - 1 / c))
