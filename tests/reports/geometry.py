"""What a measuring eye sees on the pages of a file: where words and lines lie, read with pdfium."""

from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from reports.style import FOOTER_BASELINE, HEADER_BASELINE, MARGIN_SIDE, PAGE_HEIGHT, PAGE_WIDTH

SLACK = 0.6


class Ink(NamedTuple):
    """A run of text, or a shape where `text` is empty, by its edges from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Ink") -> bool:
        """Whether two runs of text lie on each other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > SLACK and down > SLACK


def texts_on(page: pypdfium2.PdfPage) -> list[Ink]:
    """The runs of text on a page, from the top down."""
    found = page.get_textpage()
    boxes = (found.get_rect(place) for place in range(found.count_rects()))
    runs = [
        Ink(found.get_text_bounded(*box).strip(), box[0], PAGE_HEIGHT - box[3], box[2], PAGE_HEIGHT - box[1])
        for box in boxes
    ]
    return sorted((run for run in runs if run.text), key=lambda run: run.top)


def letters_on(page: pypdfium2.PdfPage) -> Iterator[Ink]:
    """Everything of the text on a page that can be seen: a space at the end of a line cannot."""
    found = page.get_textpage()
    for place, char in enumerate(found.get_text_range(0, found.count_chars())):
        if not char.isspace():
            left, bottom, right, top = found.get_charbox(place)
            yield Ink(char, left, PAGE_HEIGHT - top, right, PAGE_HEIGHT - bottom)


def shapes_on(page: pypdfium2.PdfPage) -> Iterator[Ink]:
    """The lines and grounds on a page."""
    for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = shape.get_bounds()
        yield Ink("", left, PAGE_HEIGHT - top, right, PAGE_HEIGHT - bottom)


def outside(page: pypdfium2.PdfPage) -> list[Ink]:
    """What lies outside the margins of a page; header and footer stand in theirs."""
    return [
        ink
        for ink in (*letters_on(page), *shapes_on(page))
        if ink.left < MARGIN_SIDE - SLACK - 0.7
        or ink.right > PAGE_WIDTH - MARGIN_SIDE + SLACK + 0.7
        or ink.top < HEADER_BASELINE - 12
        or ink.bottom > FOOTER_BASELINE + 6
    ]


def overlaps(page: pypdfium2.PdfPage) -> list[tuple[str, str]]:
    """The runs of text that lie on each other."""
    texts = texts_on(page)
    return [
        (one.text, other.text)
        for place, one in enumerate(texts)
        for other in texts[place + 1 :]
        if other.top < one.bottom and one.covers(other)
    ]


def body_of(page: pypdfium2.PdfPage) -> list[Ink]:
    """The text of a page between header and footer."""
    return [ink for ink in texts_on(page) if HEADER_BASELINE + 6 < ink.top < FOOTER_BASELINE - 12]
