import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import approx_fprime

from scoring.consistency.one_factor import OneFactor, fit_one_factor
from scoring.consistency.one_factor_fit import Fit, expected_information, fit_of_one_factor
from scoring.structure.cfa import confirmatory
from tests.scoring.reference.values import floats, reference

Floats = NDArray[np.float64]

LAVAAN = reference("items")["omega"]
RATINGS = floats(reference("items")["ratings"])
COMPLETE = RATINGS[~np.isnan(RATINGS).any(axis=1)]
LOADINGS, UNIQUE = np.array([0.9, 0.7, 0.5, 1.2]), np.array([0.4, 0.6, 0.3, 0.8])


def fitted(covariance: Floats, n: int) -> Fit:
    return fit_of_one_factor(covariance, n, fit_one_factor(covariance))


def implied(parameters: Floats) -> Floats:
    loadings, unique = np.split(parameters, 2)
    return np.asarray(np.outer(loadings, loadings) + np.diag(unique))


def test_the_fit_is_that_of_lavaan() -> None:
    fit = fitted(np.cov(COMPLETE, rowvar=False, ddof=0), len(COMPLETE))
    assert fit.df == LAVAAN["df"] == 5
    assert fit.chi_square == pytest.approx(LAVAAN["chisq"], abs=1e-6)
    assert fit.p == pytest.approx(LAVAAN["pvalue"], abs=1e-9)
    assert [fit.cfi, fit.rmsea] == pytest.approx([LAVAAN["cfi"], LAVAAN["rmsea"]], abs=1e-9)
    assert fit.srmr == pytest.approx(LAVAAN["srmr"], abs=1e-6)


def test_the_fit_is_that_of_a_confirmatory_analysis_with_one_factor() -> None:
    one = fitted(np.cov(COMPLETE, rowvar=False, ddof=0), len(COMPLETE))
    other = confirmatory(COMPLETE, np.ones((COMPLETE.shape[1], 1))).fit
    assert [one.df, one.p] == pytest.approx([other.df, other.p_value])
    for name in ("chi_square", "cfi", "rmsea", "rmsea_low", "rmsea_high", "srmr"):
        assert getattr(one, name) == pytest.approx(getattr(other, name), abs=1e-5), name


def test_a_factor_that_made_the_covariances_fits_perfectly() -> None:
    fit = fitted(implied(np.concatenate([LOADINGS, UNIQUE])), 100)
    assert [fit.chi_square, fit.rmsea, fit.srmr] == pytest.approx([0, 0, 0], abs=1e-4)
    assert [fit.p, fit.cfi] == pytest.approx([1, 1], abs=1e-4)
    assert fit.reason == ""


def test_the_units_of_the_items_do_not_matter_for_the_fit() -> None:
    units = np.array([1.0, 10.0, 0.1, 3.0, 7.0])
    covariance = np.cov(COMPLETE, rowvar=False, ddof=0)
    one, other = fitted(covariance, 57), fitted(covariance * np.outer(units, units), 57)
    assert other.chi_square == pytest.approx(one.chi_square, abs=1e-6)
    assert other.srmr == pytest.approx(one.srmr, abs=1e-5)


def test_items_that_hang_together_no_more_than_by_chance_have_no_cfi() -> None:
    # Correlations of 0.01 in 20 rows: less than chance would make.
    fit = fitted(0.01 + 0.99 * np.eye(4), 20)
    assert np.isnan(fit.cfi)
    assert fit.reason == "the items hang together no more than by chance, so that CFI is undefined"
    assert fit.rmsea == 0


def test_three_items_leave_nothing_to_test() -> None:
    fit = fitted(0.5 + 0.5 * np.eye(3), 50)
    assert fit.df == 0
    assert np.isnan([fit.chi_square, fit.p, fit.cfi, fit.rmsea, fit.rmsea_high, fit.srmr]).all()
    assert fit.line() == fit.reason == "one factor reproduces any 3 items, so that its fit cannot be tested"


def test_the_information_is_the_curvature_of_the_likelihood_where_the_model_is_true() -> None:
    truth = np.concatenate([LOADINGS, UNIQUE])
    observed = implied(truth)

    def slope(at: Floats) -> Floats:
        inverse = np.linalg.inv(implied(at))
        weight = inverse @ (implied(at) - observed) @ inverse
        return np.concatenate([weight @ at[:4], np.diag(weight) / 2])

    factor = OneFactor(LOADINGS, UNIQUE, (), converged=True)
    curvature = np.array(
        [approx_fprime(truth, lambda at, row=row: float(slope(at)[row]), 1e-7) for row in range(8)]
    )
    assert expected_information(factor, 30) == pytest.approx(30 * curvature, rel=1e-4, abs=1e-4)


def test_a_fit_prints_as_a_table_and_in_a_line() -> None:
    fit = Fit(
        chi_square=7.25,
        df=5,
        p=0.2027,
        cfi=0.987,
        rmsea=0.061,
        rmsea_low=0.0,
        rmsea_high=0.151,
        srmr=0.032,
    )
    assert str(fit) == (
        "fit\nchi-square  df      p    CFI  RMSEA    low   high   SRMR\n"
        "     7.250   5  0.203  0.987  0.061  0.000  0.151  0.032"
    )
    assert (
        fit.line()
        == "fit of one factor: chi-square 7.25, df 5, p = 0.203, CFI 0.987, RMSEA 0.061, SRMR 0.032"
    )
