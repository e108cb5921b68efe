"""What a reliability analysis gives: a number with its interval, or the reason why there is none."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan, nan
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.printing import Printed, Table, rows_behind


def first_reason(causes: Mapping[str, NDArray[np.bool_]], *, otherwise: str = "") -> NDArray[Any]:
    """In each place of masks of one shape the first reason whose mask holds there, else `otherwise`."""
    return np.select(list(causes.values()), list(causes), otherwise)


class Span(NamedTuple):
    """A coefficient and the two ends of its interval."""

    value: float
    low: float = nan
    high: float = nan


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate(Printed):
    """A coefficient that prints as a table of one row.

    `low` and `high` bound the interval at `confidence`, NaN where there is none. `reason` says why
    the value is undefined, or if it is defined, why the interval is not; it is empty otherwise.
    """

    name: str
    value: float
    low: float
    high: float
    confidence: float
    reason: str = ""

    def table(self) -> Table:
        """The coefficient, its interval, the data behind them, and what is undefined and why."""
        level = "" if isnan(self.low) else f"{self.confidence * 100:g} % interval; "
        rows = [(self.value, self.low, self.high)]
        return Table(self.name, ("value", "low", "high"), rows, (level + self._basis(), self.reason))

    @abstractmethod
    def _basis(self) -> str:
        """The data behind the estimate, in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IccResult(Estimate):
    """An intraclass correlation: of `n` scores in `groups` groups (or targets).

    `n0` is the number of scores in a group; for unequal groups the one that makes the analysis of
    variance unbiased. `approximate` says that the interval is exact for equal groups only.
    `method` is how the variances were estimated, `anova` or `reml`; under `reml` the reason also
    says where the variance between groups came out as 0. `also` is another name in use.
    """

    n0: float
    groups: int
    n: int
    approximate: bool
    method: str = "anova"
    also: str = ""

    def _basis(self) -> str:
        named = f"also {self.also}; " if self.also else ""
        way = "" if self.method == "anova" else f", {self.method}"
        return f"{named}{self.n} scores in {self.groups} groups, n0 = {self.n0:.2f}{way}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency(Estimate):
    """Internal consistency of `items` items over `n` complete rows; `dropped` more were incomplete."""

    items: int
    n: int
    dropped: int

    def _basis(self) -> str:
        return f"{self.items} items, {rows_behind(self.n, self.dropped)}"
