"""Dot plots with one line a row: own and all-others scores on it, the groups close below."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from reports.blocks.figures import as_figures
from reports.blocks.strips import MAIN_ROLES, ROOMY, Strip, draw_dots, strip_of
from reports.charts import (
    Scale,
    draw_centred,
    draw_figure,
    draw_strip,
    draw_tick_labels,
    draw_title,
    head_height,
    scale_of,
    stand_above,
)
from reports.content import DotPlot, DotRow, Mark, Span
from reports.drawing import Sink
from reports.layout import Fragment, Frame
from reports.lines import Line
from reports.style import FIGURE, FINE, GRID, RULE, SUBHEADING, TextStyle, on_grid
from reports.text import fit, wrap, wrap_at_most

_LABEL_SHARE = 0.3
_FIGURE_ROOM = 44.0
_PADDING = 1.5 * GRID
_MOST_LINES = 6
_NO_FIGURE = "\u2013"


class _Columns(NamedTuple):
    """Where a dot plot's columns stand: labels, the plot, and a column of figures for each main role."""

    label_width: float
    scale: Scale
    roles: tuple[int, ...]
    width: float
    labels_above: bool

    @property
    def label_room(self) -> float:
        """The width that a label has, above its row or beside it."""
        return self.width if self.labels_above else self.label_width

    def figure_place(self, place: int) -> float:
        """The middle of a column of figures."""
        return self.width - _FIGURE_ROOM * (len(self.roles) - place - 0.5)


def _columns(block: DotPlot, frame: Frame) -> _Columns:
    present = {point.role for row in block.rows for point in row.points}
    roles = tuple(role for role in reversed(MAIN_ROLES) if role in present)
    label_width = frame.width * _LABEL_SHARE
    plot_width = frame.width - label_width - 22 - _FIGURE_ROOM * len(roles)
    scale = scale_of(block.axis, label_width + 12, plot_width)
    above = stand_above([row.label for row in block.rows], label_width)
    return _Columns(label_width, scale, roles, frame.width, above)


def _names(block: DotPlot, columns: _Columns) -> list[tuple[Line, ...]]:
    """What stands over each column of figures: the name of its role."""
    names = {point.role: point.name for row in block.rows for point in row.points}
    return [wrap(names[role], FINE.size, _FIGURE_ROOM) for role in columns.roles]


def _draw_head(
    columns: _Columns, names: list[tuple[Line, ...]], height: float, sink: Sink, x: float, y: float
) -> None:
    scale = columns.scale.moved(x)
    draw_tick_labels(sink, scale, y + height - 2)
    draw_title(sink, scale.axis, columns.label_width, x, y + height - 2)
    for place, lines in enumerate(names):
        top = y + height - 2 - len(lines) * FINE.leading
        draw_centred(sink, FINE, lines, x + columns.figure_place(place), top)
    sink.line((x, y + height), (x + columns.width, y + height), RULE, 0.8)


def _head(block: DotPlot, columns: _Columns) -> Fragment:
    names = _names(block, columns)
    figures = FINE.leading * max((len(lines) for lines in names), default=0)
    height = on_grid(max(head_height(block.axis, columns.scale.width, columns.label_width), figures) + 4)
    return Fragment(height, partial(_draw_head, columns, names, height), keeps=True)


class _Row(NamedTuple):
    """One row, measured; `above` is the height of a label that stands over its row."""

    above: float
    texts: tuple[tuple[TextStyle, tuple[Line, ...]], ...]
    strip: Strip
    norm: Span | None
    figures: tuple[Line, ...]
    height: float


def _text_height(texts: Sequence[tuple[TextStyle, tuple[Line, ...]]]) -> float:
    return sum(style.leading * len(lines) for style, lines in texts)


def _figure(row: DotRow, role: int) -> Line:
    labels = [point.mark.label for point in row.points if point.role == role and isinstance(point.mark, Mark)]
    return fit(labels[0] if labels else _NO_FIGURE, FIGURE.size, _FIGURE_ROOM, FIGURE.emphasis)


def _measured(row: DotRow, columns: _Columns) -> _Row:
    texts = tuple(
        (style, wrap_at_most(text, style.size, columns.label_room, _MOST_LINES, style.emphasis))
        for style, text in ((SUBHEADING, row.label), (FINE, row.sublabel), (FINE, row.remark))
    )
    strip = strip_of(row.points, columns.scale, ROOMY)
    figures = tuple(_figure(row, role) for role in columns.roles)
    above = _text_height(texts) if columns.labels_above else 0.0
    height = on_grid(max(_text_height(texts), above + strip.height)) + 2 * _PADDING
    return _Row(above, texts, strip, row.norm, figures, height)


def _draw_row(row: _Row, columns: _Columns, sink: Sink, x: float, y: float) -> None:
    start = y + (row.above + _PADDING if row.above else 0.0)
    draw_strip(sink, columns.scale.moved(x), start + 1, y + row.height - 1, row.norm)
    top = y + _PADDING
    for style, lines in row.texts:
        sink.lines(x, top, lines, style, columns.label_room)
        top += style.leading * len(lines)
    strip_top = y + row.above + _PADDING - 1
    draw_dots(sink, row.strip, x, strip_top)
    for role, line, place in zip(columns.roles, row.figures, range(len(columns.roles)), strict=True):
        draw_figure(sink, role, line, x + columns.figure_place(place), strip_top + ROOMY.main / 2)
    sink.line((x, y + row.height), (x + columns.width, y + row.height), RULE, 0.4)


def dot_plot(block: DotPlot, frame: Frame) -> list[Fragment]:
    """A dot plot; its head is drawn again where it goes on on another page."""
    columns = _columns(block, frame)
    head = _head(block, columns)
    rows = [_measured(row, columns) for row in block.rows]
    fragments = [Fragment(row.height, partial(_draw_row, row, columns), running=head) for row in rows]
    told = [row.alt or row.label for row in block.rows]
    return as_figures([(head, block.alt), *zip(fragments, told, strict=True)])
