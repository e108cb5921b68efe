"""Tables: formatted cells under a header that is drawn again on every page."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest
from typing import NamedTuple

from reports.charts import draw_marker
from reports.content import Align, Emphasis, Table
from reports.drawing import Sink
from reports.layout import Fragment, Frame, kept_together, text_fragments, with_gap, within
from reports.lines import Line
from reports.style import FINE, GRID, INK, RULE, SMALL, TextStyle
from reports.tags import CAPTION, CELL, COLUMN_HEADER, PARAGRAPH, ROW, TABLE, Tag, first_cell, in_language
from reports.text import widest_word, width, wrap

_BETWEEN = 10.0
_PADDING = GRID
_MARKER_ROOM = 15.0
_MOST_LINES = 40
_SLACK = 0.1  # so that rounding never breaks what just fits
_CELL = SMALL
_HEADER = FINE._replace(emphasis=Emphasis.BOLD, colour=INK)

Cell = tuple[Line, ...]


class _Columns(NamedTuple):
    """Where each column starts, how wide it is and how its text stands."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    languages: tuple[str, ...]
    total: float


def _columns(block: Table, frame: Frame) -> _Columns:
    room = frame.width - _BETWEEN * (len(block.columns) - 1)
    widths = column_widths([column.weight for column in block.columns], _needed(block, room), room)
    lefts = tuple(sum(widths[:place]) + _BETWEEN * place for place in range(len(widths)))
    aligns = tuple(column.align for column in block.columns)
    languages = tuple(column.language for column in block.columns)
    return _Columns(lefts, tuple(widths), aligns, languages, frame.width)


def _needed(block: Table, room: float) -> list[float]:
    """The width below which a column would break words, or a figure; never more than half of all."""
    indents = [_MARKER_ROOM if block.roles and place == 0 else 0.0 for place in range(len(block.columns))]
    needed = []
    for place, column in enumerate(block.columns):
        measure = widest_word if column.align is Align.LEFT else width
        widest = max((measure(cell, _CELL.size) for cell in {row[place] for row in block.rows}), default=0.0)
        small = max((widest_word(row[place], FINE.size) for row in block.beneath), default=0.0)
        header = widest_word(column.header, _HEADER.size, _HEADER.emphasis)
        needed.append(min(room / 2, max(widest + indents[place], small, header) + _SLACK))
    return needed


def column_widths(weights: Sequence[float], needed: Sequence[float], room: float) -> list[float]:
    """Share out the room by weight, but give every column what it needs where the room allows that."""
    short: set[int] = set()
    widths = [room * weight / sum(weights) for weight in weights]
    while more := {place for place, least in enumerate(needed) if widths[place] < least - 1e-9} - short:
        short |= more
        left = room - sum(needed[place] for place in short)
        weight = sum(each for place, each in enumerate(weights) if place not in short)
        if left <= 0 or weight <= 0:
            return [room * least / sum(needed) for least in needed]
        widths = [
            needed[place] if place in short else left * each / weight for place, each in enumerate(weights)
        ]
    return widths


def _start(line: Line, size: float, align: Align, width: float) -> float:
    """How far from the left edge of its column a line starts."""
    spare = width - line.width * size
    return {Align.LEFT: 0.0, Align.CENTRE: spare / 2, Align.RIGHT: spare}[align]


def _draw_cell(
    style: TextStyle, cell: Cell, align: Align, width: float, sink: Sink, left: float, top: float
) -> None:
    if align is Align.LEFT:
        sink.lines(left, top, cell, style, width)
        return
    for number, line in enumerate(cell):
        baseline = top + number * style.leading + style.baseline
        start = left + _start(line, style.size, align, width)
        sink.text(start, baseline, line, style.size, style.colour)


def _draw_head(
    cells: Sequence[Cell], columns: _Columns, height: float, sink: Sink, x: float, y: float
) -> None:
    lowest = y + height - _PADDING
    for cell, left, room, align in zip(cells, columns.lefts, columns.widths, columns.aligns, strict=True):
        sink.begin(COLUMN_HEADER)
        _draw_cell(_HEADER, cell, align, room, sink, x + left, lowest - len(cell) * _HEADER.leading)
        sink.end()
    sink.line((x, y + height), (x + columns.total, y + height), RULE, 0.8)


