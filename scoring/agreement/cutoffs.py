"""Critical values of the agreement indices: what groups that answer at random seldom reach."""

from dataclasses import dataclass
from math import ceil, nan
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.agreement.answers import FEWEST, ROUNDING, mean_of_known, option_problems
from scoring.agreement.average_deviation import ad_from_counts
from scoring.agreement.mean_dependent import awg_from_moments
from scoring.agreement.random_groups import (
    RandomGroups,
    correlation_matrix,
    correlation_problems,
    counts_in_batches,
    null_problems,
    null_shares,
)
from scoring.agreement.within_group import rwg_from_variance, rwg_j_from_variance, variance_from_counts
from scoring.arguments import choice_problems, level_problems, seed_problems, whole_problems
from scoring.arrays import floats
from scoring.division import ratio
from scoring.printing import Printed, Table
from scoring.problems import raise_all

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
Index = Literal["rwg", "rwg_j", "rwg_j_star", "ad_mean", "ad_median", "awg"]

_INDICES = ("rwg", "rwg_j", "rwg_j_star", "ad_mean", "ad_median", "awg")
_DEVIATIONS = ("ad_mean", "ad_median")
_DIGITS = 10  # values that are equal but for rounding are one
_CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cutoff(Printed):
    """The critical `value` of an index: raters who reach it agree more than chance explains.

    Of groups at random, at most the share `level` reaches it; `attained` is the share of those drawn
    that did. `low` and `high` bound it at 95 %, as far as the number of draws leaves it uncertain. The
    `undefined` draws, of awg, do not count. `reason` says why the value, or else an end of its
    interval, is undefined. `shares` are those of the options, `correlations` those of the items.
    """

    index: str
    value: float
    low: float
    high: float
    attained: float
    level: float
    raters: int
    items: int
    null: str
    shares: Floats
    correlations: Floats
    draws: int
    undefined: int
    seed: int
    reason: str

    def reached_by(self, values: ArrayLike) -> NDArray[np.bool_]:
        """Whether each value of the index agrees as much as the critical value, or more.

        Never where either is undefined.
        """
        sign = _sign(self.index)
        return np.asarray(sign * floats(values, name="values") >= sign * self.value - ROUNDING)

    def table(self) -> Table:
        """The value, its interval and the share of draws that reached it, with what was drawn."""
        side = "at or below" if self.index in _DEVIATIONS else "at or above"
        title = f"{self.index}: at most {self.level * 100:g} % of groups at random are {side} the value"
        scale = f"items: {self.items}; options: {len(self.shares)}"
        drawn = f"{self.draws} groups of {self.raters} raters; {scale}"
        how = f"{drawn}; null: {self.null}; seed {self.seed}; {self.undefined} undefined"
        row = (self.value, self.low, self.high, self.attained)
        return Table(title, ("value", "low", "high", "attained"), [row], (how, self.reason))


class _Found(NamedTuple):
    """A critical value with its interval, the share that reached it, and what is undefined and why."""

    value: float
    low: float
    high: float
    attained: float
    reason: str


def agreement_cutoff(  # noqa: PLR0913 - what a simulation needs, keyword by keyword
    index: Index,
    *,
    raters: int,
    items: int = 1,
    options: int,
    null: ArrayLike = "uniform",
    correlation: ArrayLike = 0.0,
    level: float = 0.05,
    draws: int = 10_000,
    seed: int,
) -> Cutoff:
    """The value of an index that groups at random seldom reach, by simulation.

    It is the weakest agreement that at most `level` of the groups reach or pass. The indices take
    few values in small groups, so that `attained` may be well below `level`; and where even full
    agreement is more frequent, as of two raters on five options, the value is NaN, with the reason.

    Parameters
    ----------
    index
        Of an item `rwg`; of a scale `rwg_j`, `rwg_j_star`, `ad_mean`, `ad_median` or `awg`, which
        is then the mean over items where it is defined.
    raters, items, options
        How many there are in a group, on the scale, and to choose from.
    null
        How raters answer at random: `uniform`, or for 5 options another name of
        `scoring.agreement.nulls.NULLS`, or the share of each option, which add up to 1. rwg, rwg(j) and
        r*wg(j) compare with the variance of the same null.
    correlation
        Between the items, which raters who answer at random about the person still answer alike:
        one number for all pairs, or the matrix (items, items). It is that of the normal variables
        behind the ratings; that of the ratings is a little smaller.
    level
        The share of groups at random that may reach the value.
    draws, seed
        How many groups are drawn, and from which seed; the same seed gives the same value.

    Returns
    -------
    The interval is that of order statistics: the values which the number of draws beyond them does
    not exclude, with 95 % confidence, exact or wider. All raters answer all items.

    Raises
    ------
    TableError
        With everything that is wrong with the arguments.

    References
    ----------
    Cohen, Doveh & Eick (2001), Psychological Methods 6, 297-310: rwg(j) of items that do not correlate.
    Dunlap, Burke & Smith-Crowe (2003), Journal of Applied Psychology 88, 356-362: an item. Cohen,
    Doveh & Nahum-Shani (2009), Organizational Research Methods 12, 148-164: items that correlate.
    """
    sizes = {"raters": raters, "items": items, "draws": draws}
    found = _problems(index, sizes, level) + seed_problems(seed) + _format_problems(options, null)
    countable = not whole_problems("items", items, fewest=1)
    raise_all(found + (correlation_problems(correlation, items) if countable else []))
    raters, items, options, draws = map(int, (raters, items, options, draws))
    groups = RandomGroups(raters, null_shares(null, options), correlation_matrix(correlation, items))
    known = _drawn(index, groups, draws, seed)
    return Cutoff(
        index=index,
        **_found(known, _sign(index), level)._asdict(),
        level=level,
        raters=raters,
        items=items,
        null=null if isinstance(null, str) else "shares as given",
        shares=groups.shares,
        correlations=groups.correlations,
        draws=draws,
        undefined=draws - known.size,
        seed=seed,
    )


