"""The receipt: what the gate checked and what it did, for one participant's profile."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from scoring.disclosure.cells import WOULD_REVEAL
from scoring.disclosure.cohort import ClearedCohort
from scoring.policy import DisclosurePolicy, GroupRule
from scoring.profile import (
    ALL_OTHERS,
    Action,
    Cell,
    Decision,
    ItemProfile,
    Receipt,
    ScaleProfile,
    ShownGroup,
    Suppressed,
)

CHECKS = (
    "fewest_raters",
    "merge",
    "totals",
    "fewest_raters_item",
    "items_left_out",
    "extremes",
    "spreads",
    "distributions",
    "comments",
    "languages",
    "releases",
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a profile tells, by scale, by item and by comment question."""

    scales: Mapping[str, ScaleProfile]
    items: Mapping[str, ItemProfile]
    comments: Mapping[str, tuple[str, ...] | Suppressed]


@dataclass(frozen=True, slots=True)
class Found:
    """What the audit of one participant came to.

    `banded`: a mean is told as a band; `left_out`: the items that are kept back for some group, because
    they would tell of too few raters, by themselves or beside earlier releases; `kept`: the groups
    that stand as they were released before.
    """

    banded: bool
    left_out: tuple[str, ...]
    kept: tuple[str, ...]
    fewest_behind: int | None


def receipt(
    groups: tuple[ShownGroup, ...], figures: Figures, found: Found, policy: DisclosurePolicy
) -> Receipt:
    """What was done with each rater group, with the totals of scales and items, and with the rest.

    `all_others` stands for the totals of scales and `items` for those of items; a single scale or
    item has a line of its own only where it is withheld beside others that are shown.
    """
    totals = {name: scale.all_others for name, scale in figures.scales.items()}
    means = {code: item.all_others for code, item in figures.items.items()}
    counts = {code: item.distribution for code, item in figures.items.items()}
    decisions = (
        *_of_groups(groups, policy),
        *_of_figures(ALL_OTHERS, totals, "totals", policy.minimum_raters),
        *(
            replace(each, rule="items_left_out") if each.subject in found.left_out else each
            for each in _of_figures("items", means, "fewest_raters_item", policy.minimum_raters_item)
        ),
        *_of_the_audit(figures, found, policy),
        _together("distributions", counts, "distributions", policy.minimum_raters_distribution),
        _together("comments", figures.comments, "comments", policy.minimum_raters_comments),
        *(Decision(group, Action.KEPT, "releases", policy.release_difference) for group in found.kept),
    )
    return Receipt(CHECKS, decisions, found.fewest_behind, policy.colluders)


def _of_the_audit(figures: Figures, found: Found, policy: DisclosurePolicy) -> Iterator[Decision]:
    """What the audit of everything together withheld or told as a band."""
    hidden = any(WOULD_REVEAL in (item.distribution, item.ad_mean) for item in figures.items.values())
    hidden |= any(scale.agreement == WOULD_REVEAL for scale in figures.scales.values())
    options = policy.minimum_options
    left_out = Action.WITHHELD if found.left_out else Action.SHOWN
    yield Decision("items_left_out", left_out, "items_left_out", policy.minimum_raters_item)
    yield Decision("extremes", Action.BANDED if found.banded else Action.SHOWN, "extremes", options)
    yield Decision("spreads", Action.WITHHELD if hidden else Action.SHOWN, "spreads", options)


def shown_groups(cohort: ClearedCohort, participant: int, policy: DisclosurePolicy) -> tuple[ShownGroup, ...]:
    """The groups of one participant as named, in the policy's order.

    Protected groups are named whether or not anybody is in them; an attributed one is not mentioned
    where nobody in the whole cohort belongs to it.
    """
    target = cohort.merging.target[participant].tolist()
    raters = cohort.merging.raters[participant].tolist()
    named = []
    for place, rule in enumerate(policy.groups):
        members = [place, *(g for g, into in enumerate(target) if into == place and g != place)]
        present = [policy.groups[g].id for g in members if cohort.present[g]]
        if target[place] == place and present:
            known_to_be_empty = rule.attributed and raters[place] == 0
            enough = raters[place] >= policy.minimum(rule) or known_to_be_empty
            named.append(
                ShownGroup(rule.id, tuple(present), rule.attributed, raters[place] if enough else None)
            )
    return tuple(named)


def _of_groups(groups: tuple[ShownGroup, ...], policy: DisclosurePolicy) -> Iterator[Decision]:
    """One decision for each rater group that is named, alone or as a member of another."""
    rules = {rule.id: rule for rule in policy.groups}
    yield from (_decision(group, rules[group.id], policy) for group in groups)
    for group in groups:
        joined = (rules[name] for name in group.members if name != group.id)
        yield from (Decision(rule.id, Action.MERGED, "merge", policy.minimum(rule)) for rule in joined)


def _of_figures(subject: str, cells: Mapping[str, Cell], rule: str, threshold: int) -> Iterator[Decision]:
    """One decision for all, and one for each that is withheld beside others that are shown."""
    together = _together(subject, cells, rule, threshold)
    yield together
    if together.action is Action.SHOWN:
        withheld = (name for name, cell in cells.items() if isinstance(cell, Suppressed))
        yield from (Decision(name, Action.WITHHELD, rule, threshold) for name in withheld)


def _together(subject: str, cells: Mapping[str, object], rule: str, threshold: int) -> Decision:
    """Withheld where there is something and all of it is withheld."""
    withheld = bool(cells) and all(isinstance(cell, Suppressed) for cell in cells.values())
    return Decision(subject, Action.WITHHELD if withheld else Action.SHOWN, rule, threshold)


def _decision(group: ShownGroup, rule: GroupRule, policy: DisclosurePolicy) -> Decision:
    action = Action.WITHHELD if group.n is None else Action.SHOWN
    return Decision(
        group.id, action, "attributed" if rule.attributed else "fewest_raters", policy.minimum(rule)
    )
