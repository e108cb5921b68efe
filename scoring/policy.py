"""The rules that scoring and disclosure follow; an instrument's policy fills them in."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from scoring.profile import ALL_OTHERS, SELF


class AllOthers(StrEnum):
    """How the all-others score is made: every group or every rater has the same weight."""

    EQUAL_GROUPS = "equal_groups"
    EQUAL_RATERS = "equal_raters"


@dataclass(frozen=True, slots=True)
class ScoringPolicy:
    """How ratings become scores.

    `answered_share` is the least share of a scale's items that a rater must have answered,
    compared as a fraction. `confidence` is the level of every interval, between 0 and 1.
    """

    all_others: AllOthers = AllOthers.EQUAL_GROUPS
    answered_share: Fraction = Fraction(2, 3)
    confidence: float = 0.95


@dataclass(frozen=True, slots=True)
class GroupRule:
    """How one rater group may be shown; see `DisclosurePolicy`."""

    id: str
    attributed: bool = False
    minimum: int | None = None
    merges_into: str | None = None


@dataclass(frozen=True, slots=True)
class DisclosurePolicy:
    """The thresholds of the gate: numbers of protected raters, where nothing else is said.

    `groups` are all rater groups but `self`, in the order in which reports show them. A group
    smaller than its `minimum` (or than `minimum_raters`) joins the one that it merges into.
    `minimum_norm_participants` is the fewest participants that make a norm group of the cohort.
    `minimum_options` is how many response options have to stay possible for every answer, whatever
    is printed. `release_difference` is the fewest raters by which a group must differ from an
    earlier release to be shown anew. `colluders` is for how many raters who tell a reader their
    own answers the receipt says how many others are left.

    Raises
    ------
    ValueError
        With every problem at once: a group twice or with a reserved id, a minimum below 1, merging
        out of or into an attributed group, into a group that is not there, or in a circle.
    """

    groups: tuple[GroupRule, ...]
    minimum_raters: int = 3
    minimum_raters_item: int = 3
    minimum_raters_distribution: int = 5
    minimum_raters_comments: int = 3
    minimum_norm_participants: int = 30
    minimum_options: int = 2
    release_difference: int = 2
    colluders: int = 1

    def __post_init__(self) -> None:
        problems = [*_unfit_thresholds(self), *_unfit_groups(self.groups)]
        if problems:
            raise ValueError("\n".join(problems))

    def minimum(self, group: GroupRule) -> int:
        """The fewest raters with which `group` is shown.

        A group that others may join keeps the strictest promise that any of them was given.
        """
        if group.attributed:
            return group.minimum or 1
        joining = (self.minimum(other) for other in self.groups if other.merges_into == group.id)
        return max([group.minimum or 0, self.minimum_raters, *joining])


def _unfit_thresholds(policy: DisclosurePolicy) -> Iterator[str]:
    thresholds = {
        "minimum_raters": policy.minimum_raters,
        "minimum_raters_item": policy.minimum_raters_item,
        "minimum_raters_distribution": policy.minimum_raters_distribution,
        "minimum_raters_comments": policy.minimum_raters_comments,
        "minimum_norm_participants": policy.minimum_norm_participants,
        "minimum_options": policy.minimum_options,
        "release_difference": policy.release_difference,
    }
    if policy.colluders < 0:
        yield f"policy: colluders is {policy.colluders}, expected 0 or more"
    thresholds |= {f"minimum of {g.id!r}": g.minimum for g in policy.groups if g.minimum is not None}
    yield from (
        f"policy: {name} is {number}, expected 1 or more" for name, number in thresholds.items() if number < 1
    )


def _unfit_groups(groups: tuple[GroupRule, ...]) -> Iterator[str]:
    rules = {group.id: group for group in groups}
    if len(rules) < len(groups):
        yield "policy: a rater group stands twice"
    yield from (f"policy: {name!r} is no group of raters" for name in (SELF, ALL_OTHERS) if name in rules)
    for group in groups:
        into = rules.get(group.merges_into or "")
        if group.merges_into and (into is None or into.attributed or group.attributed):
            yield f"policy: {group.id!r} cannot merge into {group.merges_into!r}, expected a protected group"
        if _ends_nowhere(group, rules):
            yield f"policy: {group.id!r} merges in a circle"


def _ends_nowhere(group: GroupRule, rules: dict[str, GroupRule]) -> bool:
    """Whether merging goes on for more steps than there are groups."""
    step: GroupRule | None = group
    for _ in rules:
        step = rules.get(step.merges_into or "") if step else None
    return step is not None
