"""Gap plots: self minus all others, about a line at zero."""

from functools import partial
from typing import NamedTuple

from reports.blocks.figures import as_figures
from reports.charts import (
    Scale,
    draw_grid,
    draw_interval,
    draw_marker,
    draw_on_paper,
    draw_tick_labels,
    draw_zero,
    scale_of,
    stand_above,
    tick_height,
)
from reports.content import ROLE_ALL_OTHERS, GapPlot, GapRow, Mark, NotShown
from reports.drawing import Sink
from reports.layout import Fragment, Frame
from reports.lines import Line
from reports.style import BAR, FIGURE, FINE, GRID, INK, RULE, SUBHEADING, on_grid
from reports.text import fit, width, wrap_at_most

_LABEL_SHARE = 0.3
_FIGURE_ROOM = 44.0
_MOST_FIGURE_ROOM = 110.0
_PADDING = 1.5 * GRID
_MOST_LINES = 6


class _Row(NamedTuple):
    """One row, measured; `above` is the height of a label that stands over its row."""

    row: GapRow
    label: tuple[Line, ...]
    phrase: tuple[Line, ...]
    figure: Line

    above: float

    @property
    def height(self) -> float:
        """The height that label and phrase need."""
        lines = len(self.label) * SUBHEADING.leading + len(self.phrase) * FINE.leading
        return max(lines, self.above + SUBHEADING.leading) + 2 * _PADDING


class _Columns(NamedTuple):
    """Where the columns stand, counted from the left edge; figures end at the right."""

    label_width: float
    scale: Scale
    figure_room: float
    width: float
    labels_above: bool

    @property
    def label_room(self) -> float:
        """The width that a label has, above its row or beside it."""
        return self.width if self.labels_above else self.label_width


def _columns(block: GapPlot, frame: Frame) -> _Columns:
    """The plot takes what labels and figures leave; a figure such as "at most 0.40" is long."""
    labels = (row.mark.label for row in block.rows if isinstance(row.mark, Mark))
    widest = max((width(label, FIGURE.size, FIGURE.emphasis) for label in labels), default=0.0)
    figures = min(max(_FIGURE_ROOM, widest + 1), _MOST_FIGURE_ROOM)
    label_width = frame.width * _LABEL_SHARE
    scale = scale_of(block.axis, label_width + 12, frame.width - label_width - 22 - figures)
    above = stand_above([row.label for row in block.rows], label_width)
    return _Columns(label_width, scale, figures, frame.width, above)


def _measured(row: GapRow, columns: _Columns) -> _Row:
    if isinstance(row.mark, NotShown):
        figure = fit(row.mark.reason, FINE.size, columns.scale.width)
    else:
        figure = fit(row.mark.label, FIGURE.size, columns.figure_room, FIGURE.emphasis)
    label = wrap_at_most(row.label, SUBHEADING.size, columns.label_room, _MOST_LINES, SUBHEADING.emphasis)
    phrase = wrap_at_most(row.phrase, FINE.size, columns.label_width, _MOST_LINES)
    above = len(label) * SUBHEADING.leading if columns.labels_above else 0.0
    return _Row(row, label, phrase, figure, above)


def _draw_gap(mark: Mark, figure: Line, columns: _Columns, sink: Sink, x: float, y: float) -> None:
    """Draw the distance from zero as a bar, the interval over it, and the figure at the right."""
    scale = columns.scale.moved(x)
    zero, end = scale.place(0.0), scale.place(mark.position)
    sink.rect(min(zero, end), y - 1.5, abs(end - zero), 3, BAR)
    if mark.interval:
        draw_interval(sink, scale.place(mark.interval.low), scale.place(mark.interval.high), y, INK)
    draw_marker(sink, ROLE_ALL_OTHERS, end, y)
    left = x + columns.width - figure.width * FIGURE.size
    sink.text(left, y - FIGURE.leading / 2 + FIGURE.baseline, figure, FIGURE.size, FIGURE.colour)


def _draw_row(row: _Row, columns: _Columns, sink: Sink, x: float, y: float) -> None:
    top = y + _PADDING
    sink.lines(x, top, row.label, SUBHEADING, columns.label_room)
    sink.lines(x, top + len(row.label) * SUBHEADING.leading, row.phrase, FINE, columns.label_width)
    scale = columns.scale.moved(x)
    start = y + (row.above + _PADDING if row.above else 0.0)
    draw_grid(sink, scale, start + 1, y + row.height - 1)
    draw_zero(sink, scale, start, y + row.height)
    middle = top + row.above + SUBHEADING.leading / 2
    if isinstance(row.row.mark, Mark):
        _draw_gap(row.row.mark, row.figure, columns, sink, x, middle)
    else:
        draw_on_paper(sink, row.figure, scale.left, middle - FINE.leading / 2)
    sink.line((x, y + row.height), (x + columns.width, y + row.height), RULE, 0.4)


def _draw_head(block: GapPlot, columns: _Columns, height: float, sink: Sink, x: float, y: float) -> None:
    scale = columns.scale.moved(x)
    half = scale.width / 2 - 6
    low, high = fit(block.low_side, FINE.size, half), fit(block.high_side, FINE.size, half)
    sink.text(scale.left, y + FINE.baseline, low, FINE.size, FINE.colour)
    right = scale.left + scale.width - high.width * FINE.size
    sink.text(right, y + FINE.baseline, high, FINE.size, FINE.colour)
    draw_tick_labels(sink, scale, y + height - 2)
    sink.line((x, y + height), (x + columns.width, y + height), RULE, 0.8)


def gap_plot(block: GapPlot, frame: Frame) -> list[Fragment]:
    """A gap plot; its head is drawn again where it goes on on another page."""
    columns = _columns(block, frame)
    height = on_grid(FINE.leading + tick_height(block.axis, columns.scale.width) + 4)
    head = Fragment(height, partial(_draw_head, block, columns, height), keeps=True)
    rows = [_measured(row, columns) for row in block.rows]
    fragments = [Fragment(row.height, partial(_draw_row, row, columns), running=head) for row in rows]
    told = [row.alt or row.label for row in block.rows]
    return as_figures([(head, block.alt), *zip(fragments, told, strict=True)])
