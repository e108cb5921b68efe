from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from scipy import stats

from scoring.structure.cfa import confirmatory
from scoring.structure.cfa_result import CfaResult
from scoring.structure.model import Matrices
from scoring.structure.standardised import impropriety, standardise
from tests.scoring.reference.values import floats
from tests.scoring.structure.holzinger import (
    FACTORS,
    ITEMS,
    RATINGS,
    REFERENCE,
    assert_fit,
    two_factors,
    with_covariance,
)

SINGLE = REFERENCE["single"]
CROSSED = FACTORS | {"visual": ["x1", "x2", "x3", "x9"]}
CLUSTERS = REFERENCE["cluster"]
# As lavaan is called in the script of the reference, and as it is here.
CALLS: dict[str, dict[str, Any]] = {
    "variance": {},
    "marker": {"identification": "marker"},
    "orthogonal": {"correlated": False},
    "crossed": {"factors": CROSSED},
    "observed": {"errors": "observed"},
    "robust": {"errors": "robust"},
    "robust_expected": {"errors": "robust_expected"},
    "cluster": {"clusters": CLUSTERS},
    "cluster_marker": {"clusters": CLUSTERS, "identification": "marker"},
    "wishart": {"divisor": "n-1"},
}


def holzinger(**choices: Any) -> CfaResult:
    return confirmatory(RATINGS, choices.pop("factors", FACTORS), items=ITEMS, **choices)


@pytest.fixture(scope="module")
def results() -> dict[str, CfaResult]:
    return {name: holzinger(**choices) for name, choices in CALLS.items()}


def test_the_model_of_holzinger_and_swineford_has_the_fit_that_is_printed_everywhere(
    results: dict[str, CfaResult],
) -> None:
    fit = results["variance"].fit
    assert (round(fit.chi_square, 3), fit.df) == (85.306, 24)
    assert (round(fit.cfi, 3), round(fit.tli, 3), round(fit.srmr, 3)) == (0.931, 0.896, 0.065)
    assert (round(fit.rmsea, 3), round(fit.rmsea_low, 3), round(fit.rmsea_high, 3)) == (0.092, 0.071, 0.114)


@pytest.mark.parametrize("name", CALLS)
def test_the_fit_is_that_of_lavaan(name: str, results: dict[str, CfaResult]) -> None:
    # lavaan's Wishart likelihood leaves out the means and multiplies by n where we count the rows as they are.
    without = ("logl", "aic", "bic", "npar") if name == "wishart" else ()
    assert_fit(results[name].fit, SINGLE[name]["fit"], without=without)


@pytest.mark.parametrize("name", CALLS)
def test_srmr_counts_covariances_or_means_too(name: str, results: dict[str, CfaResult]) -> None:
    expected = SINGLE[name]["fit"]
    assert results[name].fit.srmr == pytest.approx(expected["srmr_bentler_nomean"], rel=1e-6)
    with_means = "srmr" if name != "wishart" else "srmr_bentler_nomean"
    factor = 1.0 if name != "wishart" else np.sqrt(45 / 54)
    whole = holzinger(**CALLS[name], srmr="moments").fit.srmr
    assert whole == pytest.approx(factor * expected[with_means], rel=1e-6)


@pytest.mark.parametrize("name", ["robust", "robust_expected", "cluster", "cluster_marker"])
def test_the_scaled_chi_square_is_that_of_lavaan(name: str, results: dict[str, CfaResult]) -> None:
    fit, expected = results[name].fit, SINGLE[name]["fit"]
    assert fit.scaling == pytest.approx(expected["chisq.scaling.factor"], rel=1e-6)
    assert fit.scaled_chi_square == pytest.approx(expected["chisq.scaled"], rel=1e-6)
    assert fit.scaled_p_value == pytest.approx(expected["pvalue.scaled"], rel=1e-5)


@pytest.mark.parametrize("name", CALLS)
def test_estimates_and_errors_are_those_of_lavaan(name: str, results: dict[str, CfaResult]) -> None:
    result, expected = results[name], SINGLE[name]["estimates"]
    free = result.loadings.T != 0
    one = [result.factors.index(factor) for factor in expected["factor"]]
    other = [result.factors.index(factor) for factor in expected["other"]]
    pairs = {
        "loading": result.loadings.T[free],
        "loading_se": result.loading_errors.T[free],
        "residual": result.residual_variances,
        "residual_se": result.residual_variance_errors,
        "covariance": result.factor_covariances[one, other],
        "covariance_se": result.factor_covariance_errors[one, other],
        "std": result.standardised_loadings.T[free],
        "std_se": result.standardised_loading_errors.T[free],
        "correlation": result.factor_correlations[one, other],
        "correlation_se": result.factor_correlation_errors[one, other],
    }
    for what, values in pairs.items():
        # lavaan gives what is fixed a standard error of 0; it has none.
        assert np.nan_to_num(values) == pytest.approx(floats(expected[what]), rel=2e-6, abs=2e-6), what


