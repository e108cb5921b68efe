"""Likeness of two profiles across items: shape, elevation and scatter, and what is not just typical.

Most people's profiles are alike, because some items are rated high by nearly everybody. So the raw
correlation of a person's own profile with the others' says little about that person; what remains
once the average profile is taken out does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems
from scoring.division import ratio
from scoring.printing import Printed, Table
from scoring.rounding import NEGLIGIBLE
from scoring.self_other._pairs import paired_tables

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Typical = Literal["all", "without_self"]
Missing = Literal["shared", "complete"]
Baseline = Literal["none", "mismatched"]

_FEWEST = 3  # two items correlate to 1 or -1, whatever they say


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileSimilarity(Printed):
    """Likeness of own and others' profile, one value a participant in every array.

    `overall` is the correlation across items, `distinctive` that of the deviations from the average
    profiles; `normative_own` and `normative_others` are the correlations of each profile with its
    average one. `elevation` (own less others' mean), `scatter` (own less others' root of the sum of
    squares about the mean) and `overall`, the likeness of shape, make up `distance`. `baseline` is
    the mean correlation of the own profile with those of everybody else's others. `items` were rated
    by both. `reasons` says for each participant what is undefined and why, or nothing.
    """

    overall: Floats
    distinctive: Floats
    normative_own: Floats
    normative_others: Floats
    elevation: Floats
    scatter: Floats
    distance: Floats
    baseline: Floats
    items: NDArray[np.int64]
    reasons: tuple[str, ...]
    typical: Typical
    missing: Missing

    def table(self) -> Table:
        """For each measure how many have it, and its mean, SD and range."""
        measures: dict[str, Floats] = {
            "overall": self.overall,
            "distinctive": self.distinctive,
            "normative, own": self.normative_own,
            "normative, others": self.normative_others,
            "elevation": self.elevation,
            "scatter": self.scatter,
            "distance": self.distance,
            "baseline": self.baseline,
        }
        rows = [(name, *_summary(values[~np.isnan(values)])) for name, values in measures.items()]
        basis = f"average profile of {self.typical}, items {self.missing}; {len(self.items)} participants"
        told = [f"{self.reasons.count(reason)}: {reason}" for reason in sorted({*self.reasons} - {""})]
        headings = ("", "n", "mean", "SD", "least", "most")
        return Table("profile similarity", headings, rows, (basis, *told))


class _Sides(NamedTuple):
    """Own and others' ratings, NaN in both where either is missing."""

    own: Floats
    others: Floats

    def rows(self, kept: Bools) -> "_Sides":
        """Those participants that are `kept`, the rest without ratings."""
        return _Sides(*(np.where(kept[:, np.newaxis], side, np.nan) for side in self))


def profile_similarity(
    own: ArrayLike,
    others: ArrayLike,
    *,
    typical: Typical = "all",
    missing: Missing = "shared",
    baseline: Baseline = "none",
) -> ProfileSimilarity:
    """How alike each participant's own profile and that of the others are, across items.

    Parameters
    ----------
    own, others
        Shape (participants, items): own rating and mean rating by others, items keyed to one direction.
    typical
        Whose average profile is taken out: of `all` participants, as Furr does, or of all
        `without_self`, so that in a small cohort nobody is compared with their own ratings. Own
        ratings have the average of own ratings, others' ratings that of others'.
    missing
        A participant's items are those that are `shared`, rated by both; under `complete` a
        participant without one of the items has no value. An average profile is made of whoever has
        the item.
    baseline
        `mismatched` gives the mean correlation of the own profile with the others' profile of every
        other participant: the likeness that any two people have. Its cost grows with participants².

    Returns
    -------
    Correlations, and elevation, scatter and distance in response units, with
    distance² = items elevation² + scatter² + 2 s_own s_others (1 - overall), s the scatter of each.
    NaN with a reason for fewer than 3 items rated by both, correlations also for a profile that is the
    same on every item, `distinctive` for one that does not differ from the average, and the normative
    ones for a flat average.

    Raises
    ------
    TableError
        For shapes, infinite values and unknown names.

    References
    ----------
    Furr (2008), Journal of Personality 76, 1267-1316. Cronbach & Gleser (1953), Psychological Bulletin
    50, 456-473. Mismatched pairs: Corsini (1956), Journal of Abnormal and Social Psychology 52,
    327-332; Kenny, Kashy & Cook (2006), Dyadic Data Analysis, chapter 12.
    """
    problems = [
        *choice_problems("typical", typical, get_args(Typical)),
        *choice_problems("missing", missing, get_args(Missing)),
        *choice_problems("baseline", baseline, get_args(Baseline)),
    ]
    sides = _Sides(*paired_tables(own, others, columns="items", problems=problems))
    items = (~np.isnan(sides.own)).sum(axis=1)
    enough = items >= (max(_FEWEST, sides.own.shape[1]) if missing == "complete" else _FEWEST)
    averages = _Sides(*(_average(side, typical) for side in sides))
    used = sides.rows(enough)
    size = _size(sides)
    deviations = _Sides(*(side - average for side, average in zip(used, averages, strict=True)))
    overall, distinctive = _alike(*used, size), _alike(*deviations, size)
    normative = [_alike(side, average, size) for side, average in zip(used, averages, strict=True)]
    return ProfileSimilarity(
        overall=overall,
        distinctive=distinctive,
        normative_own=normative[0],
        normative_others=normative[1],
        **_components(used, items, size),
        baseline=_mismatched(used, size) if baseline == "mismatched" else np.full(len(items), np.nan),
        items=np.asarray(items, dtype=np.int64),
        reasons=_reasons(enough, (overall, distinctive, *normative), missing),
        typical=typical,
        missing=missing,
    )


