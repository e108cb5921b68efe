"""From arrays to the tables that a real programme would give."""

from typing import Any

import numpy as np
import pandas as pd

from assessment.simulation.answers import Answers
from assessment.simulation.plan import Plan, Stream, Wave
from assessment.simulation.questions import Questions
from assessment.simulation.roster import Roster
from instruments.model import SELF, Definition

OPENED = {Wave.NOW: pd.Timestamp(2026, 9, 7), Wave.EARLIER: pd.Timestamp(2025, 9, 8)}
DAYS_OPEN = 25


def raters_table(instrument: Definition, people: pd.DataFrame, roster: Roster) -> pd.DataFrame:
    """Participant, rater and rater_group of each row; the participant's own row has their id."""
    participant = people["participant"].to_numpy(dtype=object)[roster.participant]
    group = np.array([group.id for group in instrument.rater_groups], dtype=object)[roster.group]
    numbers = np.array([f"R{number:04}" for number in (roster.rater + 1).tolist()], dtype=object)
    rater = np.where(group == SELF, participant, numbers)
    return pd.DataFrame({"participant": participant, "rater": rater, "rater_group": group}, dtype="str")


def values_table(answers: Answers, questions: Questions) -> pd.DataFrame:
    """The values as chosen: a column a question, missing where there is none."""
    values = answers.values(questions).astype(np.int8)
    absent = answers.absent
    columns = {
        code: pd.arrays.IntegerArray(values[:, number].copy(), absent[:, number].copy())
        for number, code in enumerate(questions.codes)
    }
    return pd.DataFrame(columns)


def submission_days(roster: Roster, plan: Plan) -> "pd.Series[Any]":
    """The day of each row."""
    days = plan.chance(Stream.DATES).integers(0, DAYS_OPEN, len(roster.rater))
    return pd.Series(OPENED[plan.wave] + pd.to_timedelta(days, unit="D"), name="submitted")


def comments_table(written: pd.DataFrame, raters: pd.DataFrame) -> pd.DataFrame:
    """The comments by participant and rater, with their writers."""
    in_order = written.sort_values("row", kind="stable").reset_index(drop=True)
    writers = raters.iloc[in_order["row"].to_numpy(dtype=np.intp)].reset_index(drop=True)
    return pd.concat([writers, in_order[["question", "text"]]], axis=1)


def people_table(people: pd.DataFrame, raters: pd.DataFrame, submitted: "pd.Series[Any]") -> pd.DataFrame:
    """The participants with any answer, and the day of the last one about them."""
    last = submitted.groupby(raters["participant"]).max()
    return people.merge(last, left_on="participant", right_index=True, how="inner").reset_index(drop=True)
