"""Measuring and wrapping: from text to lines of shaped words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from reports.content import Emphasis, Run, Text
from reports.direction import has_right_to_left, levels, starts_right_to_left, visual_order
from reports.fonts.choice import AnyFace
from reports.safety import BREAK_HERE, ELLIPSIS, safe
from reports.shaping import Shaped, Word, by_face, shape, word

_FIRST_EAST_ASIAN = "\u2e80"
_PARTS = re.compile(f" |{BREAK_HERE}|[^ {BREAK_HERE}]+")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_][-\u2010\u2013\u2014/])(?=[^\W\d_])")
_VIRAMA = 9
_NO_END = float("inf")


class FaceRun(NamedTuple):
    """Neighbouring pieces of usual glyphs in one face as one code; any other piece by itself."""

    face: AnyFace
    code: str
    piece: Shaped | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line of text, in the order it is drawn; `width` is in type sizes.

    `code` is that of the whole line where one face sets it, all in usual glyphs; elsewhere it is
    empty.
    """

    pieces: tuple[Shaped, ...]
    width: float
    runs: tuple[FaceRun, ...]
    code: str
    leftwards: bool = False


class _Unit(NamedTuple):
    """What a line may not break: a word, or a part of one.

    `spaced` says that a space stands before it, `run` which of the text's runs it belongs to.
    """

    word: Word
    emphasis: Emphasis
    spaced: bool
    run: int


def space_width(emphasis: Emphasis = Emphasis.PLAIN) -> float:
    """The width of a space, in type sizes."""
    return word(" ", emphasis).width


def width(text: str, size: float, emphasis: Emphasis = Emphasis.PLAIN) -> float:
    """The width in points of a text on one line."""
    return one_line(text, emphasis).width * size


@cache
def _east_asian_parts() -> re.Pattern[str]:
    """As `_PARTS`, breaking after each East Asian character; no line starts with a closing mark."""
    chars = (
        "\u2e80-\u2fff\u3003-\u3007\u3012\u3013\u3020-\u30ff\u3100-\ua4cf\uac00-\ud7af\uf900-\ufaff"
        "\uff10-\uff1a\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f"
    )
    closing = (
        "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\u301e\u301f"
        "\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d"
    )
    return re.compile(f" |{BREAK_HERE}|[{chars}][{closing}]*|[^ {BREAK_HERE}{chars}]+")


@lru_cache(maxsize=8192)
def widest_word(text: str, size: float, emphasis: Emphasis = Emphasis.PLAIN) -> float:
    """The width in points of the longest part of a text that a line does not break."""
    return max((unit.word.width for unit in _units((Run(text, emphasis),))), default=0.0) * size


def _parts(text: str) -> Iterator[str]:
    """The words of a text, the spaces between them, and the parts that a line may end after."""
    east_asian = max(text, default="") >= _FIRST_EAST_ASIAN
    for part in (_east_asian_parts() if east_asian else _PARTS).findall(text):
        yield from _AFTER_HYPHEN.split(part) if len(part) > 1 else (part,)


def _units(runs: Iterable[Run]) -> Iterator[_Unit]:
    """The units of a text, spaces taken into them."""
    spaced = False
    for number, run in enumerate(runs):
        for part in _parts(safe(run.text)):
            if part in {" ", BREAK_HERE}:
                spaced = spaced or part == " "
                continue
            yield _Unit(word(part, run.emphasis), run.emphasis, spaced, number)
            spaced = False


def _clusters(text: str) -> Iterator[str]:
    """The smallest parts that a word may be broken into: a letter with its marks."""
    start = 0
    for place in range(1, len(text)):
        if not _belongs_to(text[place - 1], text[place]):
            yield text[start:place]
            start = place
    yield text[start:]


def _belongs_to(before: str, char: str) -> bool:
    joined = before == "\u200d" or unicodedata.combining(before) == _VIRAMA
    modifier = "\U0001f3fb" <= char <= "\U0001f3ff"
    return joined or modifier or char in "\u200c\u200d" or unicodedata.category(char)[0] == "M"


def _broken(unit: _Unit, widest: float) -> Iterator[_Unit]:
    """Break a word that no line can hold wherever it fills one."""
    part, spaced, room = "", unit.spaced, widest
    for cluster in _clusters(unit.word.text):
        needed = word(cluster, unit.emphasis).width
        if part and needed > room:
            yield _Unit(word(part, unit.emphasis), unit.emphasis, spaced, unit.run)
            part, spaced, room = "", False, widest
        part += cluster
        room -= needed
    yield _Unit(word(part, unit.emphasis), unit.emphasis, spaced, unit.run)


def _narrow_units(runs: Iterable[Run], widest: float) -> Iterator[_Unit]:
    for unit in _units(runs):
        if unit.word.width <= widest:
            yield unit
        else:
            yield from _broken(unit, widest)


