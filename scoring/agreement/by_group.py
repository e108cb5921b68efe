"""Every index of agreement for many groups of raters at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.agreement.answers import FEWEST, ROUNDING, mean_of_known, option_problems, range_problems
from scoring.agreement.average_deviation import ad_cutoff
from scoring.agreement.grouping import Grouping, group_rows
from scoring.agreement.mean_dependent import MeanOutOfRange, awg_from_moments
from scoring.agreement.nulls import nulls_for
from scoring.agreement.spreads import Spread, group_spread
from scoring.agreement.within_group import OutOfRange, rwg_from_variance, rwg_j_from_variance
from scoring.arguments import choice_problems, label_problems, length_problems, number_problems, options_table
from scoring.arrays import Whole, labels_of
from scoring.printing import Printed, Table
from scoring.problems import raise_all

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

_AGREED = 0.70
_SHOWN = 20


class IndexSummary(NamedTuple):
    """One index over the groups on which it is defined.

    `agreeing` is the share of these that reach `standard`.
    """

    name: str
    groups: int
    mean: float
    median: float
    standard: float
    agreeing: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementSummary(Printed):
    """Each index over all groups: mean, median, and the share that reaches the usual standard.

    The standard is at most A / 6 for an average deviation, and at least .70 for the others: no more
    than a convention, of rwg(j) to begin with (Lance, Butts & Michels 2006, Organizational Research
    Methods 9, 202-220).
    """

    indices: tuple[IndexSummary, ...]

    def table(self) -> Table:
        """An index a row."""
        headings = ("index", "groups", "mean", "median", "standard", "agreeing")
        note = "agreeing: the share at or above the standard, or at or below it for ad"
        return Table("Agreement over all groups", headings, self.indices, (note,))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GroupAgreement(Printed):
    """Agreement in each group, NaN where it is undefined; `labels` in sorted order.

    `raters` is the number with a rating at all and `items` that of items with 2 raters, on which
    the indices of the scale rest. `rwg` has, by the name of the null, shape (groups, items); all
    others have shape (groups,), `rwg_j` and `rwg_j_star` by the name of the null. `reasons` says
    for each group what is undefined and why, or is empty.
    """

    labels: NDArray[np.generic]
    raters: NDArray[np.int64]
    items: NDArray[np.int64]
    rwg: Mapping[str, Floats]
    rwg_j: Mapping[str, Floats]
    rwg_j_star: Mapping[str, Floats]
    ad_mean: Floats
    ad_median: Floats
    awg: Floats
    reasons: tuple[str, ...]
    options: int

    def indices(self) -> dict[str, Floats]:
        """The indices of the scale (groups,) by name, with that of the null where there is one."""
        against = {
            f"{name} ({null})": values
            for name, by_null in (("rwg_j", self.rwg_j), ("rwg_j_star", self.rwg_j_star))
            for null, values in by_null.items()
        }
        return against | {"ad_mean": self.ad_mean, "ad_median": self.ad_median, "awg": self.awg}

    def summary(self) -> AgreementSummary:
        """Each index over all groups."""
        indices = self.indices().items()
        return AgreementSummary(indices=tuple(_summary(*index, self.options) for index in indices))

    def table(self) -> Table:
        """The first 20 groups, a row each; `summary` tells of all."""
        indices = self.indices()
        columns = [self.labels, self.raters, self.items, *indices.values(), np.array(self.reasons)]
        rows = list(zip(*(column[:_SHOWN].tolist() for column in columns), strict=True))
        headings = ("group", "raters", "items", *indices, "undefined")
        return Table("Agreement by group", headings, rows, self._notes())

    def _notes(self) -> list[str]:
        more = len(self.labels) - _SHOWN
        few = int((self.raters < self.options - 1).sum())
        told = f"awg asks for {self.options - 1} raters; {few} groups have fewer"
        return ([f"and {more} more groups"] if more > 0 else []) + ([told] if few else [])


def agreement_by_group(
    ratings: ArrayLike,
    groups: ArrayLike,
    *,
    options: int,
    lowest: float = 1,
    null: str | Sequence[str] = "uniform",
    out_of_range: OutOfRange = "zero",
    awg_out_of_range: MeanOutOfRange = "nan",
) -> GroupAgreement:
    """Agreement in each group of raters, by every index: rwg, rwg(j), r*wg(j), AD and awg(j).

    Each equals what the function of its name gives for the group alone. A group's raters are those
    of one participant, or of one team.

    Parameters
    ----------
    ratings
        Shape (raters, items), keyed, NaN where an answer is missing. Each item counts with those
        who answered it, and in the indices of the scale if at least 2 of the group did.
    groups
        Shape (raters,): the group of each rater, numbers or text.
    options, lowest
        How many response options there are, one unit apart, and the lowest of them.
    null
        The name of a null distribution, or several; see `scoring.agreement.nulls.NULLS`.
    out_of_range
        For rwg and rwg(j), as in `scoring.agreement.within_group.rwg_from_variance`. r*wg(j) keeps
        negative values.
    awg_out_of_range
        As in `scoring.agreement.mean_dependent.awg`.

    Raises
    ------
    TableError
        With everything that is wrong with the arguments: shapes, lengths, raters without a group,
        ratings outside the options, nulls without a variance for that number of options.

    References
    ----------
    Those of the single indices.
    """
    table, labels = options_table(ratings, name="ratings", axes="(raters, items)"), labels_of(groups)
    nulls = [null] if isinstance(null, str) or not isinstance(null, Iterable) else list(null)
    rules = choice_problems("out_of_range", out_of_range, get_args(OutOfRange))
    rules += choice_problems("awg_out_of_range", awg_out_of_range, get_args(MeanOutOfRange))
    raise_all(_problems(table, labels, options, lowest, nulls) + rules)
    options, members = int(options), group_rows(labels)
    spread = group_spread(table, members, options=options, lowest=lowest)
    items, awg = (spread.n >= FEWEST).sum(axis=1), _awg(spread, options, lowest, awg_out_of_range)
    against = _against_nulls(spread, items, nulls, options, out_of_range)
    return GroupAgreement(
        labels=members.labels,
        raters=_raters(table, members),
        items=items,
        **against,
        ad_mean=mean_of_known(spread.ad_mean),
        ad_median=mean_of_known(spread.ad_median),
        awg=awg,
        reasons=_reasons(items, awg, against["rwg_j"]),
        options=options,
    )


def _raters(table: Floats | Whole, groups: Grouping) -> Counts:
    """How many of each group answered anything."""
    if table.dtype.kind != "f":
        return groups.sizes  # whole numbers have no gaps
    answered = np.asarray(~np.isnan(table).all(axis=1))
    group = np.repeat(np.arange(len(groups.sizes)), groups.sizes)
    return np.bincount(group[answered[groups.order]], minlength=len(groups.sizes))


def _against_nulls(
    spread: Spread, items: Counts, nulls: list[str], options: int, rule: OutOfRange
) -> dict[str, dict[str, Floats]]:
    """The indices that compare variance with a null, by index and null."""
    each, mean = spread.variance, mean_of_known(spread.variance)
    item, scale = partial(rwg_from_variance, options=options), partial(rwg_j_from_variance, options=options)
    return {
        "rwg": {null: item(each, null=null, out_of_range=rule) for null in nulls},
        "rwg_j": {null: scale(mean, items, null=null, out_of_range=rule) for null in nulls},
        "rwg_j_star": {null: item(mean, null=null, out_of_range="keep") for null in nulls},
    }


def _awg(spread: Spread, options: int, lowest: float, rule: MeanOutOfRange) -> Floats:
    """The index of the scale in each group."""
    ends = (lowest, lowest + options - 1)
    index = awg_from_moments(spread.mean, spread.variance, spread.n, ends=ends, out_of_range=rule)
    return mean_of_known(index)


def _problems(
    table: Floats | Whole, labels: NDArray[np.generic], options: int, lowest: float, nulls: list[str]
) -> list[str]:
    """Everything that is wrong with the arguments."""
    found = label_problems("groups", labels)
    found += length_problems({"ratings": len(table), "groups": labels.size})
    format_problems = option_problems(options) + number_problems(lowest=lowest)
    if format_problems:
        return found + format_problems
    unknown = [choice_problems("null", null, nulls_for(options)) for null in nulls]
    return found + sum(unknown, range_problems(table, options, lowest))


def _reasons(items: Counts, awg: Floats, rwg_j: Mapping[str, Floats]) -> tuple[str, ...]:
    """What is undefined in each group, and why."""
    rated = items > 0
    whys = {
        "no item has 2 raters": ~rated,
        "awg: no item has a mean that it can be read at": rated & np.isnan(awg),
    }
    for null, values in rwg_j.items():
        whys[f"rwg_j ({null}): the raters vary more than the null"] = rated & np.isnan(values)
    marked = [np.where(here, f"{why}; ", "").astype(object) for why, here in whys.items()]
    return tuple(reason.removesuffix("; ") for reason in sum(marked[1:], marked[0]).tolist())


def _summary(name: str, values: Floats, options: int) -> IndexSummary:
    known = values[~np.isnan(values)]
    deviation = name.startswith("ad_")
    standard = ad_cutoff(options) if deviation else _AGREED
    reached = known <= standard + ROUNDING if deviation else known >= standard - ROUNDING
    centre = (known.mean(), np.median(known), reached.mean()) if known.size else (np.nan,) * 3
    mean, median, agreeing = map(float, centre)
    return IndexSummary(name, known.size, mean, median, standard, agreeing)
