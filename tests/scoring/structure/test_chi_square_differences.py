from dataclasses import replace
from typing import Any

import pytest

from scoring.problems import TableError
from scoring.structure.cfa import confirmatory
from scoring.structure.chi_square_differences import ChiSquareDifference, chi_square_difference
from scoring.structure.fit import FitMeasures
from tests.scoring.structure.holzinger import FACTORS, ITEMS, RATINGS

BASE = confirmatory(RATINGS, FACTORS, items=ITEMS).fit
NAN = float("nan")


def fit(chi_square: float, df: int, *, scaling: float = NAN, n: int = 301, reason: str = "") -> FitMeasures:
    return replace(BASE, chi_square=chi_square, df=df, scaling=scaling, n=n, reason=reason)


def test_the_plain_difference_is_that_of_the_chi_squares() -> None:
    result = chi_square_difference(fit(20, 10), fit(12.409, 7))
    assert result.chi_square == pytest.approx(7.591)
    assert result.df == 3
    assert result.p_value == pytest.approx(0.0553, abs=5e-4)  # 7.815 is the 95 % point
    assert chi_square_difference(fit(19.815, 10), fit(12, 7)).p_value == pytest.approx(0.05, abs=1e-5)


def test_the_scaled_difference_is_that_of_satorra_and_bentler() -> None:
    # c = (10 x 1.2 - 7 x 1.1) / 3 = 4.3 / 3, by hand.
    result = chi_square_difference(fit(20, 10, scaling=1.2), fit(12, 7, scaling=1.1))
    assert result.scaling == pytest.approx(4.3 / 3)
    assert result.chi_square == pytest.approx(8 / (4.3 / 3))
    plain = chi_square_difference(fit(20, 10, scaling=1.2), fit(12, 7, scaling=1.1), method="plain")
    assert plain.chi_square == 8


def test_a_saturated_model_needs_no_scaling_factor() -> None:
    result = chi_square_difference(fit(20, 10, scaling=1.25), fit(0, 0))
    assert (result.scaling, result.chi_square) == (1.25, 16)


@pytest.mark.parametrize(
    ("restricted", "free", "reason"),
    [
        (fit(NAN, 10, reason="the fit did not converge"), fit(12, 7), "the fit did not converge"),
        (fit(20, 10), fit(NAN, 7, reason="not identified"), "not identified"),
        (
            fit(20, 10),
            fit(21, 7),
            "chi-square falls with the restriction: the free model does not contain the restricted one",
        ),
        (
            fit(20, 10, scaling=0.6),
            fit(12, 7, scaling=1),
            "the scaling factor of the difference is not positive",
        ),
    ],
)
def test_a_difference_without_a_meaning_is_undefined(
    restricted: FitMeasures, free: FitMeasures, reason: str
) -> None:
    result = chi_square_difference(restricted, free)
    assert str(result.chi_square) == str(result.p_value) == "nan"
    assert result.reason == reason


def test_rounding_makes_no_difference_negative() -> None:
    assert chi_square_difference(fit(20 - 1e-9, 10), fit(20, 7)).chi_square == 0


def test_models_that_cannot_be_compared_are_an_error() -> None:
    method: Any = "wald"
    with pytest.raises(TableError) as error:
        chi_square_difference(fit(20, 7), fit(12, 7, n=300), method=method)
    assert list(error.value.problems) == [
        "method is 'wald'. Choose from: plain, satorra_bentler.",
        "The models were fitted to 301 and 300 rows. Compare models of the same rows.",
        "The restricted model has 7 degrees of freedom, the free one 7. Give the model with more of them first.",
    ]
    with pytest.raises(TableError, match="a scaling factor is missing"):
        chi_square_difference(fit(20, 10, scaling=1.2), fit(12, 7), method="satorra_bentler")


def test_a_difference_prints_as_a_table() -> None:
    one = ChiSquareDifference(chi_square=8.0, df=3, p_value=0.046, scaling=1.5)
    assert (
        str(one)
        == "Difference of chi-squares\nchi-square  df      p\n     8.000   3  0.046\nscaling factor 1.500"
    )
    two = ChiSquareDifference(chi_square=NAN, df=3, p_value=NAN, scaling=NAN, reason="why")
    assert str(two).splitlines()[-2:] == ["         -   3  -", "why"]
