"""The quadrant: the participant's own score to the right, that of all others upwards."""

from collections.abc import Sequence
from functools import partial
from math import dist
from typing import NamedTuple

from reports.blocks.figures import as_figures
from reports.blocks.label_places import Obstacle, label_places
from reports.boxes import Box, Place
from reports.charts import draw_centred, draw_on_paper, tick_lines
from reports.content import Axis, Emphasis, Quadrant, Run
from reports.drawing import Sink
from reports.layout import Fragment, Frame
from reports.lines import Line
from reports.style import ACCENT, AXIS, FINE, MUTED, RULE, SMALL, TINT, on_grid
from reports.text import fit, one_line, wrap

_TALLEST = 205.0
_LABEL_SHARE = 0.62
_LEFT = 34.0
_BELOW = 30.0
_DOT = 3.8
_FAR = 6.0
_REACHES = (9.0, 18.0, 36.0, 72.0, 999.0)


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


class _Label(NamedTuple):
    """What stands beside a dot, or beside several that touch."""

    centre: Place
    line: Line


class _Placed(NamedTuple):
    """A label and where it stands, counted from the field's top left corner."""

    label: _Label
    box: Box


class _Size(NamedTuple):
    """How large the figure is, where its labels stand, and what is below where those are numbers."""

    width: float
    height: float
    side: float
    indent: float
    labels: list[_Placed]
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
    return [*(Obstacle(each, 10.0) for each in dots + names), *(Obstacle(each, 8.0) for each in lines)]


def _named(field: _Field) -> list[_Label]:
    """A label with its name for each dot."""
    return [
        _Label(centre, fit(point.label, SMALL.size, field.side * _LABEL_SHARE))
        for centre, point in zip(field.centres, field.block.points, strict=True)
    ]


def _numbered(field: _Field, reach: float) -> list[_Label]:
    """A label with its number for each dot; dots that lie within reach of one another share one."""
    together: list[list[int]] = []
    for place, centre in enumerate(field.centres):
        near = (each for each in together if dist(field.centres[each[0]], centre) < reach)
        if (found := next(near, None)) is not None:
            found.append(place)
        else:
            together.append([place])
    return [
        _Label(
            field.centres[places[0]], one_line(", ".join(str(place + 1) for place in places), Emphasis.BOLD)
        )
        for places in together
    ]


def _places(field: _Field, labels: Sequence[_Label], *, at_any_cost: bool = False) -> list[Box] | None:
    """Where the labels stand; None where there is no room for them between the dots."""
    centres, widths = [each.centre for each in labels], [each.line.width * SMALL.size for each in labels]
    obstacles = _obstacles(field, field.centres)
    return label_places(centres, widths, SMALL.leading, obstacles, field.box, at_any_cost=at_any_cost)


def _labelled(field: _Field) -> tuple[list[_Placed], bool]:
    """The labels in their places, and whether they are numbers that have to be explained."""
    names = _named(field)
    if (places := _places(field, names)) is not None:
        return list(map(_Placed, names, places)), False
    for reach in _REACHES:
        numbers = _numbered(field, reach)
        if (places := _places(field, numbers, at_any_cost=reach == _REACHES[-1])) is not None:
            return list(map(_Placed, numbers, places)), True
    return [], True


def _draw_dots(sink: Sink, field: _Field, labels: Sequence[_Placed]) -> None:
    """Draw the dots and their labels, with a thin line to one that stands further off."""
    for centre in field.centres:
        sink.circle(centre, _DOT, ACCENT)
    for label, place in labels:
        box, (x, y) = place.moved(field.left, field.top), label.centre
        centre = (field.left + x, field.top + y)
        end = box.nearest(centre)
        if dist(centre, end) > _FAR:
            sink.line(centre, end, MUTED, 0.5)
        sink.text(box.left, box.top + SMALL.baseline, label.line, SMALL.size, SMALL.colour)


def _numbers(block: Quadrant, width: float) -> tuple[Line, ...]:
    """The numbers of the dots with what they stand for, a line for each."""
    rows = [
        wrap((Run(f"{number}", Emphasis.BOLD), Run(f" {point.label}")), SMALL.size, width)
        for number, point in enumerate(block.points, start=1)
    ]
    return tuple(line for row in rows for line in row)


def _draw_ground(sink: Sink, field: _Field) -> None:
    """Draw the square, its upper right field tinted, the lines that part the fields, the diagonal."""
    box, block = field.box, field.block
    x, y = field.across(block.x_line), field.up(block.y_line)
    sink.rect(x, box.top, box.right - x, y - box.top, TINT)
    edges = (
        ((box.left, box.top), (box.right, box.top)),
        ((box.left, box.bottom), (box.right, box.bottom)),
        ((box.left, box.top), (box.left, box.bottom)),
        ((box.right, box.top), (box.right, box.bottom)),
    )
    sink.strokes((0.0, 0.0), edges, RULE, 0.8)
    parts = (((x, box.top), (x, box.bottom)), ((box.left, y), (box.right, y)))
    sink.strokes((0.0, 0.0), parts, MUTED, 0.9)
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
        draw_on_paper(sink, line, x, y)


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
    _draw_dots(sink, field, size.labels)
    below = y + size.height - len(size.numbers) * SMALL.leading
    sink.lines(x, below, size.numbers, SMALL, size.width)


def _size(block: Quadrant, width: float) -> _Size:
    side = min(_TALLEST, width - _LEFT - 4)
    labels, are_numbers = _labelled(_Field(block, 0.0, 0.0, side))
    numbers = _numbers(block, width) if are_numbers else ()
    height = on_grid(SMALL.leading + 6 + side + _BELOW + len(numbers) * SMALL.leading)
    return _Size(width, height, side, max(0.0, (width - side) / 2 - _LEFT), labels, numbers)


def quadrant(block: Quadrant, frame: Frame) -> list[Fragment]:
    """The quadrant as one figure in the middle of the width.

    Labels stand beside their dots; where dots lie too close for that, they are numbered instead.
    """
    size = _size(block, frame.width)
    return as_figures([(Fragment(size.height, partial(_draw, block, size)), block.alt)])
