"""Cells of a profile as text for tables and as marks for charts."""

from collections.abc import Iterable
from functools import lru_cache

from reports.bands import position_of, score_label, score_text
from reports.content import (
    ROLE_ALL_OTHERS,
    ROLE_SELF,
    Axis,
    Column,
    Key,
    KeyEntry,
    Mark,
    NotShown,
    Point,
    Span,
    Symbol,
    Tick,
)
from reports.numbers import EN_DASH, REMEMBERED, fixed, percent, position, span
from reports.reading import Reading, ScaleReading
from reports.voices import Voice
from scoring.profile import Cell, GroupScore, ItemProfile, ScaleProfile, Suppressed


def mean_text(cell: Cell, reading: Reading) -> str:
    """The mean, or in a word or two why it is not shown."""
    if isinstance(cell, Suppressed):
        return reading.wording.labels.in_table.of(cell.reason)
    return score_text(cell, reading.wording.labels)


def number_text(cell: Cell, reading: Reading) -> str:
    """The mean, or a dash where the reason is told elsewhere."""
    return EN_DASH if isinstance(cell, Suppressed) else score_text(cell, reading.wording.labels)


def short_text(cell: Cell, reading: Reading) -> str:
    """The mean in few characters, or a dash where the reason is told elsewhere."""
    return EN_DASH if isinstance(cell, Suppressed) else score_label(cell, reading.wording.labels)


def interval_text(cell: Cell, reading: Reading) -> str:
    """The interval, marked where its width is assumed; in place of a figure the reason why there is none."""
    if isinstance(cell, Suppressed):
        return reading.wording.labels.in_table.of(cell.reason)
    if cell.low is None or cell.high is None:
        return ""
    text = span(cell.low, cell.high)
    return reading.wording.dimensions.assumed_mark.format(interval=text) if cell.assumed else text


def mark(cell: Cell, reading: Reading) -> Mark | NotShown:
    """The cell as a dot with its interval, or why there is none."""
    if isinstance(cell, Suppressed):
        return NotShown(reading.why(cell))
    drawn = _dot_of(cell, reading)
    return Mark(drawn.position, drawn.label, interval(cell.low, cell.high))


def interval(low: float | None, high: float | None) -> Span | None:
    """An interval as a chart draws it: exactly where its printed ends lie."""
    return None if low is None or high is None else Span(position(low), position(high))


def dot(cell: Cell, reading: Reading) -> Mark | NotShown:
    """The cell as a dot without its interval."""
    if isinstance(cell, Suppressed):
        return NotShown(reading.why(cell))
    return _dot_of(cell, reading)


def _dot_of(score: GroupScore, reading: Reading) -> Mark:
    """A band stands at its edge."""
    if score.bound is None:
        return _dot(score.mean)
    return Mark(position_of(score), score_label(score, reading.wording.labels))


@lru_cache(REMEMBERED)
def _dot(mean: float) -> Mark:
    return Mark(position(mean), fixed(mean))


def cells(figures: ScaleProfile | ItemProfile, reading: Reading) -> list[tuple[Voice, Cell]]:
    """What you, all others and each rater group say about a scale or an item."""
    return [(voice, voice.cell(figures)) for voice in reading.voices]


def points_with_intervals(figures: ScaleProfile, reading: Reading) -> tuple[Point, ...]:
    """You, all others and each rater group, with their intervals."""
    return tuple(
        Point(voice.role, voice.name, mark(cell, reading)) for voice, cell in cells(figures, reading)
    )


def points(figures: ItemProfile, reading: Reading) -> tuple[Point, ...]:
    """You, all others and each rater group, where there is a figure: all others alone with an interval.

    On a line that all groups share, their intervals would lie over one another.
    """
    return tuple(
        Point(voice.role, voice.name, (mark if voice.role == ROLE_ALL_OTHERS else dot)(cell, reading))
        for voice, cell in cells(figures, reading)
        if isinstance(cell, GroupScore)
    )


def axis_of(scale: ScaleReading, reading: Reading) -> Axis:
    """The axis of a scale's response range, with a tick for each option."""
    ticks = tuple(Tick(value, fixed(value, 0)) for value in range(scale.minimum, scale.maximum + 1))
    return Axis(scale.minimum, scale.maximum, ticks, _ends(scale, reading))


def _ends(scale: ScaleReading, reading: Reading) -> str:
    """What the ends of the response range mean."""
    return reading.range_text(scale.minimum, scale.maximum, scale.options)


def by_range(scales: tuple[ScaleReading, ...]) -> list[tuple[ScaleReading, ...]]:
    """The scales that can share an axis, in their order: those with the same response options."""
    families: dict[tuple[object, ...], list[ScaleReading]] = {}
    for scale in scales:
        families.setdefault((scale.minimum, scale.maximum, scale.options), []).append(scale)
    return [tuple(family) for family in families.values()]


def dimension_column(reading: Reading, weight: float) -> Column:
    """The column of a table that names the dimensions."""
    return Column(reading.wording.labels.dimension, weight, language=reading.names_language)


def key_of(
    reading: Reading, voices: tuple[Voice, ...], *, with_interval: bool = True, with_norm: bool = False
) -> Key:
    """The key to the markers of `voices` and, where asked for, to the interval line and the norm band."""
    labels = reading.wording.labels
    level = percent(reading.profile.confidence)
    signs = labels.signs
    entries = [
        KeyEntry(voice.name, role=voice.role, sign=signs.hollow if voice.role == ROLE_SELF else signs.filled)
        for voice in voices
    ]
    if with_interval and reading.has_raters:
        entries.append(
            KeyEntry(labels.key_interval.format(confidence=level), Symbol.INTERVAL, sign=signs.line)
        )
    if with_norm:
        text = labels.key_norm.format(name=reading.norm_name)
        entries.append(KeyEntry(text, Symbol.NORM, sign=signs.band))
    return Key(tuple(entries))


def has_bands(of: Iterable[Cell]) -> bool:
    """Whether any of the figures is told as a band."""
    return any(isinstance(cell, GroupScore) and cell.bound for cell in of)


def any_assumed(of: Iterable[Cell]) -> bool:
    """Whether any interval supposes that raters differ as much as answers given at random."""
    return any(isinstance(cell, GroupScore) and cell.assumed for cell in of)


def band_notes(cells_on_page: Iterable[Cell], reading: Reading) -> list[str]:
    """How bands are written and drawn, where any figure on the page is one."""
    labels = reading.wording.labels
    return [labels.band_note, labels.band_place] if has_bands(cells_on_page) else []
