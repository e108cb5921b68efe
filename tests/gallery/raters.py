"""A simulated cohort in which one participant gets the raters and comments that a state asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import cycle, islice

import pandas as pd

from assessment.profiles import Answers, make_profiles
from assessment.simulation.programme import SimulatedProgramme, simulate_programme
from instruments import load_instrument
from instruments.model import SELF, Instrument
from scoring import Profile

PARTICIPANT = "P011"
SEED = 7
COHORT = 40
EVERY_GROUP = (
    "line_manager",
    "peer",
    "direct_report",
    "partner",
    "service_user",
    "peer",
    "direct_report",
    "partner",
    "voluntary_sector",
)

Change = Callable[[Answers], Answers]


@cache
def questionnaire() -> Instrument:
    """The shipped 360-degree questionnaire."""
    return load_instrument("systems-leadership")


@cache
def cohort(leaders: int = COHORT, wave: int = 2) -> SimulatedProgramme:
    """A simulated cohort; the participant of the gallery took part in both waves."""
    return simulate_programme(questionnaire(), seed=SEED, teams=4, leaders=leaders, wave=wave)


def answers_of(programme: SimulatedProgramme) -> Answers:
    """All answers of a cohort as they were given."""
    return Answers(programme.responses, programme.comments)


def with_raters(answers: Answers, groups: Sequence[str]) -> Answers:
    """The participant keeps their own answers and gets one rater for each of `groups`.

    The answers are those of raters of other participants.
    """
    table = answers.responses
    own = (table["participant"] == PARTICIPANT) & (table["rater_group"] == SELF)
    elsewhere = table[(table["participant"] != PARTICIPANT) & (table["rater_group"] != SELF)]
    lent = elsewhere.sample(len(groups), random_state=SEED).assign(
        participant=PARTICIPANT,
        rater=[f"G{number:03d}" for number in range(len(groups))],
        rater_group=list(groups),
    )
    others = table[table["participant"] != PARTICIPANT]
    responses = pd.concat([table[own], lent, others], ignore_index=True)
    return with_comments(replace(answers, responses=responses), ())


def with_comments(answers: Answers, texts: Sequence[str]) -> Answers:
    """The participant's raters wrote these texts, each on the next question, and nothing else."""
    table = answers.responses
    mine = (table["participant"] == PARTICIPANT) & (table["rater_group"] != SELF)
    raters = table[mine][["participant", "rater", "rater_group"]]
    others = answers.comments[answers.comments["participant"] != PARTICIPANT]
    writers = list(islice(cycle(raters.itertuples(index=False)), len(texts))) if len(raters) else []
    questions = cycle(question.id for question in questionnaire().comments)
    said = [(*who, question, text) for who, question, text in zip(writers, questions, texts, strict=False)]
    return replace(answers, comments=pd.concat([others, _comments(said)], ignore_index=True))


def _comments(said: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    columns = ["participant", "rater", "rater_group", "question", "text"]
    return pd.DataFrame(said, columns=columns).astype(str)


def some_raters(number: int) -> list[str]:
    """So many raters, one in each group in turn."""
    return list(islice(cycle(EVERY_GROUP), number))


@dataclass(frozen=True)
class Cast:
    """Whose answers a state is about, and with which questionnaire they are read."""

    answers: Answers
    instrument: Instrument
    earlier: Answers | None = None

    def profile(self) -> Profile:
        """What may be shown of the participant."""
        (profile,) = make_profiles(self.answers, self.instrument, earlier=self.earlier, only=[PARTICIPANT])
        return profile
