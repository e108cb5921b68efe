"""Dot plots in lanes: a panel for each row, in it a named line for each group."""

from functools import partial
from typing import NamedTuple

from reports.blocks.figures import as_figures
from reports.charts import (
    Scale,
    draw_mark,
    draw_marker,
    draw_on_paper,
    draw_strip,
    draw_tick_labels,
    draw_title,
    head_height,
    scale_of,
)
from reports.content import DotPlot, DotRow, Mark, NotShown, Point
from reports.drawing import Sink
from reports.layout import Fragment, Frame
from reports.lines import Line
from reports.style import (
    FIGURE,
    FINE,
    GRID,
    RULE,
    SMALL,
    SUBHEADING,
    TEXT_HEIGHT,
    TextStyle,
    marker,
    on_grid,
    text_style,
)
from reports.text import fit, one_line, width, wrap_at_most

_ROOMY_LANE = 3 * GRID
_TIGHT_LANE = 2.25 * GRID
_PANEL_FOOT = GRID
_ONE_PAGE = TEXT_HEIGHT * 0.775  # what the heading, the words and the key above leave of a page
_NAME_SHARE = 0.32
_MOST_NAME_SHARE = 0.45
_FIGURE_ROOM = 34.0
_SYMBOL_ROOM = 14.0
_APART = 8.0
_MOST_LINES = 3


class _Lane(NamedTuple):
    """One group's line: its name, and its figure or why it is not shown."""

    point: Point
    name: Line
    text: Line


class _Lanes(NamedTuple):
    """How lanes are drawn: where the plot stands, and the look of names and of figures."""

    scale: Scale
    name: TextStyle
    figure: TextStyle

    @property
    def height(self) -> float:
        """The height of one lane."""
        return self.name.leading


def _lanes(block: DotPlot, scale: Scale) -> _Lanes:
    """Lanes that let the plot stand on one page where they can."""
    rows = len(block.rows)
    lanes = sum(len(row.points) for row in block.rows)
    heads = rows * (SUBHEADING.leading + _PANEL_FOOT + GRID)
    height = min(_ROOMY_LANE, max(_TIGHT_LANE, (_ONE_PAGE - heads) / max(1, lanes)))
    size = min(8.0, height - 1)
    return _Lanes(scale, text_style(size, height), text_style(size, height, emphasis=FIGURE.emphasis))


class _Panel(NamedTuple):
    """One row of the plot, measured."""

    row: DotRow
    sublabel: Line
    texts: tuple[tuple[TextStyle, tuple[Line, ...]], ...]
    lanes: tuple[_Lane, ...]
    look: _Lanes
    width: float

    @property
    def head_height(self) -> float:
        """The height of the label and what stands below it."""
        return sum(style.leading * len(lines) for style, lines in self.texts)

    @property
    def height(self) -> float:
        """The height of the whole panel."""
        return on_grid(self.head_height + self.look.height * len(self.lanes)) + _PANEL_FOOT


def _lane(point: Point, look: _Lanes) -> _Lane:
    name = fit(point.name, look.name.size, look.scale.left - _SYMBOL_ROOM - 4)
    if isinstance(point.mark, NotShown):
        return _Lane(point, name, fit(point.mark.reason, FINE.size, look.scale.width + _FIGURE_ROOM))
    return _Lane(point, name, fit(point.mark.label, look.figure.size, _FIGURE_ROOM, look.figure.emphasis))


def _sublabel(row: DotRow, room: float) -> tuple[str, str]:
    """What stands beside the label, at the right, and what below it where there is no room for it."""
    label = width(row.label, SUBHEADING.size, SUBHEADING.emphasis)
    fits = label + _APART + width(row.sublabel, FINE.size) <= room
    return (row.sublabel, "") if fits and row.label else ("", row.sublabel)


def _panel(row: DotRow, look: _Lanes, frame: Frame) -> _Panel:
    beside, below = _sublabel(row, frame.width)
    texts = tuple(
        (style, wrap_at_most(text, style.size, frame.width, _MOST_LINES, style.emphasis))
        for style, text in ((SUBHEADING, row.label), (FINE, below), (FINE, row.remark))
    )
    lanes = tuple(_lane(point, look) for point in row.points)
    return _Panel(row, one_line(beside), texts, lanes, look, frame.width)


def _draw_lane(lane: _Lane, look: _Lanes, figures_end: float, sink: Sink, x: float, y: float) -> None:
    """Draw one lane; `figures_end` is where its figure ends at the right, `look.scale` is the page's."""
    scale, baseline = look.scale, y + look.name.baseline
    draw_marker(sink, lane.point.role, x + 5, y + look.height / 2)
    sink.text(x + _SYMBOL_ROOM, baseline, lane.name, look.name.size, look.name.colour)
    if isinstance(lane.point.mark, Mark):
        draw_mark(sink, scale, lane.point.role, lane.point.mark, y + look.height / 2)
        left = figures_end - lane.text.width * look.figure.size
        sink.text(left, baseline, lane.text, look.figure.size, marker(lane.point.role).colour)
    else:
        draw_on_paper(sink, lane.text, scale.left + 3, y + (look.height - FINE.leading) / 2)


def _draw_panel(panel: _Panel, sink: Sink, x: float, y: float) -> None:
    top = y
    for style, lines in panel.texts:
        sink.lines(x, top, lines, style, panel.width)
        top += style.leading * len(lines)
    sublabel_left = x + panel.width - panel.sublabel.width * FINE.size
    sink.text(sublabel_left, y + SUBHEADING.baseline, panel.sublabel, FINE.size, FINE.colour)
    top = y + panel.head_height
    scale, height = panel.look.scale, panel.look.height
    look = panel.look._replace(scale=scale.moved(x))
    draw_strip(sink, look.scale, top, top + height * len(panel.lanes), panel.row.norm)
    for place, lane in enumerate(panel.lanes):
        _draw_lane(lane, look, x + panel.width, sink, x, top + place * height)


def _draw_head(scale: Scale, width: float, height: float, sink: Sink, x: float, y: float) -> None:
    draw_tick_labels(sink, scale.moved(x), y + height - 2)
    draw_title(sink, scale.axis, scale.left - 10, x, y + height - 2)
    sink.line((x, y + height), (x + width, y + height), RULE, 0.8)


def _names_width(block: DotPlot, room: float) -> float:
    """The width of the column of names, with their markers: wider where names are long."""
    names = {point.name for row in block.rows for point in row.points}
    needed = max((width(name, SMALL.size) for name in names), default=0.0) + _SYMBOL_ROOM + 10
    return min(max(needed, room * _NAME_SHARE), room * _MOST_NAME_SHARE)


def lanes_plot(block: DotPlot, frame: Frame) -> list[Fragment]:
    """A dot plot in lanes; its axis is drawn again where it goes on on another page."""
    left = _names_width(block, frame.width)
    scale = scale_of(block.axis, left, frame.width - left - _FIGURE_ROOM)
    height = on_grid(head_height(block.axis, scale.width, left - 10) + 4)
    head = Fragment(height, partial(_draw_head, scale, frame.width, height), keeps=True)
    look = _lanes(block, scale)
    panels = [_panel(row, look, frame) for row in block.rows]
    fragments = [
        Fragment(panel.height, partial(_draw_panel, panel), gap=GRID, running=head) for panel in panels
    ]
    told = [row.alt or row.label for row in block.rows]
    return as_figures([(head, block.alt), *zip(fragments, told, strict=True)])
