"""What charts share: the scale, the axis, markers, intervals and the norm band."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import cos, pi, sin
from typing import NamedTuple

from reports.boxes import Place
from reports.content import Axis, Mark, Span
from reports.drawing import Sink, Strokes
from reports.lines import Line
from reports.style import (
    AXIS,
    FIGURE,
    FINE,
    GRID_LINE,
    MUTED,
    NORM_BAND,
    PAPER,
    SUBHEADING,
    Marker,
    Shape,
    TextStyle,
    marker,
)
from reports.text import wrap, wrap_at_most

_HALF_END = 2.2
_MOST_BESIDE = 2
_MOST_LINES = 8


class Scale(NamedTuple):
    """Maps positions on an axis to places on the page: `left` is the axis's minimum.

    `ticks` are the places of the ticks, counted from there.
    """

    axis: Axis
    left: float
    width: float
    ticks: tuple[float, ...]

    def moved(self, x: float) -> "Scale":
        """The same scale on a page where the chart's left edge is at `x`."""
        return Scale(self.axis, x + self.left, self.width, self.ticks)

    def place(self, position: float) -> float:
        """Where a position lies; one beyond the axis lies at its end."""
        low, high = self.axis.minimum, self.axis.maximum
        inside = low if position < low else min(position, high)
        return self.left + self.width * (inside - low) / (high - low)


def scale_of(axis: Axis, left: float, width: float) -> Scale:
    """The scale of an axis that is so wide and begins at `left`."""
    bare = Scale(axis, 0.0, width, ())
    return Scale(axis, left, width, tuple(bare.place(tick.position) for tick in axis.ticks))


def _star() -> tuple[Place, ...]:
    radii = (1.35, 0.6)
    return tuple(
        (radii[turn % 2] * sin(turn * pi / 5), -radii[turn % 2] * cos(turn * pi / 5)) for turn in range(10)
    )


def _plus(arm: float, reach: float) -> tuple[Place, ...]:
    quarter = [(arm, -reach), (arm, -arm), (reach, -arm)]
    corners = list(quarter)
    for _ in range(3):
        quarter = [(-y, x) for x, y in quarter]
        corners += quarter
    return tuple(corners)


def _turned(corners: Iterable[Place]) -> tuple[Place, ...]:
    half = 0.5**0.5
    return tuple(((x - y) * half, (x + y) * half) for x, y in corners)


# The corners of each shape round its centre, for a radius of 1, all of about the same weight.
_CORNERS: dict[Shape, tuple[Place, ...]] = {
    Shape.SQUARE: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    Shape.DIAMOND: ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    Shape.TRIANGLE_UP: ((0, -1.25), (1.2, 0.85), (-1.2, 0.85)),
    Shape.TRIANGLE_DOWN: ((0, 1.25), (1.2, -0.85), (-1.2, -0.85)),
    Shape.PLUS: _plus(0.42, 1.25),
    Shape.CROSS: _turned(_plus(0.42, 1.3)),
    Shape.STAR: _star(),
    Shape.HOURGLASS: ((-1.0, -1.1), (1.0, -1.1), (0.2, 0), (1.0, 1.1), (-1.0, 1.1), (-0.2, 0)),
}


@cache
def _corners(kind: Marker, size: float) -> tuple[Place, ...]:
    return tuple((x * kind.radius * size, y * kind.radius * size) for x, y in _CORNERS[kind.shape])


def draw_marker(sink: Sink, role: int, x: float, y: float, size: float = 1.0) -> None:
    """Draw the marker of a role, its centre at `x`, `y`; `size` is that of a group's next to the usual."""
    kind = marker(role)
    if kind.hollow:
        sink.circle((x, y), kind.radius, None, kind.colour)
    elif kind.shape is Shape.CIRCLE:
        sink.circle((x, y), kind.radius, kind.colour)
    else:
        sink.polygon((x, y), _corners(kind, size), kind.colour)


def draw_interval(sink: Sink, low: float, high: float, y: float, colour: str) -> None:
    """Draw an interval as a line with short ends."""
    sink.strokes((low, y), _interval(high - low), colour, 1.2)


@lru_cache(maxsize=1 << 12)
def _interval(width: float) -> Strokes:
    """A line with short ends, from its left end on."""
    return (
        ((0.0, 0.0), (width, 0.0)),
        ((0.0, -_HALF_END), (0.0, _HALF_END)),
        ((width, -_HALF_END), (width, _HALF_END)),
    )


def draw_mark(sink: Sink, scale: Scale, role: int, mark: Mark, y: float) -> None:
    """Draw a group's figure: its interval, and its marker over it."""
    if mark.interval:
        low, high = scale.place(mark.interval.low), scale.place(mark.interval.high)
        draw_interval(sink, low, high, y, marker(role).colour)
    draw_marker(sink, role, scale.place(mark.position), y)


