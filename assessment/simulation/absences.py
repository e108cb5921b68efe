"""Where there is no rating: the behaviour was not observed, or the question was left out."""

import numpy as np
import numpy.typing as npt

from assessment.simulation.habits import habit_of
from assessment.simulation.plan import Plan, Stream
from assessment.simulation.questions import Questions
from assessment.simulation.roster import Roster
from instruments.model import SELF, RaterGroup

Mask = npt.NDArray[np.bool_]

SKIPPING_RATERS = 0.06
SKIPPED_BY_THEM = 0.12
SKIPPED_BY_OTHERS = 0.004
BREAKING_OFF = 0.015


def unseen(questions: Questions, groups: tuple[RaterGroup, ...], roster: Roster, plan: Plan) -> Mask:
    """What was not observed (rows, questions): some behaviours are hard to see, and some raters far off."""
    chance = plan.chance(Stream.UNSEEN)
    share = np.array([habit_of(group.id).unseen for group in groups])[roster.group]
    distance = 2 * chance.random(len(roster.group))
    hidden = 0.3 + 1.4 * plan.chance(Stream.VISIBILITY, shared=True).random(len(questions.codes))
    likely = (share * distance)[:, np.newaxis] * hidden * questions.can_be_unseen
    return chance.random(likely.shape) < likely


def left_out(questions: Questions, groups: tuple[RaterGroup, ...], roster: Roster, plan: Plan) -> Mask:
    """What has no answer at all (rows, questions): skipped, broken off before, or not asked."""
    shape = len(roster.group), len(questions.codes)
    chance = plan.chance(Stream.LEFT_OUT)
    skips = chance.random((shape[0], 1)) < SKIPPING_RATERS
    skipped = chance.random(shape) < np.where(skips, SKIPPED_BY_THEM, SKIPPED_BY_OTHERS)
    breaks_off = chance.random((shape[0], 1)) < BREAKING_OFF
    after = np.arange(shape[1]) >= chance.integers(1, max(2, shape[1]), (shape[0], 1))
    is_self = np.array([group.id == SELF for group in groups])[roster.group]
    not_asked = questions.own_only & ~is_self[:, np.newaxis]
    return np.asarray(skipped | (breaks_off & after) | not_asked)
