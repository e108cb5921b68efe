"""How numbers are written on every page: rounded half up, in decimals.

A figure is rounded here once. Charts are drawn at the rounded figure and sentences are chosen by it,
so that a reader can check each of them with the page in hand, and no chart tells more than its number.
"""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

PLACES = 2
"""Decimals of means, gaps and indices of agreement."""

EN_DASH = "\N{EN DASH}"
MINUS = "\N{MINUS SIGN}"

REMEMBERED = 1 << 14
"""How many figures a cache keeps: means of a few whole numbers come again and again."""

_UNITS = (Decimal(1), Decimal("0.1"), Decimal("0.01"))
_HIGHEST_PERCENTILE = 99


@lru_cache(REMEMBERED)
def rounded(value: float, places: int = PLACES) -> Decimal:
    """Give `value` rounded half up, away from zero; noise in the last binary digits does not count.

    A mean that is 3.665 in exact arithmetic may be 3.6649999999999996 as a float: both give 3.67.
    """
    return Decimal(f"{value:.12g}").quantize(_UNITS[places], rounding=ROUND_HALF_UP)


@lru_cache(REMEMBERED)
def position(value: float) -> float:
    """Where a chart puts a figure: exactly where its number says."""
    return float(rounded(value))


@lru_cache(REMEMBERED)
def fixed(value: float, places: int = PLACES) -> str:
    """Write a number with so many decimals: `3.67`, minus as U+2212."""
    number = rounded(value, places)
    return f"{MINUS if number < 0 else ''}{abs(number)}"


def signed(value: float, places: int = PLACES) -> str:
    """Write a difference with its sign; nothing stands before zero: `+0.50`, `0.00`."""
    return ("+" if rounded(value, places) > 0 else "") + fixed(value, places)


def span(low: float, high: float, places: int = PLACES) -> str:
    """Write a range of scores, with an en dash between its ends."""
    return f"{fixed(low, places)}{EN_DASH}{fixed(high, places)}"


def percentile(rank: float) -> str:
    """Write a percentile rank in whole numbers, within 1 to 99: nobody stands above everybody."""
    whole = int(rounded(rank, 0))
    return str(min(max(whole, 1), _HIGHEST_PERCENTILE))


def percent(share: float) -> str:
    """Write a share between 0 and 1 in per cent, with as many decimals as it needs: `95`, `99.9`."""
    return f"{rounded(share * 100, 1).normalize():f}"