def draw_norm(sink: Sink, scale: Scale, norm: Span, top: float, height: float) -> None:
    """Draw the norm group's middle band behind a row."""
    low, high = scale.place(norm.low), scale.place(norm.high)
    sink.rect(low, top, high - low, height, NORM_BAND)


def draw_grid(sink: Sink, scale: Scale, top: float, bottom: float) -> None:
    """Draw a thin upright line at each tick."""
    sink.strokes((scale.left, top), _grid(scale.ticks, bottom - top), GRID_LINE, 0.6)


@lru_cache(maxsize=1 << 12)
def _grid(places: tuple[float, ...], height: float) -> Strokes:
    """Upright lines of one height."""
    return tuple(((x, 0.0), (x, height)) for x in places)


def draw_strip(sink: Sink, scale: Scale, top: float, bottom: float, norm: Span | None) -> None:
    """Draw the ground of a row of dots: the norm band and the grid over it."""
    if norm:
        draw_norm(sink, scale, norm, top, bottom - top)
    draw_grid(sink, scale, top, bottom)


def tick_lines(axis: Axis, width: float) -> list[tuple[Line, ...]]:
    """The label of each tick, wrapped to the room between two ticks."""
    room = width / max(1, len(axis.ticks) - 1) - 3
    return [wrap(tick.label, AXIS.size, max(room, 24)) for tick in axis.ticks]


def tick_height(axis: Axis, width: float) -> float:
    """The height that the tick labels need."""
    return AXIS.leading * max((len(lines) for lines in tick_lines(axis, width)), default=0)


def draw_tick_labels(sink: Sink, scale: Scale, bottom: float) -> None:
    """Draw the tick labels so that their last lines stand on `bottom`."""
    for place, lines in zip(scale.ticks, tick_lines(scale.axis, scale.width), strict=True):
        draw_centred(sink, AXIS, lines, scale.left + place, bottom - len(lines) * AXIS.leading)


def title_lines(axis: Axis, width: float) -> tuple[Line, ...]:
    """The axis's title, wrapped to stand in the column left of the plot."""
    return wrap_at_most(axis.title, AXIS.size, width, _MOST_LINES)


def head_height(axis: Axis, width: float, title_width: float) -> float:
    """The height that tick labels and title need beside each other."""
    return max(tick_height(axis, width), AXIS.leading * len(title_lines(axis, title_width)))


def draw_title(sink: Sink, axis: Axis, width: float, x: float, bottom: float) -> None:
    """Draw the axis's title so that its last line stands on `bottom`."""
    lines = title_lines(axis, width)
    for place, line in enumerate(lines, start=-len(lines)):
        sink.text(x, bottom + place * AXIS.leading + AXIS.baseline, line, AXIS.size, AXIS.colour)


def draw_centred(sink: Sink, style: TextStyle, lines: Sequence[Line], x: float, top: float) -> None:
    """Draw lines below each other, each centred on `x`."""
    for place, line in enumerate(lines):
        left = x - line.width * style.size / 2
        sink.text(left, top + place * style.leading + style.baseline, line, style.size, style.colour)


def draw_on_paper(sink: Sink, words: Line, x: float, top: float) -> None:
    """Draw words in a chart on a ground of their own: no line of the chart runs through them."""
    sink.rect(x - 3, top, words.width * FINE.size + 6, FINE.leading, PAPER)
    sink.text(x, top + FINE.baseline, words, FINE.size, FINE.colour)


def draw_figure(sink: Sink, role: int, figure: Line, x: float, middle: float) -> None:
    """Draw a figure in the colour of its role, centred on `x` and on the height of its dots."""
    left, top = x - figure.width * FIGURE.size / 2, middle - FIGURE.leading / 2
    sink.text(left, top + FIGURE.baseline, figure, FIGURE.size, marker(role).colour)


def stand_above(labels: Iterable[str], width: float) -> bool:
    """Whether labels take a line of their own above their rows: one is too long for the column beside."""
    wrapped = (wrap(label, SUBHEADING.size, width, SUBHEADING.emphasis) for label in labels)
    return any(len(lines) > _MOST_BESIDE for lines in wrapped)


def draw_zero(sink: Sink, scale: Scale, top: float, bottom: float) -> None:
    """Draw the line at zero, darker than the grid."""
    x = scale.place(0.0)
    sink.line((x, top), (x, bottom), MUTED, 0.9)


def side_by_side(places: Sequence[float], room: float) -> list[int]:
    """The line, counted from 0, that each marker is set on so that none covers another.

    Markers are set from left to right, each on the first line where it has room.
    """
    last_on_line: list[float] = []
    chosen = [0] * len(places)
    for number in sorted(range(len(places)), key=lambda each: (places[each], each)):
        free = (line for line, last in enumerate(last_on_line) if places[number] - last >= room)
        line = next(free, len(last_on_line))
        last_on_line[line : line + 1] = [places[number]]
        chosen[number] = line
    return chosen