def test_a_heywood_case_is_told_and_the_estimates_are_left_as_they_are() -> None:
    case = REFERENCE["heywood"]
    result = confirmatory(case["ratings"], np.ones((4, 1)), items=ITEMS[:4])
    assert (result.improper, result.converged) == (True, True)
    assert result.reason == "Heywood case: the residual variance of item x1 is negative"
    assert result.fit.chi_square == pytest.approx(case["fit"]["chisq"], rel=1e-6)
    assert result.residual_variances == pytest.approx(floats(case["estimates"]["residual"]), abs=1e-5)
    assert result.residual_variances[0] < -0.5


def test_correlations_of_factors_that_no_variables_have_are_told() -> None:
    # Items covary by .49 within a factor and by .539 across the two.
    covariance = np.kron([[0.49, 0.539], [0.539, 0.49]], np.ones((3, 3))) + 0.51 * np.eye(6)
    result = confirmatory(with_covariance(covariance), {"f": [0, 1, 2], "g": [3, 4, 5]})
    assert (result.improper, result.converged) == (True, True)
    assert result.reason == "the covariances of the factors are not positive definite"
    assert result.factor_correlations[0, 1] == pytest.approx(1.1)


def test_ratings_that_follow_the_model_give_its_parameters_back() -> None:
    loadings = np.array([[0.9, 0], [0.8, 0], [-0.5, 0], [0, 0.7], [0, 0.6], [0.3, 0.5]])
    covariance = loadings @ [[1, -0.4], [-0.4, 1]] @ loadings.T + np.diag([0.2, 0.4, 0.6, 0.8, 1.0, 1.2])
    result = confirmatory(with_covariance(covariance), loadings != 0)
    assert result.fit.chi_square == pytest.approx(0, abs=1e-9)
    assert result.loadings == pytest.approx(loadings, abs=1e-6)
    assert result.residual_variances == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0, 1.2], abs=1e-6)
    assert result.factor_covariances[0, 1] == pytest.approx(-0.4, abs=1e-6)


def test_a_factor_without_a_positive_variance_has_no_standardised_loadings() -> None:
    one = Matrices(np.ones((3, 1)), np.array([[-0.1]]), np.ones(3), np.zeros(3), np.zeros(1))
    assert np.isnan(standardise(one).loadings).all()
    assert standardise(one).residuals == pytest.approx(np.full(3, 1 / 0.9))
    assert impropriety(one, "abc") == "the covariances of the factors are not positive definite"


def test_incomplete_rows_are_left_out_and_counted() -> None:
    gaps = np.vstack([RATINGS, np.where(np.arange(9) == 4, np.nan, RATINGS[:3])])
    result = confirmatory(gaps, FACTORS, items=ITEMS)
    assert (result.n, result.dropped) == (301, 3)
    assert result.fit.chi_square == pytest.approx(holzinger().fit.chi_square)


def test_factors_may_be_told_by_columns_or_by_a_pattern() -> None:
    by_column = confirmatory(
        RATINGS, {"visual": [0, 1, 2], "textual": [3, 4, 5], "speed": np.arange(6, 9).tolist()}
    )
    by_pattern = confirmatory(RATINGS, np.repeat(np.eye(3), 3, axis=0))
    assert str(by_column.fit) == str(by_pattern.fit) == str(holzinger().fit)
    assert by_column.items == tuple("123456789")
    assert by_pattern.factors == ("factor 1", "factor 2", "factor 3")


def test_a_model_without_degrees_of_freedom_is_estimated_but_not_tested() -> None:
    result = confirmatory(RATINGS[:, :3], {"visual": [0, 1, 2]}, errors="robust")
    fit = result.fit
    assert (fit.df, round(fit.chi_square, 9), fit.cfi) == (0, 0, 1)
    assert np.isnan([fit.p_value, fit.tli, fit.rmsea, fit.rmsea_low, fit.scaling]).all()
    assert fit.reason == "no degrees of freedom are left to test the model with"
    # Three items determine their loadings: those of Spearman's tetrads.
    s = np.cov(RATINGS[:, :3], rowvar=False, ddof=0)
    assert result.loadings[0, 0] == pytest.approx(np.sqrt(s[0, 1] * s[0, 2] / s[1, 2]))


