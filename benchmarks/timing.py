"""Seconds, taken so that a busy machine harms both sides of a ratio alike."""

import gc
from collections.abc import Callable, Iterable, Mapping
from statistics import median
from time import perf_counter, process_time
from typing import TypeVar

Work = Callable[[], object]
Clock = Callable[[], float]
Piece = TypeVar("Piece")


def seconds(work: Work, clock: Clock = perf_counter) -> float:
    """How long the work takes once."""
    gc.collect()
    start = clock()
    work()
    return clock() - start


class Taken:
    """The seconds that each of several sides took, as many times as the others."""

    def __init__(self, taken: Mapping[str, list[float]]) -> None:
        self._taken = taken

    def seconds(self, name: str) -> float:
        """The median of one side."""
        return median(self._taken[name])

    def ratio(self, name: str, to: str) -> float:
        """The median of how many times as long one side takes as another."""
        return median(a / b for a, b in zip(self._taken[name], self._taken[to], strict=True))


class Rounds(Taken):
    """The seconds of several pieces of work, each of which ran once in every round, in turn.

    A first round that warms up caches and lazy imports is not counted.
    """

    def __init__(self, sides: Mapping[str, Work], rounds: int) -> None:
        for work in sides.values():
            work()
        taken = [{name: seconds(work) for name, work in sides.items()} for _ in range(rounds)]
        super().__init__({name: [each[name] for each in taken] for name in sides})


class Turns(Taken):
    """The seconds of processor time that several sides took for each of some pieces, in turn.

    A side makes its work from the piece; the making is not timed. Whoever wants sides to be warm
    lets them take other pieces before.
    """

    def __init__(self, sides: Mapping[str, Callable[[Piece], Work]], pieces: Iterable[Piece]) -> None:
        taken: dict[str, list[float]] = {name: [] for name in sides}
        for piece in pieces:
            for name, work_on in sides.items():
                taken[name].append(seconds(work_on(piece), process_time))
        super().__init__(taken)
