"""Round robins drawn from known components."""

import numpy as np
from numpy.typing import NDArray

from scoring.round_robin.table import RoundRobin

Floats = NDArray[np.float64]

# Actor, partner and relationship variance, actor-partner and relationship covariance.
TRUTH = np.array([1.0, 0.5, 0.8, 0.3, -0.2])


def drawn(people: int, times: int, *, seed: int, truth: Floats = TRUTH) -> Floats:
    """`times` groups with normal effects around a mean of 5; the diagonal is NaN."""
    rng = np.random.default_rng(seed)
    actor, partner, relationship, crossed, dyadic = truth
    factor = np.linalg.cholesky(np.array([[actor, crossed], [crossed, partner]]))
    effects = rng.normal(size=(times, people, 2)) @ factor.T
    noise = np.triu(rng.normal(size=(2, times, people, people)), 1)
    turned = noise.swapaxes(-1, -2)
    shared = (noise[0] + turned[0]) * np.sqrt((relationship + dyadic) / 2)
    opposed = (noise[1] - turned[1]) * np.sqrt((relationship - dyadic) / 2)
    cells = 5 + effects[:, :, np.newaxis, 0] + effects[:, np.newaxis, :, 1] + shared + opposed
    cells[:, np.eye(people, dtype=bool)] = np.nan
    return np.asarray(cells, dtype=float)


def group(cells: Floats, label: str = "1") -> RoundRobin:
    """A group of people with the numbers 1, 2, ..."""
    table = np.where(np.eye(len(cells), dtype=bool), np.nan, cells)
    return RoundRobin(label, np.arange(1, len(cells) + 1), table)


def groups(stack: Floats) -> list[RoundRobin]:
    """A group a table."""
    return [group(cells, str(place)) for place, cells in enumerate(stack, start=1)]
