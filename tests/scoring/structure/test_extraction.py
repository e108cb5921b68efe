from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import approx_fprime

from scoring.structure import extraction
from scoring.structure.extraction import are_determined, extract, minres_discrepancy, ml_discrepancy
from tests.scoring.structure.efa_examples import HARMAN, SIMPLE, VALUES, implied

Floats = NDArray[np.float64]
Misfit = Callable[[Floats, Floats, int], tuple[float, Floats]]

shares = st.lists(st.floats(0.3, 0.9), min_size=6, max_size=6).map(np.array)


def test_maximum_likelihood_is_that_of_factanal_in_r() -> None:
    expected = VALUES["harman"]["ml"]
    found = extract(HARMAN, 4, "ml")
    assert found.uniquenesses == pytest.approx(np.array(expected["uniquenesses"]), abs=1e-6)
    assert found.converged
    assert found.improper == ()


@pytest.mark.parametrize(("example", "factors"), [("harman", 4), ("thurstone", 3)])
def test_minres_is_the_least_sum_of_squared_residuals_that_r_finds(example: str, factors: int) -> None:
    expected = VALUES[example]
    found = extract(np.array(expected["matrix"]), factors, "minres")
    assert found.uniquenesses == pytest.approx(np.array(expected["minres"]), abs=1e-6)


@pytest.mark.parametrize("name", ["ml", "minres"])
def test_psych_stops_near_the_same_unique_variances(name: str) -> None:
    expected = np.array(VALUES["harman"][f"psych_{name}"]["uniquenesses"])
    assert extract(HARMAN, 4, name).uniquenesses == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("method", ["ml", "minres"])
@settings(max_examples=20)
@given(shares)
def test_any_proper_model_is_found_again(method: str, size: Floats) -> None:
    loadings = np.where(SIMPLE > 0, size[:, np.newaxis], 0.0)
    found = extract(implied(loadings), 2, method)
    assert found.uniquenesses == pytest.approx(1 - size**2, abs=2e-3)
    assert implied(found.loadings) == pytest.approx(implied(loadings), abs=2e-3)


@pytest.mark.parametrize("misfit", [ml_discrepancy, minres_discrepancy])
@pytest.mark.parametrize("factors", [1, 2, 4])
@settings(max_examples=20)
@given(unique=shares)
def test_the_gradient_is_that_of_the_discrepancy(misfit: Misfit, factors: int, unique: Floats) -> None:
    correlation = implied(SIMPLE + 0.05)
    numeric = approx_fprime(unique, lambda at: misfit(at, correlation, factors)[0], 1e-7)
    assert misfit(unique, correlation, factors)[1] == pytest.approx(numeric, abs=1e-4)


@pytest.mark.parametrize("method", ["ml", "minres"])
def test_an_item_that_explains_too_much_is_told_by_its_position(method: str) -> None:
    # Three items determine the first loading as .8 * .8 / .5, more than its variance holds.
    correlation = np.array([[1, 0.8, 0.8], [0.8, 1, 0.5], [0.8, 0.5, 1]])
    assert extract(correlation, 1, method).improper == (0,)


def test_minres_takes_items_that_determine_each_other() -> None:
    found = extract(implied(np.array([[1.0], [1.0], [0.6], [0.5]])), 1, "minres")
    assert found.converged
    assert found.improper == (0, 1)
    assert abs(found.loadings.ravel()) == pytest.approx([1, 1, 0.6, 0.5], abs=0.01)


# A factor of two items can share their correlation between them in any way; of one item, it is anything.
@pytest.mark.parametrize(
    ("loadings", "determined"),
    [
        (SIMPLE, True),
        (np.column_stack([SIMPLE[:, 0], [0, 0, 0, 0.7, 0.6, 0]]), False),
        (np.column_stack([SIMPLE[:, 0], [0, 0, 0, 0, 0, 0.9]]), False),
        (SIMPLE[:, :1] * 0, True),
    ],
)
def test_a_factor_of_fewer_than_three_items_is_not_determined(loadings: Floats, determined: bool) -> None:  # noqa: FBT001 - an expectation
    assert are_determined(loadings) is determined


@pytest.mark.parametrize("method", ["ml", "minres"])
def test_a_search_that_was_cut_short_says_so(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    monkeypatch.setattr(extraction, "_PRECISION", {"maxiter": 0})
    assert not extract(implied(SIMPLE), 2, method).converged
