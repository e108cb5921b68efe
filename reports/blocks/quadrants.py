"""The quadrant: the participant's own score to the right, that of all others upwards."""

from collections.abc import Sequence
from functools import partial
from math import dist
from typing import NamedTuple

from reports.blocks.figures import as_figures
from reports.blocks.label_places import Obstacle, label_places
from reports.boxes import Box, Place
from reports.charts import draw_centred, tick_lines
from reports.content import Axis, Emphasis, Quadrant, Run
from reports.drawing import Sink
from reports.layout import Fragment, Frame
from reports.style import ACCENT, AXIS, FINE, MUTED, PAPER, RULE, SMALL, TINT, TextStyle, on_grid
from reports.text import Line, fit, one_line, wrap

_TALLEST = 205.0
_LABEL_SHARE = 0.62
_LEFT = 34.0
_BELOW = 30.0
_DOT = 3.8
_FAR = 10.0
_NUMBERED_DOT = 5.6
_NUMBER = TextStyle(7, 9, PAPER, Emphasis.BOLD)


class _Field(NamedTuple):
    """The square of the chart, on the page."""

    block: Quadrant
    left: float
    top: float
    side: float

    def across(self, position: float) -> float:
        """Where a position on the x axis lies."""
        return self.left + self.side * _share(self.block.x_axis, position)

    def up(self, position: float) -> float:
        """Where a position on the y axis lies."""
        return self.top + self.side * (1 - _share(self.block.y_axis, position))

    @property
    def centres(self) -> list[Place]:
        """Where the dots lie."""
        return [(self.across(point.x), self.up(point.y)) for point in self.block.points]

    @property
    def box(self) -> Box:
        """The square's outline."""
        return Box(self.left, self.top, self.left + self.side, self.top + self.side)


class _Size(NamedTuple):
    """How large the figure is; where its labels stand in the field, or else the numbered ones below."""

    width: float
    height: float
    side: float
    indent: float
    places: list[Box] | None
    numbers: tuple[Line, ...]


def _share(axis: Axis, position: float) -> float:
    return min(1.0, max(0.0, (position - axis.minimum) / (axis.maximum - axis.minimum)))


def _obstacles(field: _Field, centres: Sequence[Place]) -> list[Obstacle]:
    """What no label should cover: the dots, the names of the fields, and less so the two lines."""
    box, x, y = field.box, field.across(field.block.x_line), field.up(field.block.y_line)
    corner = FINE.leading + 6
    dots = [Box(left - _DOT, top - _DOT, left + _DOT, top + _DOT) for left, top in centres]
    names = [box._replace(bottom=box.top + corner), box._replace(top=box.bottom - corner)]
    lines = [box._replace(left=x - 2, right=x + 2), box._replace(top=y - 2, bottom=y + 2)]
    return [*(Obstacle(each, 10.0) for each in dots + names), *(Obstacle(each, 3.0) for each in lines)]


def _labels(field: _Field) -> list[Line]:
    return [fit(point.label, SMALL.size, field.side * _LABEL_SHARE) for point in field.block.points]


def _places(field: _Field) -> list[Box] | None:
    """Where the labels stand; None where there is no room for them between the dots."""
    widths = [label.width * SMALL.size for label in _labels(field)]
    return label_places(field.centres, widths, SMALL.leading, _obstacles(field, field.centres), field.box)


def _draw_labelled(sink: Sink, field: _Field, places: list[Box]) -> None:
    """Draw the dots with their labels, and a thin line to a label that stands further off."""
    for centre, box, label in zip(field.centres, places, _labels(field), strict=True):
        end = box.nearest(centre)
        if dist(centre, end) > _FAR:
            sink.line(centre, end, MUTED, 0.5)
        sink.circle(centre, _DOT, ACCENT)
        sink.text(box.left, box.top + SMALL.baseline, label, SMALL.size, SMALL.colour)


def _draw_numbered(sink: Sink, field: _Field) -> None:
    """Draw the dots with numbers in them."""
    for number, (x, y) in enumerate(field.centres, start=1):
        sink.circle((x, y), _NUMBERED_DOT, ACCENT, PAPER)
        draw_centred(sink, _NUMBER, [one_line(str(number), _NUMBER.emphasis)], x, y - _NUMBER.leading / 2)


