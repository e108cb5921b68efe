"""The opponent of `render_pdf`: the same words, lines and shapes by calls of reportlab's canvas, untagged.

The calls are taken down beforehand. So the canvas lays nothing out, measures nothing, and sets a font or a
colour only where it changes; it does not kern.
"""

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from itertools import groupby
from operator import attrgetter, methodcaller
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from reports.boxes import Box, Place
from reports.content import ReportContent
from reports.document import draw_furniture, pages_of
from reports.drawing import Strokes, places_of_lines
from reports.fonts.faces import FOLDER, Face
from reports.layout import draw_fragment
from reports.lines import Line
from reports.style import MARGIN_SIDE, MARGIN_TOP, PAGE_HEIGHT, PAGE_WIDTH, TEXT_WIDTH, TextStyle
from reports.tags import Tag

Call = Callable[[Any], object]
_REGISTERED: set[str] = set()
_STRAIGHT: list[float] = []


def draw(pages: Sequence[Sequence[Call]]) -> bytes:
    """Make the calls of every page and save the file."""
    rl_config.useA85 = 0
    file = BytesIO()
    canvas = Canvas(
        file, (PAGE_WIDTH, PAGE_HEIGHT), pageCompression=1, initialFontName=_font("NotoSans-Regular")
    )
    for page in pages:
        for call in page:
            call(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def calls(content: ReportContent) -> list[list[Call]]:
    """The calls that draw each page of a report."""
    pages = pages_of(content)
    recorded = []
    for number, page in enumerate(pages, start=1):
        sink = _Recorder()
        draw_furniture(sink, content, number, len(pages))
        for placed in page:
            draw_fragment(placed.fragment, sink, MARGIN_SIDE, MARGIN_TOP + placed.top, TEXT_WIDTH)
        recorded.append(sink.calls)
    return recorded


def _font(name: str) -> str:
    """The name of a font, registered."""
    if name not in _REGISTERED:
        registerFont(TTFont(name, str(FOLDER / f"{name}.ttf")))
        _REGISTERED.add(name)
    return name


def _rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))


def _polygon(corners: Sequence[Place], canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


class _Recorder:
    """A sink that takes down the calls of one page."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self._set: dict[str, tuple[object, ...]] = {}

    def _call(self, method: str, *arguments: object, **options: int) -> None:
        self.calls.append(methodcaller(method, *arguments, **options))

    def _use(self, method: str, *arguments: object) -> None:
        """Set something, unless it is set like that already."""
        if self._set.get(method) != arguments:
            self._set[method] = arguments
            self._call(method, *arguments)

    def text(self, x: float, y: float, line: Line, size: float, colour: str) -> None:
        """One call for the neighbours in one face."""
        for face, pieces in groupby(line.pieces, key=attrgetter("face")):
            alike = list(pieces)
            text = "".join(piece.text for piece in alike)
            if isinstance(face, Face) and text.strip():
                self._use("setFillColorRGB", *_rgb(colour))
                self._use("setFont", _font(face.name), size)
                self._call("drawString", x, PAGE_HEIGHT - y, text)
            x += sum(piece.width for piece in alike) * size

    def lines(self, x: float, y: float, lines: tuple[Line, ...], style: TextStyle, width: float) -> None:
        """One line after the other."""
        for left, baseline, line in places_of_lines(x, y, lines, style, width):
            self.text(left, baseline, line, style.size, style.colour)

    def _stroke(self, colour: str, width: float, *, dashed: bool = False) -> None:
        self._use("setStrokeColorRGB", *_rgb(colour))
        self._use("setLineWidth", width)
        self._use("setDash", [2.5, 2] if dashed else _STRAIGHT)

    def line(self, start: Place, end: Place, colour: str, width: float, *, dashed: bool = False) -> None:
        """A straight line."""
        self._stroke(colour, width, dashed=dashed)
        self._call("line", start[0], PAGE_HEIGHT - start[1], end[0], PAGE_HEIGHT - end[1])

    def rect(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """A filled rectangle."""
        self._use("setFillColorRGB", *_rgb(fill))
        self._call("rect", x, PAGE_HEIGHT - y - height, width, height, stroke=0, fill=1)

    def circle(self, centre: Place, radius: float, fill: str | None, stroke: str | None = None) -> None:
        """A circle, filled, drawn or both."""
        if fill:
            self._use("setFillColorRGB", *_rgb(fill))
        if stroke:
            self._stroke(stroke, 1.4)
        x, y = centre
        self._call("circle", x, PAGE_HEIGHT - y, radius, stroke=int(bool(stroke)), fill=int(bool(fill)))

    def polygon(self, centre: Place, corners: tuple[Place, ...], fill: str) -> None:
        """A filled polygon."""
        self._use("setFillColorRGB", *_rgb(fill))
        x, y = centre
        placed = tuple((x + right, PAGE_HEIGHT - y - down) for right, down in corners)
        self.calls.append(partial(_polygon, placed))

    def strokes(self, origin: Place, strokes: Strokes, colour: str, width: float) -> None:
        """All lines as one path."""
        self._stroke(colour, width)
        x, y = origin[0], PAGE_HEIGHT - origin[1]
        placed = [(x + left, y - top, x + right, y - low) for (left, top), (right, low) in strokes]
        self._call("lines", placed)

    def begin(self, tag: Tag, box: Box | None = None) -> None:
        """Nothing: this side is not tagged."""

    def end(self) -> None:
        """Nothing, as above."""
