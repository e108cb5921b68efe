"""Lists of items in order, from figures that are shown anyway."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import inf

from scoring.profile import Bound, GroupScore, ItemProfile, Suppressed

LENGTH = 5
"""Items in each list; a longer one is a table, not a message."""

_BEYOND = {Bound.AT_LEAST: inf, Bound.AT_MOST: -inf}


@dataclass(frozen=True, slots=True)
class RankedItems:
    """Items by id, the most telling first; of equal ones the earlier in the questionnaire."""

    highest: tuple[str, ...]
    lowest: tuple[str, ...]
    disputed: tuple[str, ...]


def ranked_items(items: Mapping[str, ItemProfile]) -> RankedItems:
    """The items that all others rate highest and lowest, and those they differ on most.

    Where fewer items than two lists need are shown, the lists are shorter; no item stands in both.
    An item that is told as a band at an end of the range stands before those that are told exactly.
    Disputed is what has the largest average deviation over all others, if that is shown and above 0.
    """
    means = {
        code: _height(item.all_others)
        for code, item in items.items()
        if not isinstance(item.all_others, Suppressed)
    }
    spread = {code: item.ad_mean for code, item in items.items() if not isinstance(item.ad_mean, Suppressed)}
    each = min(LENGTH, len(means) // 2)
    highest = _first(means, each, lambda code: -means[code])
    return RankedItems(
        highest=highest,
        lowest=_first([code for code in means if code not in highest], each, lambda code: means[code]),
        disputed=_first([code for code in spread if spread[code] > 0], LENGTH, lambda code: -spread[code]),
    )


def _height(score: GroupScore) -> float:
    """The mean, or beyond all means where only a bound is told."""
    return _BEYOND[score.bound] if score.bound else score.mean


def _first(codes: Iterable[str], number: int, place: Callable[[str], float]) -> tuple[str, ...]:
    """The first codes by `place`, which is compared in steps that rounding errors do not reach."""
    return tuple(sorted(codes, key=lambda code: round(place(code), 9))[:number])
