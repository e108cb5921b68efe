"""Keys: the meaning of markers, intervals and the norm band, in one or more rows."""

from functools import partial
from itertools import accumulate

from reports.charts import draw_interval, draw_marker
from reports.content import Key, KeyEntry, Symbol
from reports.drawing import Sink
from reports.layout import Fragment, Frame, with_gap, within
from reports.lines import Line
from reports.style import GRID, NORM_BAND, SMALL, marker
from reports.tags import ARTIFACT, LIST, LIST_BODY, LIST_ITEM, label
from reports.text import fit

_SYMBOL_ROOM = 16.0
_BETWEEN = 16.0

Row = list[tuple[float, KeyEntry, Line]]


def draw_symbol(sink: Sink, entry: KeyEntry, x: float, y: float) -> None:
    """Draw what an entry explains, centred on `x`, `y`."""
    if entry.symbol is Symbol.NORM:
        sink.rect(x - 6, y - 4, 12, 8, NORM_BAND)
        return
    if entry.symbol is Symbol.INTERVAL:
        draw_interval(sink, x - 6, x + 6, y, marker(entry.role).colour)
        return
    draw_marker(sink, entry.role, x, y)


def _draw_row(row: Row, sink: Sink, x: float, y: float) -> None:
    for left, entry, line in row:
        sink.begin(LIST_ITEM)
        sink.begin(label(entry.sign) if entry.sign else ARTIFACT)
        draw_symbol(sink, entry, x + left + 6, y + SMALL.leading / 2)
        sink.end()
        sink.begin(LIST_BODY)
        sink.text(x + left + _SYMBOL_ROOM, y + SMALL.baseline, line, SMALL.size, SMALL.colour)
        sink.end()
        sink.end()


def _measured(block: Key, width: float) -> list[tuple[KeyEntry, Line, float]]:
    """Each entry with its text and the room it needs."""
    lines = [fit(entry.text, SMALL.size, width - _SYMBOL_ROOM) for entry in block.entries]
    rooms = [_SYMBOL_ROOM + line.width * SMALL.size for line in lines]
    return list(zip(block.entries, lines, rooms, strict=True))


def _grid(entries: list[tuple[KeyEntry, Line, float]], width: float) -> list[Row]:
    """Entries in columns of one width, row by row."""
    widest = max(room for _, _, room in entries)
    columns = max(1, int((width + _BETWEEN) / (widest + _BETWEEN)))
    distance = (width + _BETWEEN) / columns
    return [
        [
            (place * distance, entry, line)
            for place, (entry, line, _) in enumerate(entries[start : start + columns])
        ]
        for start in range(0, len(entries), columns)
    ]


def _in_one_row(entries: list[tuple[KeyEntry, Line, float]]) -> Row:
    """Entries one after the other."""
    lefts = accumulate((room + _BETWEEN for _, _, room in entries), initial=0.0)
    return [(left, entry, line) for left, (entry, line, _) in zip(lefts, entries, strict=False)]


def _rows(entries: list[tuple[KeyEntry, Line, float]], width: float) -> list[Row]:
    """One row where it holds all entries, else the groups in columns and what else there is below."""
    if sum(room + _BETWEEN for _, _, room in entries) <= width + _BETWEEN:
        return [_in_one_row(entries)]
    markers = [each for each in entries if each[0].symbol is Symbol.MARKER]
    others = [each for each in entries if each[0].symbol is not Symbol.MARKER]
    return [row for part in (markers, others) if part for row in _grid(part, width)]


def key(block: Key, frame: Frame) -> list[Fragment]:
    """A key, kept with the chart after it."""
    rows = _rows(_measured(block, frame.width), frame.width)
    fragments = [Fragment(SMALL.leading + GRID, partial(_draw_row, row), keeps=True) for row in rows]
    return with_gap(within(LIST, fragments), 3 * GRID)
