"""The measuring eye sees what it has to see: text on text, ink outside the margins."""

from collections.abc import Callable
from io import BytesIO

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from reports.style import MARGIN_SIDE, PAGE_HEIGHT, PAGE_WIDTH
from tests.reports.geometry import body_of, outside, overlaps, texts_on


def page(draw: Callable[[Canvas], None]) -> pypdfium2.PdfPage:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1)
    draw(canvas)
    canvas.save()
    return pypdfium2.PdfDocument(file.getvalue())[0]


@pytest.mark.parametrize(
    ("left", "up", "seen"), [(0, 0, True), (10, 4, True), (0, 14, False), (80, 0, False)]
)
def test_text_on_text_is_seen(left: float, up: float, seen: bool) -> None:  # noqa: FBT001 - a case
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(100, 500, "one text")
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(100 + left, 500 + up, "another")

    assert bool(overlaps(page(draw))) is seen


@pytest.mark.parametrize(
    ("x", "seen"), [(MARGIN_SIDE, False), (MARGIN_SIDE - 5, True), (PAGE_WIDTH - 60, True)]
)
def test_text_outside_the_margins_is_seen(x: float, seen: bool) -> None:  # noqa: FBT001 - a case
    assert bool(outside(page(lambda canvas: canvas.drawString(x, 500, "text")))) is seen


def test_a_line_outside_the_margins_is_seen() -> None:
    assert outside(page(lambda canvas: canvas.line(20, 500, 200, 500)))


def test_header_and_footer_are_no_body() -> None:
    seen = page(lambda canvas: canvas.drawString(100, PAGE_HEIGHT - 35, "header"))
    assert [ink.text for ink in texts_on(seen)] == ["header"]
    assert body_of(seen) == []
