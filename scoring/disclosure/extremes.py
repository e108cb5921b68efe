"""Scale totals that would say what lies inside a band.

A scale's mean less its items' means is what the items add that are told as bands or not at all.
Where everybody gave the highest option on all of those, the difference says so, band or no band.
Then the scale's total is moved in by as few answer steps as leave `options` options possible: it is
the total of raters of whom one chose otherwise once, and nobody can tell the two apart. That costs
one step in as many as there are answers, 0.05 where three raters answered seven items.
"""

from collections.abc import Sequence

import numpy as np

from scoring.disclosure.bands import Bands
from scoring.disclosure.unit_sheets import UnitSheets
from scoring.groups import Floats, Mask


def steps_inwards(
    sheets: UnitSheets, told: Bands, visible: Mask, members: Sequence[Sequence[int]], options: int
) -> Floats:
    """By how many answer steps (scales, participants, units) each scale total is moved; down is below 0.

    Parameters
    ----------
    sheets
        What raters answered.
    told
        The bands of items (items, participants, units).
    visible
        The items whose means are told, as a band or exactly.
    members
        The positions of each scale's items.
    options
        The fewest response options that have to stay possible for each answer.
    """
    answered = sheets.below_top + sheets.above_bottom > 0
    unseen = answered & ~visible
    down = _missing(sheets.below_top, unseen | (told.top & visible), members, options)
    up = _missing(sheets.above_bottom, unseen | (told.bottom & visible), members, options)
    return up - down


def _missing(distance: Floats, vague: Mask, members: Sequence[Sequence[int]], options: int) -> Floats:
    """The answer steps that the vaguely told items of each scale lack to `options` - 1 in all."""
    rows = []
    for items in members:
        some, steps = vague[list(items)], distance[list(items)]
        room = np.where(some, steps, 0).sum(axis=0)
        rows.append(np.where(some.any(axis=0), np.maximum(options - 1 - room, 0), 0))
    return np.stack(rows)
