"""How often each option was chosen, as far as it may be told.

A count below the threshold is told as "fewer", 0 included. All counts add up to the raters, so the
exact ones tell what those leave over. Where that would be fewer than the threshold, or would settle
them, the smallest of the other counts is told as "at least the threshold" as well, and so on
(complementary suppression: Hundepool et al. 2012, Statistical Disclosure Control, section 4.2).
"""

from collections.abc import Sequence

from scoring.profile import OptionCount


def option_ranges(counts: Sequence[int], fewest: int) -> tuple[OptionCount, ...] | None:
    """Each count, exactly or as a range; None where even ranges would settle the small counts."""
    small = [option for option, count in enumerate(counts) if count < fewest]
    large = sorted((count, option) for option, count in enumerate(counts) if count >= fewest)
    for vague in range(len(large) + 1):
        left_over = sum(counts[option] for option in small) + sum(count for count, _ in large[:vague])
        if not small or _unsettled(left_over, len(small), vague, fewest):
            return _told(counts, {option for _, option in large[:vague]}, fewest)
    return None


def _unsettled(left_over: int, small: int, vague: int, fewest: int) -> bool:
    """Whether small counts stay open when they and `vague` larger ones are known to add up."""
    if vague:
        return left_over > vague * fewest
    return fewest <= left_over < small * (fewest - 1)


def _told(counts: Sequence[int], vague: set[int], fewest: int) -> tuple[OptionCount, ...]:
    return tuple(
        _range(count, sum(counts), fewest, vague=option in vague) for option, count in enumerate(counts)
    )


def _range(count: int, total: int, fewest: int, *, vague: bool) -> OptionCount:
    if count < fewest:
        return OptionCount(0, fewest - 1)
    return OptionCount(fewest, total) if vague else OptionCount(count, count)
