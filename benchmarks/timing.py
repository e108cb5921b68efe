"""Seconds, taken so that a busy machine harms both sides of a ratio alike."""

import gc
from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter

Work = Callable[[], object]


def seconds(work: Work) -> float:
    """How long the work takes once."""
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start


class Rounds:
    """The seconds of several pieces of work, each of which ran once in every round, in turn.

    A first round that warms up caches and lazy imports is not counted.
    """

    def __init__(self, sides: Mapping[str, Work], rounds: int) -> None:
        for work in sides.values():
            work()
        taken = [{name: seconds(work) for name, work in sides.items()} for _ in range(rounds)]
        self._taken = {name: [each[name] for each in taken] for name in sides}

    def seconds(self, name: str) -> float:
        """The median of one side."""
        return median(self._taken[name])

    def ratio(self, name: str, to: str) -> float:
        """The median over rounds of how many times as long one side takes as another."""
        return median(a / b for a, b in zip(self._taken[name], self._taken[to], strict=True))
