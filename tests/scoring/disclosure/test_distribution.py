from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pytest

from scoring.disclosure.distribution import option_ranges
from scoring.profile import OptionCount

Ranges = tuple[OptionCount, ...]


def told(counts: list[int], fewest: int = 3) -> str:
    """The ranges in a few letters: 4, <3 and 3+."""
    found = option_ranges(counts, fewest)
    return "nothing" if found is None else " ".join(word(each, fewest) for each in found)


def word(count: OptionCount, fewest: int) -> str:
    if count.low == count.high:
        return str(count.low)
    return f"<{count.high + 1}" if count.low == 0 else f"{fewest}+"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # what the small counts leave over is enough, and less than the most that they can be
        ([2, 1, 2, 2, 0], "<3 <3 <3 <3 <3"),
        ([0, 1, 4, 2, 0], "<3 <3 4 <3 <3"),
        ([4, 3, 5, 3, 3], "4 3 5 3 3"),
        # it is too little, so the option next to a small one is told vaguely
        ([4, 4, 2, 5, 6], "4 3+ <3 5 6"),
        ([0, 4, 3, 5, 4], "<3 3+ 3 5 4"),
        ([0, 0, 0, 1, 6], "<3 <3 <3 <3 3+"),
        # it is the most that the small counts can be
        ([2, 2, 6, 3, 4], "<3 <3 3+ 3 4"),
        # the vague count could only be 3, and the small ones 0
        ([0, 3, 4, 5, 4], "nothing"),
        ([2, 2], "nothing"),
    ],
)
def test_small_counts_are_told_as_fewer_and_what_would_settle_them_as_at_least(
    counts: list[int], expected: str
) -> None:
    assert told(counts) == expected


def test_a_vague_count_is_bounded_by_all_raters() -> None:
    assert option_ranges([0, 4, 3], 3) == (OptionCount(0, 2), OptionCount(3, 7), OptionCount(3, 3))


def test_where_one_rater_is_enough_all_counts_are_told() -> None:
    assert told([0, 1, 5], fewest=1) == "0 1 5"


def count_vectors(options: int, raters: int) -> Iterator[tuple[int, ...]]:
    """Every way in which so many raters can choose."""
    for first in product(range(raters + 1), repeat=options - 1):
        if sum(first) <= raters:
            yield *first, raters - sum(first)


SMALL_TOTALS = [(2, 6, 3), (3, 7, 3), (4, 9, 2), (4, 11, 4), (5, 8, 3), (5, 12, 3), (5, 10, 5), (7, 7, 3)]


@pytest.mark.parametrize(("options", "raters", "fewest"), SMALL_TOTALS)
def test_whoever_knows_the_rule_cannot_tell_a_small_count(options: int, raters: int, fewest: int) -> None:
    """All counts are tried: those that are told alike leave each small one more than one number."""
    alike: dict[Ranges | None, list[tuple[int, ...]]] = defaultdict(list)
    for counts in count_vectors(options, raters):
        alike[option_ranges(counts, fewest)].append(counts)
    for ranges, found in alike.items():
        for option, each in enumerate(ranges or ()):
            assert each.low > 0 or len({counts[option] for counts in found}) > 1


@pytest.mark.parametrize(("options", "raters", "fewest"), SMALL_TOTALS)
def test_what_is_told_is_true(options: int, raters: int, fewest: int) -> None:
    for counts in count_vectors(options, raters):
        ranges = option_ranges(counts, fewest) or ()
        assert all(each.low <= count <= each.high for each, count in zip(ranges, counts, strict=False))
