import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import check_grad

from scoring.structure.discrepancy import (
    Sample,
    expected_information,
    gradient,
    ml_discrepancy,
    observed_information,
)
from scoring.structure.model import Model, factor_model
from scoring.structure.patterns import read_pattern
from scoring.structure.rows import read_rows
from scoring.structure.search import minimum
from scoring.structure.solution import inverse, solve
from scoring.structure.starts import start_values
from tests.scoring.structure.holzinger import FACTORS, ITEMS, RATINGS, SCHOOLS, two_factors

PATTERN = read_pattern(FACTORS, ITEMS, 9, correlated=True)
SAMPLES = read_rows(RATINGS, ITEMS, groups=SCHOOLS).samples()
EQUAL: list[tuple[str, ...]] = [
    (),
    ("loadings",),
    ("loadings", "intercepts"),
    ("loadings", "intercepts", "residuals"),
]


def near_the_start(model: Model, identification: str) -> NDArray[np.float64]:
    start = start_values(model, PATTERN.free, SAMPLES, identification=identification)
    return start * 1.05 + 0.02


@pytest.mark.parametrize("identification", ["variance", "marker"])
@pytest.mark.parametrize("equal", EQUAL)
def test_the_gradient_is_that_of_the_discrepancy(equal: tuple[str, ...], identification: str) -> None:
    model = factor_model(PATTERN.free, groups=2, equal=equal, identification=identification)  # type: ignore[arg-type]
    place = near_the_start(model, identification)
    assert check_grad(ml_discrepancy, gradient, place, model, SAMPLES) < 1e-5
    assert np.abs(gradient(place, model, SAMPLES)).max() > 0.01


def test_the_observed_information_is_half_of_the_slopes_of_the_gradient() -> None:
    model = factor_model(PATTERN.free, groups=2, equal=("loadings",))
    place, step = near_the_start(model, "variance"), 1e-5
    slopes = [
        (gradient(place + move, model, SAMPLES) - gradient(place - move, model, SAMPLES)) / (4 * step)
        for move in step * np.eye(model.size)
    ]
    assert observed_information(place, model, SAMPLES) == pytest.approx(np.array(slopes), abs=1e-6)


def test_the_expected_information_is_the_observed_one_where_the_model_fits() -> None:
    model = factor_model(PATTERN.free, groups=2, equal=("loadings", "intercepts"))
    place = near_the_start(model, "variance")
    fitting = [Sample(100, 100.0, one.mean(), one.covariance()) for one in model.matrices(place)]
    assert ml_discrepancy(place, model, fitting) == pytest.approx(0, abs=1e-12)
    expected = expected_information(place, model, fitting)
    assert observed_information(place, model, fitting) == pytest.approx(expected, abs=1e-10)


def test_the_discrepancy_is_infinite_where_the_covariances_are_none() -> None:
    model = factor_model(PATTERN.free, groups=2)
    place = near_the_start(model, "variance")
    place[model.groups[0].residuals.number] = -5
    assert ml_discrepancy(place, model, SAMPLES) == np.inf


@pytest.mark.parametrize(("equal", "size"), list(zip(EQUAL, [60, 54, 48, 39], strict=True)))
def test_what_is_equal_is_one_parameter(equal: tuple[str, ...], size: int) -> None:
    model = factor_model(PATTERN.free, groups=2, equal=equal)
    first, second = model.groups
    assert model.size == size
    assert np.array_equal(first.loadings.number, second.loadings.number) == ("loadings" in equal)
    assert np.array_equal(first.residuals.number, second.residuals.number) == ("residuals" in equal)
    assert (second.factor_means.number >= 0).all() == ("intercepts" in equal)
    assert (first.factor_means.number < 0).all()
    used = np.unique(np.concatenate([cells.number.ravel() for group in model.groups for cells in group]))
    assert used.tolist() == list(range(-1, size))


def test_a_pattern_that_is_symmetric_by_chance_ties_no_loadings() -> None:
    ring = np.eye(5) + np.roll(np.eye(5), 1, axis=0) + np.roll(np.eye(5), -1, axis=0)
    model = factor_model(ring > 0, correlated=False)
    assert model.size == 15 + 5 + 5
    assert len(model.groups[0].loadings.free()[0]) == 15


def test_the_search_ends_where_no_step_leads_down() -> None:
    pattern = read_pattern({"f": [0, 1, 2], "g": [3, 4, 5]}, None, 6, correlated=True)
    model, samples = factor_model(pattern.free), read_rows(two_factors(2), pattern.items).samples()
    start = start_values(model, pattern.free, samples)
    found = minimum(model, samples, start)
    assert found.converged
    assert np.abs(gradient(found.parameters, model, samples)).max() < 1e-6
    assert found.discrepancy < ml_discrepancy(start, model, samples)
    lost = minimum(model, samples, np.full(model.size, np.nan))
    assert not lost.converged


def test_a_start_does_not_decide_where_the_search_ends() -> None:
    model = factor_model(PATTERN.free, groups=2, equal=("loadings",))
    usual = solve(model, PATTERN, SAMPLES, identification="variance")
    other = minimum(model, SAMPLES, near_the_start(model, "variance"))
    assert other.parameters == pytest.approx(usual.parameters, abs=1e-6)


def test_an_information_matrix_that_is_singular_has_no_inverse() -> None:
    information = np.array([[4.0, 2.0], [2.0, 1.0]])
    assert np.isnan(inverse(information)).all()
    assert inverse(information + np.eye(2)) == pytest.approx(np.linalg.inv(information + np.eye(2)))
    assert np.isnan(inverse(np.diag([1.0, 0.0]))).all()
