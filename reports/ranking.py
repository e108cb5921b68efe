"""What is scored highest and lowest, where a score may be known on one side only."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from reports.bands import printed
from reports.reading import ScaleReading
from scoring.profile import Bound, Cell, GroupScore

_DIGITS = Decimal("1e-9")
_LOWEST, _HIGHEST = Decimal(0), Decimal(1)


class Scored(NamedTuple):
    """A scale, or one item of it, and its score, and how far up the response range the score may lie."""

    scale: ScaleReading
    score: GroupScore
    low: Decimal
    high: Decimal
    code: str = ""


class Extremes(NamedTuple):
    """The scales that may have the highest score and those that may have the lowest, ties included.

    Both are empty where a scale would be in both: all tie, or bands leave the order open.
    """

    highest: tuple[Scored, ...]
    lowest: tuple[Scored, ...]

    def __bool__(self) -> bool:
        """Whether there is a highest and a lowest."""
        return bool(self.highest)


def scored(scales: Sequence[ScaleReading], cell: Callable[[ScaleReading], Cell]) -> list[Scored]:
    """The scales with a score, in their order."""
    found = [(scale, cell(scale)) for scale in scales]
    return [_scored(scale, score) for scale, score in found if isinstance(score, GroupScore)]


def scored_items(scale: ScaleReading) -> list[Scored]:
    """The items of a scale that all others score, in their order."""
    found = [(item.code, item.figures.all_others) for item in scale.items]
    return [_scored(scale, cell, code) for code, cell in found if isinstance(cell, GroupScore)]


def _scored(scale: ScaleReading, score: GroupScore, code: str = "") -> Scored:
    """Shares are compared as printed; what lies beyond the edge of a band may be anywhere there."""
    edge = Decimal(scale.share(float(printed(score)))).quantize(_DIGITS)
    low = _LOWEST if score.bound is Bound.AT_MOST else edge
    high = _HIGHEST if score.bound is Bound.AT_LEAST else edge
    return Scored(scale, score, low, high, code)


def extremes(of: Sequence[Scored]) -> Extremes:
    """Those that no other is known to lie above, and those that no other is known to lie below."""
    top, bottom = max((each.low for each in of), default=0), min((each.high for each in of), default=0)
    highest = tuple(each for each in of if each.high >= top)
    lowest = tuple(each for each in of if each.low <= bottom)
    in_both = any(one is other for one in highest for other in lowest)
    return Extremes((), ()) if in_both else Extremes(highest, lowest)


def least_of(of: Sequence[Scored]) -> GroupScore:
    """What can be said of the highest scores together: their score, or the least they can be."""
    least = min(of, key=lambda each: each.low).score
    return _together(least, of, Bound.AT_LEAST)


def most_of(of: Sequence[Scored]) -> GroupScore:
    """What can be said of the lowest scores together: their score, or the most they can be."""
    most = max(of, key=lambda each: each.high).score
    return _together(most, of, Bound.AT_MOST)


def _together(score: GroupScore, of: Sequence[Scored], bound: Bound) -> GroupScore:
    return replace(score, bound=bound) if any(each.score.bound for each in of) else score


def certain(of: Sequence[Scored]) -> Scored | None:
    """The first of them, None where it cannot be told which of several is the one."""
    if not of or (len(of) > 1 and any(each.score.bound for each in of)):
        return None
    return of[0]


def overlap(one: Scored, other: Scored) -> bool:
    """Whether the interval of the higher score reaches down to the lower one's, or is not known.

    A band counts as if it ended at its edge.
    """
    upper, lower = one.score, other.score
    down = upper.mean if upper.bound else upper.low
    up = lower.mean if lower.bound else lower.high
    if down is None or up is None:
        return True
    return one.scale.share(_shown(down, upper)) <= other.scale.share(_shown(up, lower))


def _shown(value: float, score: GroupScore) -> float:
    return float(printed(GroupScore(score.n, value, bound=score.bound)))
