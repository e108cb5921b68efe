"""What a page has to show of its units, worked out rater by rater in fractions.

Where the audit may withhold an item or move a scale's mean by a few answers, the oracle does not say
how far it goes, but how far it may go.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from scoring.policy import DisclosurePolicy, GroupRule
from scoring.profile import SELF, Bound, Cell, ItemProfile, Profile, ScaleProfile, Suppressed
from tests.scoring import oracle
from tests.scoring.cohorts import Cohort
from tests.scoring.disclosure.campaigns import columns_of

Shown = tuple[int, float] | None
"""Number of raters and mean, or None where there is no number."""

Sheet = Mapping[str, int]
"""The ratings of one rater by item; what was left out is not there."""

CROWD = "crowd"
ROUNDING = 1e-9


def columns(profile: Profile) -> dict[str, dict[str, Shown]]:
    """By scale and item, then by group (and all_others, and self): what a profile shows."""
    return {name: _cells(column) for name, column in columns_of(profile).items()}


def _cells(column: ScaleProfile | ItemProfile) -> dict[str, Shown]:
    cells = {"self": column.own, "all_others": column.all_others, **column.groups}
    return {
        name: None if isinstance(cell, Suppressed) else (cell.n, cell.mean) for name, cell in cells.items()
    }


def homes(heads: Mapping[str, int], policy: DisclosurePolicy) -> dict[str, str]:
    """By rater group, the one that its raters are counted in."""
    rules = {rule.id: rule for rule in policy.groups}

    def total(rule: GroupRule) -> int:
        joining = [other for other in policy.groups if other.merges_into == rule.id and too_small(other)]
        return heads.get(rule.id, 0) + sum(total(other) for other in joining)

    def too_small(rule: GroupRule) -> bool:
        return total(rule) < policy.minimum(rule)

    def home(rule: GroupRule) -> str:
        return home(rules[rule.merges_into]) if rule.merges_into and too_small(rule) else rule.id

    return {rule.id: home(rule) for rule in policy.groups}


@dataclass(frozen=True)
class Scale:
    """A scale's items, the ends of their response range, and how many answers make a score."""

    name: str
    items: tuple[str, ...]
    ends: tuple[int, int]
    needed: Fraction

    def score(self, sheet: Sheet) -> Fraction | None:
        """The mean of the answered items, where they are enough."""
        given = [sheet[item] for item in self.items if item in sheet]
        return Fraction(sum(given), len(given)) if given and len(given) >= self.needed else None

    def answers(self, sheet: Sheet) -> int:
        """How many items somebody answered."""
        return sum(item in sheet for item in self.items)


@dataclass(frozen=True)
class Unit:
    """Raters whom a page keeps together on one scale; `fewest` of them make an item's mean."""

    name: str
    protected: bool
    fewest: int
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class Expected:
    """What a cell of `n` raters has to show; nothing where `n` is 0.

    `true` is the mean, which may be told with an error of `slack`. Within a band at either of the
    `ends` it is told by the band's edge; `widths` are those of the narrowest and of the widest band
    that may be meant, below 0 where there is none. Where it is `optional`, the cell may be missing.
    """

    n: int = 0
    true: Fraction = Fraction(0)
    slack: Fraction = Fraction(0)
    ends: tuple[int, int] = (0, 0)
    widths: tuple[Fraction, Fraction] = (Fraction(-1), Fraction(-1))
    optional: bool = False

    def distance(self, bound: Bound) -> Fraction:
        """How far the mean lies from the end of a bound."""
        return self.ends[1] - self.true if bound is Bound.AT_LEAST else self.true - self.ends[0]

    def fits(self, cell: Cell) -> bool:
        """Whether a cell of a profile is as it has to be."""
        if isinstance(cell, Suppressed):
            return self.n == 0 or self.optional
        right = self._fits_mean(cell.mean) if cell.bound is None else self._fits_band(cell.mean, cell.bound)
        return cell.n == self.n and right

    def _fits_mean(self, mean: float) -> bool:
        low, high = self.ends
        nearest = min(mean - low, high - mean)
        return abs(mean - self.true) <= self.slack + ROUNDING and nearest > self.widths[0] + ROUNDING

    def _fits_band(self, edge: float, bound: Bound) -> bool:
        width = self.ends[1] - edge if bound is Bound.AT_LEAST else edge - self.ends[0]
        return self.distance(bound) <= width + ROUNDING and between(self.widths[0], width, self.widths[1])

    @property
    def bounds(self) -> set[Bound | None]:
        """The bounds that the cell may have; None for none."""
        near = {bound for bound in Bound if self.distance(bound) <= self.widths[1]}
        sure = not self.slack and any(self.distance(bound) <= self.widths[0] for bound in Bound)
        return {*near} if sure else {*near, None}


def between(low: Fraction | float, found: float, high: Fraction | float) -> bool:
    """Whether a number lies between two others, as far as rounding lets one tell."""
    return low - ROUNDING <= found <= high + ROUNDING


