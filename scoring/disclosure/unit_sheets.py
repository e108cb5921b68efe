"""How far the raters of each unit answered a scale, and how near to the ends of its range.

Arrays over units are (columns, participants, units); units as in `scoring.disclosure.units`.
"""

from dataclasses import dataclass

import numpy as np

from scoring.disclosure.units import Units
from scoring.groups import Floats, Mask
from scoring.keying import Ratings
from scoring.scales import RaterScores
from scoring.tables import Rows


@dataclass(frozen=True, slots=True)
class UnitSheets:
    """What the raters of each unit answered.

    `place` (scales, rows) is each rater's unit as in `Units.of_rows`; `scored` (scales, rows) says
    who has a score. `usual` (scales, participants, units) is the number of answers that most scored
    raters gave, of equal ones the larger; `complete` says that everybody answered every item.
    `below_top` and `above_bottom` (items, participants, units) are the answer steps by which the
    scored raters' answers together lie below the highest and above the lowest option.
    """

    place: Rows
    scored: Mask
    usual: Rows
    complete: Mask
    below_top: Floats
    above_bottom: Floats


def unit_sheets(ratings: Ratings, scores: RaterScores, units: Units) -> UnitSheets:
    """The sheets of all raters, by unit."""
    place, scored = units.of_rows(ratings.people), ~np.isnan(scores.parts)
    shape = units.alone.shape[1], units.number
    usual, complete = (
        np.empty((len(place), *shape), dtype=np.intp),
        np.empty((len(place), *shape), dtype=bool),
    )
    below = np.zeros((len(ratings.codes), *shape))
    above = np.zeros_like(below)
    for row, scale in enumerate(ratings.key.scale_names):
        members = ratings.key.members(scale)
        usual[row], complete[row] = _habits(ratings, members, place[row], scored[row], shape)
        for item in members:
            below[item], above[item] = _distances(ratings, item, np.where(scored[row], place[row], -1), shape)
    return UnitSheets(place, scored, usual, complete, below, above)


def _habits(
    ratings: Ratings, members: tuple[int, ...], place: Rows, scored: Mask, shape: tuple[int, int]
) -> tuple[Rows, Mask]:
    """The usual number of answers in each unit, and whether everybody gave them all."""
    given = np.zeros(len(place), dtype=np.intp)
    for item in members:
        given += ratings.codes[item] > 0
    every = _tally(place, given, scored, shape, len(members))
    partly = _tally(place, given, given < len(members), shape, len(members))
    usual = len(members) - np.argmax(every[..., ::-1], axis=-1)
    return usual, partly[..., 1:].sum(axis=-1) == 0


def _tally(place: Rows, given: Rows, mask: Mask, shape: tuple[int, int], most: int) -> Rows:
    """How many raters (participants, units, answers) of those in `mask` gave each number of answers."""
    kept = (place >= 0) & mask
    cell = place[kept] * (most + 1) + given[kept]
    return np.bincount(cell, minlength=shape[0] * shape[1] * (most + 1)).reshape(*shape, most + 1)


def _distances(ratings: Ratings, item: int, place: Rows, shape: tuple[int, int]) -> tuple[Floats, Floats]:
    """Answer steps to both ends of an item's range, summed by unit; a place of -1 is in none."""
    codes = ratings.codes[item]
    kept = np.flatnonzero((place >= 0) & (codes > 0))
    cell, code = place[kept], codes[kept].astype(float)
    cells = shape[0] * shape[1]
    above = np.bincount(cell, code - 1, minlength=cells).reshape(shape)
    answers = np.bincount(cell, minlength=cells).reshape(shape)
    below = answers * (ratings.key.options(item) - 1.0) - above
    return np.asarray(below, dtype=float), np.asarray(above, dtype=float)
