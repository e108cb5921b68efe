"""Data and values of R for the exploratory analyses, and tables whose factors are known."""

import numpy as np
from numpy.typing import NDArray

from tests.scoring.reference.values import floats, reference

Floats = NDArray[np.float64]

NAN = float("nan")
VALUES = reference("exploratory")
HARMAN = floats(VALUES["harman"]["matrix"])  # 24 tests of 145 children
THURSTONE = floats(VALUES["thurstone"]["matrix"])  # 9 tests of 213 students
ITEMS = floats(VALUES["items"]["ratings"])  # 150 people, 10 items of personality, with gaps

SIMPLE = np.array([[0.8, 0], [0.7, 0], [0.6, 0], [0, 0.7], [0, 0.6], [0, 0.5]])
TOGETHER = np.array([[1, 0.3], [0.3, 1]])


def implied(loadings: Floats, correlations: Floats | None = None) -> Floats:
    """The correlations of items with these loadings."""
    between = np.eye(loadings.shape[1]) if correlations is None else correlations
    common = loadings @ between @ loadings.T
    return np.asarray(common - np.diag(np.diag(common)) + np.eye(len(loadings)))


def answers(n: int, *, seed: int) -> Floats:
    """Ratings of 1 to 5 on six items, three each of two correlated factors."""
    rng = np.random.default_rng(seed)
    normal = rng.multivariate_normal(np.zeros(6), implied(SIMPLE, TOGETHER), size=n)
    return np.asarray(np.clip(np.round(normal + 3), 1, 5))
