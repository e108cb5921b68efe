"""What is answered: ratings where there are any, and why there is none elsewhere."""

from dataclasses import dataclass

import numpy as np

from assessment.simulation.absences import Mask, left_out, unseen
from assessment.simulation.plan import Plan
from assessment.simulation.questions import Questions
from assessment.simulation.ratings import Positions, keyed_positions
from assessment.simulation.roster import Roster
from assessment.simulation.true_scores import Floats
from instruments.model import Definition


@dataclass(frozen=True, slots=True)
class Answers:
    """All arrays are (rows, questions); `keyed` holds a position also where there is no answer."""

    keyed: Positions
    no_answer: Mask
    not_observed: Mask

    @property
    def absent(self) -> Mask:
        """Where there is no rating, for whatever reason."""
        return self.no_answer | self.not_observed

    def values(self, questions: Questions) -> Positions:
        """The values as chosen: those of reversed items run the other way."""
        place = np.where(questions.reverse, questions.options - 1 - self.keyed, self.keyed)
        return place + questions.lowest

    def regard(self, questions: Questions) -> Floats:
        """The mean rating of each dimension (rows, dimensions) from 0 to 1, NaN where there is none."""
        counted = ~self.absent & (questions.loading == 1)
        share = np.where(counted, self.keyed / (questions.options - 1), 0.0)
        belongs = questions.dimension[:, np.newaxis] == np.arange(questions.dimension.max() + 1)
        count = counted.astype(float) @ belongs
        return np.where(count > 0, share @ belongs / count.clip(1), np.nan)


def simulate_answers(instrument: Definition, questions: Questions, roster: Roster, plan: Plan) -> Answers:
    """The answers of everybody in the roster."""
    groups = instrument.rater_groups
    no_answer = left_out(questions, groups, roster, plan)
    return Answers(
        keyed=keyed_positions(instrument, questions, roster, plan),
        no_answer=no_answer,
        not_observed=unseen(questions, groups, roster, plan) & ~no_answer,
    )
