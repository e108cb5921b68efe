"""What all releases about one participant tell together, and which rater groups are to blame for it.

Each test looks at the newest page beside the earlier ones and names the groups that may not be told
anew: two raters who came between two releases are found by subtracting one from the other, however
many raters each figure rests on.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scoring.disclosure.published import Cell, Comment, Line, Page, Sum, Unit
from scoring.disclosure.smallest_support import smallest_support
from scoring.policy import DisclosurePolicy

Groups = frozenset[int]
"""Rater groups by their positions in the policy."""

NONE: Groups = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What cannot be told anew: rater groups as they are now, or only the means of some items."""

    groups: Groups = NONE
    cells: frozenset[Cell] = frozenset()


def verdict(now: Page, before: Sequence[Page], policy: DisclosurePolicy) -> Verdict:
    """What cannot be told as it stands on the page `now`, after the pages of `before`, oldest first.

    The first of these tests that fails names it: nobody stands in two groups; nobody whose answers
    were protected comes into a group that needs no protection; the raters of a unit differ from those
    of the last page by none or by enough; comments are new only where enough raters are; a unit that
    has raters of an earlier page is the same unit and has lost none; and no sum of what was published
    rests on too few raters. A rater has the same id on all pages.
    """
    history = _History(tuple(before), now, policy)
    for test in (history.twice, history.exposed, history.too_alike, history.late_comments):
        groups = test()
        if groups:
            return Verdict(groups)
    return history.telling()


@dataclass(frozen=True, slots=True)
class _History:
    """The pages about one participant, the newest beside the earlier ones."""

    before: tuple[Page, ...]
    now: Page
    policy: DisclosurePolicy

    def twice(self) -> Groups:
        """The groups of raters who stand in several: as they were in one, and as they are in another."""
        times = Counter(line.rater for line in self.now.lines)
        return frozenset(line.group for line in self.now.lines if times[line.rater] > 1)

    def exposed(self) -> Groups:
        """The groups of raters who would be known now, and were hidden among others before."""
        lines = {line for page in (*self.before, self.now) for line in page.lines}
        hidden = {line.rater for line in lines if not self.policy.groups[line.group].attributed}
        now = {line.rater for line in self.now.lines if self.policy.groups[line.group].attributed}
        return frozenset(line.group for line in lines if line.rater in now & hidden)

    def too_alike(self) -> Groups:
        """The groups of units that are shown again with too small a difference."""
        last, fewest = self.before[-1], self.policy.release_difference
        found: set[int] = set()
        for unit in range(len(self.policy.groups)):
            if self._is_shown(unit, self.now) and self._is_shown(unit, last):
                differing = len(_of_unit(self.now, unit) ^ _of_unit(last, unit))
                found |= {unit} if 0 < differing < fewest else set()
        return frozenset(found)

    def _is_shown(self, unit: int, page: Page) -> bool:
        rule = self.policy.groups[unit]
        return not rule.attributed and page.size[unit] >= self.policy.minimum(rule)

    def telling(self) -> Verdict:
        """The units whose means, with those of earlier pages, tell of too few raters, or their items."""
        groups, cells, known = set[int](), set[Cell](), self._known()
        for scale, units in enumerate(self.now.units):
            earlier = dict.fromkeys(unit for page in self.before for unit in page.units[scale])
            new = set(units) - set(earlier)
            for part in _connected([*earlier, *(unit for unit in units if unit in new)]) if new else ():
                found = self._of_part(part, new, known)
                groups |= found.groups
                cells |= found.cells
        return Verdict(self._changed(groups) or frozenset(groups), frozenset(cells))

    def _of_part(self, part: Sequence[Unit], new: set[Unit], known: frozenset[str]) -> Verdict:
        """What cannot be told of the new ones of some units that have raters in common.

        Beside an earlier page no item mean is told anew: late raters who all chose the end of the
        range would be found by subtraction, however many they are.
        """
        told_anew, earlier = sorted(new.intersection(part)), [unit for unit in part if unit not in new]
        if not told_anew:
            return Verdict()
        below = max(self.policy.minimum(self.policy.groups[g]) for unit in part for g in unit.groups)
        told = {one: None for unit in earlier for one in unit.sums()}
        told |= {unit.scale_sum(): None for unit in told_anew}
        torn = any(not unit.grew_out_of(old) for unit in told_anew for old in earlier if unit.touches(old))
        if torn or _rests_on_fewer(told, known, below):
            return Verdict(frozenset(group for unit in told_anew for group in unit.groups))
        items = {unit.item_sum(item): None for unit in told_anew for item in unit.items}
        if not earlier and not _rests_on_fewer(told | items, known, below):
            return Verdict()
        return Verdict(cells=frozenset((item, unit.place) for unit in told_anew for item in unit.items))

    def _known(self) -> frozenset[str]:
        """Raters whose answers a reader knows, as they once were in a group that needs no protection."""
        pages = (*self.before, self.now)
        lines = (line for page in pages for line in page.lines)
        return frozenset(line.rater for line in lines if self.policy.groups[line.group].attributed)

    def late_comments(self) -> Groups:
        """The groups of raters who differ from the last page, where there are new comments of too few."""
        last = self.before[-1]
        comments = self._protected(self.now.comments ^ last.comments)
        lines = self._protected(frozenset(self.now.lines) ^ frozenset(last.lines))
        raters = {one.rater for one in (*comments, *lines)}
        few = bool(comments) and len(raters) < self.policy.minimum_raters_comments
        return frozenset(one.group for one in (*comments, *lines)) if few else NONE

    def _protected(self, found: frozenset[Line] | frozenset[Comment]) -> list[Line | Comment]:
        return [one for one in found if not self.policy.groups[one.group].attributed]

    def _changed(self, groups: set[int]) -> Groups:
        """Those of the groups in which somebody has another sheet than on the last page."""
        changed = {line.group for line in frozenset(self.now.lines) ^ frozenset(self.before[-1].lines)}
        return frozenset(groups & changed)


def _of_unit(page: Page, unit: int) -> set[str]:
    return {line.rater for line in page.lines if page.target[line.group] == unit}


def _rests_on_fewer(sums: Mapping[Sum, None], known: frozenset[str], below: int) -> bool:
    unknowns = {unknown for one in sums for unknown, _ in one}
    owner = {unknown: unknown.rater for unknown in unknowns if unknown.rater not in known}
    return smallest_support([dict(one) for one in sums], owner, below=below) is not None


def _connected(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """The units in parts that have no rater in common."""
    parts: list[tuple[set[str], list[Unit]]] = []
    for unit in units:
        raters = {line.rater for line in unit.lines}
        touching = [part for part in parts if part[0] & raters]
        parts = [part for part in parts if not part[0] & raters]
        parts.append(
            (raters.union(*(r for r, _ in touching)), [*(u for _, us in touching for u in us), unit])
        )
    return (found for _, found in parts)
