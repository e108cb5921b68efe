"""The items of a scale one by one: how they are answered, and whether they go with the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, length_problems, level_problems, options_table
from scoring.arrays import labels_of
from scoring.fisher import fisher_interval
from scoring.items.flags import FEWEST, Findings, ItemFlags, flag_items, reasons_of_items
from scoring.items.problems import answers_problems, range_problems
from scoring.items.sums import Answers, ItemSums, covariances, own_figures, sums_of_items
from scoring.items.total import corrected_item_total
from scoring.printing import Printed, Table
from scoring.problems import raise_all

__all__ = ["ItemAnalysis", "Missing", "item_analysis"]

Floats = NDArray[np.float64]
Missing = Literal["listwise", "pairwise"]

_RULES = ("listwise", "pairwise")
_SHARED = ("pairs", "item_total", "low", "high", "alpha_if_dropped")
_COLUMNS = {
    "n": "n",
    "missing": "missing",
    "not observed": "not_observed",
    "mean": "mean",
    "sd": "sd",
    "skew": "skew",
    "floor": "floor",
    "ceiling": "ceiling",
    "item-total": "item_total",
    "low": "low",
    "high": "high",
    "alpha without": "alpha_if_dropped",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemAnalysis(Printed):
    """Each item of a scale, arrays of shape (items,).

    Of those who answered it: `n`, `mean`, `sd` (n - 1), `skew` (G1), and the shares `floor` and
    `ceiling` at the lowest and highest option. Of all `rows`: the shares `missing` and
    `not_observed`. `item_total` is the correlation with the sum of the other items, `low` and `high`
    its interval, `pairs` the number of rows behind it, `alpha_if_dropped` the alpha of the others.
    `flags` say what to look at, `reasons` what is undefined and why.
    """

    names: tuple[str, ...]
    rows: int
    rule: str
    confidence: float
    n: NDArray[np.int64]
    missing: Floats
    not_observed: Floats
    mean: Floats
    sd: Floats
    skew: Floats
    floor: Floats
    ceiling: Floats
    pairs: NDArray[np.int64]
    item_total: Floats
    low: Floats
    high: Floats
    alpha_if_dropped: Floats
    flags: ItemFlags
    reasons: tuple[str, ...]

    def table(self) -> Table:
        """A row an item, and below it what needs to be looked at and what is undefined."""
        columns = [self.names, *(getattr(self, field) for field in _COLUMNS.values()), self.flags.words()]
        basis = f"{self.confidence * 100:g} % intervals; {self.rows} rows, missing answers {self.rule}"
        whys = [f"item {name}: {why}" for name, why in zip(self.names, self.reasons, strict=True) if why]
        return Table("items", ("item", *_COLUMNS, "flags"), zip(*columns, strict=True), (basis, *whys))


def item_analysis(
    ratings: ArrayLike,
    *,
    lowest: float,
    highest: float,
    not_observed: ArrayLike | None = None,
    missing: Missing = "listwise",
    items: Sequence[str] | None = None,
    confidence: float = 0.95,
) -> ItemAnalysis:
    """Each item of a scale: its answers, its correlation with the other items, and their alpha.

    Parameters
    ----------
    ratings
        Shape (people, items), keyed, NaN where there is no answer. The items are those of one scale.
    lowest, highest
        The ends of the response range.
    not_observed
        The value, beyond that range, by which the table codes "not observed"; or True and False in
        the shape of the ratings, and what stands where it is True is not looked at.
    missing
        For the correlation and alpha. `listwise`: over the rows that are complete on the scale.
        `pairwise`: from covariances each of which is over the rows that have both answers. What
        tells about one item alone is of all who answered it, whatever the rule.
    items
        Names of the items; they are counted from 1 unless told.
    confidence
        Of the interval of the correlation, Fisher's, for the number of rows behind it; under
        `pairwise` that is the smallest number that the item shares with another.

    Returns
    -------
    n, mean, sd (n - 1), skew (G1), shares at the lowest and highest option, shares of rows that are
    missing and not observed; the corrected item-total correlation, as in
    `scoring.items.total.corrected_item_total`, with its interval; alpha of the others; flags, as in
    `scoring.items.flags.flag_items`. An item whose whole interval lies below 0 is flagged as perhaps
    unreversed, and never flipped. What is undefined is NaN with a reason.

    Raises
    ------
    TableError
        For ratings that are no table or beyond the range, with the place of the first in each item,
        and for wrong arguments.

    References
    ----------
    Nunnally & Bernstein (1994), Psychometric Theory, chapter 8.
    """
    table = options_table(ratings, name="ratings", axes="(people, items)")
    given = items if isinstance(items, Iterable) else []
    names = tuple(map(str, range(1, table.shape[1] + 1) if items is None else given))
    lengths = length_problems({"ratings": table.shape[1], "items": len(names)})
    wrong = choice_problems("missing", missing, _RULES) + level_problems("confidence", confidence)
    raise_all(wrong + lengths + answers_problems(table.shape, lowest, highest, not_observed))
    answers = Answers(table, _code(not_observed), lowest, highest)
    sums = sums_of_items(answers, listwise=missing == "listwise")
    raise_all(range_problems(answers, names) if sums.outside else [])
    figures = _figures(sums, answers, missing, confidence)
    return ItemAnalysis(names=names, rows=len(table), rule=missing, confidence=confidence, **figures)


def _code(not_observed: ArrayLike | None) -> float | NDArray[np.bool_] | None:
    """What codes "not observed": nothing, a value, or a mask."""
    if not_observed is None:
        return None
    code = labels_of(not_observed)
    return code if code.ndim else float(code)


def _figures(sums: ItemSums, answers: Answers, rule: Missing, confidence: float) -> dict[str, Any]:
    """The figures of the items by their names in the result."""
    own = own_figures(sums, answers)
    found = _findings(sums, own.sd == 0, confidence)
    shared = {name: getattr(found, name) for name in _SHARED}
    return own._asdict() | shared | {"flags": flag_items(found), "reasons": reasons_of_items(found, rule)}


def _findings(sums: ItemSums, constant: NDArray[np.bool_], confidence: float) -> Findings:
    """How each item goes with the others."""
    covariance, pairs = covariances(sums), sums.pairs.min(axis=1)
    correlation, alpha = corrected_item_total(covariance)
    correlation = np.where(pairs >= FEWEST, correlation, np.nan)
    return Findings(
        answered=sums.answered,
        constant=constant,
        variance=np.diag(covariance),
        pairs=pairs.astype(np.int64),
        item_total=correlation,
        **fisher_interval(correlation, pairs, confidence=confidence)._asdict(),
        alpha_if_dropped=alpha,
    )
