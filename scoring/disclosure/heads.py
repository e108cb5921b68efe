"""Whom everybody is counted with, before anything is audited."""

import numpy as np

from scoring.disclosure.group_order import in_policy_order
from scoring.disclosure.thresholds import Merging, merge_small_groups, merged_people
from scoring.groups import Mask, raters_who_answered
from scoring.policy import DisclosurePolicy
from scoring.scores import Scores
from scoring.tables import People


def people_as_counted(scores: Scores, policy: DisclosurePolicy) -> tuple[People, Merging, Mask]:
    """The people in the groups that they are counted in, how groups were merged, and which are named.

    A protected group is named (groups,) whether or not anybody belongs to it; an attributed one
    where anybody in the cohort does.
    """
    everybody = in_policy_order(scores.ratings.people, policy)
    raters = raters_who_answered(scores.ratings, everybody)[:, :-1]
    merging = merge_small_groups(raters, policy)
    protected = np.array([not group.attributed for group in policy.groups], dtype=bool)
    return merged_people(everybody, merging), merging, (raters.sum(axis=0) > 0) | protected
