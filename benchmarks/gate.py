"""The gate: what `protect` costs a participant of a national cohort, and how much of it is the audit."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from benchmarks.data import GROUPS, ITEMS, OPTIONS, key_table
from benchmarks.figures import Figure, Goal
from benchmarks.timing import Rounds
from scoring import DisclosurePolicy, GroupRule, Scores, protect, score
from scoring.disclosure.audited import audited
from scoring.disclosure.cohort import clear
from scoring.disclosure.heads import people_as_counted

TITLE = "Gate: 10,000 participants with 12 raters each, one processor"

_PARTICIPANTS = 10_000
_GROUP_OF_RATER = (4, 1, 3, 3, 3, 3, 0, 0, 0, 0, 2, 2, 2)
"""The places in `GROUPS` of a participant's raters: self, and twelve others."""

_LEFT_OUT = 0.1
_SECONDS = 20.0
"""2 ms a participant."""

_POLICY = DisclosurePolicy(
    tuple(GroupRule(name, attributed=name == "line_manager") for name in GROUPS if name != "self")
)


def measure(participants: int = _PARTICIPANTS, rounds: int = 3) -> Sequence[Figure]:
    """Protect a cohort, and take the audit and the clearing of figures by themselves."""
    scores = _scores(participants)
    people, *_ = people_as_counted(scores, _POLICY)
    taken = Rounds(
        {
            "protect": lambda: protect(scores, _POLICY),
            "clear": lambda: clear(scores, _POLICY),
            "audit": lambda: audited(scores, people, _POLICY),
        },
        rounds,
    )
    shares = ((name, taken.ratio(name, "protect")) for name in ("clear", "audit"))
    goal = Goal("seconds", _SECONDS * participants / _PARTICIPANTS)
    return [
        Figure("protect: from scores to profiles", taken.seconds("protect"), goal=goal),
        *(Figure(_WHAT[name], taken.seconds(name), ratio=share) for name, share in shares),
    ]


_WHAT = {
    "clear": "of that, all figures of the cohort with the audit; ratio: share of protect",
    "audit": "of that, units, linear audit, bands and their sums; ratio: share of protect",
}


def _scores(participants: int) -> Scores:
    """Twelve raters and the participant's own answers; half of the raters leave out one answer in ten."""
    rng = np.random.default_rng(2026)
    rows = participants * len(_GROUP_OF_RATER)
    answers = np.clip(np.round(rng.normal(3.7, 1.0, (rows, len(ITEMS)))), 1, OPTIONS)
    leaves_out = rng.random((rows, 1)) < 1 / 2
    answers[leaves_out & (rng.random(answers.shape) < _LEFT_OUT)] = np.nan
    places = np.arange(rows) // len(_GROUP_OF_RATER)
    people = {
        "participant": [f"P{place:05}" for place in places],
        "rater": [f"R{row:06}" for row in range(rows)],
        "rater_group": [GROUPS[group] for group in _GROUP_OF_RATER] * participants,
    }
    wide = pd.DataFrame(people | dict(zip(ITEMS, answers.T, strict=True)))
    return score(wide, key_table())
