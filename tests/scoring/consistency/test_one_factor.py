import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import minimize

from scoring.consistency.one_factor import fit_one_factor
from scoring.structure import extraction

Floats = NDArray[np.float64]

LOADINGS = np.array([0.9, 0.7, 0.5, 1.2])
UNIQUE = np.array([0.4, 0.6, 0.3, 0.8])

shares = st.lists(st.floats(0.3, 0.9), min_size=3, max_size=7).map(np.array)


def implied(loadings: Floats, unique: Floats) -> Floats:
    return np.asarray(np.outer(loadings, loadings) + np.diag(unique))


def test_a_matrix_that_one_factor_made_gives_its_loadings_back() -> None:
    fit = fit_one_factor(implied(LOADINGS, UNIQUE))
    assert fit.loadings == pytest.approx(LOADINGS, abs=1e-4)
    assert fit.uniquenesses == pytest.approx(UNIQUE, abs=1e-4)
    assert fit.converged
    assert fit.improper == ()


@given(shares)
def test_any_proper_model_is_found_again(loadings: Floats) -> None:
    fit = fit_one_factor(implied(loadings, 1 - loadings**2))
    assert fit.loadings == pytest.approx(loadings, abs=1e-3)


def test_the_fit_is_the_maximum_of_the_likelihood_over_all_parameters() -> None:
    sample = np.random.default_rng(7).multivariate_normal(np.zeros(4), implied(LOADINGS, UNIQUE), size=80)
    covariance = np.cov(sample, rowvar=False)

    def misfit(parameters: Floats) -> float:
        model = implied(parameters[:4], np.exp(parameters[4:]))
        return float(np.linalg.slogdet(model)[1] + np.trace(np.linalg.solve(model, covariance)))

    expected = minimize(misfit, np.concatenate([np.full(4, 0.5), np.zeros(4)]), method="BFGS").x
    fit = fit_one_factor(covariance)
    assert fit.loadings == pytest.approx(expected[:4], abs=1e-3)
    assert fit.uniquenesses == pytest.approx(np.exp(expected[4:]), abs=1e-3)


def test_the_units_of_an_item_do_not_matter() -> None:
    units = np.array([1.0, 10.0, 0.1, 3.0])
    rescaled = fit_one_factor(implied(LOADINGS, UNIQUE) * np.outer(units, units))
    assert rescaled.loadings == pytest.approx(LOADINGS * units, rel=1e-3)


def test_a_reversed_item_loads_negatively_and_the_others_do_not() -> None:
    fit = fit_one_factor(implied(LOADINGS * [1, 1, -1, 1], UNIQUE))
    assert np.sign(fit.loadings).tolist() == [1, 1, -1, 1]


def test_an_item_that_explains_too_much_is_told_by_its_position() -> None:
    # Three items determine the first loading as .8 * .8 / .5, more than its variance holds.
    correlation = np.array([[1, 0.8, 0.8], [0.8, 1, 0.5], [0.8, 0.5, 1]])
    assert fit_one_factor(correlation).improper == (0,)


def test_a_search_that_was_cut_short_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "_PRECISION", {"maxiter": 0})
    assert not fit_one_factor(implied(LOADINGS, UNIQUE)).converged
