"""The participant's own scores by the raters' scores, compared with the mean of each."""

from decimal import Decimal
from math import ceil, floor

from reports.cells import by_range, has_bands, mean_text
from reports.content import (
    Axis,
    Block,
    BulletList,
    Columns,
    Paragraph,
    Quadrant,
    QuadrantPoint,
    Section,
    Text,
    Tick,
    plain,
)
from reports.numbers import fixed, rounded
from reports.phrasing import Strong, say
from reports.reading import Reading, ScaleReading

_FEWEST = 2
_CHART = 1.0
"""The width of the chart next to that of the words beside it."""

_FIELDS = {(False, True): 0, (True, True): 1, (False, False): 2, (True, False): 3}
"""By higher own score and higher all-others score: the place among the four corners."""


def quadrant(reading: Reading) -> Section | None:
    """The chart of both views; no section without two dimensions to compare."""
    words = reading.wording.quadrant
    blocks: list[Block] = []
    for family in by_range(reading.scales):
        both = [scale for scale in family if scale.own is not None and scale.others is not None]
        if len(both) >= _FEWEST:
            blocks += _chart(both, reading)
    return Section(words.heading, tuple(blocks), starts_page=False) if blocks else None


def _chart(scales: list[ScaleReading], reading: Reading) -> list[Block]:
    words = reading.wording.quadrant
    points = tuple(_point(scale) for scale in scales)
    x_line, y_line = _mean([point.x for point in points]), _mean([point.y for point in points])
    intro = " ".join(
        [words.intro.format(x_line=fixed(x_line), y_line=fixed(y_line)), *_band_place(scales, reading)]
    )
    low = floor(min(min(point.x, point.y) for point in points))
    high = ceil(max(max(point.x, point.y) for point in points))
    low, high = _widened(low, high, scales[0])
    chart = Quadrant(
        x_axis=_axis(low, high, words.x_axis),
        y_axis=_axis(low, high, words.y_axis),
        x_line=x_line,
        y_line=y_line,
        corners=words.corners,
        points=points,
        alt=" ".join([words.alt, *(_in_words(scale, reading) for scale in scales)]),
        diagonal=True,
    )
    told = (Paragraph(plain(intro)), BulletList(_fields(points, (x_line, y_line), reading)))
    return [Columns(((chart,), told), (_CHART, 1.0))]


def _point(scale: ScaleReading) -> QuadrantPoint:
    return QuadrantPoint(scale.name, scale.own or 0, scale.others or 0)


def _in_words(scale: ScaleReading, reading: Reading) -> str:
    """A dot in words."""
    own, others = mean_text(scale.figures.own, reading), mean_text(scale.figures.all_others, reading)
    return reading.wording.quadrant.alt_point.format(name=scale.name, own=own, others=others)


def _band_place(scales: list[ScaleReading], reading: Reading) -> list[str]:
    """Where a band stands, and what it counts as; the lines are the means of what is drawn."""
    return [reading.wording.quadrant.band] * has_bands(scale.figures.all_others for scale in scales)


def _mean(values: list[float]) -> float:
    """The mean of printed figures, as printed."""
    return float(rounded(float(sum(Decimal(str(value)) for value in values) / len(values))))


def _widened(low: int, high: int, scale: ScaleReading) -> tuple[int, int]:
    """At least two response steps, so that small differences do not look large."""
    while high - low < _FEWEST and (low > scale.minimum or high < scale.maximum):
        low, high = max(low - 1, scale.minimum), min(high + 1, scale.maximum)
    return low, high


def _axis(low: int, high: int, title: str) -> Axis:
    ticks = tuple(Tick(value, fixed(value, 0)) for value in range(low, high + 1))
    return Axis(low, high, ticks, title)


def _by_field(
    points: tuple[QuadrantPoint, ...], lines: tuple[float, float], reading: Reading
) -> list[tuple[str, str]]:
    """Each field that holds a dimension, with the names of those it holds."""
    corners, (x_line, y_line) = reading.wording.quadrant.corners, lines
    fields: dict[int, list[str]] = {}
    for point in points:
        fields.setdefault(_FIELDS[point.x >= x_line, point.y >= y_line], []).append(point.label)
    return [(corners[field], ", ".join(names)) for field, names in sorted(fields.items())]


def _fields(
    points: tuple[QuadrantPoint, ...], lines: tuple[float, float], reading: Reading
) -> tuple[Text, ...]:
    template = reading.wording.quadrant.field
    return tuple(
        say(template, field=Strong(field), names=names) for field, names in _by_field(points, lines, reading)
    )
