import numpy as np
import pytest

from scoring.structure.factor_fit import degrees_of_freedom, factor_fit, most_factors
from scoring.structure.observed import Observed
from tests.scoring.structure.efa_examples import SIMPLE, implied

MODEL = implied(SIMPLE)


@pytest.mark.parametrize(
    ("items", "most"), [(0, 0), (1, 0), (2, 0), (3, 1), (4, 1), (5, 2), (6, 3), (24, 17)]
)
def test_the_most_factors_are_those_of_the_bound_of_ledermann(items: int, most: int) -> None:
    assert most_factors(items) == most == int((2 * items + 1 - np.sqrt(8 * items + 1)) // 2)
    assert degrees_of_freedom(items, most) >= 0


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
