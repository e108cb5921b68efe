"""Items: the wording, the dots on one line with the raters' mean, how raters answered as small columns."""

from functools import partial
from typing import NamedTuple

from reports.blocks.strips import DENSE, Strip, draw_dots, strip_of
from reports.boxes import Box
from reports.charts import (
    Scale,
    draw_centred,
    draw_figure,
    draw_strip,
    draw_tick_labels,
    scale_of,
    tick_height,
)
from reports.content import ROLE_ALL_OTHERS, Emphasis, ItemRow, ItemRows, Mark, NotShown, Point, Run
from reports.drawing import Sink
from reports.layout import Fragment, Frame, kept_together, with_gap, within
from reports.lines import Line
from reports.style import (
    AXIS,
    BAR,
    FIGURE,
    FINE,
    GRID,
    MUTED,
    RULE,
    SMALL,
    TEXT_HEIGHT,
    TextStyle,
    on_grid,
    text_style,
)
from reports.tags import CELL, COLUMN_HEADER, ROW, TABLE, Tag, figure, first_cell, in_language
from reports.text import fit, one_line, width, wrap, wrap_at_most

_WORDING_SHARE = 0.42
_FIGURE_ROOM = 34.0
_BARS_SHARE = 0.17
_LONGEST_CODE = 80.0
_CODE_GAP = 7.0
_BETWEEN = 12.0
_PADDING = GRID / 2
_BAR_HEIGHT = 14.0
_MOST_LINES = 40
_MOST_KEPT = TEXT_HEIGHT / 2  # a longer list may be parted, so that it leaves no page half empty
_MOST_REASON_LINES = 2
_NO_BREAK = "\N{NO-BREAK SPACE}"
_WORDING = SMALL
_COUNT = text_style(6.5, 8, MUTED)
_BETWEEN_COUNTS = 1.0
_CODE = text_style(7, _WORDING.leading, MUTED, Emphasis.BOLD)
_HEADER = text_style(FINE.size, FINE.leading, FINE.colour, Emphasis.BOLD)


class _Columns(NamedTuple):
    """Where the columns stand, counted from the left edge; the figures stand between dots and bars."""

    code_room: float
    wording_width: float
    scale: Scale
    bars_left: float
    bars_width: float
    width: float
    options: int
    counts: TextStyle
    first: Tag

    @property
    def figures(self) -> float:
        """The middle of the column of figures."""
        return self.bars_left - _BETWEEN / 2 - _FIGURE_ROOM / 2

    def bar_middle(self, place: int) -> float:
        """The middle of an option's column of answers."""
        return self.bars_left + self.bars_width * (place + 0.5) / self.options


def _columns(block: ItemRows, frame: Frame) -> _Columns:
    codes = (width(row.code, _CODE.size, _CODE.emphasis) for row in block.rows)
    code_room = min(_LONGEST_CODE, max(codes, default=0.0)) + _CODE_GAP
    wording = frame.width * _WORDING_SHARE
    options = len(block.option_labels)
    bars = frame.width * _BARS_SHARE if options else 0.0
    plot = frame.width - wording - bars - _FIGURE_ROOM - 2 * _BETWEEN - 12
    scale = scale_of(block.axis, wording + _BETWEEN + 6, plot)
    counts = _count_style(block, bars / max(1, options) - _BETWEEN_COUNTS)
    left = frame.width - bars
    first = first_cell(3 if options else 2, len(block.rows))
    return _Columns(code_room, wording - code_room, scale, left, bars, frame.width, options, counts, first)


def _count_style(block: ItemRows, room: float) -> TextStyle:
    """The look of the counts over the bars: smaller where one would not have room over its bar."""
    rows = (row.distribution for row in block.rows if not isinstance(row.distribution, NotShown))
    labels = {bar.label for bars in rows for bar in bars}
    widest = max((width(label, _COUNT.size) for label in labels), default=0.0)
    return _COUNT._replace(size=_COUNT.size * min(1.0, room / widest)) if widest else _COUNT


class _Row(NamedTuple):
    """One item, measured; `rest` is what a page could not hold of a very long wording."""

    header: Tag
    scores_alt: str
    answers_alt: str
    code: Line
    wording: tuple[Line, ...]
    rest: tuple[Line, ...]
    strip: Strip
    figure: Line
    bars: tuple[tuple[float, Line], ...]
    reason: tuple[Line, ...]
    height: float


