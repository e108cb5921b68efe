import numpy as np
import pytest
from scipy.stats import ncx2

from scoring.structure.factor_fit import _rmsea, degrees_of_freedom, factor_fit, most_factors
from scoring.structure.observed import Observed
from tests.scoring.structure.efa_examples import SIMPLE, implied

MODEL = implied(SIMPLE)


@pytest.mark.parametrize(
    ("items", "most"), [(0, 0), (1, 0), (2, 0), (3, 1), (4, 1), (5, 2), (6, 3), (24, 17)]
)
def test_the_most_factors_are_those_of_the_bound_of_ledermann(items: int, most: int) -> None:
    assert most_factors(items) == most == int((2 * items + 1 - np.sqrt(8 * items + 1)) // 2)
    assert degrees_of_freedom(items, most) >= 0


def test_the_interval_of_the_rmsea_covers_the_true_value_at_its_rate() -> None:
    # A model that misses by 0.05 with 24 degrees of freedom and 301 rows.
    excess = 0.05**2 * 24 * 300
    drawn = ncx2.rvs(24, excess, size=1000, random_state=np.random.default_rng(2))
    spans = np.array([_rmsea(chi_square, 24, 301)[1:] for chi_square in drawn])
    share = np.mean((spans[:, 0] <= 0.05) & (spans[:, 1] >= 0.05))
    assert abs(share - 0.9) < 3 * np.sqrt(0.9 * 0.1 / 1000)


def test_a_chi_square_far_below_its_degrees_of_freedom_has_an_rmsea_of_0() -> None:
    assert _rmsea(2.0, 24, 301) == (0.0, 0.0, 0.0)


def test_a_model_that_fits_exactly_has_no_misfit() -> None:
    fit = factor_fit(Observed(MODEL, 100), MODEL, 2, "bartlett")
    assert (fit.rmsr, fit.rmsea, fit.rmsea_low, fit.rmsea_high) == (0, 0, 0, 0)
    assert [fit.chi_square, fit.p] == pytest.approx([0, 1], abs=1e-9)
    assert fit.df == 4
    assert fit.tli > 1


def test_residuals_are_averaged_off_the_diagonal() -> None:
    other = MODEL + 0.05 * (1 - np.eye(6))
    assert factor_fit(Observed(other, 100), MODEL, 2, "bartlett").rmsr == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("observed", "remark"),
    [
        (Observed(MODEL, 4), "4 rows are too few for a chi-square"),
        (Observed(np.eye(6), 100), "the items are as good as unrelated, so there is no TLI"),
        (Observed(MODEL, 100, flaw="items repeat"), "items repeat, so there is no chi-square"),
    ],
)
def test_what_is_undefined_has_a_remark(observed: Observed, remark: str) -> None:
    fit = factor_fit(observed, MODEL, 2, "bartlett")
    assert fit.remark == remark
    assert np.isnan(fit.tli)
