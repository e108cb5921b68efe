"""The sink that everything is drawn into: a few verbs, for text, shapes and structure.

Places are in points from the top left corner. The same calls become a page of a PDF file
(`reports.pdf.operators`) or a picture for the web (`reports.svg`).
"""

from collections.abc import Iterator
from typing import Protocol

from reports.boxes import Box, Place
from reports.lines import Line
from reports.style import TextStyle
from reports.tags import Tag

Strokes = tuple[tuple[Place, Place], ...]


class Sink(Protocol):
    """What a chart or a text needs from the page that it is drawn on."""

    def text(self, x: float, y: float, line: Line, size: float, colour: str) -> None:
        """Set a line with its left end at `x` and its baseline at `y`."""

    def lines(self, x: float, y: float, lines: tuple[Line, ...], style: TextStyle, width: float) -> None:
        """Set lines below each other, the first with its top at `y`.

        Right-to-left lines end at the right edge of `width`.
        """

    def line(self, start: Place, end: Place, colour: str, width: float, *, dashed: bool = False) -> None:
        """Draw a straight line."""

    def rect(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """Fill a rectangle whose top left corner is at `x`, `y`."""

    def circle(self, centre: Place, radius: float, fill: str | None, stroke: str | None = None) -> None:
        """Fill a circle, draw its outline, or both."""

    def polygon(self, centre: Place, corners: tuple[Place, ...], fill: str) -> None:
        """Fill a polygon whose corners are counted from its centre."""

    def strokes(self, origin: Place, strokes: Strokes, colour: str, width: float) -> None:
        """Draw straight lines that look alike, their ends counted from an origin."""

    def begin(self, tag: Tag, box: Box | None = None) -> None:
        """Begin a part of the document's structure; a figure needs the box that it fills."""

    def end(self) -> None:
        """End the part that was begun last."""


def places_of_lines(
    x: float, y: float, lines: tuple[Line, ...], style: TextStyle, width: float
) -> Iterator[tuple[float, float, Line]]:
    """Where each of the lines that `Sink.lines` sets has its left end and its baseline."""
    for place, line in enumerate(lines):
        left = x + width - line.width * style.size if line.leftwards else x
        yield left, y + style.baseline + place * style.leading, line
