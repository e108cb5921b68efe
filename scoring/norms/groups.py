"""Norm groups: people whose scores others are compared with, from a table or from the cohort."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ("scale", "n", "mean", "sd")
_PERCENTILE = re.compile(r"p(\d{1,2}(?:\.\d+)?)")
_FEWEST = 2  # one participant has no spread
_NEGLIGIBLE = 1e-9  # an SD below this is rounding error
_TOO_FEW = "fewer than 2 participants have no spread"
_NO_SPREAD = "every participant has the same score"


@dataclass(frozen=True, slots=True)
class ScaleNorm:
    """The norm group on one scale: `n` participants, mean and SD (n-1) in response units.

    `scores` are the norm group's own scores, rising, where they are known. Otherwise `percentiles`
    may hold pairs of percentile rank and score, as a published table prints them. `reason` says why
    the SD is NaN, and is empty where it is a number.
    """

    n: int
    mean: float
    sd: float
    scores: tuple[float, ...] = ()
    percentiles: tuple[tuple[float, float], ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NormTable:
    """A norm group: its name, where its figures come from, whom they describe, and each scale."""

    name: str
    source: str
    population: str
    scales: Mapping[str, ScaleNorm]

    @property
    def n(self) -> int:
        """The number of participants on the scale that has the most."""
        return max((norm.n for norm in self.scales.values()), default=0)


def norm_table(frame: "pd.DataFrame", *, name: str, source: str, population: str) -> NormTable:
    """A norm group from a table of published figures.

    Parameters
    ----------
    frame
        A row a scale, with columns `scale`, `n`, `mean` and `sd`, and any number of columns such as
        `p5` and `p50`: the score at that percentile rank.
    name, source, population
        As a report names them.

    Returns
    -------
    Scales whose SD is 0 or whose n is below 2 have an SD of NaN, with the reason.

    Raises
    ------
    ValueError
        With every problem of the table at once.
    """
    missing = _missing_columns(frame)
    rows = [] if missing else _rows(frame)
    problems = missing + _bad_rows(rows)
    if problems:
        raise ValueError(f"Norm group '{name}': {'; '.join(problems)}.")
    return NormTable(name, source, population, {row.scale: row.norm for row in rows})


def cohort_norms(
    scores: Mapping[str, ArrayLike],
    *,
    minimum: int,
    name: str = "cohort",
    source: str = "",
    population: str = "",
) -> NormTable | None:
    """The cohort as its own norm group, each participant counting the same.

    Parameters
    ----------
    scores
        By scale, one score a participant: shape (participants,), NaN where there is none. The score
        is made by the same rule as those that are compared with it.
    minimum
        The fewest participants that make a norm group. A scale on which fewer have a score is left
        undefined, with the reason.
    name, source, population
        As a report names them.

    Returns
    -------
    None where no scale has `minimum` participants.
    """
    known = {scale: _known(values) for scale, values in scores.items()}
    if all(values.size < minimum for values in known.values()):
        return None
    scales = {scale: _counted(values, minimum) for scale, values in known.items()}
    return NormTable(name, source, population, scales)


def _known(values: ArrayLike) -> NDArray[np.float64]:
    """The scores there are, rising."""
    scores = np.asarray(values, dtype=float)
    return np.sort(scores[~np.isnan(scores)])


def _counted(scores: NDArray[np.float64], minimum: int) -> ScaleNorm:
    """The norm of a scale from the scores themselves."""
    if scores.size < minimum:
        reason = f"{scores.size} participants have a score, {minimum} are needed"
        return ScaleNorm(scores.size, np.nan, np.nan, reason=reason)
    sd = scores.std(ddof=1) if scores.size >= _FEWEST else np.nan
    return replace(_spread(scores.size, float(scores.mean()), float(sd)), scores=tuple(scores.tolist()))


def _spread(n: int, mean: float, sd: float) -> ScaleNorm:
    """The norm of a scale, with the reason where it has no spread."""
    reason = _TOO_FEW if n < _FEWEST else _NO_SPREAD if sd < _NEGLIGIBLE else ""
    return ScaleNorm(n, mean, np.nan if reason else sd, reason=reason)


class _Row(NamedTuple):
    """One row of a table of published figures; a cell that is no number is NaN."""

    scale: str
    n: float
    mean: float
    sd: float
    percentiles: tuple[tuple[float, float], ...]

    @property
    def norm(self) -> ScaleNorm:
        return replace(_spread(int(self.n), self.mean, self.sd), percentiles=self.percentiles)


def _rows(frame: "pd.DataFrame") -> list[_Row]:
    levels = sorted((float(column[1:]), column) for column in frame.columns if _PERCENTILE.fullmatch(column))
    return [
        _Row(
            scale=str(row["scale"]),
            n=_number(row["n"]),
            mean=_number(row["mean"]),
            sd=_number(row["sd"]),
            percentiles=tuple((rank, _number(row[column])) for rank, column in levels),
        )
        for row in frame.to_dict("records")
    ]


def _number(cell: object) -> float:
    try:
        return float(str(cell))
    except ValueError:
        return np.nan


def _missing_columns(frame: "pd.DataFrame") -> list[str]:
    return [f"column '{column}' is missing" for column in _COLUMNS if column not in frame.columns]


def _bad_rows(rows: list[_Row]) -> list[str]:
    repeats = Counter(row.scale for row in rows)
    problems = [
        f"scale '{scale}' has {times} rows, expected 1" for scale, times in repeats.items() if times > 1
    ]
    return problems + [f"scale '{row.scale}': {problem}" for row in rows for problem in _bad_cells(row)]


def _bad_cells(row: _Row) -> list[str]:
    """What is wrong with one row, and what was expected."""
    scores = [score for _, score in row.percentiles]
    checks = {
        "n: expected a whole number from 1": row.n >= 1 and row.n.is_integer(),
        "mean: expected a number": np.isfinite(row.mean),
        "sd: expected a number from 0": 0 <= row.sd < np.inf,
        "percentiles: expected numbers that do not fall": all(low <= high for low, high in pairwise(scores)),
    }
    return [problem for problem, fine in checks.items() if not fine]
