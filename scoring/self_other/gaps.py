"""Gaps of a cohort: own less others' ratings on each scale, with interval and size of effect."""

from collections.abc import Sequence, Sized
from dataclasses import dataclass
from math import isnan
from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, is_real, level_problems
from scoring.arrays import floats
from scoring.change.effects import (
    INTERVALS,
    Effect,
    EffectInterval,
    Pairs,
    effect_problems,
    paired_effect,
    why_no_effect,
)
from scoring.division import ratio
from scoring.estimate import Span, first_reason
from scoring.printing import Printed, Table
from scoring.problems import TableError
from scoring.quantiles import t_quantile
from scoring.rounding import NEGLIGIBLE
from scoring.self_other._pairs import paired_tables

Floats = NDArray[np.float64]
Missing = Literal["pairwise", "listwise"]

_FEWEST = 2
_FEWEST_FOR_R = 3  # two participants correlate to 1 or -1


@dataclass(frozen=True, slots=True, kw_only=True)
class GapTable(Printed):
    """One value a scale in every array, in the order of `labels`; `reasons` says what is undefined.

    `gap` is the mean of own less others' ratings over `n` participants, `sd` that of the differences,
    `low` and `high` its interval. `size` is the effect size that `effect` names, with an interval of the
    kind `interval`; `correlation` is that of own with others' ratings. `own_above` and `own_below` are
    the shares of participants whose own rating lies more than `margin` above or below the others'.
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
    size_low: Floats
    size_high: Floats
    correlation: Floats
    own_above: Floats
    own_below: Floats
    reasons: tuple[str, ...]
    effect: Effect
    interval: EffectInterval
    missing: Missing
    margin: float
    confidence: float

    def table(self) -> Table:
        """A row for each scale."""
        gap = (self.mean_own, self.mean_others, self.gap, self.sd, self.low, self.high)
        size = (self.size, self.size_low, self.size_high)
        shares = (self.correlation, self.own_above, self.own_below)
        rows = list(zip(self.labels, self.n.tolist(), *gap, *size, *shares, strict=True))
        gap_names, size_names = ("own", "others", "gap", "SD", "low", "high"), (self.effect, "low", "high")
        headings = ("", "n", *gap_names, *size_names, "r", "above", "below")
        return Table("own and others' ratings", headings, rows, self._notes())

    def _notes(self) -> tuple[str, ...]:
        """How the intervals and shares were made, and what is undefined."""
        level = f"{self.confidence * 100:g} % intervals, of {self.effect}: {self.interval}"
        basis = f"{level}; above and below: by more than {self.margin:g}; missing {self.missing}"
        told = [f"{label}: {why}" for label, why in zip(self.labels, self.reasons, strict=True) if why]
        return (basis, *told)


class _Moments(NamedTuple):
    """Number, means, SDs (n - 1), each scale in a column."""

    n: NDArray[np.int64]
    own: Floats
    others: Floats
    sd_own: Floats
    sd_others: Floats
    sd_gap: Floats
    correlation: Floats


def gap_table(  # noqa: PLR0913 - each keyword is a choice that is reported
    own: ArrayLike,
    others: ArrayLike,
    labels: Sequence[str] | None = None,
    *,
    effect: Effect = "d_av",
    interval: EffectInterval | None = None,
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
    effect, interval
        The gap over an SD, and its interval, by the names of `scoring.change.cohort.mean_change`, the
        others' ratings being the first wave and the own ones the second: `d_av` (the default), the root
        of the mean of the two variances; `d_mean_sd`, the mean of the two SDs; `glass`, the SD of the
        others' ratings; `d_z`, the SD of the differences, which makes gaps look larger the more the two
        sides correlate.
    missing
        `pairwise` takes for each scale who has both ratings on it, `listwise` for all scales who has
        both on every one.
    margin
        By how much own ratings have to differ, in response units, to count as above or below.
    confidence
        Of the t interval of each gap and of the interval of its size, each on its own.

    Returns
    -------
    NaN with a reason where nobody has both ratings; SDs, interval and size with 1 participant;
    both intervals where all differences are equal; the size where its SD is 0 and as in `mean_change`;
    and the correlation with fewer than 3 participants and where a side does not vary.

    Raises
    ------
    TableError
        For shapes, infinite values, unknown names, a margin below 0, labels that are not as many as
        the scales, and a confidence outside 0 to 1.

    References
    ----------
    Student (1908), Biometrika 6, 1-25. Effect sizes and their intervals: Cumming (2012), Understanding
    the New Statistics; Lakens (2013), Frontiers in Psychology 4, 863; Bonett (2008), Psychological
    Methods 13, 99-109.
    """
    problems = [
        *effect_problems(effect, interval),
        *choice_problems("missing", missing, get_args(Missing)),
        *level_problems("confidence", confidence),
        *(
            []
            if is_real(margin) and 0 <= margin < np.inf
            else [f"margin is {margin}. Give response units, 0 or more."]
        ),
        *_label_problems(labels, own),
    ]
    mine, theirs = paired_tables(own, others, columns="scales", problems=problems)
    mine, theirs = _kept(mine, missing), _kept(theirs, missing)
    found = _moments(mine, theirs)
    gap = found.own - found.others
    half = _half_width(found, confidence)
    method = interval or INTERVALS[effect][0]
    pairs = _pairs(found)
    sizes = [paired_effect(one, effect=effect, interval=method, confidence=confidence) for one in pairs]
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
        **_columns(sizes),
        correlation=found.correlation,
        own_above=own_above,
        own_below=own_below,
        reasons=_with_sizes(_reasons(found), pairs, sizes, effect),
        effect=effect,
        interval=method,
        missing=missing,
        margin=margin,
        confidence=confidence,
    )


def _label_problems(labels: object, own: ArrayLike) -> list[str]:
    """A problem where there are not as many labels as scales."""
    try:
        scales = floats(own, name="own").shape[1]
    except (TableError, IndexError):  # no table at all, which is told where it is read
        return []
    given = len(labels) if isinstance(labels, Sized) else "none"
    if labels is None or given == scales:
        return []
    return [f"labels: there are {given} for {scales} scales. Give one for each scale."]


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
    varying = np.where(found.sd_gap > 0, found.sd_gap, np.nan)
    return np.asarray(
        t_quantile(found.n - 1, confidence) * varying / np.sqrt(np.maximum(found.n, 1)), dtype=np.float64
    )


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
    return tuple(first_reason(rules).tolist())


def _pairs(found: _Moments) -> list[Pairs]:
    """Each scale as two waves, the others' ratings first."""
    figures = (found.n, found.own - found.others, found.sd_others, found.sd_own, found.sd_gap)
    columns = (one.tolist() for one in (*figures, found.correlation))
    return [Pairs(*one) for one in zip(*columns, strict=True)]


def _columns(sizes: Sequence[Span]) -> dict[str, Floats]:
    """The sizes and their ends, a scale in each place."""
    table = np.array(sizes, dtype=np.float64).reshape(len(sizes), 3)
    return dict(zip(("size", "size_low", "size_high"), table.T, strict=True))


def _with_sizes(
    reasons: Sequence[str], pairs: Sequence[Pairs], sizes: Sequence[Span], effect: Effect
) -> tuple[str, ...]:
    """The reasons, and of sizes that are undefined for 2 participants or more their own."""
    own = [
        why_no_effect(one, effect) if one.n >= _FEWEST and isnan(size.value) else ""
        for one, size in zip(pairs, sizes, strict=True)
    ]
    return tuple("; ".join(filter(None, both)) for both in zip(reasons, own, strict=True))
