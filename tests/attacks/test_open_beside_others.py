"""Every answer stays open beside other pages: those of the rest of a cohort, and of earlier releases.

As in `test_every_answer_stays_open`, all worlds are gathered that lead to the same pages, and no
rater may have given the same answer in all of them.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations_with_replacement, product

import pandas as pd
import pytest

from scoring import DisclosurePolicy, GroupRule, Profile, Scores, protect, score
from scoring.profile import GroupScore
from tests.attacks.test_every_answer_stays_open import page

Answers = tuple[int, ...]
"""What raters answered to the only item, in no order."""

POLICY = DisclosurePolicy((GroupRule("peer"),), minimum_raters_distribution=3)


def scores(answers: Sequence[Answers], options: int, ids: Sequence[str]) -> Scores:
    """One participant for each of the answers; `ids` are those of the raters, all of them peers."""
    rows = [
        (f"P{place:05}", f"{place}-{rater}", "peer", answer)
        for place, given in enumerate(answers)
        for rater, answer in zip(ids, given, strict=True)
    ]
    key = pd.DataFrame({"item": ["A0"], "scale": ["A"], "reverse": False, "minimum": 1, "maximum": options})
    return score(pd.DataFrame(rows, columns=["participant", "rater", "rater_group", "A0"]), key)


def with_interval(profile: Profile) -> Hashable:
    """All that a reader sees of a profile, with the intervals."""
    cells = [cell for each in profile.items.values() for cell in each.groups.values()]
    ends = [(cell.low, cell.high) for cell in cells if isinstance(cell, GroupScore)]
    return page(profile), tuple(ends)


def with_sum(options: int, raters: int, total: int) -> list[Answers]:
    """The ways in which so many raters can answer with this sum."""
    found = combinations_with_replacement(range(1, options + 1), raters)
    return [answers for answers in found if sum(answers) == total]


def test_all_pages_of_a_cohort_of_four_leave_every_answer_open() -> None:
    cohort = [(3, 3, 3), (2, 3, 3), (2, 3, 3), (3, 3, 4)]
    pages = list(map(with_interval, protect(scores(cohort, 4, "abc"), POLICY)))
    same_means = product(*(with_sum(4, 3, sum(answers)) for answers in cohort))
    first = {
        world[0]
        for world in same_means
        if list(map(with_interval, protect(scores(world, 4, "abc"), POLICY))) == pages
    }
    assert first > {(3, 3, 3)}


def pinned_in_two_releases(before: str, after: str, options: int) -> Iterator[tuple[Answers, Answers]]:
    """The answers before and after in which all who stay, come or go are known to have given one answer.

    `before` and `after` have a letter a rater; nobody thinks again.
    """
    parts = [
        sorted(part)
        for part in (set(before) & set(after), set(after) - set(before), set(before) - set(after))
    ]
    ways = [list(combinations_with_replacement(range(1, options + 1), len(part))) for part in parts]
    ids = [rater for part in parts for rater in part]
    worlds = [dict(zip(ids, sum(way, ()), strict=True)) for way in product(*ways)]
    then, now = ([tuple(world[r] for r in release) for world in worlds] for release in (before, after))
    first = scores(then, options, before)
    later = protect(scores(now, options, after), POLICY, released=[first])
    fibres: dict[Hashable, list[int]] = defaultdict(list)
    for place, pages in enumerate(zip(protect(first, POLICY), later, strict=True)):
        fibres[tuple(map(page, pages))].append(place)
    for fibre in fibres.values():
        said = [{worlds[place][rater] for place in fibre for rater in part} for part in parts]
        if any(len(options_left) == 1 for options_left in said):
            yield then[fibre[0]], now[fibre[0]]


@pytest.mark.parametrize(
    ("before", "after", "options"), [("abc", "abcdef", 5), ("abcdef", "abc", 4), ("abc", "def", 4)]
)
def test_two_releases_leave_every_answer_open(before: str, after: str, options: int) -> None:
    assert list(pinned_in_two_releases(before, after, options)) == []


@pytest.mark.parametrize(("batches", "options"), [(("abc", "de", "fghi"), 3), (("abc", "def", "ghi"), 3)])
def test_three_releases_with_more_raters_each_leave_every_answer_open(
    batches: tuple[str, ...], options: int
) -> None:
    ways = (list(combinations_with_replacement(range(1, options + 1), len(batch))) for batch in batches)
    worlds = [dict(zip("".join(batches), sum(way, ()), strict=True)) for way in product(*ways)]
    releases = ["".join(batches[: number + 1]) for number in range(len(batches))]
    found = [scores([tuple(world[r] for r in ids) for world in worlds], options, ids) for ids in releases]
    profiles = [protect(now, POLICY, released=found[:number]) for number, now in enumerate(found)]
    fibres: dict[Hashable, list[dict[str, int]]] = defaultdict(list)
    for world, pages in zip(worlds, zip(*profiles, strict=True), strict=True):
        fibres[tuple(map(page, pages))].append(world)
    for fibre in fibres.values():
        for batch in batches:
            assert len({world[rater] for world in fibre for rater in batch}) > 1
