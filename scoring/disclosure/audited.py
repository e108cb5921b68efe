"""The audit of a whole cohort: what may be told of each unit, from the heads and the sheets in it."""

from dataclasses import dataclass, replace

import numpy as np

from scoring.disclosure.bands import Bands, bands, has_room
from scoring.disclosure.extremes import steps_inwards
from scoring.disclosure.linear import items_to_withhold
from scoring.disclosure.printed import Told, middles
from scoring.disclosure.thresholds import Minima, minima
from scoring.disclosure.unit_sheets import UnitSheets, unit_sheets
from scoring.disclosure.units import Units, units_of
from scoring.groups import Floats, Mask, Sums, item_sums, scale_sums
from scoring.key import Key
from scoring.policy import DisclosurePolicy
from scoring.scores import Scores
from scoring.tables import People, Rows


@dataclass(frozen=True, slots=True)
class Before:
    """What earlier releases demand of this one.

    `withheld` (items, participants, units) are item means that they forbid. `moved` (scales,
    participants, units) are the parts by which scale totals have to be moved, NaN where nothing
    about them was released in another form.
    """

    withheld: Mask
    moved: Floats


@dataclass(frozen=True, slots=True)
class Audited:
    """What the audit found, and the sums by group that it began with (`self` comes last).

    `scales` and `items` are what is told of units, `moved` (scales, participants, units) the parts by
    which a scale total is moved at an end of the range, `item_totals` (items, participants, units) their
    sums of option numbers; `withheld` (items, participants, units) is what
    the linear part keeps back. `fewest_behind` (participants,) is the fewest protected raters that
    anything told of a participant rests on, 0 for none. `scale_of_items` are positions.
    """

    units: Units
    sheets: UnitSheets
    scale_sums: Sums
    item_sums: Sums
    scales: Told
    items: Told
    moved: Floats
    item_totals: Floats
    withheld: Mask
    fewest_behind: Rows
    scale_of_items: list[int]

    @property
    def vague(self) -> Mask:
        """The items (items, participants, units) that are told as bands, or answered and not told."""
        answered = self.sheets.below_top + self.sheets.above_bottom > 0
        bands = self.items.bands.top | self.items.bands.bottom
        return np.asarray(bands | (answered & (self.items.n == 0)))


def audited(
    scores: Scores, people: People, policy: DisclosurePolicy, before: Before | None = None
) -> Audited:
    """Audit what would be told about everybody; `people` are in the groups that they are counted in."""
    by_scale, by_item = scale_sums(scores.raters, people), item_sums(scores.ratings, people)
    groups = range(len(people.groups) - 1)
    needed = minima(policy, policy.minimum_raters)
    units = units_of(by_scale.n[..., :-1], needed)
    sheets = unit_sheets(replace(scores.ratings, people=people), scores.raters, units)
    auditor = _Auditor(scores, policy, units, sheets)
    scale_of_items = _scale_of_items(scores.key)
    items = units.of(scale_of_items).gathered(by_item.in_groups(groups))
    enough = auditor.enough(items)
    withheld, fewest_behind = auditor.linear(enough)
    withheld = withheld if before is None else withheld | (enough & before.withheld)
    told_items = auditor.told_items(items, enough & ~withheld)
    scales = units.gathered(by_scale.in_groups(groups).where(units.alone | units.crowd))
    moved = auditor.moved(scales, told_items)
    moved = moved if before is None else np.where(np.isnan(before.moved), moved, before.moved)
    return Audited(
        units=units,
        sheets=sheets,
        scale_sums=by_scale,
        item_sums=by_item,
        scales=auditor.told_scales(scales, moved),
        moved=moved,
        items=told_items,
        item_totals=items.total,
        withheld=withheld,
        fewest_behind=fewest_behind,
        scale_of_items=scale_of_items,
    )


@dataclass(frozen=True, slots=True)
class _Auditor:
    """The steps of the audit, each from what the last one left."""

    scores: Scores
    policy: DisclosurePolicy
    units: Units
    sheets: UnitSheets

    def enough(self, items: Sums) -> Mask:
        """The item cells (items, participants, units) with raters enough for a mean and for bands."""
        needed = minima(self.policy, self.policy.minimum_raters_item)
        least = np.maximum(self.units.fewest, _with_crowd(needed))
        room = has_room(items.n, self._options()[:, None, None], self.policy.minimum_options)
        return np.asarray((items.n >= least) & (room | ~self.units.protected))

    def linear(self, enough: Mask) -> tuple[Mask, Rows]:
        """What the linear audit withholds, and the fewest raters behind what is told of each."""
        cells = enough.shape[1] * enough.shape[2]
        audit = items_to_withhold(
            self.scores.ratings,
            self.sheets.place,
            self.sheets.scored,
            (enough & self.units.protected).reshape(len(enough), cells),
            self.units.fewest.ravel(),
            cells,
        )
        behind = audit.fewest_behind.reshape(len(audit.fewest_behind), *enough.shape[1:])
        most = np.iinfo(np.intp).max
        least = np.where(behind > 0, behind, most).min(axis=(0, 2), initial=most)
        return audit.withheld.reshape(enough.shape), np.where(least == most, 0, least)

    def told_items(self, items: Sums, visible: Mask) -> Told:
        """What is told of items: exactly, or as a band at an end of the response range."""
        n = np.where(visible, items.n, 0)
        below = items.n * self._options()[:, None, None] - items.total
        above = items.total - items.n
        found = bands(n, below, above, self.policy.minimum_options).where(self.units.protected)
        mean = np.where(visible, items.mean, np.nan)
        return Told(n, mean, middles(found, self.scores.item_range(), mean), found)

    def moved(self, scales: Sums, items: Told) -> Floats:
        """The parts by which each scale total is moved, beside what is told of its items."""
        options = self.policy.minimum_options
        steps = steps_inwards(self.sheets, items.bands, items.n > 0, _members(self.scores.key), options)
        return np.asarray(steps * scales.unit[:, None, None] / self.sheets.usual)

    def told_scales(self, scales: Sums, moved: Floats) -> Told:
        """What is told of scales, whose totals are `moved` by so many parts."""
        mean = replace(scales, total=scales.total + moved).mean
        found = self._scale_bands(scales.n, mean)
        return Told(scales.n, mean, mean, found)

    def _scale_bands(self, n: Floats, mean: Floats) -> Bands:
        """Bands of scale means, by the answer steps between them and the ends of the range."""
        span, answers = self.scores.scale_range(), n * self.sheets.usual
        below = (span.high[:, None, None] - mean) * answers
        above = (mean - span.low[:, None, None]) * answers
        found = bands(answers, below, above, self.policy.minimum_options)
        return found.where(self.units.protected)

    def _options(self) -> Rows:
        key = self.scores.key
        return np.array([key.options(item) for item in range(len(key.items))], dtype=np.intp)


def _with_crowd(needed: Minima) -> Rows:
    """The fewest raters of each unit (units,): of each group, and of the crowd."""
    return np.append(needed.groups, needed.figure)


def _members(key: Key) -> list[tuple[int, ...]]:
    return [key.members(scale) for scale in key.scale_names]


def _scale_of_items(key: Key) -> list[int]:
    """The position of each item's scale."""
    places = {name: place for place, name in enumerate(key.scale_names)}
    return [places[name] for name in key.scales]
