"""How many raters each participant has in each group, and the odd cases among the participants."""

import numpy as np
import numpy.typing as npt

from assessment.simulation.habits import habit_of
from assessment.simulation.plan import Plan, Stream
from instruments.model import SELF, RaterGroup

Sizes = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]

# One participant in so many has no self-assessment, as many have nobody but the line manager, as
# many nobody but the line manager and two peers.
ODD_CASE = 50
CROWD_CASE = 25
CROWD = 14


def group_sizes(groups: tuple[RaterGroup, ...], plan: Plan) -> Sizes:
    """The number of raters (leaders, groups): the shares of the habits in a random order."""
    chance = plan.chance(Stream.SIZES)
    columns = [_size_of_each(habit_of(group.id).sizes, plan.leaders, chance) for group in groups]
    sizes = np.stack(columns, axis=1)
    if any(group.id != SELF for group in groups):
        _put_odd_cases(sizes, groups, chance.permutation(plan.leaders))
    return sizes


def _size_of_each(shares: tuple[float, ...], leaders: int, chance: np.random.Generator) -> Sizes:
    quantile = (chance.permutation(leaders) + 0.5) / leaders
    return np.searchsorted(np.cumsum(shares[:-1]), quantile, side="right")


def _put_odd_cases(sizes: Sizes, groups: tuple[RaterGroup, ...], order: Sizes) -> None:
    """Turn a few participants, the first of `order`, into the cases that a report must cope with."""
    is_self = np.array([group.id == SELF for group in groups])
    attributed = np.array([group.attributed for group in groups])
    protected = ~is_self & ~attributed
    odd = 3 * (len(order) // ODD_CASE)
    no_self, manager_only, two_peers = order[:odd].reshape(3, -1)
    sizes[np.ix_(no_self, is_self)] = 0
    sizes[np.ix_(np.concatenate([manager_only, two_peers]), ~is_self)] = attributed[~is_self]
    if protected.any():
        sizes[two_peers, protected.argmax()] = 2
        _make_crowds(sizes, order[odd:][: len(order) // CROWD_CASE], ~is_self, protected)


def _make_crowds(sizes: Sizes, rows: Sizes, others: Mask, protected: Mask) -> None:
    """Add raters to all protected groups of some participants until each has a crowd."""
    missing = (CROWD - sizes[np.ix_(rows, others)].sum(axis=1, keepdims=True)).clip(0)
    sizes[np.ix_(rows, protected)] += -(-missing // protected.sum())
