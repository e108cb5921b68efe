"""People with their rater groups in the policy's order, so that a group has the same place everywhere."""

from dataclasses import replace

import numpy as np

from scoring.policy import DisclosurePolicy
from scoring.problems import raise_all
from scoring.profile import SELF
from scoring.tables import People


def in_policy_order(people: People, policy: DisclosurePolicy) -> People:
    """The same people with the policy's groups in their order, and `self` after them.

    Raises
    ------
    TableError
        Where somebody is in a group that the policy does not have.
    """
    groups = (*(group.id for group in policy.groups), SELF)
    unknown = [name for name in people.groups if name not in groups]
    raise_all([f"rater group {name!r}: the policy has no such group" for name in unknown])
    place = np.array([groups.index(name) for name in people.groups], dtype=np.intp)
    return replace(people, groups=groups, group=place[people.group])
