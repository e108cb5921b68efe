"""Charts in words, for those who hear a report instead of seeing it."""

from typing import NamedTuple


class InWordsWording(NamedTuple):
    """One row of a chart: first what it says, then every figure that it draws."""

    finding: str
    name: str
    score: str
    score_interval: str
    hidden: str
    norm: str
    no_dot: str
    difference: str
    difference_interval: str
    answer: str
