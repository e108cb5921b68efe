"""Head counts: which group is large enough to be shown, and which joins another.

Arrays have a row a participant and a column a rater group, in the policy's order.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from scoring.groups import Mask
from scoring.policy import DisclosurePolicy
from scoring.tables import People, Rows


@dataclass(frozen=True, slots=True)
class Merging:
    """Where each group's raters are counted, and how many that makes.

    `target` and `raters` are (participants, groups): the position of the group that each group is
    counted in (its own where it stands alone), and the raters counted in each.
    """

    target: Rows
    raters: Rows


def merge_small_groups(raters: Rows, policy: DisclosurePolicy) -> Merging:
    """Let each group that is too small join the group that it merges into, along the chain.

    A group of nobody joins like a group of too few, so that the two look the same.

    Parameters
    ----------
    raters
        (participants, groups), the number of raters that answered.
    """
    target = np.tile(np.arange(raters.shape[1]), (raters.shape[0], 1))
    raters = raters.copy()
    for group, into in _chain(policy):
        small = raters[:, group] < policy.minimum(policy.groups[group])
        target = np.where(small[:, None] & (target == group), into, target)
        raters[:, into] += np.where(small, raters[:, group], 0)
        raters[:, group] = np.where(small, 0, raters[:, group])
    return Merging(target=target, raters=raters)


def _chain(policy: DisclosurePolicy) -> list[tuple[int, int]]:
    """Each merging group with the one it joins, so that a group comes before what it joins."""
    place = {group.id: position for position, group in enumerate(policy.groups)}
    into = {place[g.id]: place[g.merges_into] for g in policy.groups if g.merges_into and not g.attributed}

    def steps_to_the_end(group: int) -> int:
        return 0 if group not in into else 1 + steps_to_the_end(into[group])

    return [(group, into[group]) for group in sorted(into, key=steps_to_the_end, reverse=True)]


def merged_people(people: People, merging: Merging) -> People:
    """The same people with every rater in the group that they are counted in; `self` comes last.

    `people` has the policy's groups in their order, and `self` after them.
    """
    own = np.full((len(people.participants), 1), len(people.groups) - 1)
    target = np.concatenate([merging.target, own], axis=1)
    return replace(people, group=target[people.participant, people.group])


@dataclass(frozen=True, slots=True)
class Minima:
    """The fewest raters of each group (groups,), and the fewest protected raters of any figure.

    `attributed` (groups,) marks those whose members know that they are identifiable.
    """

    groups: Rows
    figure: int
    attributed: Mask


def minima(policy: DisclosurePolicy, figure: int) -> Minima:
    """A protected group needs its own minimum and at least `figure`; an attributed group its own."""
    least = [0 if group.attributed else figure for group in policy.groups]
    own = [policy.minimum(group) for group in policy.groups]
    attributed = [group.attributed for group in policy.groups]
    needed = np.maximum(np.array(own, dtype=np.intp), np.array(least, dtype=np.intp))
    return Minima(needed, figure, np.array(attributed, dtype=bool))


def large_enough(n: npt.NDArray[np.float64], needed: Minima) -> Mask:
    """Whether each cell (columns, participants, groups) has its group's fewest raters."""
    return np.asarray(n >= needed.groups, dtype=bool)
