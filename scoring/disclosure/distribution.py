"""How often each option was chosen, as far as it may be told.

A count below the threshold is told as "fewer", 0 included. All counts add up to the raters, so the
exact ones tell what those leave over. Where that would be fewer than the threshold, or would settle
them, one of the other counts is told as "at least the threshold" as well (complementary suppression:
Hundepool et al. 2012, Statistical Disclosure Control, section 4.2). Which one depends on where the
small counts are and on nothing else: if it were the smallest, say, then those that are told exactly
would bound it.
"""

from collections.abc import Sequence

from scoring.profile import OptionCount


def option_ranges(counts: Sequence[int], fewest: int) -> tuple[OptionCount, ...] | None:
    """Each count, exactly or as a range; None where even ranges would settle the small counts."""
    small = [option for option, count in enumerate(counts) if count < fewest]
    left_over = sum(counts[option] for option in small)
    if fewest == 1 or not small or fewest <= left_over < len(small) * (fewest - 1):
        return _told(counts, fewest)
    vague = _nearest_large(counts, small, fewest)
    is_open = vague is not None and left_over + counts[vague] > fewest
    return _told(counts, fewest, vague) if is_open else None


def _nearest_large(counts: Sequence[int], small: Sequence[int], fewest: int) -> int | None:
    """Of the options that are not small the one next to a small one, of equally near ones the lower."""
    large = [option for option, count in enumerate(counts) if count >= fewest]
    return min(large, key=lambda option: min(abs(option - other) for other in small), default=None)


def _told(counts: Sequence[int], fewest: int, vague: int | None = None) -> tuple[OptionCount, ...]:
    exact_or_few = [OptionCount(c, c) if c >= fewest else OptionCount(0, fewest - 1) for c in counts]
    if vague is not None:
        exact_or_few[vague] = OptionCount(fewest, sum(counts))
    return tuple(exact_or_few)
