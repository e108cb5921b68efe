"""The cohort after the gate: what may be shown of every participant, as arrays.

Columns are scales or items; groups are the policy's, after merging. Where a mask does not hold,
the number beside it is never read again, and no figure of anybody is made with it.
"""

from dataclasses import dataclass

import numpy as np

from scoring.alike import AgreementFigures, agreement_figures
from scoring.disclosure.audited import Audited, audited
from scoring.disclosure.differencing import counted_in_totals
from scoring.disclosure.heads import people_as_counted
from scoring.disclosure.lent import lent_variance
from scoring.disclosure.printed import Printed, Told, printed_totals, printed_units
from scoring.disclosure.releases import HeldBack
from scoring.disclosure.spreads import UnitMeans, open_items, vague_company
from scoring.disclosure.thresholds import (
    Merging,
    Minima,
    large_enough,
    minima,
)
from scoring.figures import Range
from scoring.groups import Counts, Floats, Mask, Sums, option_counts
from scoring.policy import DisclosurePolicy, ScoringPolicy
from scoring.scores import Scores
from scoring.tables import People, Rows

_LEAST_WIDTH = 2
"""With more options to be left open than these, no spread is shown at all."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """Figures of scales or items, with the masks of what may be shown.

    `own` (columns, participants) is the participant's own score, NaN where there is none. `groups`
    and `shown` are (columns, participants, groups): the cells that stand on the page. `others` and
    `others_shown` are (columns, participants), and so is `protected`: how many protected raters a
    total rests on.
    """

    own: Floats
    groups: Printed
    shown: Mask
    others: Printed
    protected: Floats
    others_shown: Mask


@dataclass(frozen=True, slots=True)
class Spreads:
    """How differently raters answered, where it may be told.

    `counts` (items, participants, options) are the protected ratings that totals count; `open`
    (items, participants) says where they may be shown. `agreement` rests on the open items alone,
    `items` (scales, participants) says on how many, and `hides` whether others are not open.
    `options` (items,) is the number of response options.
    """

    counts: Counts
    open: Mask
    agreement: AgreementFigures
    items: Rows
    hides: Mask
    options: Rows

    def counts_of(self, participant: int) -> list[list[int]]:
        """The counts of every item of one participant, one for each response option."""
        rows = zip(self.counts[:, participant].tolist(), self.options.tolist(), strict=True)
        return [row[:options] for row, options in rows]


@dataclass(frozen=True, slots=True)
class ClearedCohort:
    """All that the profiles of a cohort are cut from.

    `heard` (participants, groups), by the groups that raters belong to themselves, says whose comments
    may be shown, `speakers` (participants,) how many protected raters that makes.
    `banded` (participants,) says where a mean is told as a band, `left_out` (items, participants) where
    the audit keeps an item of some group back; `fewest_behind` (participants,) is the fewest
    protected raters that anything rests on, 0 for none.
    """

    merging: Merging
    present: Mask
    scales: Cleared
    items: Cleared
    spreads: Spreads
    heard: Mask
    speakers: Rows
    banded: Mask
    left_out: Mask
    fewest_behind: Rows


def clear(scores: Scores, policy: DisclosurePolicy, held: HeldBack | None = None) -> ClearedCohort:
    """Merge what is too small, audit the whole of what is left, and make the figures of that alone.

    `held` says what earlier releases forbid besides: items, and the spreads of whoever is told anew.
    """
    people, merging, present = people_as_counted(scores, policy)
    found = audited(scores, people, policy, held.before if held else None)
    anew = held.anew if held else frozenset()
    may_spread = np.array([name not in anew for name in people.participants], dtype=bool)
    gate = _Gate(scores.policy, policy, found.units.protected)
    scales, items = found.scales, found.items
    heard, speakers = _heard(merging, minima(policy, policy.minimum_raters))
    return ClearedCohort(
        merging=merging,
        present=present,
        scales=gate.cleared(scales, found.scale_sums, scores.scale_range(), policy.minimum_raters),
        items=gate.cleared(items, found.item_sums, scores.item_range(), policy.minimum_raters_item),
        spreads=_spreads(scores, people, found, policy, may_spread),
        heard=heard,
        speakers=speakers,
        banded=_banded(scales) | _banded(items),
        left_out=np.asarray(found.withheld.any(axis=2)),
        # What is new beside an earlier release rests on the late raters alone, no fewer than the minimum.
        fewest_behind=np.where(
            may_spread, found.fewest_behind, np.minimum(found.fewest_behind, policy.minimum_raters)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Gate:
    """The two policies that a figure has to pass; `protected` (units,) says whose answers are."""

    scoring: ScoringPolicy
    disclosure: DisclosurePolicy
    protected: Mask

    def cleared(self, told: Told, sums: Sums, span: Range, fewest: int) -> Cleared:
        """The figures of merged groups; the last group of `sums` is `self`."""
        groups = sums.n.shape[-1] - 1
        shown, raters = told.n[..., :groups] > 0, told.n.sum(axis=-1)
        protected = np.where(self.protected, told.n, 0).sum(axis=-1)
        lenders = sums.in_groups(range(groups)).where(shown)
        lent = lent_variance(lenders, raters, span, self.disclosure.minimum_raters_distribution)
        level, rule = self.scoring.confidence, self.scoring.all_others
        return Cleared(
            own=sums.mean[..., groups],
            groups=printed_units(told, span, lent, level).of_groups(range(groups)),
            shown=shown,
            others=printed_totals(told, rule, span, lent, level),
            protected=protected,
            others_shown=self._enough(raters, protected, fewest),
        )

    def _enough(self, raters: Floats, protected: Floats, fewest: int) -> Mask:
        """Whether a total is shown. Where nobody is protected by the policy, any rater is enough."""
        protects = any(not group.attributed for group in self.disclosure.groups)
        return np.asarray(protected >= fewest if protects else raters > 0, dtype=bool)


def _spreads(
    scores: Scores, people: People, found: Audited, policy: DisclosurePolicy, allowed: Mask
) -> Spreads:
    """The spread of items that may be shown, and agreement on those; `allowed` is (participants,)."""
    key = scores.key
    counted = _counted_groups(found)
    every, protected = (
        option_counts(scores.ratings, people, _and_own(mask))
        for mask in (counted, counted & ~found.units.attributed)
    )
    options = np.array([key.options(item) for item in range(len(key.items))], dtype=np.intp)
    members = [list(key.members(scale)) for scale in key.scale_names]
    alone = ~vague_company(found.items.bands, found.vague, members)
    shown = alone & _open(found, protected, options, policy.minimum_options) & allowed
    agreement = agreement_figures(np.where(shown[..., None], every, 0), key)
    known = ~np.isnan(agreement.ad_item)
    items = np.stack([known[each].sum(axis=0) for each in members])
    hides = np.stack([~shown[each].all(axis=0) for each in members])
    return Spreads(protected, shown, agreement, items, hides, options)


def _counted_groups(found: Audited) -> Mask:
    """The groups (items, participants, groups) whose ratings totals count."""
    units = found.units.of(found.scale_of_items)
    told = found.items.n > 0
    return np.asarray(np.where(units.crowd, told[..., -1:], told[..., :-1]))


def _open(found: Audited, counts: Counts, options: Rows, width: int) -> Mask:
    """Where the spread of items may be shown, (items, participants)."""
    if width != _LEAST_WIDTH:
        return np.full(counts.shape[:2], width < _LEAST_WIDTH)
    n = np.where(found.units.protected, found.items.n, 0)
    complete = found.sheets.complete[found.scale_of_items]
    return open_items(UnitMeans(n, found.item_totals, found.items.bands, complete), counts, options)


def _heard(merging: Merging, needed: Minima) -> tuple[Mask, Rows]:
    """The groups whose raters are in a unit, and how many protected raters that makes.

    Comments of raters whom no figure counts would tell that there is somebody else.
    """
    raters = merging.raters[None].astype(float)
    shown = large_enough(raters, needed)
    counted, protected = counted_in_totals(raters, shown, needed)
    in_units = (counted & (shown | ~needed.attributed))[0]
    return np.take_along_axis(in_units, merging.target, axis=1), protected[0].astype(np.intp)


def _banded(told: Told) -> Mask:
    """Who has a mean that is told as a band, (participants,)."""
    return np.asarray((told.bands.top | told.bands.bottom).any(axis=(0, 2)), dtype=bool)


def _and_own(mask: Mask) -> Mask:
    """The mask (columns, participants, groups) with `self`, whom it leaves out, as one more group."""
    return np.concatenate([mask, np.zeros((*mask.shape[:-1], 1), dtype=bool)], axis=-1)
