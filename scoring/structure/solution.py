"""A factor model with the parameters at which it is nearest to the data, or the reason why there are none."""

from collections.abc import Sequence
from math import isnan, nan
from typing import NamedTuple

import numpy as np

from scoring.structure.discrepancy import Sample, expected_information
from scoring.structure.model import Floats, Identification, Matrices, Model
from scoring.structure.patterns import Pattern
from scoring.structure.search import minimum
from scoring.structure.starts import start_values

_SINGULAR = 1e-10  # the least eigenvalue of scaled information that is taken for more than rounding


class Solution(NamedTuple):
    """A fitted model; without a solution parameters and discrepancy are NaN, and `reason` says why."""

    model: Model
    samples: Sequence[Sample]
    parameters: Floats
    value: float
    reason: str

    def matrices(self) -> list[Matrices]:
        """Those of each group."""
        return self.model.matrices(self.parameters)

    def weight(self) -> float:
        """The rows, or what is left of them in the divisor of the covariances."""
        return sum(sample.weight for sample in self.samples)

    def chi_square(self) -> float:
        """The likelihood ratio against the model that reproduces the moments."""
        return nan if isnan(self.value) else max(self.weight() * self.value, 0.0)


def solve(
    model: Model, pattern: Pattern, samples: Sequence[Sample], *, identification: Identification
) -> Solution:
    """The model fitted to the samples by maximum likelihood.

    Returns
    -------
    Without parameters, with the reason, where the search did not arrive at a minimum, and where the
    information at the minimum is singular, so that other parameters fit as well.
    """
    start = start_values(model, pattern.free, samples, identification=identification)
    found = minimum(model, samples, start)
    reason = "" if found.converged else "the fit did not converge"
    if not reason and isnan(inverse(expected_information(found.parameters, model, samples))[0, 0]):
        reason = "the model is not identified: other parameters fit as well"
    if reason:
        return Solution(model, samples, np.full(model.size, nan), nan, reason)
    return Solution(model, samples, found.parameters, found.discrepancy, "")


def inverse(information: Floats) -> Floats:
    """The inverse of an information matrix, NaN where it is not positive definite."""
    size = np.diag(information)
    unit = 1 / np.sqrt(np.where(size > 0, size, 1.0))
    values, vectors = np.linalg.eigh(information * np.outer(unit, unit))
    if values[0] < _SINGULAR:
        return np.full(information.shape, nan)
    return np.asarray((vectors / values) @ vectors.T * np.outer(unit, unit))