def _groups(units: Iterable[_Unit], widest: float) -> Iterator[list[_Unit]]:
    """Units that no line may part: a run that follows another without a space goes on its word."""
    group: list[_Unit] = []
    total = 0.0
    for unit in units:
        follows = bool(group) and not unit.spaced and unit.run != group[-1].run
        if not follows or total + unit.word.width > widest:
            if group:
                yield group
            group, total = [], 0.0
        group.append(unit)
        total += unit.word.width
    if group:
        yield group


def _filled(units: Iterable[_Unit], widest: float) -> Iterator[list[_Unit]]:
    """Fill line after line with as many units as it holds; no line starts with a space.

    A line that ends at a space keeps it, out of sight, for those who read the text without the lines.
    """
    line: list[_Unit] = []
    room = widest
    for group in _groups(units, widest):
        first, *others = group
        words = sum([unit.word.width for unit in group])
        space = space_width(first.emphasis) if first.spaced else 0.0
        if line and space + words > room:
            yield [*line, _space_after(first)] if first.spaced else line
            line, room = [], widest
        if not line:
            first, space = first._replace(spaced=False), 0.0
        line += [first, *others]
        room -= space + words
    if line:
        yield line


def _space_after(next_unit: _Unit) -> _Unit:
    return next_unit._replace(word=word("", next_unit.emphasis))


def _line_of(pieces: list[Shaped], *, leftwards: bool = False, hidden: float = 0.0) -> Line:
    """A line of pieces; `hidden` is the width of a space at its end."""
    runs = tuple(_face_runs(pieces))
    code = runs[0].code if len(runs) == 1 else ""
    return Line(tuple(pieces), sum([piece.width for piece in pieces]) - hidden, runs, code, leftwards)


def _face_runs(pieces: Iterable[Shaped]) -> Iterator[FaceRun]:
    for (face, usual), run in groupby(pieces, key=attrgetter("face", "usual")):
        if usual:
            yield FaceRun(face, "".join([piece.code for piece in run]).replace(")(", ""))
        else:
            yield from (FaceRun(face, "", piece) for piece in run)


def _forward_line(units: list[_Unit]) -> Line:
    """A line that runs from left to right throughout."""
    pieces = list(units[0].word.pieces)
    for unit in units[1:]:
        if unit.spaced:
            pieces += word(" ", unit.emphasis).pieces
        pieces += unit.word.pieces
    return _line_of(pieces, hidden=0.0 if units[-1].word.text else space_width(units[-1].emphasis))


def _run_text(units: Iterable[_Unit]) -> str:
    """The text of neighbouring units with their spaces."""
    return "".join((" " if unit.spaced else "") + unit.word.text for unit in units)


def _parts_of_run(units: list[_Unit], *, leftwards: bool) -> Iterator[tuple[int, Emphasis, str]]:
    """The parts of one level in the units of one run: level, emphasis and text.

    A run is a world of its own: its direction follows its own first letter, and nothing in it
    turns what stands beside it (an isolate in the words of the annex).
    """
    first, *others = units
    if first.spaced:
        yield int(leftwards), first.emphasis, " "
    text = _run_text([first._replace(spaced=False), *others])
    own_leftwards = starts_right_to_left(text)
    raised = 2 if leftwards and not own_leftwards else 0
    levelled = zip(levels(text, leftwards=own_leftwards), text, strict=True)
    for level, chars in groupby(levelled, key=itemgetter(0)):
        yield level + raised, first.emphasis, "".join(char for _, char in chars)


def _turned_line(units: list[_Unit], *, leftwards: bool) -> Line:
    """A line with right-to-left text in it, its parts set in visual order."""
    runs = [list(run) for _, run in groupby(units, key=attrgetter("run"))]
    parts = [part for run in runs for part in _parts_of_run(run, leftwards=leftwards)]
    order = visual_order([level for level, _, _ in parts])
    return _line_of([piece for place in order for piece in _set(*parts[place])], leftwards=leftwards)


def _set(level: int, emphasis: Emphasis, text: str) -> list[Shaped]:
    """Shape the text of one level, its faces in visual order."""
    leftwards = level % 2 == 1
    pieces = [shape(face, part, rightwards=not leftwards) for face, part in by_face(text, emphasis)]
    return pieces[::-1] if leftwards else pieces


@lru_cache(maxsize=4096)
def _wrapped(text: Text, widest: float) -> tuple[Line, ...]:
    joined = "".join(run.text for run in text)
    rows = _filled(_narrow_units(text, widest), widest)
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
    return rows[0] if rows else _line_of([])


def fit(text: str, size: float, points: float, emphasis: Emphasis = Emphasis.PLAIN) -> Line:
    """Set a text on one line of at most `points`, cut short with an ellipsis where it is longer."""
    line = one_line(text, emphasis)
    if line.width * size <= points:
        return line
    kept = ""
    room = points / size - word(ELLIPSIS, emphasis).width
    for cluster in _clusters(safe(text)):
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
