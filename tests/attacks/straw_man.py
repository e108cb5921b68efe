"""A gate that counts heads and nothing else, as such systems commonly do.

A group with enough raters is shown with its exact means. Totals count everybody, whoever is hidden.
Counts of options are exact, items are ranked by what they scored whether or not that is shown, and
comments stand in the order in which they came.
"""

from collections.abc import Iterator, Sequence
from statistics import fmean

import pandas as pd

from assessment.policies import disclosure_policy
from assessment.profiles import Answers
from instruments import Instrument, scoring_key
from scoring.policy import DisclosurePolicy
from scoring.profile import (
    SELF,
    Cell,
    Gap,
    GroupScore,
    ItemProfile,
    OptionCount,
    Profile,
    Reason,
    Receipt,
    ScaleProfile,
    ShownGroup,
    Suppressed,
)

UNDEFINED, TOO_FEW = Suppressed(Reason.UNDEFINED), Suppressed(Reason.TOO_FEW)
Values = dict[str, list[float]]
"""By rater group, what its raters gave on one scale or item."""


def profiles(answers: Answers, instrument: Instrument) -> list[Profile]:
    """A profile of each participant, in the order of their ids."""
    people = sorted(answers.responses["participant"].unique())
    return [_profile(str(person), answers, instrument) for person in people]


def _profile(person: str, answers: Answers, instrument: Instrument) -> Profile:
    policy, key = disclosure_policy(instrument), scoring_key(instrument)
    rows = answers.responses[answers.responses["participant"] == person]
    scales = {str(name): [str(i) for i in part["item"]] for name, part in key.groupby("scale", sort=False)}
    equal_groups = instrument.policy.all_others == "equal_groups"
    by_item = {code: _values(rows, [code]) for items in scales.values() for code in items}
    items = {code: _item(values, policy, equal_groups=equal_groups) for code, values in by_item.items()}
    ranked = sorted(by_item, key=lambda code: -_others(by_item[code], equal_groups=equal_groups).mean)
    groups = tuple(_groups(rows, policy))
    said = answers.comments[answers.comments["participant"] == person]
    return Profile(
        participant=person,
        instrument_digest=instrument.digest,
        code_version="",
        rule=instrument.policy.all_others.value,
        confidence=0.95,
        groups=groups,
        raters=int((rows["rater_group"] != SELF).sum()),
        scales={
            name: _scale(_values(rows, found), policy, equal_groups=equal_groups)
            for name, found in scales.items()
        },
        items=items,
        highest=tuple(ranked[:3]),
        lowest=tuple(reversed(ranked[3:])),
        disputed=(),
        own_comments={},
        comments={question.id: tuple(said["text"]) for question in instrument.comments},
        norm_group=None,
        earlier_wave=False,
        receipt=Receipt((), ()),
    )


def _groups(rows: pd.DataFrame, policy: DisclosurePolicy) -> Iterator[ShownGroup]:
    """The groups that have anybody, with their size where they are large enough."""
    for rule in policy.groups:
        n = int((rows["rater_group"] == rule.id).sum())
        if n:
            yield ShownGroup(rule.id, (rule.id,), rule.attributed, n if n >= policy.minimum(rule) else None)


def _values(rows: pd.DataFrame, items: Sequence[str]) -> Values:
    """Each rater's mean over what they answered of some items, if that is half of them."""
    found: Values = {}
    for group, *given in rows[["rater_group", *items]].itertuples(index=False, name=None):
        answered = [float(value) for value in given if not pd.isna(value)]
        if answered and 2 * len(answered) >= len(items):
            found.setdefault(str(group), []).append(fmean(answered))
    return found


def _cells(values: Values, policy: DisclosurePolicy) -> dict[str, Cell]:
    return {
        rule.id: _mean(values[rule.id]) if len(values[rule.id]) >= policy.minimum(rule) else TOO_FEW
        for rule in policy.groups
        if rule.id in values
    }


def _mean(scores: list[float]) -> GroupScore:
    return GroupScore(len(scores), fmean(scores))


def _others(values: Values, *, equal_groups: bool) -> GroupScore:
    """The mean over everybody else, hidden or not."""
    groups = [scores for group, scores in values.items() if group != SELF]
    scores = [score for group in groups for score in group]
    mean = fmean(fmean(group) for group in groups) if equal_groups else fmean(scores)
    return GroupScore(len(scores), mean)


def _total(values: Values, policy: DisclosurePolicy, *, equal_groups: bool) -> Cell:
    total = _others(values, equal_groups=equal_groups)
    return total if total.n >= policy.minimum_raters else TOO_FEW


def _item(values: Values, policy: DisclosurePolicy, *, equal_groups: bool) -> ItemProfile:
    given = [score for group, scores in values.items() if group != SELF for score in scores]
    counts = tuple(OptionCount(given.count(option), given.count(option)) for option in range(1, 6))
    enough = len(given) >= policy.minimum_raters_distribution
    return ItemProfile(
        own=_mean(values[SELF]) if SELF in values else UNDEFINED,
        all_others=_total(values, policy, equal_groups=equal_groups),
        groups=_cells(values, policy),
        distribution=counts if enough else TOO_FEW,
        ad_mean=fmean(abs(score - fmean(given)) for score in given) if enough else TOO_FEW,
    )


def _scale(values: Values, policy: DisclosurePolicy, *, equal_groups: bool) -> ScaleProfile:
    own: Cell = _mean(values[SELF]) if SELF in values else UNDEFINED
    others = _total(values, policy, equal_groups=equal_groups)
    known = isinstance(own, GroupScore) and isinstance(others, GroupScore)
    return ScaleProfile(
        own=own,
        all_others=others,
        groups=_cells(values, policy),
        gap=Gap(own.mean - others.mean, None, None) if known else UNDEFINED,  # type: ignore[union-attr]
        agreement=UNDEFINED,
        norm=None,
        own_standing=UNDEFINED,
        others_standing=UNDEFINED,
        own_change=UNDEFINED,
        others_change=UNDEFINED,
    )
