"""A coefficient or feature of a response surface, with its test."""

from dataclasses import dataclass
from math import isnan

import numpy as np
from numpy.typing import NDArray

from scoring.division import ratio
from scoring.estimate import Estimate
from scoring.printing import p_equals
from scoring.quantiles import t_quantile, two_sided_p

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurfaceEstimate(Estimate):
    """A coefficient of a surface, or a feature made of several, with its standard error and t test.

    `t` is the value over its standard error, `p` two-sided with `df` degrees of freedom. `se`, `t`
    and `p` are NaN where the value or its error is undefined.
    """

    se: float
    t: float
    p: float
    df: float

    def _basis(self) -> str:
        return f"se = {self.se:.3f}, t = {self.t:.3f}, df = {self.df:g}, {p_equals(self.p)}"


def estimates(
    names: tuple[str, ...], values: Floats, errors: Floats, *, df: float, confidence: float, reason: str
) -> dict[str, SurfaceEstimate]:
    """A t test and interval for each of `names`, from its value and standard error.

    An error of 0 or NaN gives neither test nor interval. `reason` says why all are undefined, or have
    no error.
    """
    known = np.where(errors > 0, errors, np.nan)
    t = ratio(values, known)
    p = two_sided_p(t, df)
    half = t_quantile(df, confidence) * known
    columns = np.column_stack([values, values - half, values + half, known, t, p]).tolist()
    fields = ("value", "low", "high", "se", "t", "p")
    return {
        name: SurfaceEstimate(
            name=name,
            confidence=confidence,
            df=df,
            reason=_why(reason, row),
            **dict(zip(fields, row, strict=True)),
        )
        for name, row in zip(names, columns, strict=True)
    }


def _why(reason: str, row: list[float]) -> str:
    """Why an estimate or its interval is undefined, or nothing."""
    return reason or ("its error is not known, so it has neither test nor interval" if isnan(row[3]) else "")
