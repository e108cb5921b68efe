"""Who writes a comment, on which dimension, and what they write."""

from dataclasses import dataclass
from dataclasses import fields as dataclass_fields

import numpy as np
import numpy.typing as npt
import pandas as pd

from assessment.simulation.habits import habit_of
from assessment.simulation.places import PLACES
from assessment.simulation.plan import Plan, Stream
from assessment.simulation.true_scores import Floats
from assessment.simulation.wording import PRAISE, Occasion, comment_text, subject_of
from instruments.model import SELF, CommentQuestion, Definition

WELSH_ABOUT_WELSH_READERS = 0.8
WELSH_IN_WALES = 0.3
WAVERING = 0.2


@dataclass(frozen=True, slots=True)
class Writers:
    """Everybody who may write: a row each, as in the roster.

    `participant` (rows,) is the position of the participant and `group` (rows,) the rater group's
    id. `regard` (rows, dimensions) is how well they rated each dimension, from 0 to 1 or missing;
    `welsh` (rows,) is the chance that they write in Welsh.
    """

    participant: npt.NDArray[np.intp]
    group: list[str]
    regard: Floats
    welsh: Floats

    @property
    def is_own(self) -> npt.NDArray[np.bool_]:
        """Which rows (rows,) are the participants' own."""
        return np.array([group == SELF for group in self.group])


def writers_of(raters: pd.DataFrame, people: pd.DataFrame, regard: Floats) -> Writers:
    """Everybody in `raters` (participant, rater, rater_group) with what they think of whom."""
    participant = pd.Index(people["participant"]).get_indexer(pd.Index(raters["participant"]))
    return Writers(
        participant, raters["rater_group"].to_list(), regard, _chance_of_welsh(people)[participant]
    )


def _chance_of_welsh(people: pd.DataFrame) -> Floats:
    """The chance (participants,) that a comment about somebody is in Welsh."""
    in_wales = people["team"].isin([place.team for place in PLACES if place.welsh]).to_numpy()
    reads_welsh = (people["language"] == "cy").to_numpy()
    return np.where(reads_welsh, WELSH_ABOUT_WELSH_READERS, np.where(in_wales, WELSH_IN_WALES, 0.0))


def simulate_comments(instrument: Definition, writers: Writers, plan: Plan) -> pd.DataFrame:
    """A row a comment: `row` of the roster, question and text."""
    if not instrument.comments:
        return pd.DataFrame({"row": [], "question": [], "text": []})
    chance = plan.chance(Stream.COMMENTS)
    typing = chance.random(len(writers.group))
    occasions = pd.concat(
        [_occasions(question, instrument, writers, typing, chance) for question in instrument.comments]
    )
    occasions["turn"] = occasions.groupby(["question", "participant", "is_own", "subject"]).cumcount()
    fields = [occasions[field.name].to_list() for field in dataclass_fields(Occasion)]
    texts = [comment_text(Occasion(*values)) for values in zip(*fields, strict=True)]
    return occasions[["row", "question"]].assign(text=texts)


def _occasions(
    question: CommentQuestion,
    instrument: Definition,
    writers: Writers,
    typing: Floats,
    chance: np.random.Generator,
) -> pd.DataFrame:
    """Everybody who answers `question`: a row each, with the fields of `Occasion`."""
    about = _subjects(question, instrument, writers, chance)
    rows = len(writers.group)
    occasions = pd.DataFrame(
        {
            "row": np.arange(rows),
            "question": question.id,
            "group": writers.group,
            "is_own": writers.is_own,
            "participant": writers.participant,
            "subject": about,
            "in_welsh": chance.random(rows) < writers.welsh,
            "form": chance.random(rows),
            "aside": chance.random(rows),
            "typing": typing,
        }
    )
    return occasions[chance.random(rows) < [habit_of(group).writing for group in writers.group]]


def _subjects(
    question: CommentQuestion, instrument: Definition, writers: Writers, chance: np.random.Generator
) -> list[str]:
    """What each would write about (rows,): praise on a dimension rated high, advice on one rated low."""
    direction = 1 if question.id == PRAISE else -1
    wavering = WAVERING * chance.random(writers.regard.shape)
    liking = np.where(np.isnan(writers.regard), -np.inf, direction * writers.regard + wavering)
    dimensions = [instrument.dimensions[number].id for number in liking.argmax(axis=1)]
    dice = chance.random(len(dimensions)).tolist()
    return [
        subject_of(dimension, die, is_own=own)
        for dimension, die, own in zip(dimensions, dice, writers.is_own.tolist(), strict=True)
    ]
