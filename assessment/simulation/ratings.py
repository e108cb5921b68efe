"""Ratings: how each rater sees each question, as a position among its options.

A rating adds up, in the units of `habits`, the participant's true score, what the rater's group
sees differently, the rater's own view of the dimension, the rater's leniency, the difficulty of
the item and noise. Acquiescence draws every answer to the upper options, so that it works against
reversed items; response style stretches or narrows all of a rater's answers.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assessment.simulation.habits import habit_of
from assessment.simulation.plan import Plan, Stream
from assessment.simulation.questions import Questions
from assessment.simulation.roster import Roster
from assessment.simulation.true_scores import Floats, true_scores
from instruments.model import Definition

Positions = npt.NDArray[np.int64]

DIFFICULTY_SD = 0.22
RATER_VIEW_SD = 0.32
ACQUIESCENCE_SD = 0.15
STYLE_SD = 0.2
NOISE_SD = 0.65
# A rating of 0 lies at this share of the response range: the ceiling of real ratings of leaders.
CENTRE = 0.71
UNIT = 0.2


@dataclass(frozen=True, slots=True)
class RaterEffects:
    """What goes through all of a rater's answers: one value, or one a dimension, for each row."""

    leniency: Floats
    acquiescence: Floats
    style: Floats
    views: Floats


def keyed_positions(instrument: Definition, questions: Questions, roster: Roster, plan: Plan) -> Positions:
    """Ratings (rows, questions) as positions from 0, where a high one is always favourable."""
    rating = _ratings(instrument, questions, roster, plan)
    options = questions.options
    place = np.floor((CENTRE + UNIT * rating) * options).astype(np.int64)
    return place.clip(0, options - 1)


def _ratings(instrument: Definition, questions: Questions, roster: Roster, plan: Plan) -> Floats:
    effects = _rater_effects(instrument, roster, plan)
    seen = true_scores(len(instrument.dimensions), plan)[roster.participant]
    seen += _group_views(instrument, plan)[roster.participant, roster.group]
    seen += effects.views
    rating = seen[:, questions.dimension] * questions.loading + effects.leniency
    rating += _difficulty(questions, plan)
    rating += NOISE_SD * plan.chance(Stream.NOISE).standard_normal(rating.shape)
    rating += effects.acquiescence * np.where(questions.reverse, -1, 1)
    return rating * effects.style


def _rater_effects(instrument: Definition, roster: Roster, plan: Plan) -> RaterEffects:
    """Drawn by rater, not by row: one who answers in both waves keeps their ways."""
    raters = int(roster.rater.max(initial=0)) + 1
    chance = plan.chance(Stream.RATER_EFFECTS, shared=True)
    drawn = chance.standard_normal((raters, 3 + len(instrument.dimensions)))[roster.rater]
    habits = [habit_of(group.id) for group in instrument.rater_groups]
    leniency = np.array([habit.leniency for habit in habits])[roster.group]
    spread = np.array([habit.spread for habit in habits])[roster.group]
    return RaterEffects(
        leniency=(leniency + spread * drawn[:, 0])[:, np.newaxis],
        acquiescence=ACQUIESCENCE_SD * drawn[:, 1:2],
        style=1 + STYLE_SD * drawn[:, 2:3].clip(-2, 2),
        views=RATER_VIEW_SD * drawn[:, 3:],
    )


def _group_views(instrument: Definition, plan: Plan) -> Floats:
    """What each group sees differently in each participant (leaders, groups, dimensions)."""
    spread = np.array([habit_of(group.id).view for group in instrument.rater_groups])
    shape = plan.leaders, len(instrument.rater_groups), len(instrument.dimensions)
    views = plan.chance(Stream.GROUP_VIEWS, shared=True).standard_normal(shape)
    return np.asarray(views * spread[:, np.newaxis])


def _difficulty(questions: Questions, plan: Plan) -> Floats:
    chance = plan.chance(Stream.ITEMS, shared=True)
    return DIFFICULTY_SD * chance.standard_normal(len(questions.codes))
