"""Scores of rater groups that several tests build on."""

from scoring.profile import Bound, GroupScore

HIGH = GroupScore(8, 4.6, bound=Bound.AT_LEAST)
APART = {"manager": GroupScore(1, 2.9, 2.0, 3.5), "peer": GroupScore(8, 4.1, 3.51, 4.7)}
