"""The cohort after the gate: what may be shown of every participant, as arrays.

Columns are scales or items; groups are the policy's, after merging. Where a mask does not hold,
the number beside it is never read again, and no figure of anybody is made with it.
"""

from dataclasses import dataclass, replace

import numpy as np

from scoring.alike import AgreementFigures, agreement_figures
from scoring.disclosure.differencing import counted_in_totals
from scoring.disclosure.skipped import items_to_withhold
from scoring.disclosure.thresholds import Merging, large_enough, merge_small_groups, merged_people, minima
from scoring.figures import Figures, Range, group_figures, others_figures, within_group_pool
from scoring.groups import (
    Counts,
    Floats,
    Mask,
    Sums,
    item_sums,
    option_counts,
    raters_who_answered,
    scale_sums,
)
from scoring.policy import DisclosurePolicy, ScoringPolicy
from scoring.problems import raise_all
from scoring.profile import SELF
from scoring.scores import Scores
from scoring.tables import People


@dataclass(frozen=True, slots=True)
class Cleared:
    """Figures of scales or items, with the masks of what may be shown.

    `own` (columns, participants) is the participant's own score, NaN where there is none.
    `shown` and `counted` are (columns, participants, groups): the cells that stand on the page,
    and those that totals count. `protected` and `others_shown` are (columns, participants): how
    many protected raters a total rests on, and whether it stands on the page.
    """

    own: Floats
    groups: Figures
    shown: Mask
    counted: Mask
    others: Figures
    protected: Floats
    others_shown: Mask


@dataclass(frozen=True, slots=True)
class ClearedCohort:
    """All that the profiles of a cohort are cut from.

    `present` (groups,) says which groups anybody in the cohort belongs to; `counts` (items,
    participants, options) are the ratings that totals count.
    """

    merging: Merging
    present: Mask
    scales: Cleared
    items: Cleared
    counts: Counts
    agreement: AgreementFigures


def clear(scores: Scores, policy: DisclosurePolicy) -> ClearedCohort:
    """Merge what is too small, find what may be shown, and make the figures of that alone."""
    everybody = _in_policy_order(scores.ratings.people, policy)
    raters = raters_who_answered(scores.ratings, everybody)[:, :-1]
    merging = merge_small_groups(raters, policy)
    people = merged_people(everybody, merging)
    gate = _Gate(scores.policy, policy)
    scales = gate.cleared(scale_sums(scores.raters, people), scores.scale_range(), policy.minimum_raters)
    items = gate.cleared_items(scores, people, scales.shown)
    counts = option_counts(scores.ratings, people, _and_own(items.counted, own=False))
    return ClearedCohort(
        merging=merging,
        present=np.asarray(raters.sum(axis=0) > 0, dtype=bool),
        scales=scales,
        items=items,
        counts=counts,
        agreement=agreement_figures(counts, scores.key),
    )


@dataclass(frozen=True, slots=True)
class _Gate:
    """The two policies that a figure has to pass."""

    scoring: ScoringPolicy
    disclosure: DisclosurePolicy

    def cleared_items(self, scores: Scores, people: People, scales_shown: Mask) -> Cleared:
        """The figures of items, without those that would tell who left an item out."""
        sums, fewest = item_sums(scores.ratings, people), self.disclosure.minimum_raters_item
        answers, needed = sums.n[..., :-1], minima(self.disclosure, fewest)
        withheld = items_to_withhold(scores.ratings, people, answers, scales_shown, needed)
        return self.cleared(sums.where(~_and_own(withheld, own=False)), scores.item_range(), fewest)

    def cleared(self, everybody: Sums, span: Range, fewest: int) -> Cleared:
        """The figures of merged groups; the last group of `everybody` is `self`."""
        own, needed = everybody.n.shape[-1] - 1, minima(self.disclosure, fewest)
        sums = everybody.in_groups(range(own))
        shown = large_enough(sums.n, needed)
        counted, protected = counted_in_totals(sums.n, shown, needed)
        pool = within_group_pool(sums.where(shown))
        level, rule = self.scoring.confidence, self.scoring.all_others
        return Cleared(
            own=everybody.mean[..., own],
            groups=group_figures(sums.where(shown), span, level, pool),
            shown=shown,
            counted=counted & (sums.n > 0),
            others=others_figures(sums.where(counted), rule, span, level, pool),
            protected=protected,
            others_shown=np.asarray(protected >= fewest, dtype=bool),
        )


def _in_policy_order(people: People, policy: DisclosurePolicy) -> People:
    """The same people with the policy's groups in their order, and `self` after them."""
    groups = (*(group.id for group in policy.groups), SELF)
    unknown = [name for name in people.groups if name not in groups]
    raise_all([f"rater group {name!r}: the policy has no such group" for name in unknown])
    place = np.array([groups.index(name) for name in people.groups], dtype=np.intp)
    return replace(people, groups=groups, group=place[people.group])


def _and_own(mask: Mask, *, own: bool) -> Mask:
    """The mask (columns, participants, groups) with `self` as one more group."""
    return np.concatenate([mask, np.full((*mask.shape[:-1], 1), own)], axis=-1)
