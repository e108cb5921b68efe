"""The search for the parameters at which a factor model is nearest to the data.

Fisher scoring, each step damped as far as it takes to lead downhill (Marquardt 1963, Journal of the
Society for Industrial and Applied Mathematics 11, 431-441). Steps and the rule to stop do not depend
on the units of the items.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from scoring.structure.discrepancy import Sample, expected_information, gradient, ml_discrepancy
from scoring.structure.model import Floats, Model

_MOST = 500  # steps; a few dozen suffice where the model is identified
_ARRIVED = 1e-15  # the squared distance to the minimum, in standard errors of a single row
_NEAR = 1e-10  # as above, where rounding hides the rest of the way down
_DAMPING = (1e-10, 1e10)


class Minimum(NamedTuple):
    """Where the search ended, how far from the data, and whether that is a minimum."""

    parameters: Floats
    discrepancy: float
    converged: bool


class _Place(NamedTuple):
    parameters: Floats
    value: float
    damping: float


class _Slope(NamedTuple):
    """Half of the gradient and the information, in units that give each parameter an information of 1."""

    descent: Floats
    information: Floats
    unit: Floats

    def step(self, damping: float) -> Floats:
        """The way down."""
        return np.asarray(np.linalg.solve(self.information + damping * np.eye(len(self.unit)), self.descent))


def minimum(model: Model, samples: Sequence[Sample], start: Floats) -> Minimum:
    """The minimum of the discrepancy that is reached from `start`."""
    place = _Place(start, ml_discrepancy(start, model, samples), 1e-2)
    for _ in range(_MOST):
        slope = _slope(place, model, samples)
        step = slope.step(_DAMPING[0])
        rest = float(slope.descent @ step)
        moved = place if rest < _ARRIVED else _next(place, slope, model, samples)
        if moved is place:
            return Minimum(place.parameters + slope.unit * step, place.value, converged=rest < _NEAR)
        place = moved
    return Minimum(place.parameters, place.value, converged=False)


def _slope(place: _Place, model: Model, samples: Sequence[Sample]) -> _Slope:
    information = expected_information(place.parameters, model, samples)
    size = np.diag(information)
    unit = 1 / np.sqrt(np.where(size > 0, size, 1.0))
    descent = -unit * gradient(place.parameters, model, samples) / 2
    return _Slope(descent, information * np.outer(unit, unit), unit)


def _next(place: _Place, slope: _Slope, model: Model, samples: Sequence[Sample]) -> _Place:
    """The next place down, or the same where no step leads down."""
    damping = place.damping
    while damping < _DAMPING[1]:
        moved = place.parameters + slope.unit * slope.step(damping)
        value = ml_discrepancy(moved, model, samples)
        if value < place.value:
            return _Place(moved, value, max(damping / 10, _DAMPING[0]))
        damping *= 10
    return place
