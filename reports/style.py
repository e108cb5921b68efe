"""How pages look, written down once: paper, baseline grid, sizes, spaces, colours, the groups' markers.

All measures are in points. Every line of text stands on a grid of 3.5 points: leadings, spaces and
the heights of rows are whole multiples of it. One family is used, Noto Sans, in three cuts: plain,
bold for headings and for what a sentence is about, italic for remarks. Its figures are all of one
width, so that columns of numbers line up.

Colours have the contrast of text on white, and those of self, all others and seven rater groups
stay apart for people with each of the common colour deficiencies; every group has a shape of its
own as well, so that a copy in grey says the same.
"""

from enum import Enum
from functools import cache
from math import ceil
from typing import NamedTuple

from reports.content import ROLE_ALL_OTHERS, ROLE_FIRST_GROUP, ROLE_SELF, Emphasis

GRID = 3.5
"""The distance of the lines of the baseline grid."""

PAGE_WIDTH = 595.28
PAGE_HEIGHT = 841.89
MARGIN_SIDE = 54.0
MARGIN_TOP = 17 * GRID
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN_SIDE
TEXT_HEIGHT = 209 * GRID
HEADER_BASELINE = 10 * GRID
FOOTER_BASELINE = MARGIN_TOP + TEXT_HEIGHT + 6 * GRID

MEASURE = 440.0
"""The longest line of running text, some 85 letters; charts and tables take the whole width."""

_SLACK = 1e-6


def on_grid(height: float) -> float:
    """The height with which what follows stands on the grid again."""
    return GRID * ceil(height / GRID - _SLACK)


INK = "#1D2A33"
MUTED = "#55636E"
RULE = "#C9D1D8"
GRID_LINE = "#E3E8EC"
TINT = "#F2F5F7"
ACCENT = "#0B5A6B"
NORM_BAND = "#E2E9D8"
PAPER = "#FFFFFF"
BAR = "#7F97A3"


class TextStyle(NamedTuple):
    """Size, distance of baselines and look of one kind of text.

    `baseline` is how far below the top of its line the baseline lies.
    """

    size: float
    leading: float
    baseline: float
    colour: str
    emphasis: Emphasis


def text_style(
    size: float, leading: float, colour: str = INK, emphasis: Emphasis = Emphasis.PLAIN
) -> TextStyle:
    """A kind of text whose capitals stand near the middle of the line, the baseline on the grid."""
    baseline = GRID * round((leading + 0.714 * size) / 2 / GRID)
    return TextStyle(size, leading, baseline, colour, emphasis)


TITLE = text_style(25, 9 * GRID, INK, Emphasis.BOLD)
NAME = text_style(16, 6 * GRID, ACCENT)
SUBTITLE = text_style(9.5, 4 * GRID, MUTED)
SECTION = text_style(18, 7 * GRID, ACCENT, Emphasis.BOLD)
HEADING = text_style(12, 5 * GRID, INK, Emphasis.BOLD)
SUBHEADING = text_style(9.5, 4 * GRID, INK, Emphasis.BOLD)
LEAD = text_style(11.5, 5 * GRID)
BODY = text_style(9.5, 4 * GRID)
QUOTATION = text_style(20, 6 * GRID, RULE, Emphasis.BOLD)
SMALL = text_style(8, 3 * GRID)
QUIET = text_style(8, 3 * GRID, MUTED)
FINE = text_style(7.5, 3 * GRID, MUTED)
AXIS = text_style(7, 3 * GRID, MUTED)
FIGURE = text_style(8.5, 3 * GRID, INK, Emphasis.BOLD)
FURNITURE = text_style(7.5, 3 * GRID, MUTED)


class Shape(Enum):
    """The shapes of markers."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE_UP = "triangle up"
    TRIANGLE_DOWN = "triangle down"
    PLUS = "plus"
    CROSS = "cross"
    STAR = "star"
    HOURGLASS = "hourglass"


class Marker(NamedTuple):
    """How one role is drawn: `radius` is half the height of a circle of the same weight."""

    shape: Shape
    colour: str
    radius: float
    hollow: bool = False


_SELF_MARKER = Marker(Shape.CIRCLE, INK, 4.2, hollow=True)
_OTHERS_MARKER = Marker(Shape.CIRCLE, ACCENT, 4.2)
_GROUP_SHAPES = (
    Shape.SQUARE,
    Shape.DIAMOND,
    Shape.TRIANGLE_UP,
    Shape.TRIANGLE_DOWN,
    Shape.PLUS,
    Shape.CROSS,
    Shape.STAR,
    Shape.HOURGLASS,
)
_GROUP_COLOURS = ("#660E00", "#2270E6", "#807700", "#A950B2", "#651799", "#B2505A", "#805626")
_GROUP_RADIUS = 3.0


@cache
def marker(role: int) -> Marker:
    """The marker of a role. Shapes and colours repeat at different steps, so 56 groups differ."""
    if role == ROLE_SELF:
        return _SELF_MARKER
    if role == ROLE_ALL_OTHERS:
        return _OTHERS_MARKER
    place = role - ROLE_FIRST_GROUP
    shape = _GROUP_SHAPES[place % len(_GROUP_SHAPES)]
    return Marker(shape, _GROUP_COLOURS[place % len(_GROUP_COLOURS)], _GROUP_RADIUS)
