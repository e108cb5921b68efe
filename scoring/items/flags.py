"""Which items of a scale need to be looked at, and what is undefined about them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.estimate import first_reason

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

_COVARIANCE, _INTERVAL = 2, 4  # rows that a covariance needs, and an interval of a correlation
FEWEST = 3  # rows that a correlation needs: of 2 it is 1 or -1, whatever they hold
_RUN_OUT = {
    "listwise": "the sum of the others does not vary",
    "pairwise": "the sum of the others does not vary, or pairs of items contradict each other",
}


class ItemFlags(NamedTuple):
    """Of each item, shape (items,).

    `unreversed`: it runs against the others, so that it may have been left unreversed (or reversed by
    mistake). `constant`: all who answered gave the same rating. `too_few`: fewer than 4 rows lie
    behind its correlation.
    """

    unreversed: Mask
    constant: Mask
    too_few: Mask

    def words(self) -> list[str]:
        """The flags of each item in words, for a table."""
        marks = [name.replace("_", " ") for name in self._fields]
        return [", ".join(np.compress(raised, marks)) for raised in zip(*self, strict=True)]


class Findings(NamedTuple):
    """How each item goes with the others, shape (items,): `variance` is that over the rows used."""

    answered: Floats
    constant: Mask
    variance: Floats
    pairs: NDArray[np.int64]
    item_total: Floats
    low: Floats
    high: Floats
    alpha_if_dropped: Floats


def flag_items(found: Findings) -> ItemFlags:
    """The flags of each item; nothing is turned round or left out because of them.

    An item is `unreversed` where the whole interval of its corrected item-total correlation lies
    below 0, or where that is -1 in 4 rows or more. Of two items that run against each other both
    are: which of them is the wrong way round, the numbers cannot tell.
    """
    too_few = found.pairs < _INTERVAL
    against = (found.high < 0) | ((found.item_total == -1) & ~too_few)
    return ItemFlags(against, found.constant, too_few)


def reasons_of_items(found: Findings, rule: str) -> tuple[str, ...]:
    """Why an item has no correlation, no interval or no alpha of the others; empty where it has all."""
    both = zip(_why_no_correlation(found, _RUN_OUT[rule]), _why_no_alpha(found, _RUN_OUT[rule]), strict=True)
    return tuple("; ".join(dict.fromkeys(filter(None, whys))) for whys in both)


def _why_no_correlation(found: Findings, run_out: str) -> list[str]:
    return _first_true(
        {
            "nobody answered": found.answered == 0,
            "does not vary": found.constant,
            "there is no other item": _all(found, items=1),
            "fewer than 3 rows": found.pairs < FEWEST,
            "does not vary in the rows used": found.variance == 0,
            run_out: np.isnan(found.item_total),
            "fewer than 4 rows, so there is no interval": found.pairs < _INTERVAL,
            "goes with the others without error, so there is no interval": np.isnan(found.high),
        }
    )


def _why_no_alpha(found: Findings, run_out: str) -> list[str]:
    still = found.variance == 0
    return _first_true(
        {
            "": ~np.isnan(found.alpha_if_dropped) | _all(found, items=1) | (found.pairs < _COVARIANCE),
            "the other item alone has no alpha": _all(found, items=2),
            "another item does not vary, so the others have no alpha": still.sum() - still > 0,
            run_out: np.full(len(still), fill_value=True),
        }
    )


def _all(found: Findings, *, items: int) -> Mask:
    """Every item, where there are so many, else none."""
    return np.full(len(found.answered), len(found.answered) == items)


def _first_true(reasons: dict[str, Mask]) -> list[str]:
    """For each item the first reason that it is true of, or nothing."""
    return [str(reason) for reason in first_reason(reasons)]
