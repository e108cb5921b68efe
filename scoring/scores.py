"""Everything that follows from the responses of a cohort, before the gate: unsafe to show."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from scoring.figures import Figures, Range, group_figures, others_figures, within_group_pool
from scoring.groups import Sums, scale_sums
from scoring.key import Key, read_key
from scoring.keying import Ratings, key_responses
from scoring.norms.groups import NormTable
from scoring.policy import ScoringPolicy
from scoring.problems import column_problems, id_problems, raise_all
from scoring.profile import SELF
from scoring.responses import read_responses
from scoring.scales import RaterScores, rater_scores

COMMENT_COLUMNS = ("participant", "rater", "rater_group", "question", "text")


@dataclass(frozen=True, slots=True, repr=False)
class Scores:
    """Ratings, rater scores and their sums by group: everything of a cohort, hidden from nobody.

    Nothing outside `scoring` prints or saves a `Scores`: `scoring.protect` turns it into profiles,
    which there are ways to show. The tables of `scoring.frames` are for analysis by somebody who
    may see single answers.
    """

    ratings: Ratings
    raters: RaterScores
    sums: Sums
    comments: pd.DataFrame
    norms: NormTable | None
    policy: ScoringPolicy

    @property
    def key(self) -> Key:
        """The scoring key that was used."""
        return self.ratings.key

    @property
    def other_groups(self) -> tuple[int, ...]:
        """The positions of all rater groups but `self`."""
        return tuple(i for i, name in enumerate(self.ratings.people.groups) if name != SELF)

    def scale_range(self) -> Range:
        """The possible range of each scale's rater scores, and their step."""
        first = [self.key.members(scale) for scale in self.key.scale_names]
        low = np.array([self.key.minimum[items[0]] for items in first], dtype=float)
        high = np.array([self.key.maximum[items[0]] for items in first], dtype=float)
        return Range(low, high, np.array([1 / len(items) for items in first]))

    def item_range(self) -> Range:
        """The possible range of each item's ratings."""
        low, high = np.array(self.key.minimum, dtype=float), np.array(self.key.maximum, dtype=float)
        return Range(low, high, np.ones(len(low)))

    def group_figures(self) -> Figures:
        """Figures of every scale, participant and group in `other_groups`."""
        sums, span = self._others(), self.scale_range()
        return group_figures(sums, span, self.policy.confidence, within_group_pool(sums))

    def others_figures(self) -> Figures:
        """Figures of every scale and participant over all groups but `self`."""
        sums, span, rule = self._others(), self.scale_range(), self.policy.all_others
        return others_figures(sums, rule, span, self.policy.confidence, within_group_pool(sums))

    def _others(self) -> Sums:
        return self.sums.in_groups(self.other_groups)


def score(
    responses: pd.DataFrame,
    key: pd.DataFrame | Key,
    norms: NormTable | None = None,
    *,
    policy: ScoringPolicy | None = None,
    comments: pd.DataFrame | None = None,
) -> Scores:
    """Score the responses of a whole cohort.

    Parameters
    ----------
    responses
        Long (participant, rater, rater_group, item, response) or wide (a column an item), as
        chosen. The participant's own answers have the rater group `self`.
    key
        Columns item, scale, reverse, minimum, maximum.
    norms
        The norm group that standings refer to; without it the cohort itself may serve.
    policy
        How scores are made; the defaults of `ScoringPolicy` where it is not given.
    comments
        Columns participant, rater, rater_group, question, text; a missing or empty text is left out,
        and so is what is said about somebody on whom there are no responses.

    Raises
    ------
    TableError
        With every problem of a table at once.
    """
    policy = policy or ScoringPolicy()
    code = key if isinstance(key, Key) else read_key(key)
    ratings = key_responses(read_responses(responses, code))
    raters = rater_scores(ratings, policy.answered_share)
    said = pd.DataFrame(columns=list(COMMENT_COLUMNS)) if comments is None else comments
    raise_all(
        [*id_problems(said, COMMENT_COLUMNS[:-1], "comments"), *column_problems(said, ["text"], "comments")]
    )
    return Scores(ratings, raters, scale_sums(raters, ratings.people), said, norms, policy)