def test_a_model_that_other_parameters_fit_as_well_is_not_identified() -> None:
    result = confirmatory(two_factors(1), np.ones((6, 2)), errors="robust")
    assert result.reason == result.fit.reason == "the model is not identified: other parameters fit as well"
    assert not result.converged
    assert np.isnan(result.loadings).all()
    assert np.isnan(
        [result.fit.chi_square, result.fit.rmsea, result.fit.scaled_chi_square, result.fit.aic]
    ).all()


def test_a_search_that_runs_away_did_not_converge() -> None:
    random = np.random.default_rng(3)
    random.standard_normal(3000)
    runaway = random.standard_normal((60, 6))[30:]
    result = confirmatory(runaway, {"f": [0, 1, 2], "g": [3, 4, 5]})
    assert result.reason == "the fit did not converge"
    assert (result.converged, result.improper) == (False, False)
    assert np.isnan([result.fit.cfi, result.standardised_loadings[0, 0], result.loading_errors[0, 0]]).all()


def test_information_that_is_not_positive_definite_gives_no_standard_errors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("scoring.structure.errors.observed_information", lambda *_: -np.eye(30))
    result = holzinger(errors="robust")
    assert np.isnan(result.loading_errors).all()
    assert result.loadings[0, 0] == pytest.approx(0.8996196, abs=1e-6)
    assert result.reason == "no standard errors: the information is not positive definite"
    assert result.fit.reason == "the scaling factor is not positive"


def test_items_that_do_not_covary_leave_cfi_and_tli_undefined() -> None:
    basis = np.linalg.qr(np.c_[np.ones(64), np.random.default_rng(2).standard_normal((64, 5))])[0][:, 1:]
    result = confirmatory(basis @ (np.eye(5) + 0.05), np.ones((5, 1)))
    assert np.isnan([result.fit.cfi, result.fit.tli]).all()
    assert result.fit.reason == "items that covary no more than by chance leave CFI and TLI undefined"


def test_a_model_that_fits_unrelated_items_badly_has_a_cfi_of_0_and_no_tli() -> None:
    # The quotient of the two excesses would be a TLI of 15.
    ratings = np.random.default_rng(6).normal(size=(60, 6))
    fit = confirmatory(ratings, {"a": [0, 1, 2], "b": [3, 4, 5]}, correlated=False).fit
    assert fit.baseline_chi_square < fit.baseline_df
    assert fit.chi_square > fit.df
    assert fit.cfi == 0
    assert np.isnan(fit.tli)
    assert fit.reason == "items that covary no more than by chance leave TLI undefined"


def test_the_interval_of_rmsea_leaves_half_of_the_rest_on_either_side() -> None:
    fits = [holzinger(confidence=level).fit for level in (0.5, 0.9, 0.999999999)]
    for fit in fits:
        for end, share in ((fit.rmsea_low, 1 + fit.confidence), (fit.rmsea_high, 1 - fit.confidence)):
            noncentrality = end**2 * fit.df * fit.n
            below = stats.ncx2.cdf(fit.chi_square, fit.df, noncentrality) if noncentrality else share / 2
            assert below == pytest.approx(share / 2, rel=1e-5)
    lows, highs = zip(*((fit.rmsea_low, fit.rmsea_high) for fit in fits), strict=True)
    assert sorted(lows, reverse=True) == list(lows)
    assert sorted(highs) == list(highs)


def test_a_result_prints_as_a_table() -> None:
    lines = str(holzinger(clusters=np.arange(301) % 20)).splitlines()
    assert lines[1].split() == [
        "item",
        "factor",
        "loading",
        "error",
        "standardised",
        "error",
        "residual",
        "variance",
    ]
    assert lines[2].split()[:3] == ["x1", "visual", "0.900"]
    assert len([line for line in lines if line.startswith("x")]) == 9
    assert "visual with textual: correlation 0.459, error " in lines[11]
    assert lines[14] == "301 rows in 20 clusters, 0 incomplete left out; errors: robust"
    assert lines[16].split()[:5] == ["85.306", "24", "<", "0.001", "0.931"]
    assert lines[17].startswith("scaled chi-square ")
    assert lines[18] == "AIC 7535.5, BIC 7646.7; 30 parameters, 301 rows"
    assert lines[19] == "fewer clusters than parameters: do not rely on the errors"


def test_the_fit_prints_as_a_table_of_its_own() -> None:
    assert str(holzinger().fit) == (
        "Fit\n"
        "chi-square  df        p    CFI    TLI  RMSEA    low   high   SRMR\n"
        "    85.306  24  < 0.001  0.931  0.896  0.092  0.071  0.114  0.065\n"
        "AIC 7535.5, BIC 7646.7; 30 parameters, 301 rows"
    )
    assert {field.name for field in fields(holzinger().fit)} >= {"scaling", "confidence", "reason"}
