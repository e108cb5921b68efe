"""A whole simulated programme, as the tables that a real one would give."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from assessment.simulation.answers import simulate_answers
from assessment.simulation.comments import simulate_comments, writers_of
from assessment.simulation.people import simulate_people
from assessment.simulation.plan import Plan, Wave
from assessment.simulation.questions import questions_of
from assessment.simulation.roster import simulate_roster
from assessment.simulation.tables import (
    comments_table,
    people_table,
    raters_table,
    submission_days,
    values_table,
)
from instruments.model import Definition

SEED = 2026
TEAMS = 27
LEADERS = 200


@dataclass(frozen=True)
class SimulatedProgramme:
    """A simulated programme; nobody in it exists.

    `responses` has a row a rater and participant: participant, rater, rater_group, and a column an
    item (importance items after the others) with the value as chosen, not keyed, as Int8 and
    missing where there is none. `not_observed` has the same rows and item columns and tells which
    of the missing ones were answered "not observed"; `submitted` has the day of each of the rows.
    `comments` has participant, rater, rater_group, question and text; `people` a row a
    participant: participant, name, cohort, team, organisation, language, submitted.
    """

    instrument: Definition
    responses: pd.DataFrame
    not_observed: pd.DataFrame
    submitted: "pd.Series[Any]"
    comments: pd.DataFrame
    people: pd.DataFrame


def simulate_programme(
    instrument: Definition,
    *,
    seed: int = SEED,
    teams: int = TEAMS,
    leaders: int = LEADERS,
    wave: int = Wave.NOW,
) -> SimulatedProgramme:
    """Simulate a programme with any instrument; the same arguments give the same programme.

    Wave 2 is the programme. Wave 1 is the year before it: two in five of its participants took
    part, most of their raters were others, and their true scores were mostly a little lower.

    Raises
    ------
    ValueError
        Where `teams` is not from 1 to 27, `wave` neither 1 nor 2, there are no leaders, or `seed`
        is negative.
    """
    return _simulate(instrument, Plan(seed, teams, leaders, Wave(wave)))


def _simulate(instrument: Definition, plan: Plan) -> SimulatedProgramme:
    roster = simulate_roster(instrument.rater_groups, plan)
    questions = questions_of(instrument)
    answers = simulate_answers(instrument, questions, roster, plan)
    people = simulate_people(plan, instrument.languages)
    raters = raters_table(instrument, people, roster)
    submitted = submission_days(roster, plan)
    writers = writers_of(raters, people, answers.regard(questions))
    return SimulatedProgramme(
        instrument=instrument,
        responses=pd.concat([raters, values_table(answers, questions)], axis=1),
        not_observed=pd.DataFrame(answers.not_observed, columns=list(questions.codes)),
        submitted=submitted,
        comments=comments_table(simulate_comments(instrument, writers, plan), raters),
        people=people_table(people, raters, submitted),
    )