def _numbers(block: Quadrant, width: float) -> tuple[Line, ...]:
    """The numbers of the dots with what they stand for, a line for each."""
    rows = [
        wrap((Run(f"{number}", Emphasis.BOLD), Run(f" {point.label}")), SMALL.size, width)[:1]
        for number, point in enumerate(block.points, start=1)
    ]
    return tuple(line for row in rows for line in row)


def _draw_ground(sink: Sink, field: _Field) -> None:
    """Draw the square, its upper right field tinted, the lines that part the fields, the diagonal."""
    box, block = field.box, field.block
    x, y = field.across(block.x_line), field.up(block.y_line)
    sink.rect(x, box.top, box.right - x, y - box.top, TINT)
    for start, end in (
        ((box.left, box.top), (box.right, box.top)),
        ((box.left, box.bottom), (box.right, box.bottom)),
        ((box.left, box.top), (box.left, box.bottom)),
        ((box.right, box.top), (box.right, box.bottom)),
    ):
        sink.line(start, end, RULE, 0.8)
    sink.line((x, box.top), (x, box.bottom), MUTED, 0.9)
    sink.line((box.left, y), (box.right, y), MUTED, 0.9)
    if block.diagonal:
        low = max(block.x_axis.minimum, block.y_axis.minimum)
        high = min(block.x_axis.maximum, block.y_axis.maximum)
        start, end = (field.across(low), field.up(low)), (field.across(high), field.up(high))
        sink.line(start, end, RULE, 1.0, dashed=True)


def _draw_corners(sink: Sink, field: _Field) -> None:
    """Name the four fields in the corners of the square."""
    box, room = field.box, field.side / 2 - 12
    for place, text in enumerate(field.block.corners):
        line = fit(text, FINE.size, room)
        x = box.left + 6 if place % 2 == 0 else box.right - 6 - line.width * FINE.size
        y = box.top + 5 if place < 2 else box.bottom - 5 - FINE.leading  # noqa: PLR2004 - two stand above
        sink.text(x, y + FINE.baseline, line, FINE.size, FINE.colour)


def _draw_axes(sink: Sink, field: _Field) -> None:
    """Label the ticks of both axes and name the axes at their ends."""
    box, block = field.box, field.block
    for tick, lines in zip(block.x_axis.ticks, tick_lines(block.x_axis, field.side), strict=True):
        draw_centred(sink, AXIS, lines[:1], field.across(tick.position), box.bottom + 3)
    for tick in block.y_axis.ticks:
        line = fit(tick.label, AXIS.size, _LEFT - 8)
        y = field.up(tick.position) - AXIS.leading / 2 + AXIS.baseline
        sink.text(box.left - 6 - line.width * AXIS.size, y, line, AXIS.size, AXIS.colour)
    x_title = fit(block.x_axis.title, SMALL.size, field.side)
    draw_centred(sink, SMALL, [x_title], (box.left + box.right) / 2, box.bottom + 3 + AXIS.leading + 2)
    y_title = fit(block.y_axis.title, SMALL.size, field.side)
    sink.text(box.left, box.top - 6, y_title, SMALL.size, SMALL.colour)


def _draw(block: Quadrant, size: _Size, sink: Sink, x: float, y: float) -> None:
    field = _Field(block, x + size.indent + _LEFT, y + SMALL.leading + 6, size.side)
    _draw_ground(sink, field)
    _draw_corners(sink, field)
    _draw_axes(sink, field)
    if size.places is not None:
        _draw_labelled(sink, field, [place.moved(field.left, field.top) for place in size.places])
        return
    _draw_numbered(sink, field)
    below = y + size.height - len(size.numbers) * SMALL.leading
    sink.lines(x, below, size.numbers, SMALL, size.width)


def _size(block: Quadrant, width: float) -> _Size:
    side = min(_TALLEST, width - _LEFT - 4)
    places = _places(_Field(block, 0.0, 0.0, side))
    numbers = _numbers(block, width) if places is None else ()
    height = on_grid(SMALL.leading + 6 + side + _BELOW + len(numbers) * SMALL.leading)
    return _Size(width, height, side, max(0.0, (width - side) / 2 - _LEFT), places, numbers)


def quadrant(block: Quadrant, frame: Frame) -> list[Fragment]:
    """The quadrant as one figure in the middle of the width.

    Labels stand beside their dots; where dots lie too close for that, they are numbered instead.
    """
    size = _size(block, frame.width)
    return as_figures([(Fragment(size.height, partial(_draw, block, size)), block.alt)])
