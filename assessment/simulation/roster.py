"""Who answers about whom: the number of raters in each group, and the raters themselves."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from assessment.simulation.plan import Plan, Stream, Wave
from assessment.simulation.sizes import Sizes, group_sizes
from instruments.model import SELF, RaterGroup

Rows = npt.NDArray[np.intp]

EARLIER_SHARE = 0.4
STAYING_SHARE = 0.35


@dataclass(frozen=True, slots=True)
class Roster:
    """A row a rater and participant: positions of the participant and of the group, and the rater.

    `rater` numbers raters from 0 over both waves; one who answers in both keeps the number.
    """

    participant: Rows
    group: Rows
    rater: Rows

    def at(self, keep: npt.NDArray[np.bool_]) -> "Roster":
        """The rows selected."""
        return Roster(self.participant[keep], self.group[keep], self.rater[keep])


def simulate_roster(groups: tuple[RaterGroup, ...], plan: Plan) -> Roster:
    """The raters of the plan's wave, by participant and then by group."""
    now = replace(plan, wave=Wave.NOW)
    raters = _raters(group_sizes(groups, now), now)
    return raters if plan.wave is Wave.NOW else _earlier(raters, groups, plan)


def _raters(sizes: Sizes, plan: Plan) -> Roster:
    participant, group = np.indices(sizes.shape).reshape(2, -1)
    count = sizes.ravel()
    numbers = plan.chance(Stream.RATERS, shared=True).permutation(int(count.sum()))
    return Roster(np.repeat(participant, count), np.repeat(group, count), numbers)


def _earlier(now: Roster, groups: tuple[RaterGroup, ...], plan: Plan) -> Roster:
    """The raters of an earlier wave: part of the participants, and mostly other raters."""
    chance = plan.chance(Stream.RATERS)
    took_part = chance.permutation(plan.leaders) < max(1, round(plan.leaders * EARLIER_SHARE))
    is_self = np.array([group.id == SELF for group in groups])[now.group]
    stays = took_part[now.participant] & (is_self | (chance.random(len(now.rater)) < STAYING_SHARE))
    staying = now.at(stays)
    sizes = group_sizes(groups, plan) * took_part[:, np.newaxis]
    fresh = _newcomers(staying, sizes, len(now.rater))
    return _in_order(staying, fresh)


def _newcomers(staying: Roster, sizes: Sizes, first_number: int) -> Roster:
    """As many new raters as bring each group up to its size."""
    missing = sizes.copy()
    np.subtract.at(missing, (staying.participant, staying.group), 1)
    participant, group = np.indices(sizes.shape).reshape(2, -1)
    count = missing.clip(0).ravel()
    numbers = first_number + np.arange(int(count.sum()))
    return Roster(np.repeat(participant, count), np.repeat(group, count), numbers)


def _in_order(one: Roster, other: Roster) -> Roster:
    participant = np.concatenate([one.participant, other.participant])
    group = np.concatenate([one.group, other.group])
    rater = np.concatenate([one.rater, other.rater])
    order = np.lexsort((rater, group, participant))
    return Roster(participant[order], group[order], rater[order])