def _problems(index: str, sizes: dict[str, int], level: float) -> list[str]:
    """What is wrong with the choice of index, the sizes and the level."""
    fewest = {"raters": FEWEST, "items": 1, "draws": 1}
    wrong = level_problems("level", level)
    if not wrong:
        fewest["draws"] = ceil(1 / level)
    small = [whole_problems(name, size, fewest=fewest[name]) for name, size in sizes.items()]
    choice = choice_problems("index", index, _INDICES)
    several = not choice and index == "rwg" and not whole_problems("items", sizes["items"], fewest=2)
    scale = ["rwg is the index of one item. For more, choose rwg_j or rwg_j_star."] if several else []
    return sum(small, choice) + scale + wrong


def _format_problems(options: int, null: ArrayLike) -> list[str]:
    """What is wrong with the options, or else with how often each is given at random."""
    return option_problems(options) or null_problems(null, options)


def _sign(index: str) -> int:
    """Whether more of the index is more agreement (1) or less (-1)."""
    return -1 if index in _DEVIATIONS else 1


def _drawn(index: str, groups: RandomGroups, draws: int, seed: int) -> Floats:
    """The index of each group drawn for which it is defined."""
    batches = counts_in_batches(groups, draws, seed)
    values = np.concatenate([_values(index, counts, groups) for counts in batches])
    return np.asarray(np.round(values[~np.isnan(values)], _DIGITS))


def _values(index: str, counts: Counts, groups: RandomGroups) -> Floats:
    """The index of each group of `counts` (groups, items, options)."""
    numbers = np.arange(1, counts.shape[-1] + 1)
    if index in _DEVIATIONS:
        about: Literal["mean", "median"] = "mean" if index == "ad_mean" else "median"
        return mean_of_known(ad_from_counts(counts, numbers, about=about))
    variance = variance_from_counts(counts, numbers)
    if index == "awg":
        mean = ratio(counts @ numbers, groups.raters)
        return mean_of_known(awg_from_moments(mean, variance, groups.raters, ends=(1, len(numbers))))
    return _against_null(index, variance, groups.shares)


def _against_null(index: str, variance: Floats, shares: Floats) -> Floats:
    """rwg, rwg(j) or r*wg(j) from the variances (groups, items)."""
    options, items, mean = len(shares), variance.shape[-1], variance.mean(axis=-1)
    numbers = np.arange(options)
    null = float(shares @ (numbers - shares @ numbers) ** 2)
    if index == "rwg_j":
        return rwg_j_from_variance(mean, items, options=options, null=null)
    return rwg_from_variance(mean, options=options, null=null, out_of_range="keep")


def _found(values: Floats, sign: int, level: float) -> _Found:
    """The critical value among those drawn, in which more agreement is more times `sign`."""
    if not values.size:
        return _Found(nan, nan, nan, nan, "the index is undefined for every draw")
    negative, times = np.unique(-sign * values, return_counts=True)  # the most agreement first
    reached = times.cumsum()
    ends = _ranks(values.size, level)
    strict, place, lax = (int(np.searchsorted(reached, rank, side="right")) for rank in ends)
    steps = np.concatenate([[nan], -sign * negative])
    low, high = (steps[lax], steps[strict])[::sign]
    attained = reached[place - 1] / values.size if place else nan
    reason = _reason(place, strict, reached[0] / values.size)
    return _Found(float(steps[place]), float(low), float(high), float(attained), reason)


def _reason(place: int, strict: int, best: float) -> str:
    """Why there is no value, or no end of its interval on the side of more agreement."""
    if place == 0:
        return f"even the most agreement that was drawn is reached by {best * 100:.1f} % of groups"
    return "" if strict else "too few draws to bound it on the side of more agreement"


def _ranks(draws: int, level: float) -> tuple[float, float, float]:
    """How many draws may reach the value, between the fewest and most that chance makes of them.

    One more than the most, so that also an index without steps is bounded by a draw beyond its value.
    """
    from scipy.special import bdtrik  # noqa: PLC0415 - imported where a cut-off is asked for

    tail = (1 - _CONFIDENCE) / 2
    fewest, most = (ceil(float(bdtrik(share, draws, level))) for share in (tail, 1 - tail))
    return fewest - 1, draws * level + ROUNDING, most + 1
