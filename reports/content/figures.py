"""Blocks that are seen: charts, as positions on an axis and the words beside them.

A group's *role* is a small number that means the same group on every page; `style` chooses its
colour and its marker's shape.
"""

from dataclasses import dataclass
from enum import StrEnum

from reports.content.prose import NotShown

ROLE_SELF = 0
ROLE_ALL_OTHERS = 1
ROLE_FIRST_GROUP = 2
"""The first rater group's role; the others follow in the instrument's order."""


@dataclass(frozen=True, slots=True)
class Span:
    """Two positions on an axis, the lower one first."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled position on an axis; the label may be empty."""

    position: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The range of a chart and what is written along it, in the units of the response format."""

    minimum: float
    maximum: float
    ticks: tuple[Tick, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure to draw: where, its formatted value, and its interval if it has one."""

    position: float
    label: str
    interval: Span | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One group's figure in a chart, or why it is not shown."""

    role: int
    name: str
    mark: Mark | NotShown


class Spread(StrEnum):
    """Whether the points of a row share one line or have a named line each."""

    ONE_LINE = "one_line"
    LANES = "lanes"


@dataclass(frozen=True, slots=True)
class DotRow:
    """One row of a dot plot.

    `norm` is the middle band of the norm group; `sublabel` stands small at the right or below the
    label, `remark` below. `alt` tells the row in words: every figure that it draws.
    """

    label: str
    points: tuple[Point, ...]
    sublabel: str = ""
    norm: Span | None = None
    remark: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class DotPlot:
    """Scores as dots on one axis, a row (or, in lanes, a panel) for each scale.

    `alt` tells what the plot as a whole shows; each row has words of its own.
    """

    axis: Axis
    rows: tuple[DotRow, ...]
    alt: str
    spread: Spread = Spread.ONE_LINE


@dataclass(frozen=True, slots=True)
class GapRow:
    """Self minus all others on one scale, the words for it, and in `alt` the row in words."""

    label: str
    mark: Mark | NotShown
    phrase: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class GapPlot:
    """Gaps about zero. `low_side` and `high_side` say what lies left and right of zero."""

    axis: Axis
    rows: tuple[GapRow, ...]
    low_side: str
    high_side: str
    alt: str


@dataclass(frozen=True, slots=True)
class QuadrantPoint:
    """One scale in the quadrant: x is the participant's own score, y the all-others score."""

    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Quadrant:
    """Self by others. The lines at `x_line` and `y_line` part the four fields.

    `corners` names the fields: top left, top right, bottom left, bottom right.
    """

    x_axis: Axis
    y_axis: Axis
    x_line: float
    y_line: float
    corners: tuple[str, str, str, str]
    points: tuple[QuadrantPoint, ...]
    alt: str
    diagonal: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One response option's bar: its share of the answers (0 to 1) and the count as written."""

    share: float
    label: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item: its wording, the groups' dots on one line, and how raters answered.

    `scores_alt` tells the dots in words, `answers_alt` the bars.
    """

    code: str
    wording: str
    points: tuple[Point, ...]
    distribution: tuple[Bar, ...] | NotShown
    remark: str = ""
    scores_alt: str = ""
    answers_alt: str = ""


@dataclass(frozen=True, slots=True)
class ItemRows:
    """The items of one scale. `headings` stand over wording, dots and distribution.

    `language` is that of the wordings where the report is in another one.
    """

    axis: Axis
    headings: tuple[str, str, str]
    option_labels: tuple[str, ...]
    rows: tuple[ItemRow, ...]
    language: str = ""


class Symbol(StrEnum):
    """What a key entry explains: a role's marker, an interval line or the norm band."""

    MARKER = "marker"
    INTERVAL = "interval"
    NORM = "norm"


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One symbol and its meaning; `role` counts for markers and intervals.

    `sign` tells the symbol in words.
    """

    text: str
    symbol: Symbol = Symbol.MARKER
    role: int = ROLE_ALL_OTHERS
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """The meaning of the symbols that follow."""

    entries: tuple[KeyEntry, ...]
