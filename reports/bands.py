"""Scores and differences that are told as a band: its edge, and where the true figure may lie.

An edge is rounded outwards, so that "4.6 or above" stays true as it is printed.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from reports.numbers import MINUS, PLACES, fixed, rounded, signed
from reports.wording.schema.opening import Labels
from scoring.profile import Bound, GroupScore

_OUTWARDS = {Bound.AT_LEAST: ROUND_FLOOR, Bound.AT_MOST: ROUND_CEILING}
_FEWEST_PLACES = 1
_UNITS = {0: Decimal(1), 1: Decimal("0.1"), 2: Decimal("0.01")}


def edge(value: float, bound: Bound, places: int = PLACES) -> Decimal:
    """The edge of a band in so many decimals, rounded away from the band; zero has no sign."""
    return Decimal(f"{value:.12g}").quantize(_UNITS[places], rounding=_OUTWARDS[bound]) + 0


def edge_text(value: float, bound: Bound, places: int = PLACES) -> str:
    """Write an edge in so many decimals, minus as U+2212."""
    return str(edge(value, bound, places)).replace("-", MINUS)


def printed(score: GroupScore) -> Decimal:
    """The number that stands on the page: the mean, or the edge of its band."""
    return edge(score.mean, score.bound) if score.bound else rounded(score.mean)


def position_of(score: GroupScore) -> float:
    """Where a chart puts a score: exactly where its number says, a band at its edge."""
    return float(printed(score))


def score_text(score: GroupScore, words: Labels) -> str:
    """Write a score in a sentence or a wide cell: `4.60`, `4.6 or above`."""
    if score.bound is None:
        return fixed(score.mean)
    return words.band.of(score.bound).format(score=_shortest(score.mean, score.bound))


def score_label(score: GroupScore, words: Labels) -> str:
    """Write a score where there is little room: `4.60`, `≥ 4.6`."""
    if score.bound is None:
        return fixed(score.mean)
    return words.band_short.of(score.bound).format(score=_shortest(score.mean, score.bound))


def _shortest(value: float, bound: Bound) -> str:
    """An edge with one decimal where it has no more."""
    exact = edge(value, bound, _FEWEST_PLACES) == edge(value, bound)
    return edge_text(value, bound, _FEWEST_PLACES if exact else PLACES)


def difference_position(value: float, bound: Bound | None) -> float:
    """Where a chart puts a difference: exactly where its number says."""
    return float(edge(value, bound) if bound else rounded(value))


def difference_text(value: float, bound: Bound | None, words: Labels) -> str:
    """Write a difference with its sign: `+0.40`, `at least +0.40`."""
    number = signed(difference_position(value, bound))
    return words.limit.of(bound).format(difference=number) if bound else number
