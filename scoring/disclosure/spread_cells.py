"""From the cleared spreads of a cohort to what one profile tells of how differently raters answered."""

from collections.abc import Sequence
from functools import lru_cache

from scoring.disclosure.cells import TOO_FEW, UNDEFINED, WOULD_REVEAL, known
from scoring.disclosure.cohort import Spreads
from scoring.disclosure.distribution import option_ranges
from scoring.policy import DisclosurePolicy
from scoring.profile import Agreement, Cell, OptionCount, Suppressed

_REMEMBERED = 1 << 16
"""How many counts of answers a cache keeps: those of ten raters come again and again."""

Distribution = tuple[OptionCount, ...] | Suppressed


def distributions(
    spreads: Spreads, place: int, others: Sequence[Cell], protected: Sequence[float], policy: DisclosurePolicy
) -> list[Distribution]:
    """The distribution of every item of the participant at `place`.

    `others` are the all-others cells of the items and `protected` the protected raters behind them.
    """
    fewest, threshold = policy.minimum_raters_distribution, policy.minimum_raters_item
    rows = zip(others, protected, spreads.open[:, place].tolist(), spreads.counts_of(place), strict=True)
    return [
        TOO_FEW
        if isinstance(cell, Suppressed) or raters < fewest
        else _ranges(tuple(counts), threshold)
        if may_be_shown
        else WOULD_REVEAL
        for cell, raters, may_be_shown, counts in rows
    ]


@lru_cache(_REMEMBERED)
def _ranges(counts: tuple[int, ...], threshold: int) -> Distribution:
    return option_ranges(counts, threshold) or WOULD_REVEAL


def deviations(spreads: Spreads, place: int, others: Sequence[Cell]) -> list[float | Suppressed]:
    """The average deviation of every item of the participant at `place`."""
    found = spreads.agreement.ad_item[:, place].tolist()
    rows = zip(others, spreads.open[:, place].tolist(), map(known, found), strict=True)
    return [
        TOO_FEW
        if isinstance(cell, Suppressed)
        else WOULD_REVEAL
        if not may_be_shown
        else UNDEFINED
        if number is None
        else number
        for cell, may_be_shown, number in rows
    ]


def agreement_of(spreads: Spreads, scale: int, place: int, others: Cell) -> Agreement | Suppressed:
    """How alike raters answered on a scale, as far as its items' spreads may be shown."""
    if isinstance(others, Suppressed):
        return others
    deviation = known(float(spreads.agreement.ad_scale[scale, place]))
    if deviation is None:
        return WOULD_REVEAL if spreads.hides[scale, place] else TOO_FEW
    rwg = {null: known(float(table[scale, place])) for null, table in spreads.agreement.rwg_j.items()}
    return Agreement(others.n, int(spreads.items[scale, place]), rwg, deviation)