class Answers:
    """The sheets of everybody who answered about one participant, and what follows from them."""

    def __init__(self, cohort: Cohort, policy: DisclosurePolicy, participant: str) -> None:
        self.policy = policy
        self.scales = _scales(cohort)
        sheets = _sheets(cohort, participant)
        home = homes(Counter(group for group, _ in sheets), policy)
        self.own: Sheet = next((sheet for group, sheet in sheets if group == SELF), {})
        self.groups = {
            group.id: tuple(sheet for name, sheet in sheets if home.get(name) == group.id)
            for group in policy.groups
        }
        self.alone = [group for group in policy.groups if home[group.id] == group.id]

    def units(self, scale: Scale) -> list[Unit]:
        """The groups with enough scores, attributed ones, and the rest where they are enough together."""
        shown = self._shown(scale)
        units = [
            Unit(rule.id, not rule.attributed, self._needed(rule), self.groups[rule.id])
            for rule in self.policy.groups
            if rule.id in shown or rule.attributed
        ]
        crowd = tuple(sheet for rule in self._hidden(scale) for sheet in self.groups[rule.id])
        if sum(scale.score(sheet) is not None for sheet in crowd) < self._asked(scale):
            return units
        strictest = max([self.policy.minimum_raters_item, *(self._asked(each) for each in self.scales)])
        return [*units, Unit(CROWD, protected=True, fewest=strictest, sheets=crowd)]

    def _shown(self, scale: Scale) -> set[str]:
        enough = set()
        for rule in self.policy.groups:
            scores = [scale.score(sheet) for sheet in self.groups[rule.id]]
            enough |= {rule.id} if len(scores) - scores.count(None) >= self.policy.minimum(rule) else set()
        return enough

    def _hidden(self, scale: Scale) -> list[GroupRule]:
        shown = self._shown(scale)
        return [rule for rule in self.policy.groups if rule.id not in shown and not rule.attributed]

    def _asked(self, scale: Scale) -> int:
        """The fewest raters of the crowd: as many as the strictest of its groups needs."""
        return max([self.policy.minimum_raters, *map(self.policy.minimum, self._hidden(scale))])

    def _needed(self, rule: GroupRule) -> int:
        return max(1 if rule.attributed else self.policy.minimum_raters_item, self.policy.minimum(rule))

    def item(self, unit: Unit, scale: Scale, item: str) -> Expected:
        """What an item's cell of a unit has to show."""
        given = [sheet[item] for sheet in unit.sheets if item in sheet]
        width = self._width(len(given), unit)
        room = len(given) * (scale.ends[1] - scale.ends[0]) > 2 * (width * len(given) // 1)
        if not given or len(given) < unit.fewest or (unit.protected and not room):
            return Expected()
        partly = unit.protected and any(0 < scale.answers(s) < len(scale.items) for s in unit.sheets)
        mean = Fraction(sum(given), len(given))
        return Expected(len(given), mean, Fraction(0), scale.ends, (width, width), partly)

    def score(self, unit: Unit, scale: Scale) -> Expected:
        """What a scale's cell has to show; it may be moved where an item is told vaguely or not at all."""
        scores = {i: found for i, s in enumerate(unit.sheets) if (found := scale.score(s)) is not None}
        if not scores or (not unit.protected and len(scores) < unit.fewest):
            return Expected()
        answers = [scale.answers(unit.sheets[i]) * len(scores) for i in scores]
        vague = unit.protected and any(_is_vague(self.item(unit, scale, item)) for item in scale.items)
        slack = Fraction(self.policy.minimum_options - 1, min(answers)) if vague else Fraction(0)
        widths = self._width(max(answers), unit), self._width(min(answers), unit)
        return Expected(len(scores), sum(scores.values()) / Fraction(len(scores)), slack, scale.ends, widths)

    def _width(self, answers: int, unit: Unit) -> Fraction:
        """The fewest tenths that leave enough options to so many answers; below 0 for no band."""
        steps = self.policy.minimum_options - 1
        if not (unit.protected and steps and answers):
            return Fraction(-1)
        return next(Fraction(tenths, 10) for tenths in count() if tenths * answers >= 10 * steps)


def _is_vague(item: Expected) -> bool:
    return item.n == 0 or item.optional or item.bounds != {None}


def _scales(cohort: Cohort) -> list[Scale]:
    found: dict[str, list[str]] = {}
    for item, scale in zip(cohort.items, cohort.key["scale"], strict=True):
        found.setdefault(str(scale), []).append(item)
    return [
        Scale(scale, tuple(items), cohort.bounds[items[0]], len(items) * cohort.share)
        for scale, items in found.items()
    ]


def _sheets(cohort: Cohort, participant: str) -> list[tuple[str, Sheet]]:
    """The rater group and the ratings of everybody with an answer."""
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    answers = oracle.ratings(cohort)
    answers = answers[answers["participant"] == participant]
    rows = zip(answers["rater"], answers["rater_group"], answers["item"], answers["rating"], strict=True)
    for rater, group, item, rating in rows:
        found[str(rater), str(group)][str(item)] = int(rating)
    return [(group, sheet) for (_, group), sheet in found.items()]
