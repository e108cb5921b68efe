"""The likelihood, and what is solved on the way to it, against whole covariance matrices."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.generalizability.design import Ratings
from scoring.generalizability.layout import Layout
from scoring.generalizability.likelihood import Likelihood
from scoring.generalizability.reml import Fit
from tests.scoring.generalizability.cohorts import drawn

Floats = NDArray[np.float64]

RANDOM = ("p", "g", "i", "pg", "r", "pi", "gi", "pgi")
COHORT = drawn(3, participants=5, raters=3, items=3, gap=0.15, groups=2)
RATINGS = Ratings.of(COHORT.ratings, COHORT.participants, None, COHORT.groups, None)

ratios = st.tuples(*[st.floats(0, 4)] * len(RANDOM)).map(
    lambda values: dict(zip(RANDOM, values, strict=True))
)


def alike(effect: str) -> Floats:
    classes = RATINGS.classes(effect)
    return np.asarray(classes[:, np.newaxis] == classes, dtype=float)


class Whole:
    """The same model by matrices as large as the data."""

    def __init__(self, variances: dict[str, float], *, fixed_groups: bool) -> None:
        n, groups = len(RATINGS.values), RATINGS.levels("g")
        self.covariance = np.eye(n) + sum(value * alike(name) for name, value in variances.items())
        self.means = np.eye(groups)[RATINGS.codes["g"]] if fixed_groups else np.ones((n, 1))
        inverse = np.linalg.inv(self.covariance)
        self.precision = self.means.T @ inverse @ self.means
        seen = inverse @ self.means
        self.projection = inverse - seen @ np.linalg.solve(self.precision, seen.T)

    def deviance(self, values: Floats) -> float:
        free = len(values) - self.means.shape[1]
        logs = np.linalg.slogdet(self.covariance)[1] + np.linalg.slogdet(self.precision)[1]
        return float(logs + free * np.log(values @ self.projection @ values / free))


def flat(layout: Layout, values: Floats) -> Floats:
    """Laid out values in the order of the ratings."""
    codes = RATINGS.codes
    first = np.searchsorted(np.unique(np.column_stack([codes["p"], codes["r"]]), axis=0)[:, 0], codes["p"])
    return np.asarray(values[codes["p"], codes["i"], codes["r"] - first])


@given(st.booleans(), ratios)
@settings(max_examples=15, deadline=None)
def test_deviance_and_projection_are_those_of_the_whole_matrix(
    fixed_groups: bool,  # noqa: FBT001 - drawn
    variances: dict[str, float],
) -> None:
    layout = Layout.of(RATINGS, fixed_groups=fixed_groups)
    here, whole = Likelihood(layout, variances), Whole(variances, fixed_groups=fixed_groups)
    values = flat(layout, layout.values)
    assert values == pytest.approx((RATINGS.values - layout.middle) / layout.spread)
    assert here.deviance == pytest.approx(whole.deviance(values), abs=1e-7)
    assert flat(layout, here.projected(layout.values)) == pytest.approx(whole.projection @ values, abs=1e-8)


@given(st.booleans(), ratios)
@settings(max_examples=15, deadline=None)
def test_the_slope_is_that_of_the_whole_matrix(
    fixed_groups: bool,  # noqa: FBT001 - drawn
    variances: dict[str, float],
) -> None:
    layout = Layout.of(RATINGS, fixed_groups=fixed_groups)
    here, whole = Likelihood(layout, variances), Whole(variances, fixed_groups=fixed_groups)
    projected = whole.projection @ flat(layout, layout.values)
    for name in RANDOM:
        trace = float((whole.projection * alike(name)).sum())
        slope = trace - projected @ alike(name) @ projected / here.residual
        assert here.slope(name) == pytest.approx(slope, abs=1e-6)


def test_standard_errors_are_those_of_the_average_information_of_the_whole_matrix() -> None:
    effects = RATINGS.effects(fixed_groups=True, without=())
    fit = Fit.of(RATINGS, effects, fixed_groups=True)
    inner = [place for place, variance in enumerate(fit.variances) if variance]
    residual = fit.variances[-1]
    variances = {effects[place]: fit.variances[place] / residual for place in inner[:-1]}
    projection = Whole(variances, fixed_groups=True).projection / residual
    working = np.array([alike(effects[place]) @ projection @ RATINGS.values for place in inner])
    information = working @ projection @ working.T / 2
    assert fit.errors[inner] == pytest.approx(np.sqrt(np.diag(np.linalg.inv(information))), rel=1e-6)


@pytest.mark.parametrize("effect", [*RANDOM, "residual"])
def test_sums_over_levels_are_those_of_the_whole_matrix(effect: str) -> None:
    layout = Layout.of(RATINGS, fixed_groups=True)
    sums = flat(layout, layout.over_levels(effect, layout.values))
    assert sums == pytest.approx(alike(effect) @ flat(layout, layout.values), abs=1e-10)
