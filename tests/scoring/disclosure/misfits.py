"""Every cell of a profile that is not as the oracle says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.policy import AllOthers, DisclosurePolicy
from scoring.profile import ALL_OTHERS, SELF, Bound, Cell, GroupScore, Profile, Suppressed
from tests.scoring.cohorts import Cohort
from tests.scoring.disclosure.campaigns import columns_of
from tests.scoring.disclosure.oracle import CROWD, Answers, Expected, Unit, between

Number = Fraction | float
Misfit = tuple[str, object]
"""A place on a page, and what is found there."""

NOTHING = Expected()


@dataclass(frozen=True)
class Part:
    """What a unit of `n` raters adds to a total: `mean`, or if it is told by a bound, `edge`.

    Both are the lowest and the highest number that it may be.
    """

    n: int
    protected: bool
    mean: tuple[Number, Number]
    bounds: set[Bound | None]
    edge: tuple[Number, Number]


def misfits(profile: Profile, cohort: Cohort, policy: DisclosurePolicy, rule: AllOthers) -> list[Misfit]:
    """The places where a profile shows something else than it has to, and what it shows."""
    page = _Page(profile, Answers(cohort, policy, profile.participant), policy, rule)
    present = set(cohort.wide.dropna(how="all", subset=cohort.items)["rater_group"])
    return [*page.names(present), *page.own(), *page.others()]


@dataclass(frozen=True)
class _Page:
    profile: Profile
    answers: Answers
    policy: DisclosurePolicy
    rule: AllOthers

    def names(self, present: set[str]) -> Iterator[Misfit]:
        """Protected groups are named in any case, attributed ones where there are any in the cohort."""
        named = [rule.id for rule in self.answers.alone if not rule.attributed or rule.id in present]
        for name, column in columns_of(self.profile).items():
            if list(column.groups) != named:
                yield name, list(column.groups)

    def own(self) -> Iterator[Misfit]:
        """The participant's own scores and ratings."""
        columns, own = columns_of(self.profile), self.answers.own
        for scale in self.answers.scales:
            wanted = {item: own.get(item) for item in scale.items} | {scale.name: scale.score(own)}
            for name, number in wanted.items():
                if not _is_own(columns[name].own, number):
                    yield f"{name} {SELF}", columns[name].own

    def others(self) -> Iterator[Misfit]:
        """What scales and items show of groups and of all others."""
        for scale in self.answers.scales:
            units = self.answers.units(scale)
            of_scale = {unit.name: self.answers.score(unit, scale) for unit in units}
            yield from self._column(scale.name, units, of_scale)
            for item in scale.items:
                of_item = {unit.name: self.answers.item(unit, scale, item) for unit in units}
                yield from self._column(item, units, of_item)

    def _column(self, name: str, units: Sequence[Unit], expected: Mapping[str, Expected]) -> Iterator[Misfit]:
        column = columns_of(self.profile)[name]
        cells = column.groups.items()
        yield from ((f"{name} {g}", cell) for g, cell in cells if not expected.get(g, NOTHING).fits(cell))
        is_scale = name in self.profile.scales
        parts = [
            _part(cell, expected[unit.name].ends, protected=unit.protected, is_scale=is_scale)
            for unit in units
            if isinstance(cell := column.groups.get(unit.name), GroupScore)
        ]
        crowd = expected.get(CROWD, NOTHING)
        ways = [[*parts, _crowd(crowd, is_scale=is_scale)]] if crowd.n else []
        ways += [parts] if crowd.optional or not crowd.n else []
        fewest = self.policy.minimum_raters if is_scale else self.policy.minimum_raters_item
        if not any(self._is_total(column.all_others, way, fewest) for way in ways):
            yield f"{name} {ALL_OTHERS}", column.all_others

    def _is_total(self, cell: Cell, parts: Sequence[Part], fewest: int) -> bool:
        protects = any(not group.attributed for group in self.policy.groups)
        raters = sum(part.n for part in parts if part.protected or not protects)
        enough = raters >= (fewest if protects else 1)
        if isinstance(cell, Suppressed) or not enough:
            return isinstance(cell, Suppressed) and not enough
        may_be = cell.bound in _bounds(parts)
        numbers = [part.edge if cell.bound else part.mean for part in parts]
        low, high = (self._mean(parts, [number[end] for number in numbers]) for end in (0, 1))
        return may_be and cell.n == sum(part.n for part in parts) and between(low, cell.mean, high)

    def _mean(self, parts: Sequence[Part], numbers: Sequence[Number]) -> float:
        weights = [part.n if self.rule is AllOthers.EQUAL_RATERS else 1 for part in parts]
        return float(sum(w * x for w, x in zip(weights, numbers, strict=True)) / sum(weights))


def _bounds(parts: Sequence[Part]) -> set[Bound | None]:
    """The bounds that a total may have: that of all its parts, or none where they may differ."""
    common = {bound for bound in Bound if all(bound in part.bounds for part in parts)}
    surely = any(all(part.bounds == {bound} for part in parts) for bound in Bound)
    return {*common} if surely else {*common, None}


def _is_own(cell: Cell, number: Fraction | int | None) -> bool:
    if number is None or isinstance(cell, Suppressed):
        return number is None and isinstance(cell, Suppressed)
    return cell.n == 1 and abs(cell.mean - number) < 1e-9


def _part(cell: GroupScore, ends: tuple[int, int], *, protected: bool, is_scale: bool) -> Part:
    """What a printed cell adds: a banded item the middle of its band, a banded scale what lies inside."""
    mean: tuple[Number, Number] = cell.mean, cell.mean
    if cell.bound is not None:
        end = ends[1] if cell.bound is Bound.AT_LEAST else ends[0]
        middle = (cell.mean + end) / 2
        mean = (min(cell.mean, end), max(cell.mean, end)) if is_scale else (middle, middle)
    return Part(cell.n, protected, mean, {cell.bound}, (cell.mean, cell.mean))


def _crowd(expected: Expected, *, is_scale: bool) -> Part:
    """What raters add whom no cell shows."""
    low, high = expected.ends
    mean: tuple[Number, Number] = expected.true - expected.slack, expected.true + expected.slack
    narrow, wide = expected.widths
    edge: tuple[Number, Number] = high - wide, high - narrow
    if Bound.AT_MOST in expected.bounds:
        edge = low + narrow, low + wide
    if None not in expected.bounds and not is_scale:
        middle = (edge[0] + (high if Bound.AT_LEAST in expected.bounds else low)) / 2
        mean = middle, middle
    return Part(expected.n, protected=True, mean=mean, bounds=expected.bounds, edge=edge)
