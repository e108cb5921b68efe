"""A chart as a picture for web pages: the same drawing as on paper, as SVG."""

from collections.abc import Sequence
from html import escape

from reports.blocks.dispatch import lay_out
from reports.boxes import Box, Place
from reports.content import Block, Furniture
from reports.drawing import Strokes, places_of_lines
from reports.layout import Frame, draw_stack, stacked_height
from reports.lines import Line
from reports.safety import safe
from reports.shaping import Shaped
from reports.style import TEXT_WIDTH, TextStyle
from reports.tags import Tag, is_figure

_FAMILY = "'Noto Sans', 'Open Sans', sans-serif"
_NO_FURNITURE = Furniture("", "", "", "", "")
_LOOKS = {
    f"NotoSans-{cut}": look
    for cut, look in (("Bold", ' font-weight="bold"'), ("Italic", ' font-style="italic"'))
}


class SvgSink:
    """Writes elements of SVG; a figure becomes a group that is told in its words."""

    def __init__(self) -> None:
        self._elements: list[str] = []
        self._write = self._elements.append

    def content(self) -> str:
        """The elements so far."""
        return "\n".join(self._elements)

    def text(self, x: float, y: float, line: Line, size: float, colour: str) -> None:
        """Set a line with its left end at `x` and its baseline at `y`, piece by piece."""
        for piece in _joined(line.pieces):
            look = _LOOKS.get(piece.face.name, "")
            length = f' textLength="{piece.width * size:.2f}" lengthAdjust="spacingAndGlyphs"'
            place = f'x="{x:.2f}" y="{y:.2f}" font-size="{size:g}" fill="{colour}"'
            self._write(f"<text {place}{look}{length}>{escape(piece.text)}</text>")
            x += piece.width * size

    def lines(self, x: float, y: float, lines: tuple[Line, ...], style: TextStyle, width: float) -> None:
        """Set lines below each other, the first with its top at `y`."""
        for left, baseline, line in places_of_lines(x, y, lines, style, width):
            self.text(left, baseline, line, style.size, style.colour)

    def line(self, start: Place, end: Place, colour: str, width: float, *, dashed: bool = False) -> None:
        """Draw a straight line."""
        (left, top), (right, bottom) = start, end
        dashes = ' stroke-dasharray="2.5 2"' if dashed else ""
        ends = f'x1="{left:.2f}" y1="{top:.2f}" x2="{right:.2f}" y2="{bottom:.2f}"'
        self._write(f'<line {ends} stroke="{colour}" stroke-width="{width:g}"{dashes}/>')

    def rect(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """Fill a rectangle whose top left corner is at `x`, `y`."""
        size = f'width="{width:.2f}" height="{height:.2f}"'
        self._write(f'<rect x="{x:.2f}" y="{y:.2f}" {size} fill="{fill}"/>')

    def circle(self, centre: Place, radius: float, fill: str | None, stroke: str | None = None) -> None:
        """Fill a circle, draw its outline, or both."""
        outline = f' stroke="{stroke}" stroke-width="1.4"' if stroke else ""
        place = f'cx="{centre[0]:.2f}" cy="{centre[1]:.2f}" r="{radius:g}"'
        self._write(f'<circle {place} fill="{fill or "none"}"{outline}/>')

    def polygon(self, centre: Place, corners: tuple[Place, ...], fill: str) -> None:
        """Fill a polygon whose corners are counted from its centre."""
        places = " ".join(f"{centre[0] + x:.2f},{centre[1] + y:.2f}" for x, y in corners)
        self._write(f'<polygon points="{places}" fill="{fill}"/>')

    def strokes(self, origin: Place, strokes: Strokes, colour: str, width: float) -> None:
        """Draw straight lines that look alike, their ends counted from an origin."""
        left, top = origin
        path = "".join(
            f"M{left + x:.2f} {top + y:.2f}L{left + to[0]:.2f} {top + to[1]:.2f}" for (x, y), to in strokes
        )
        self._write(f'<path d="{path}" stroke="{colour}" stroke-width="{width:g}"/>')

    def begin(self, tag: Tag, box: Box | None = None) -> None:  # noqa: ARG002 - a picture needs no box
        """Begin a group."""
        told = f' role="img"><title>{escape(safe(tag.alt))}</title>' if is_figure(tag) else ">"
        self._write(f"<g{told}")

    def end(self) -> None:
        """End the group that was begun last."""
        self._write("</g>")


class _Run:
    """Neighbouring pieces of one face."""

    def __init__(self, piece: Shaped) -> None:
        self.face, self.text, self.width = piece.face, piece.text, piece.width

    def add(self, piece: Shaped) -> None:
        self.text += piece.text
        self.width += piece.width


def _joined(pieces: Sequence[Shaped]) -> list[_Run]:
    """The pieces of a line, those of one face as one, so that a reader gets whole words."""
    runs: list[_Run] = []
    for piece in pieces:
        if runs and runs[-1].face is piece.face and piece.tells:
            runs[-1].add(piece)
        else:
            runs.append(_Run(piece))
    return runs


def chart_svg(block: Block, *, width: float = TEXT_WIDTH, language: str = "en") -> str:
    """Draw one chart of a report as an SVG element that can stand in a page of HTML.

    Parameters
    ----------
    block
        A chart of a `ReportContent`, such as a `DotPlot`.
    width
        The width of the picture in points, which are its user units; it scales to any size.
    language
        Of the words in it.
    """
    fragments = lay_out(block, Frame(width, _NO_FURNITURE))
    sink = SvgSink()
    draw_stack(fragments, width, sink, 0.0, 0.0)
    box = f"0 0 {width:g} {stacked_height(fragments):g}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" lang="{escape(language)}"'
    return f'{head} font-family="{_FAMILY}" text-rendering="geometricPrecision">\n{sink.content()}\n</svg>'
