"""Lists of items in order, from figures that are shown anyway."""

from collections.abc import Mapping
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
    highest = _first({code: -mean for code, mean in means.items()}, each)
    rest = {code: mean for code, mean in means.items() if code not in highest}
    disputed = {code: -deviation for code, deviation in spread.items() if deviation > 0}
    return RankedItems(highest, _first(rest, each), _first(disputed, LENGTH))


def _height(score: GroupScore) -> float:
    """The mean, or beyond all means where only a bound is told."""
    return _BEYOND[score.bound] if score.bound else score.mean


def _first(places: Mapping[str, float], number: int) -> tuple[str, ...]:
    """The first codes by their places, which are compared in steps that rounding errors do not reach."""
    steps = {code: round(place, 9) for code, place in places.items()}
    return tuple(sorted(steps, key=steps.__getitem__)[:number])