def _bars(row: ItemRow) -> tuple[tuple[float, Line], ...]:
    """The share and the count of each option; none where the distribution is not shown."""
    if isinstance(row.distribution, NotShown):
        return ()
    return tuple((bar.share, one_line(bar.label)) for bar in row.distribution)


def _figure(row: ItemRow) -> Line:
    """The mean of all others, where there is one."""
    labels = (point.mark.label for point in _of_others(row) if isinstance(point.mark, Mark))
    return fit(next(labels, ""), FIGURE.size, _FIGURE_ROOM, FIGURE.emphasis)


def _of_others(row: ItemRow) -> list[Point]:
    return [point for point in row.points if point.role == ROLE_ALL_OTHERS]


def _wording(row: ItemRow, room: float) -> tuple[Line, ...]:
    """The wording with the remark after it."""
    remark = (Run(f" ({row.remark.replace(' ', _NO_BREAK)})", Emphasis.ITALIC),) if row.remark else ()
    return wrap((Run(row.wording), *remark), _WORDING.size, room)


def _measured(row: ItemRow, language: str, columns: _Columns) -> _Row:
    wording = _wording(row, columns.wording_width)
    first, rest = wording[:_MOST_LINES], wording[_MOST_LINES:]
    strip = strip_of(row.points, columns.scale, DENSE)
    reason_text = row.distribution.reason if isinstance(row.distribution, NotShown) else ""
    reason = wrap_at_most(reason_text, FINE.size, columns.bars_width, _MOST_REASON_LINES)
    needed = max(
        len(first) * _WORDING.leading,
        strip.height,
        _BAR_HEIGHT + _COUNT.leading + 1,
        len(reason) * FINE.leading,
    )
    code = fit(row.code + _NO_BREAK, _CODE.size, columns.code_room, _CODE.emphasis)
    header = in_language(columns.first, language)
    alts = row.scores_alt or row.code, row.answers_alt or row.code
    height = on_grid(needed) + 2 * _PADDING
    return _Row(header, *alts, code, first, rest, strip, _figure(row), _bars(row), reason, height)


def _draw_bars(row: _Row, columns: _Columns, sink: Sink, x: float, y: float) -> None:
    """Draw the answers of all others as columns on a line, the count over each."""
    ground = y + _COUNT.leading + _BAR_HEIGHT
    half = min(7.0, columns.bars_width / columns.options * 0.36)
    for place, (share, label) in enumerate(row.bars):
        middle = x + columns.bar_middle(place)
        height = _BAR_HEIGHT * min(1.0, max(0.0, share))
        sink.rect(middle - half, ground - height, 2 * half, height, BAR)
        draw_centred(sink, columns.counts, [label], middle, ground - height - _COUNT.leading)
    sink.line((x + columns.bars_left, ground), (x + columns.width, ground), RULE, 0.8)


def _draw_row(row: _Row, columns: _Columns, sink: Sink, x: float, y: float) -> None:
    scale, top, bottom = columns.scale.moved(x), y + _PADDING, y + row.height
    sink.begin(row.header)
    sink.text(x, top + _CODE.baseline, row.code, _CODE.size, _CODE.colour)
    sink.lines(x + columns.code_room, top, row.wording, _WORDING, columns.wording_width)
    sink.end()
    sink.begin(CELL)
    sink.begin(figure(row.scores_alt), Box(scale.left - 6, y, x + columns.bars_left - _BETWEEN, bottom))
    draw_strip(sink, scale, y + 1, bottom - 1, None)
    draw_dots(sink, row.strip, x, top)
    draw_figure(sink, ROLE_ALL_OTHERS, row.figure, x + columns.figures, top + DENSE.main / 2)
    sink.end()
    sink.end()
    if columns.options:
        _draw_answers(row, columns, sink, x, top)
    sink.line((x, bottom), (x + columns.width, bottom), RULE, 0.4)


def _draw_answers(row: _Row, columns: _Columns, sink: Sink, x: float, top: float) -> None:
    """Draw how raters answered, or why that is not told."""
    sink.begin(CELL)
    if row.bars:
        left = x + columns.bars_left
        sink.begin(figure(row.answers_alt), Box(left, top, left + columns.bars_width, top + row.height))
        _draw_bars(row, columns, sink, x, top)
        sink.end()
    sink.lines(x + columns.bars_left, top, row.reason, FINE, columns.bars_width)
    sink.end()


