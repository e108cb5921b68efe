"""Drawing as the operators of a PDF page.

What stays the same from one call to the next (colour, font, width) is written once. Everything is
marked content: of the part of the structure that it is drawn in, or an artifact.
"""

from functools import cache, lru_cache

from reports.boxes import Box, Place
from reports.drawing import Strokes, places_of_lines
from reports.fonts.choice import AnyFace
from reports.fonts.use import FontUse
from reports.lines import Line
from reports.pdf.structure import Structure
from reports.shaping import Shaped
from reports.style import PAGE_HEIGHT, TextStyle
from reports.tags import Tag

_ROUND = 0.5523  # how far a curve's control points lie from its ends, to look like a quarter circle


@cache
def _rgb(colour: str) -> str:
    """A colour such as `#0B5A6B` as the three operands of a colour operator."""
    return " ".join(f"{int(colour[place : place + 2], 16) / 255:.3f}" for place in (1, 3, 5))


@cache
def _round(radius: float) -> str:
    """A circle about the origin."""
    full, bend = f"{radius:.2f}", f"{radius * _ROUND:.2f}"
    return (
        f"{full} 0 m {full} {bend} {bend} {full} 0 {full} c -{bend} {full} -{full} {bend} -{full} 0 c "
        f"-{full} -{bend} -{bend} -{full} 0 -{full} c {bend} -{full} {full} -{bend} {full} 0 c h"
    )


@cache
def _outline(corners: tuple[Place, ...]) -> str:
    """A polygon about the origin, its corners counted downwards."""
    (x, y), *others = corners
    return " ".join([f"{x:.2f} {-y:.2f} m", *(f"{x:.2f} {-y:.2f} l" for x, y in others), "h"])


@lru_cache(maxsize=1 << 14)
def _strokes(strokes: Strokes) -> str:
    """Lines about the origin, counted downwards."""
    return " ".join([f"{x:.2f} {-y:.2f} m {to[0]:.2f} {-to[1]:.2f} l" for (x, y), to in strokes])


def _placed(centre: Place, path: str) -> str:
    """A path drawn about a centre: written once a shape, it costs two numbers a place."""
    return f"q 1 0 0 1 {centre[0]:.2f} {PAGE_HEIGHT - centre[1]:.2f} cm {path} Q"


@lru_cache(maxsize=8192)
def _below_each_other(lines: tuple[Line, ...], leading: float) -> str:
    """The operators that show lines of one usual face; empty where one needs more than that."""
    faces = {run.face for line in lines for run in line.runs}
    if len(faces) != 1 or any(line.leftwards or not line.code for line in lines):
        return ""
    return f" 0 {-leading:g} Td ".join(f"[{line.code}]TJ" for line in lines)


