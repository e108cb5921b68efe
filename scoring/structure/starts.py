"""Where the search for the parameters of a factor model begins."""

from collections.abc import Sequence

import numpy as np

from scoring.structure.discrepancy import Sample
from scoring.structure.model import Flags, Floats, Matrices, Model

_MOST = 0.9  # of a standardised loading
_LEAST = 0.1  # of the loading of a marker, which the others are divided by
_UNIQUE = 0.2  # the least share of an item's variance that is taken for residual


def start_values(
    model: Model, pattern: Flags, samples: Sequence[Sample], *, identification: str = "variance"
) -> Floats:
    """Parameters to begin with: loadings on the principal component of each factor's items.

    Parameters that are equal in several cells begin with the mean of what each cell would.
    """
    total, times = np.zeros(model.size), np.zeros(model.size)
    for group, sample in zip(model.groups, samples, strict=True):
        for cells, values in zip(group, _guess(pattern, sample, identification), strict=True):
            free = cells.number >= 0
            np.add.at(total, cells.number[free], values[free])
            np.add.at(times, cells.number[free], 1.0)
    return total / times


def _guess(pattern: Flags, sample: Sample, identification: str) -> Matrices:
    """The matrices that a group's moments suggest."""
    variance = np.diag(sample.covariance)
    loadings = _components(pattern, sample.covariance) / np.maximum(pattern.sum(axis=1, keepdims=True), 1)
    residuals = np.maximum(variance - (loadings**2).sum(axis=1), _UNIQUE * variance)
    unit = _units(pattern, loadings, variance) if identification == "marker" else np.ones(pattern.shape[1])
    return Matrices(loadings / unit, np.diag(unit**2), residuals, sample.mean, np.zeros(pattern.shape[1]))


def _components(pattern: Flags, covariance: Floats) -> Floats:
    """Loadings on the first component of each factor's items, pointing where most of them point."""
    sd = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(sd, sd)
    loadings = np.zeros(pattern.shape)
    for factor, used in enumerate(pattern.T):
        values, vectors = np.linalg.eigh(correlation[np.ix_(used, used)])
        first = vectors[:, -1] * np.copysign(np.sqrt(values[-1]), vectors[:, -1].sum())
        loadings[used, factor] = np.clip(first, -_MOST, _MOST)
    return loadings * sd[:, np.newaxis]


def _units(pattern: Flags, loadings: Floats, variance: Floats) -> Floats:
    """The loading of the first item of each factor, kept away from 0."""
    marker = pattern.argmax(axis=0)
    first = loadings[marker, np.arange(pattern.shape[1])]
    return np.asarray(np.copysign(np.maximum(np.abs(first), _LEAST * np.sqrt(variance[marker])), first))
