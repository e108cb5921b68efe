"""The nine tests of Holzinger and Swineford's 301 pupils, and what lavaan makes of them."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from scoring.structure.fit import FitMeasures
from tests.scoring.reference.values import floats, reference

REFERENCE = reference("confirmatory")
RATINGS = floats(REFERENCE["ratings"])
SCHOOLS = REFERENCE["school"]
ITEMS = [f"x{number}" for number in range(1, 10)]
FACTORS = {"visual": ITEMS[:3], "textual": ITEMS[3:6], "speed": ITEMS[6:]}
MEASURES = {
    "chisq": "chi_square",
    "df": "df",
    "pvalue": "p_value",
    "cfi": "cfi",
    "tli": "tli",
    "rmsea": "rmsea",
    "rmsea.ci.lower": "rmsea_low",
    "rmsea.ci.upper": "rmsea_high",
    "logl": "log_likelihood",
    "aic": "aic",
    "bic": "bic",
    "npar": "parameters",
    "baseline.chisq": "baseline_chi_square",
    "baseline.df": "baseline_df",
}


def assert_fit(fit: FitMeasures, expected: dict[str, Any], *, without: tuple[str, ...] = ()) -> None:
    """Every index is the one of lavaan."""
    for name, field in MEASURES.items():
        if name not in without:
            assert getattr(fit, field) == pytest.approx(expected[name], rel=2e-6, abs=1e-10), name


def two_factors(seed: int, rows: int = 150) -> NDArray[np.float64]:
    """Ratings of six items, three for each of two factors that correlate at .4."""
    random = np.random.default_rng(seed)
    factors = random.standard_normal((rows, 2)) @ np.linalg.cholesky([[1, 0.4], [0.4, 1]]).T
    loadings = np.array([0.8, 0.7, 0.6, 0.9, 0.7, 0.5])
    common = np.repeat(factors, 3, axis=1) * loadings
    return np.asarray(3 + common + random.standard_normal((rows, 6)) * 0.7)


def with_covariance(covariance: Any, rows: int = 80) -> NDArray[np.float64]:
    """Ratings that have just these covariances (divisor n) and means of 0."""
    items = len(covariance)
    free = np.random.default_rng(0).standard_normal((rows, items))
    plain = np.linalg.qr(np.c_[np.ones(rows), free])[0][:, 1:] * np.sqrt(rows)
    return np.asarray(plain @ np.linalg.cholesky(np.asarray(covariance, dtype=float)).T)