def _draw_head(
    block: ItemRows, columns: _Columns, heights: tuple[float, float], sink: Sink, x: float, y: float
) -> None:
    """Draw the headings over the three columns, and below them the ticks and the options."""
    titles, ticks = heights
    lefts = (0.0, columns.scale.left - 6, columns.bars_left)
    for left, lines in zip(lefts, _heading_lines(block, columns), strict=False):
        top = y + titles - len(lines) * _HEADER.leading
        sink.begin(COLUMN_HEADER)
        sink.lines(x + left, top, lines, _HEADER, columns.width)
        sink.end()
    over_figures = _over_figures(block)
    top = y + titles - len(over_figures) * _HEADER.leading
    draw_centred(sink, _HEADER, over_figures, x + columns.figures, top)
    bottom = y + titles + ticks + 2
    draw_tick_labels(sink, columns.scale.moved(x), bottom)
    for place, label in enumerate(block.option_labels):
        lines = wrap(label, AXIS.size, columns.bars_width / columns.options)[:1]
        draw_centred(sink, AXIS, lines, x + columns.bar_middle(place), bottom - AXIS.leading)
    sink.line((x, bottom + 2), (x + columns.width, bottom + 2), RULE, 0.8)


def _over_figures(block: ItemRows) -> tuple[Line, ...]:
    """Whose mean the figures are."""
    names = (point.name for row in block.rows for point in _of_others(row))
    return wrap(next(names, ""), _HEADER.size, _FIGURE_ROOM, _HEADER.emphasis)


def _heading_lines(block: ItemRows, columns: _Columns) -> list[tuple[Line, ...]]:
    rooms = (columns.code_room + columns.wording_width, columns.scale.width + 12, columns.bars_width)
    told = zip(block.headings, rooms, strict=True)
    return [wrap(text, _HEADER.size, room, _HEADER.emphasis) for text, room in told if text]


def _head(block: ItemRows, columns: _Columns) -> Fragment:
    headings = (*_heading_lines(block, columns), _over_figures(block))
    titles = _HEADER.leading * max(len(lines) for lines in headings)
    ticks = max(AXIS.leading, tick_height(block.axis, columns.scale.width))
    return Fragment(
        on_grid(titles + ticks + 4),
        partial(_draw_head, block, columns, (titles, ticks)),
        keeps=True,
        opens=(ROW,),
        closes=1,
    )


def _draw_empty(columns: _Columns, sink: Sink, _x: float, _y: float) -> None:
    """Close a row that only goes on with its wording: its other cells are empty."""
    for _ in range(2 if columns.options else 1):
        sink.begin(CELL)
        sink.end()


def _draw_rest(lines: tuple[Line, ...], columns: _Columns, sink: Sink, x: float, y: float) -> None:
    sink.lines(x + columns.code_room, y, lines, _WORDING, columns.wording_width)


def _rest(row: _Row, columns: _Columns, head: Fragment) -> list[Fragment]:
    """Line by line what is left of a very long wording, as a row of its own."""
    lines = [
        Fragment(_WORDING.leading, partial(_draw_rest, (line,), columns), running=head) for line in row.rest
    ]
    if not lines:
        return []
    *others, last = within(row.header, lines)
    empty = Fragment(0.0, partial(_draw_empty, columns))
    return within(ROW, [*others, last.kept(), empty])


def _fragments(row: _Row, columns: _Columns, head: Fragment) -> list[Fragment]:
    whole = Fragment(row.height, partial(_draw_row, row, columns), running=head)
    return [*within(ROW, [whole]), *_rest(row, columns, head)]


def item_rows(block: ItemRows, frame: Frame) -> list[Fragment]:
    """A row an item; the head is drawn again where the list goes on on another page."""
    columns = _columns(block, frame)
    head = _head(block, columns)
    rows = (_measured(row, block.language, columns) for row in block.rows)
    fragments = [part for row in rows for part in _fragments(row, columns, head)]
    return with_gap(kept_together(within(TABLE, [head, *fragments]), _MOST_KEPT), 3 * GRID)
