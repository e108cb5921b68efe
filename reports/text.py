"""Measuring and wrapping: from text to lines of shaped words."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import attrgetter, itemgetter

from reports.content import Emphasis, Run, Text
from reports.direction import has_right_to_left, levels, starts_right_to_left, visual_order
from reports.lines import Line, line_of
from reports.safety import ELLIPSIS, safe
from reports.shaping import Shaped, by_face, shape, word
from reports.words import Unit, clusters, groups, narrow_units, units

_NO_END = float("inf")


def space_width(emphasis: Emphasis = Emphasis.PLAIN) -> float:
    """The width of a space, in type sizes."""
    return word(" ", emphasis).width


def width(text: str, size: float, emphasis: Emphasis = Emphasis.PLAIN) -> float:
    """The width in points of a text on one line."""
    return one_line(text, emphasis).width * size


@lru_cache(maxsize=8192)
def widest_word(text: str, size: float, emphasis: Emphasis = Emphasis.PLAIN) -> float:
    """The width in points of the longest part of a text that a line does not break."""
    return max((unit.word.width for unit in units((Run(text, emphasis),))), default=0.0) * size


def _filled(text: Text, widest: float) -> Iterator[list[Unit]]:
    """Fill line after line with as many units as it holds; no line starts with a space.

    A line that ends at a space keeps it, out of sight, for those who read the text without the lines.
    """
    line: list[Unit] = []
    room = widest
    for group in _unparted(text, widest):
        first = group[0]
        needed = first.word.width if len(group) == 1 else sum([unit.word.width for unit in group])
        space = space_width(first.emphasis) if first.spaced else 0.0
        if line and space + needed > room:
            yield [*line, _space_after(first)] if first.spaced else line
            line, room = [], widest
        if not line and first.spaced:
            group[0], space = first._replace(spaced=False), 0.0
        line += group
        room -= space + needed
    if line:
        yield line


def _unparted(text: Text, widest: float) -> Iterator[list[Unit]]:
    """What no line may part; within one run that is each unit."""
    every = narrow_units(text, widest)
    return ([unit] for unit in every) if len(text) == 1 else groups(every, widest)


def _space_after(next_unit: Unit) -> Unit:
    return next_unit._replace(word=word("", next_unit.emphasis))


def _forward_line(of: list[Unit]) -> Line:
    """A line that runs from left to right throughout."""
    pieces: list[Shaped] = []
    for unit in of:
        if unit.spaced:
            pieces += word(" ", unit.emphasis).pieces
        pieces += unit.word.pieces
    return line_of(pieces, hidden=0.0 if of[-1].word.text else space_width(of[-1].emphasis))


def _run_text(of: Iterable[Unit]) -> str:
    """The text of neighbouring units with their spaces."""
    return "".join((" " if unit.spaced else "") + unit.word.text for unit in of)


def _parts_of_run(of: list[Unit], *, leftwards: bool) -> Iterator[tuple[int, Emphasis, str]]:
    """The parts of one level in the units of one run: level, emphasis and text.

    A run is a world of its own: its direction follows its own first letter, and nothing in it
    turns what stands beside it (an isolate in the words of the annex).
    """
    first, *others = of
    if first.spaced:
        yield int(leftwards), first.emphasis, " "
    text = _run_text([first._replace(spaced=False), *others])
    own_leftwards = starts_right_to_left(text)
    raised = 2 if leftwards and not own_leftwards else 0
    levelled = zip(levels(text, leftwards=own_leftwards), text, strict=True)
    for level, chars in groupby(levelled, key=itemgetter(0)):
        yield level + raised, first.emphasis, "".join(char for _, char in chars)


def _turned_line(of: list[Unit], *, leftwards: bool) -> Line:
    """A line with right-to-left text in it, its parts set in visual order."""
    runs = [list(run) for _, run in groupby(of, key=attrgetter("run"))]
    parts = [part for run in runs for part in _parts_of_run(run, leftwards=leftwards)]
    order = visual_order([level for level, _, _ in parts])
    return line_of([piece for place in order for piece in _set(*parts[place])], leftwards=leftwards)


def _set(level: int, emphasis: Emphasis, text: str) -> list[Shaped]:
    """Shape the text of one level, its faces in visual order."""
    leftwards = level % 2 == 1
    pieces = [shape(face, part, rightwards=not leftwards) for face, part in by_face(text, emphasis)]
    return pieces[::-1] if leftwards else pieces


@lru_cache(maxsize=4096)
def _wrapped(text: Text, widest: float) -> tuple[Line, ...]:
    joined = "".join(run.text for run in text)
    rows = _filled(text, widest)
    if not has_right_to_left(joined):
        return tuple(_forward_line(row) for row in rows)
    leftwards = starts_right_to_left(joined)
    return tuple(_turned_line(row, leftwards=leftwards) for row in rows)


@lru_cache(maxsize=8192)
def _wrapped_text(text: str, emphasis: Emphasis, widest: float) -> tuple[Line, ...]:
    return _wrapped((Run(text, emphasis),), widest)


def wrap(
    text: Text | str, size: float, points: float, emphasis: Emphasis = Emphasis.PLAIN
) -> tuple[Line, ...]:
    """Wrap a text set in `size` to lines of at most `points`.

    A word too long for a line is broken inside; an empty text has no lines.
    """
    widest = max(points / size, 1.0)
    return _wrapped_text(text, emphasis, widest) if isinstance(text, str) else _wrapped(text, widest)


def one_line(text: str, emphasis: Emphasis = Emphasis.PLAIN) -> Line:
    """Set a text on one line, however long."""
    rows = _wrapped_text(text, emphasis, _NO_END)
    return rows[0] if rows else line_of([])


def fit(text: str, size: float, points: float, emphasis: Emphasis = Emphasis.PLAIN) -> Line:
    """Set a text on one line of at most `points`, cut short with an ellipsis where it is longer."""
    line = one_line(text, emphasis)
    if line.width * size <= points:
        return line
    kept = ""
    room = points / size - word(ELLIPSIS, emphasis).width
    for cluster in clusters(safe(text)):
        room -= word(cluster, emphasis).width
        if room < 0:
            break
        kept += cluster
    return one_line(kept.rstrip() + ELLIPSIS, emphasis)


def wrap_at_most(
    text: str, size: float, points: float, most: int, emphasis: Emphasis = Emphasis.PLAIN
) -> tuple[Line, ...]:
    """Wrap a label as `wrap` does, but end it with an ellipsis where it needs more lines than `most`."""
    rows = wrap(text, size, points, emphasis)
    if len(rows) <= most:
        return rows
    last = "".join(piece.text for piece in rows[most - 1].pieces).rstrip()
    return (*rows[: most - 1], fit(last + ELLIPSIS, size, points, emphasis))