def _head(block: Table, columns: _Columns) -> Fragment:
    cells = [
        wrap(column.header, _HEADER.size, width, _HEADER.emphasis)
        for column, width in zip(block.columns, columns.widths, strict=True)
    ]
    height = max((len(cell) for cell in cells), default=0) * _HEADER.leading + 2 * _PADDING
    draw = partial(_draw_head, cells, columns, height)
    return Fragment(height, draw, keeps=True, opens=(ROW,), closes=1)


class _Part(NamedTuple):
    """As many lines of a row as stay together; `last` says that the row ends here."""

    cells: tuple[Cell, ...]
    beneath: tuple[Cell, ...]
    role: int | None
    indent: float
    last: bool
    height: float
    first: Tag


def _height(cells: Sequence[Cell], beneath: Sequence[Cell]) -> float:
    """The height of cells with the spaces above and below them."""
    heights = [
        len(cell) * _CELL.leading + len(small) * FINE.leading
        for cell, small in zip_longest(cells, beneath, fillvalue=())
    ]
    return max(heights) + 2 * _PADDING


def _draw_part(part: _Part, columns: _Columns, sink: Sink, x: float, y: float) -> None:
    top = y + _PADDING
    if part.role is not None:
        draw_marker(sink, part.role, x + 5, top + _CELL.leading / 2)
    for place, (cell, small) in enumerate(zip_longest(part.cells, part.beneath, fillvalue=())):
        left = x + columns.lefts[place] + (0 if place else part.indent)
        width, align = columns.widths[place], columns.aligns[place]
        sink.begin(in_language(CELL if place else part.first, columns.languages[place]))
        _draw_cell(_CELL, cell, align, width, sink, left, top)
        if small:
            sink.begin(PARAGRAPH)
            _draw_cell(FINE, small, align, width, sink, left, top + len(cell) * _CELL.leading)
            sink.end()
        sink.end()
    if part.last:
        sink.line((x, y + part.height), (x + columns.total, y + part.height), RULE, 0.4)


class _Row(NamedTuple):
    """One row as its table gives it."""

    cells: tuple[str, ...]
    role: int | None
    beneath: tuple[str, ...]
    first: Tag


def _rows(block: Table) -> Iterator[_Row]:
    first = first_cell(len(block.columns), len(block.rows))
    for row, role, beneath in zip_longest(block.rows, block.roles, block.beneath):
        yield _Row(row, role, beneath or (), first)


def _wrapped(row: Sequence[str], style: TextStyle, indent: float, columns: _Columns) -> list[Cell]:
    rooms = [width - (indent if place == 0 else 0) for place, width in enumerate(columns.widths)]
    return [wrap(text, style.size, room) for text, room in zip(row, rooms, strict=True)]


def _parts(row: _Row, indent: float, columns: _Columns) -> list[_Part]:
    """A row in parts that a page can hold; nearly always one."""
    cells = _wrapped(row.cells, _CELL, indent, columns)
    beneath = _wrapped(row.beneath, FINE, indent, columns) if row.beneath else []
    starts = range(0, max(1, *map(len, cells)), _MOST_LINES)
    return [_part(row, cells, beneath, indent, start, last=start == starts[-1]) for start in starts]


def _part(
    row: _Row, cells: Sequence[Cell], beneath: Sequence[Cell], indent: float, start: int, *, last: bool
) -> _Part:
    """As many lines of a row as stay together, from one of them on."""
    some = tuple(cell[start : start + _MOST_LINES] for cell in cells)
    small = tuple(beneath) if last else ()
    return _Part(some, small, None if start else row.role, indent, last, _height(some, small), row.first)


def table(block: Table, frame: Frame) -> list[Fragment]:
    """A table; a row of many lines goes on on the next page."""
    columns = _columns(block, frame)
    head = _head(block, columns)
    indent = _MARKER_ROOM if block.roles else 0.0
    parts = [part for row in _rows(block) for part in _parts(row, indent, columns)]
    rows = [
        Fragment(part.height, partial(_draw_part, part, columns), running=head, opens=(ROW,), closes=1)
        for part in parts
    ]
    caption = text_fragments(FINE, wrap(block.caption, FINE.size, frame.width), frame.width, CAPTION)
    kept = kept_together([head, *rows])
    return within(TABLE, [*with_gap(kept, 3 * GRID), *with_gap(caption, GRID)])