def _size(sides: _Sides) -> float:
    """The largest rating, beside which rounding is told from differences."""
    return float(np.nan_to_num(np.abs(np.concatenate(sides))).max(initial=0.0))


def _average(side: Floats, typical: Typical) -> Floats:
    """The average profile of each participant's comparison, NaN where nobody else has the item."""
    known = ~np.isnan(side)
    total, n = np.nansum(side, axis=0), known.sum(axis=0)
    if typical == "without_self":
        return ratio(total - np.where(known, side, 0.0), n - known)
    return np.broadcast_to(ratio(total, n), side.shape)


def _centred(rows: Floats, known: Bools, size: float) -> Floats:
    """Rows less their mean over what is known, 0 elsewhere and where they differ by rounding only."""
    filled = np.where(known, rows, 0.0)
    mean = ratio(filled.sum(axis=1), known.sum(axis=1))[:, np.newaxis]
    deviations = np.where(known, filled - mean, 0.0)
    widest = np.abs(deviations).max(axis=1, initial=0.0, keepdims=True)
    return np.where(widest > NEGLIGIBLE * size, deviations, 0.0)


def _alike(first: Floats, second: Floats, size: float) -> Floats:
    """The correlation of each row of one table with that of the other, over 3 cells or more."""
    known = ~np.isnan(first) & ~np.isnan(second)
    one, two = _centred(first, known, size), _centred(second, known, size)
    scale = np.sqrt((one**2).sum(axis=1)) * np.sqrt((two**2).sum(axis=1))
    together = np.clip(ratio((one * two).sum(axis=1), scale), -1.0, 1.0)
    return np.where(known.sum(axis=1) >= _FEWEST, together, np.nan)


def _components(used: _Sides, items: NDArray[np.intp], size: float) -> dict[str, Floats]:
    """Elevation and scatter, own less others', and the distance of the two profiles."""
    known = ~np.isnan(used.own)
    counted = np.where(known.any(axis=1), items, np.nan)
    mean = [np.nansum(side, axis=1) / counted for side in used]
    scatter = [np.sqrt((_centred(side, known, size) ** 2).sum(axis=1)) for side in used]
    distance = np.sqrt(np.nansum((used.own - used.others) ** 2, axis=1))
    defined = np.where(known.any(axis=1), 0.0, np.nan)
    return {
        "elevation": mean[0] - mean[1],
        "scatter": scatter[0] - scatter[1] + defined,
        "distance": distance + defined,
    }


def _mismatched(used: _Sides, size: float) -> Floats:
    """The mean correlation of each own profile with the others' profiles of everybody else."""
    n = len(used.own)
    total, count = np.zeros(n), np.zeros(n)
    for step in range(1, n):
        pair = _alike(used.own, np.roll(used.others, step, axis=0), size)
        total, count = total + np.nan_to_num(pair), count + ~np.isnan(pair)
    return ratio(total, count)


def _reasons(enough: Bools, found: Sequence[Floats], missing: Missing) -> tuple[str, ...]:
    """Why each participant lacks a correlation, or nothing."""
    overall, distinctive, *normative = (np.isnan(values) for values in found)
    few = "an item is missing, or there are fewer than 3" if missing == "complete" else None
    told = [
        few or "fewer than 3 items are rated by both",
        "a profile is the same on every item, so it has no shape",
        "a profile is the average one, or there is none, so nothing is distinctive",
        "an average profile is the same on every item, so nothing is normative",
    ]
    return tuple(np.select([~enough, overall, distinctive, normative[0] | normative[1]], told, "").tolist())


def _summary(values: Floats) -> tuple[int, float, float, float, float]:
    """Number, mean, SD (n - 1), least and most."""
    if not values.size:
        return 0, np.nan, np.nan, np.nan, np.nan
    sd = float(values.std(ddof=1)) if values.size > 1 else np.nan
    return values.size, float(values.mean()), sd, float(values.min()), float(values.max())
