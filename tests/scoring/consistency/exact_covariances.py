"""Answers whose covariances are known exactly, so that a coefficient can be worked out by hand."""

import numpy as np
from numpy.typing import NDArray


def with_covariance(covariance: NDArray[np.float64], rows: int) -> NDArray[np.float64]:
    """Answers of `rows` people whose covariance matrix (n - 1) is exactly the one given."""
    raw = np.random.default_rng(5).standard_normal((rows, len(covariance)))
    white = raw - raw.mean(axis=0)
    white = white @ np.linalg.inv(np.linalg.cholesky(np.cov(white, rowvar=False))).T
    return np.asarray(white @ np.linalg.cholesky(covariance).T)


def parallel(alpha: float, items: int) -> NDArray[np.float64]:
    """Covariances of parallel items whose sum has the reliability `alpha`."""
    r = alpha / (items - (items - 1) * alpha)
    return np.asarray(r + (1 - r) * np.eye(items))
