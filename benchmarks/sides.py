"""What is timed of `scoring`: group means alone, all of `Scores`, and all that it can be asked for."""

from fractions import Fraction

import numpy as np
import pandas as pd

from scoring import score
from scoring.groups import Floats, item_sums, scale_sums
from scoring.key import Key
from scoring.keying import key_responses
from scoring.responses import read_responses
from scoring.scales import rater_scores

SHARE = Fraction(2, 3)


def group_means(frame: pd.DataFrame, key: Key) -> tuple[Floats, Floats, Floats]:
    """n, mean and SD (n-1), each (scales, participants, groups), from a table of responses."""
    ratings = key_responses(read_responses(frame, key))
    sums = scale_sums(rater_scores(ratings, SHARE), ratings.people)
    variance = sums.variance
    return sums.n, sums.mean, np.sqrt(variance, out=variance)


def scores_with_figures(frame: pd.DataFrame, key: Key) -> None:
    """All of `Scores`, the intervals of every group and of all others, and the sums of every item."""
    scores = score(frame, key)
    scores.group_figures()
    scores.others_figures()
    item_sums(scores.ratings, scores.ratings.people)
