"""What each person gives and receives, and what is left to each relationship."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.round_robin.moments import Effects, complete_effects
from scoring.round_robin.table import RoundRobin

Floats = NDArray[np.float64]


class _Design(NamedTuple):
    """Who is actor and who is partner of each rating, and the ratings."""

    actor: NDArray[np.intp]
    partner: NDArray[np.intp]
    ratings: Floats


def least_squares_effects(group: RoundRobin) -> Effects:
    """The effects of one group, whether it is complete or not.

    The mean, actor effects and partner effects (each adding up to 0) that leave the least sum of
    squares to the relationship effects. For a complete group that is `moments.complete_effects`.

    Parameters
    ----------
    group
        With any ratings missing.

    Returns
    -------
    Shapes (), (people,), (people,) and (people, people), in response units. The relationship effect
    of a missing rating is NaN; so is everything where the ratings do not determine the effects, for
    example where somebody gave no rating.

    References
    ----------
    Warner, Kenny & Stoto (1979), Journal of Personality and Social Psychology 37, 1742-1757.
    """
    if not group.missing:
        effects = complete_effects(group.cells)
        return effects._replace(relationship=_without_self(effects.relationship))
    known = ~np.isnan(group.cells)
    people = len(group.people)
    actor, partner = np.nonzero(known)
    solved = _solved(_Design(actor, partner, group.cells[known]), people)
    return _placed(solved, group.cells)


def _solved(design: _Design, people: int) -> Floats:
    """Mean, actor and partner effects in a row, NaN where they are not determined."""
    rows = np.arange(len(design.ratings))
    table = np.zeros((len(rows), 2, people))
    table[rows, 0, design.actor] = 1
    table[rows, 1, design.partner] = 1
    sums = np.kron(np.eye(2), np.ones(people))
    flat = np.hstack([np.ones((len(rows), 1)), table.reshape(len(rows), -1)])
    flat = np.vstack([flat, np.hstack([np.zeros((2, 1)), sums])])
    solution, _, rank, _ = np.linalg.lstsq(flat, np.append(design.ratings, [0.0, 0.0]), rcond=None)
    return solution if rank == 2 * people + 1 else np.full(2 * people + 1, np.nan)


def _placed(solved: Floats, cells: Floats) -> Effects:
    """The effects, and what they leave of each rating."""
    actor, partner = np.split(solved[1:], 2)
    expected = solved[0] + actor[:, np.newaxis] + partner
    return Effects(np.asarray(solved[0]), actor, partner, _without_self(cells - expected))


def _without_self(relationship: Floats) -> Floats:
    """Relationship effects with nothing on the diagonal."""
    return np.where(np.eye(len(relationship), dtype=bool), np.nan, relationship)