class PageSink:
    """Writes the operators of one page, the first of which is number 1."""

    def __init__(self, page: int, fonts: FontUse, structure: Structure) -> None:
        self._page, self._fonts, self._structure = page, fonts, structure
        self._stream: list[str] = []
        self._operators: list[str] = []
        self._write = self._operators.append
        self._fill = self._stroke = ""
        self._width = 0.0
        self._dashed = False
        self._face: AnyFace | None = None
        self._size = 0.0

    def content(self) -> bytes:
        """The page's stream."""
        self._gather()
        return "\n".join(self._stream).encode("latin-1")

    def text(self, x: float, y: float, line: Line, size: float, colour: str) -> None:
        """Set a line with its left end at `x` and its baseline at `y`."""
        if not line.runs:
            return
        if colour != self._fill:
            self._use_fill(colour)
        face = line.runs[0].face
        if face is not self._face or size != self._size:
            self._use_font(face, size)
        if line.code:
            self._write(f"BT {x:.2f} {PAGE_HEIGHT - y:.2f} Td [{line.code}]TJ ET")
            return
        self._write(f"BT {x:.2f} {PAGE_HEIGHT - y:.2f} Td")
        for run in line.runs:
            self._use_font(run.face, size)
            if run.piece:
                self._show_piece(run.piece, size)
            else:
                self._write(f"[{run.code}]TJ")
        self._write("ET")

    def _show_piece(self, piece: Shaped, size: float) -> None:
        """Show one piece; its text is told beside it where its glyphs do not tell it."""
        plain = self._fonts.is_plain(piece)
        if not plain:
            actual = piece.text.encode("utf-16-be").hex().upper()
            self._write(f"/Span <</ActualText <FEFF{actual}>>> BDC")
        if piece.raised:
            parts = [f"{rise * size / 1000:.2f} Ts [{code}]TJ" for rise, code in piece.raised]
            self._write(" ".join([*parts, "0 Ts"]))
        else:
            self._write(f"[{piece.code}]TJ")
        if not plain:
            self._write("EMC")

    def lines(self, x: float, y: float, lines: tuple[Line, ...], style: TextStyle, width: float) -> None:
        """Set lines below each other, the first with its top at `y`."""
        if operators := _below_each_other(lines, style.leading):
            self._use_fill(style.colour)
            self._use_font(lines[0].runs[0].face, style.size)
            self._write(f"BT {x:.2f} {PAGE_HEIGHT - y - style.baseline:.2f} Td {operators} ET")
            return
        for left, baseline, line in places_of_lines(x, y, lines, style, width):
            self.text(left, baseline, line, style.size, style.colour)

    def line(self, start: Place, end: Place, colour: str, width: float, *, dashed: bool = False) -> None:
        """Draw a straight line."""
        self._use_stroke(colour, width, dashed=dashed)
        (left, top), (right, bottom) = start, end
        self._write(f"{left:.2f} {PAGE_HEIGHT - top:.2f} m {right:.2f} {PAGE_HEIGHT - bottom:.2f} l S")

    def rect(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """Fill a rectangle whose top left corner is at `x`, `y`."""
        self._use_fill(fill)
        self._write(f"{x:.2f} {PAGE_HEIGHT - y - height:.2f} {width:.2f} {height:.2f} re f")

    def circle(self, centre: Place, radius: float, fill: str | None, stroke: str | None = None) -> None:
        """Fill a circle, draw its outline, or both."""
        if fill:
            self._use_fill(fill)
        if stroke:
            self._use_stroke(stroke, 1.4, dashed=False)
        paint = "B" if fill and stroke else "f" if fill else "S"
        self._write(_placed(centre, f"{_round(radius)} {paint}"))

    def polygon(self, centre: Place, corners: tuple[Place, ...], fill: str) -> None:
        """Fill a polygon whose corners are counted from its centre."""
        self._use_fill(fill)
        self._write(_placed(centre, f"{_outline(corners)} f"))

    def strokes(self, origin: Place, strokes: Strokes, colour: str, width: float) -> None:
        """Draw straight lines that look alike, their ends counted from an origin."""
        if strokes:
            self._use_stroke(colour, width, dashed=False)
            self._write(_placed(origin, f"{_strokes(strokes)} S"))

    def begin(self, tag: Tag, box: Box | None = None) -> None:
        """Begin a part of the document's structure; a figure needs the box that it fills."""
        if self._operators:
            self._gather()
        self._structure.begin(tag, box)

    def end(self) -> None:
        """End the part that was begun last."""
        if self._operators:
            self._gather()
        self._structure.end()

    def _gather(self) -> None:
        """Mark the operators since the last part began or ended."""
        if self._operators:
            self._stream += (self._structure.mark(self._page), *self._operators, "EMC")
            self._operators.clear()

    def _use_fill(self, colour: str) -> None:
        if colour != self._fill:
            self._fill = colour
            self._write(f"{_rgb(colour)} rg")

    def _use_stroke(self, colour: str, width: float, *, dashed: bool) -> None:
        if dashed != self._dashed:
            self._dashed = dashed
            self._write("[2.5 2] 0 d" if dashed else "[] 0 d")
        if colour != self._stroke:
            self._stroke = colour
            self._write(f"{_rgb(colour)} RG")
        if width != self._width:
            self._width = width
            self._write(f"{width:.2f} w")

    def _use_font(self, face: AnyFace, size: float) -> None:
        if face is not self._face or size != self._size:
            self._face, self._size = face, size
            self._write(f"/{self._fonts.name(face)} {size:g} Tf")
