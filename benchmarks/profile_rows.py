"""Charts boiled down to what other programs can draw by themselves: a label, dots on a strip, words."""

from collections.abc import Iterator
from typing import NamedTuple

from reports.content import (
    Axis,
    DotPlot,
    DotRow,
    GapPlot,
    GapRow,
    ItemRow,
    Mark,
    NotShown,
    Point,
    Quadrant,
    Spread,
)
from reports.style import ACCENT, marker


class Dot(NamedTuple):
    """A figure: how far along the strip it stands (0 to 1), its colour, its interval, what is written."""

    share: float
    colour: str
    low: float
    high: float
    label: str


class Strip(NamedTuple):
    """One line of a chart, told in words by `alt`."""

    label: str
    dots: tuple[Dot, ...]
    remark: str
    alt: str


def strips(block: DotPlot | GapPlot | Quadrant) -> Iterator[Strip]:
    """The lines of a chart: the lanes of a dot plot each for itself, a quadrant a line a point."""
    if isinstance(block, DotPlot):
        for row in block.rows:
            yield from _dot_strips(block, row)
    elif isinstance(block, GapPlot):
        yield from (_gap_strip(block.axis, row) for row in block.rows)
    else:
        for point in block.points:
            dots = (_dot(block.x_axis, point.x, ACCENT), _dot(block.y_axis, point.y, ACCENT))
            yield Strip(point.label, dots, "", block.alt)


def item_strip(axis: Axis, row: ItemRow) -> Strip:
    """The dots of an item."""
    return Strip("", _dots(axis, row.points), "", row.scores_alt or row.code)


def _dot_strips(block: DotPlot, row: DotRow) -> Iterator[Strip]:
    alt = row.alt or row.label
    if block.spread is Spread.ONE_LINE:
        yield Strip(f"{row.label} {row.sublabel}".strip(), _dots(block.axis, row.points), row.remark, alt)
        return
    yield Strip(row.label, (), row.remark, alt)
    for point in row.points:
        reason = point.mark.reason if isinstance(point.mark, NotShown) else ""
        yield Strip(point.name, _dots(block.axis, (point,)), reason, f"{point.name}, {row.label}")


def _gap_strip(axis: Axis, row: GapRow) -> Strip:
    dots = (_marked(axis, row.mark, ACCENT),) if isinstance(row.mark, Mark) else ()
    return Strip(row.label, dots, row.phrase, row.alt or row.label)


def _dots(axis: Axis, points: tuple[Point, ...]) -> tuple[Dot, ...]:
    return tuple(
        _marked(axis, point.mark, marker(point.role).colour)
        for point in points
        if isinstance(point.mark, Mark)
    )


def _marked(axis: Axis, mark: Mark, colour: str) -> Dot:
    dot = _dot(axis, mark.position, colour)._replace(label=mark.label)
    if mark.interval is None:
        return dot
    return dot._replace(low=_share(axis, mark.interval.low), high=_share(axis, mark.interval.high))


def _dot(axis: Axis, position: float, colour: str) -> Dot:
    share = _share(axis, position)
    return Dot(share, colour, share, share, "")


def _share(axis: Axis, position: float) -> float:
    share = (position - axis.minimum) / (axis.maximum - axis.minimum)
    return round(min(1.0, max(0.0, share)), 4)
