"""Where labels go in a crowded field: beside their dots, and on nothing else where that can be."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reports.boxes import Box, Place

_BETWEEN = 7.0
_STEPS = 4
_MOST_COVERED = 160.0  # a line that crosses a label, but no word on another


class Obstacle(NamedTuple):
    """What a label should not cover, and how bad it is where it does."""

    box: Box
    weight: float


def _around(centre: Place, width: float, height: float) -> Iterator[Box]:
    """Where a label may stand, the best place first: right, left, above, below, then further off."""
    x, y = centre
    for step in range(_STEPS):
        away = step * height * 0.8
        for top in (y - height / 2 - away, y - height / 2 + away):
            yield Box(x + _BETWEEN, top, x + _BETWEEN + width, top + height)
            yield Box(x - _BETWEEN - width, top, x - _BETWEEN, top + height)
        for top in (y - _BETWEEN - height - away, y + _BETWEEN + away):
            yield Box(x - width / 2, top, x + width / 2, top + height)


def _freest(candidates: Iterable[Box], obstacles: Sequence[Obstacle], field: Box) -> tuple[float, Box]:
    """The first candidate that covers nothing, else the one that covers least; and how much."""
    least, best = float("inf"), field
    for box in candidates:
        covered = _covered(box, obstacles, field, least)
        if covered <= 0:
            return 0.0, box
        if covered < least:
            least, best = covered, box
    return least, best


def _covered(box: Box, obstacles: Sequence[Obstacle], field: Box, least: float) -> float:
    """How much a label would cover in its box, counted no further than `least`."""
    covered = 10 * (box.area - box.shared(field))
    left, top, right, bottom = box
    for other, weight in obstacles:
        if other[0] < right and left < other[2] and other[1] < bottom and top < other[3]:
            covered += box.shared(other) * weight
            if covered >= least:
                break
    return covered


def label_places(
    centres: Sequence[Place],
    widths: Sequence[float],
    height: float,
    obstacles: Sequence[Obstacle],
    field: Box,
    *,
    at_any_cost: bool = False,
) -> list[Box] | None:
    """A box for the label of each dot, in the order of the dots; None where the field is too crowded.

    A label covers no other label and no obstacle, and stays in the field; `at_any_cost` it stands
    where it covers least.
    """
    taken, places = list(obstacles), []
    for centre, width in zip(centres, widths, strict=True):
        covered, box = _freest(_around(centre, width, height), taken, field)
        if covered > _MOST_COVERED and not at_any_cost:
            return None
        taken.append(Obstacle(box, 10.0))
        places.append(box)
    return places
