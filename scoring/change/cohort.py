"""How a cohort changed between two waves: the mean change, its interval and test, and its size."""

from dataclasses import dataclass
from math import isnan, nan, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import level_problems
from scoring.change.effects import (
    INTERVALS,
    Effect,
    EffectInterval,
    Pairs,
    effect_problems,
    paired_effect,
    why_no_effect,
)
from scoring.estimate import Span
from scoring.paired import paired
from scoring.printing import Printed, Table, p_equals
from scoring.quantiles import t_quantile, two_sided_p

Floats = NDArray[np.float64]

_NEGLIGIBLE = 1e-12  # an SD below this share of the largest score is rounding error
_FEWEST = 2  # one participant's change does not vary


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortChange(Printed):
    """The change of `n` participants; `dropped` more had a score at one wave only, or at none.

    `change` is the mean change with its interval `low` to `high` and the paired `t` with `df` and
    two-sided `p`; `r` is the correlation of the waves. `size` is the effect size that `effect` names,
    with an interval of the kind `interval`. `reason` says what is undefined and why.
    """

    mean_before: float
    mean_after: float
    sd_before: float
    sd_after: float
    r: float
    change: float
    low: float
    high: float
    t: float
    df: int
    p: float
    effect: Effect
    interval: EffectInterval
    size: float
    size_low: float
    size_high: float
    confidence: float
    n: int
    dropped: int
    reason: str = ""

    def table(self) -> Table:
        """The two waves, the change between them and its size."""
        rows = [
            ("before", self.mean_before, self.sd_before, None, None),
            ("after", self.mean_after, self.sd_after, None, None),
            ("change", self.change, None, self.low, self.high),
            (self.effect, self.size, None, self.size_low, self.size_high),
        ]
        level = f"{self.confidence * 100:g} % intervals, of {self.effect}: {self.interval}"
        people = f"{self.n} participants, {self.dropped} incomplete left out, r = {self.r:.2f}"
        test = "" if isnan(self.t) else f"t({self.df}) = {self.t:.2f}, {p_equals(self.p)}"
        headings = ("", "value", "SD", "low", "high")
        return Table("Change of the cohort", headings, rows, (level, people, test, self.reason))


class _Test(NamedTuple):
    """The paired t test and the interval of the mean change."""

    low: float = nan
    high: float = nan
    t: float = nan
    p: float = nan


def mean_change(
    before: ArrayLike,
    after: ArrayLike,
    *,
    effect: Effect = "d_av",
    interval: EffectInterval | None = None,
    confidence: float = 0.95,
) -> CohortChange:
    """The mean change of the same participants, with the t interval, the paired test and an effect size.

    Parameters
    ----------
    before, after
        Shape (participants,): a score each at the two waves, in the same order. A participant without
        a score at either wave is left out, and counted.
    effect
        The mean change over: `d_av` (the default), the root of the mean of the two variances, as
        Cumming and Bonett have it; `d_mean_sd`, the mean of the two SDs, which is what Lakens calls
        d_av; `glass`, the SD before; `d_z`, the SD of the changes; `d_rm`, that SD over
        sqrt(2 (1 - r)). `g_av` and `g_z` are d_av and d_z times Hedges's correction with n - 1
        degrees of freedom, which makes g_z unbiased, and g_av no more than unbiased: it is somewhat
        too small where r is well below 1. d_z grows with r, so it cannot be compared between
        studies that measure differently.
    interval
        Of the effect size, which for g is that of d. `bonett` (the default of d_av, g_av, d_mean_sd
        and glass): d plus and minus a normal quantile times sqrt((s²/S² + d² v) / (n - 1)) with s the
        SD of the changes, S that of the effect size, and v / (n - 1) the squared relative standard
        error of S, for d_mean_sd derived in the same way. `noncentral_t` (the default of the others,
        exact for d_z): the noncentrality of the paired t, times s / (S sqrt(n)), S and s being taken
        as known up to their ratio.
    confidence
        Of both intervals, between 0 and 1.

    Returns
    -------
    NaN with the reason for fewer than 2 complete pairs; no test and no intervals where everybody
    changed by the same; no effect size where its SD is 0 or, for `d_rm`, a wave does not vary.

    Raises
    ------
    TableError
        With everything that is wrong with the arguments.

    References
    ----------
    Student (1908), Biometrika 6, 1-25. Cumming (2012), Understanding the New Statistics, chapter 11.
    Lakens (2013), Frontiers in Psychology 4, 863. Bonett (2008), Psychological Methods 13, 99-109.
    Algina & Keselman (2003), Educational and Psychological Measurement 63, 537-553. Hedges (1981),
    Journal of Educational Statistics 6, 107-128. Becker (1988), British Journal of Mathematical and
    Statistical Psychology 41, 257-278 (`glass`).
    """
    problems = effect_problems(effect, interval) + level_problems("confidence", confidence)
    waves = paired({"before": before, "after": after}, problems)
    method = interval or INTERVALS[effect][0]
    pairs, means = _pairs(waves.rows), _means(waves.rows)
    test = _test(pairs, confidence)
    size = paired_effect(pairs, effect=effect, interval=method, confidence=confidence)
    return CohortChange(
        mean_before=means[0],
        mean_after=means[1],
        sd_before=pairs.sd_before,
        sd_after=pairs.sd_after,
        r=pairs.r,
        change=pairs.change,
        df=max(pairs.n - 1, 0),
        **test._asdict(),
        effect=effect,
        interval=method,
        size=size.value,
        size_low=size.low,
        size_high=size.high,
        confidence=confidence,
        n=pairs.n,
        dropped=waves.dropped,
        reason=_reason(pairs, size, effect),
    )


def _means(table: Floats) -> list[float]:
    return table.mean(axis=0).tolist() if len(table) else [nan, nan]


def _pairs(table: Floats) -> Pairs:
    """The figures of both waves, an SD that is rounding error being 0."""
    n = len(table)
    if n < _FEWEST:
        return Pairs(n, float(table[0, 1] - table[0, 0]) if n else nan, nan, nan, nan, nan)
    columns = np.column_stack([table, table[:, 1] - table[:, 0]])
    sds = columns.std(axis=0, ddof=1)
    first, second, changes = np.where(sds > _NEGLIGIBLE * np.abs(table).max(), sds, 0.0).tolist()
    r = float(np.corrcoef(table, rowvar=False).clip(-1, 1)[0, 1]) if first and second else nan
    return Pairs(n, float(columns[:, 2].mean()), first, second, changes, r)


def _test(pairs: Pairs, confidence: float) -> _Test:
    if not pairs.sd_change > 0:
        return _Test()
    df, error = pairs.n - 1, pairs.sd_change / sqrt(pairs.n)
    t, half = pairs.change / error, float(t_quantile(df, confidence)) * error
    return _Test(pairs.change - half, pairs.change + half, t, float(two_sided_p(t, df)))


def _reason(pairs: Pairs, size: Span, effect: Effect) -> str:
    """What is undefined, and why."""
    if pairs.n < _FEWEST:
        return "fewer than 2 participants have a score at both waves"
    problems = {
        "everybody changed by the same, so there is no test and no interval": pairs.sd_change == 0,
        why_no_effect(pairs, effect): isnan(size.value),
    }
    return "; ".join(problem for problem, holds in problems.items() if holds)
