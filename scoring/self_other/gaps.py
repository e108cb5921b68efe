"""Gaps of a cohort: own less others' ratings on each scale, with interval and size of effect."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, level_problems
from scoring.division import ratio
from scoring.printing import Printed, Table
from scoring.self_other._pairs import NEGLIGIBLE, paired_tables

Floats = NDArray[np.float64]
Effect = Literal["dz", "d_av"]
Missing = Literal["pairwise", "listwise"]

_FEWEST = 2
_FEWEST_FOR_R = 3  # two participants correlate to 1 or -1


@dataclass(frozen=True, slots=True, kw_only=True)
class GapTable(Printed):
    """One value a scale in every array, in the order of `labels`; `reasons` says what is undefined.

    `gap` is the mean of own less others' ratings over `n` participants, `sd` that of the differences,
    `low` and `high` its interval. `size` is the effect size that `effect` names, `correlation` that of
    own with others' ratings. `own_above` and `own_below` are the shares of participants whose own
    rating lies more than `margin` above or below the others'.
    """

    labels: tuple[str, ...]
    n: NDArray[np.int64]
    mean_own: Floats
    mean_others: Floats
    gap: Floats
    sd: Floats
    low: Floats
    high: Floats
    size: Floats
    correlation: Floats
    own_above: Floats
    own_below: Floats
    reasons: tuple[str, ...]
    effect: Effect
    missing: Missing
    margin: float
    confidence: float

    def table(self) -> Table:
        """A row for each scale."""
        columns = {
            "": self.labels,
            "n": self.n.tolist(),
            "own": self.mean_own,
            "others": self.mean_others,
            "gap": self.gap,
            "SD": self.sd,
            "low": self.low,
            "high": self.high,
            self.effect: self.size,
            "r": self.correlation,
            "above": self.own_above,
            "below": self.own_below,
        }
        rows = list(zip(*columns.values(), strict=True))
        level = f"{self.confidence * 100:g} % interval; above and below: by more than {self.margin:g}"
        told = [f"{label}: {why}" for label, why in zip(self.labels, self.reasons, strict=True) if why]
        return Table(
            "own and others' ratings", tuple(columns), rows, (f"{level}; missing {self.missing}", *told)
        )


class _Moments(NamedTuple):
    """Number, means, SDs (n - 1), each scale in a column."""

    n: NDArray[np.int64]
    own: Floats
    others: Floats
    sd_own: Floats
    sd_others: Floats
    sd_gap: Floats
    correlation: Floats


def gap_table(
    own: ArrayLike,
    others: ArrayLike,
    labels: Sequence[str] | None = None,
    *,
    effect: Effect = "dz",
    missing: Missing = "pairwise",
    margin: float = 0.0,
    confidence: float = 0.95,
) -> GapTable:
    """Own beside others' ratings on each scale, over the participants of a cohort.

    Parameters
    ----------
    own, others
        Shape (participants, scales): own score and the others' mean, in the same units.
    labels
        Of the scales; "1", "2" and so on unless given.
    effect
        `dz`: gap / SD of the differences. `d_av`: gap / mean of the SDs of own and others' ratings,
        which does not grow with their correlation.
    missing
        `pairwise` takes for each scale who has both ratings on it, `listwise` for all scales who has
        both on every one.
    margin
        By how much own ratings have to differ, in response units, to count as above or below.
    confidence
        Of the t interval of each gap, each on its own.

    Returns
    -------
    NaN with a reason where nobody has both ratings; SDs, interval and size with 1 participant;
    interval and `dz` where all differences are equal, `d_av` where neither side varies; and the
    correlation with fewer than 3 participants and where a side does not vary.

    Raises
    ------
    TableError
        For shapes, infinite values, unknown names, a margin below 0, labels that are not as many as
        the scales, and a confidence outside 0 to 1.

    References
    ----------
    Student (1908), Biometrika 6, 1-25. Effect sizes: Lakens (2013), Frontiers in Psychology 4, 863;
    Cumming (2012), Understanding the New Statistics.
    """
    problems = [
        *choice_problems("effect", effect, get_args(Effect)),
        *choice_problems("missing", missing, get_args(Missing)),
        *level_problems("confidence", confidence),
        *([] if 0 <= margin < np.inf else [f"margin is {margin}. Give response units, 0 or more."]),
        *_label_problems(labels, own),
    ]
    mine, theirs = paired_tables(own, others, columns="scales", problems=problems)
    mine, theirs = _kept(mine, missing), _kept(theirs, missing)
    found = _moments(mine, theirs)
    gap = found.own - found.others
    half = _half_width(found, confidence)
    scale = found.sd_gap if effect == "dz" else (found.sd_own + found.sd_others) / 2
    own_above, own_below = _shares(mine - theirs, found.n, margin)
    return GapTable(
        labels=_labels(labels, mine.shape[1]),
        n=found.n,
        mean_own=found.own,
        mean_others=found.others,
        gap=gap,
        sd=found.sd_gap,
        low=gap - half,
        high=gap + half,
        size=ratio(gap, scale),
        correlation=found.correlation,
        own_above=own_above,
        own_below=own_below,
        reasons=_reasons(found),
        effect=effect,
        missing=missing,
        margin=margin,
        confidence=confidence,
    )


def _label_problems(labels: Sequence[str] | None, own: ArrayLike) -> list[str]:
    """A problem where there are not as many labels as scales."""
    shape = np.shape(own)
    if labels is None or len(shape) < 2 or len(labels) == shape[1]:  # noqa: PLR2004 - not a table at all
        return []
    return [f"labels: there are {len(labels)} for {shape[1]} scales. Give one for each scale."]


def _labels(labels: Sequence[str] | None, scales: int) -> tuple[str, ...]:
    return tuple(str(place + 1) for place in range(scales)) if labels is None else tuple(map(str, labels))


def _kept(table: Floats, missing: Missing) -> Floats:
    """The table, under `listwise` without participants who lack a rating."""
    return table[~np.isnan(table).any(axis=1)] if missing == "listwise" else table


def _moments(own: Floats, others: Floats) -> _Moments:
    """Number, means, SDs and correlation of each scale."""
    n = (~np.isnan(own)).sum(axis=0)
    mine, theirs = _mean(own, n), _mean(others, n)
    size = np.fmax.reduce(np.abs(np.vstack([own, others])), axis=0, initial=0.0)
    spread = [_sd(values, n, size) for values in (own, others, own - others)]
    shared = ratio(np.nansum((own - mine) * (others - theirs), axis=0), n - 1)
    r = np.clip(ratio(shared, spread[0] * spread[1]), -1.0, 1.0)
    r = np.where(n >= _FEWEST_FOR_R, r, np.nan)
    return _Moments(np.asarray(n, dtype=np.int64), mine, theirs, spread[0], spread[1], spread[2], r)


def _mean(values: Floats, n: NDArray[np.intp]) -> Floats:
    return ratio(np.nansum(values, axis=0), n)


def _sd(values: Floats, n: NDArray[np.intp], size: Floats) -> Floats:
    """The SD (n - 1) of each column, 0 where it is rounding beside `size`, NaN with fewer than 2."""
    squares = np.nansum((values - _mean(values, n)) ** 2, axis=0)
    sd = np.sqrt(ratio(squares, np.maximum(n - 1, 0)))
    return np.where(sd <= NEGLIGIBLE * size, 0.0, sd)


def _half_width(found: _Moments, confidence: float) -> Floats:
    """Half of the t interval of each gap, NaN where the differences do not vary."""
    from scipy.special import stdtrit  # noqa: PLC0415 - imported where a table of gaps asks for it

    quantile = stdtrit(np.maximum(found.n - 1, 1), (1 + confidence) / 2)
    varying = np.where(found.sd_gap > 0, found.sd_gap, np.nan)
    return np.asarray(quantile * varying / np.sqrt(np.maximum(found.n, 1)), dtype=np.float64)


def _shares(differences: Floats, n: NDArray[np.int64], margin: float) -> tuple[Floats, Floats]:
    """The shares above and below; a difference within rounding of the margin is not beyond it."""
    edge = margin + 1e-9
    return ratio((differences > edge).sum(axis=0), n), ratio((differences < -edge).sum(axis=0), n)


def _reasons(found: _Moments) -> tuple[str, ...]:
    """What is undefined on each scale and why, or nothing."""
    constant = (found.sd_own == 0) | (found.sd_others == 0)
    rules = {
        "nobody has both ratings": found.n == 0,
        "1 participant has neither SD nor interval": found.n < _FEWEST,
        "the differences do not vary, so they have no interval": found.sd_gap == 0,
        "2 participants have no correlation": found.n < _FEWEST_FOR_R,
        "a side does not vary, so there is no correlation": constant,
    }
    return tuple(np.select(list(rules.values()), list(rules), "").tolist())
