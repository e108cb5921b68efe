"""From content to the bytes of a PDF file."""

import zlib
from hashlib import sha256

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFPage, PDFStream

from reports.blocks.dispatch import lay_out
from reports.blocks.headings import section_heading, title_block
from reports.content import Note, ReportContent, Section
from reports.drawing import PageSink
from reports.fonts.use import FontUse
from reports.layout import Fragment, Frame, Page, kept_with_next, paginate
from reports.outline import Bookmark, add_outline
from reports.properties import add_properties
from reports.style import (
    FOOTER_BASELINE,
    FURNITURE,
    HEADER_BASELINE,
    MARGIN_SIDE,
    MARGIN_TOP,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TEXT_WIDTH,
)
from reports.text import fit

_PDF_VERSION = (1, 7)
_COMPRESSION = 4  # 6 takes twice as long and makes a file 4 % smaller


def _section(section: Section, frame: Frame) -> list[Fragment]:
    """A section's heading and blocks as fragments; a note stays on the page of what it explains."""
    fragments = section_heading(section.heading, frame)
    for block in section.blocks:
        if isinstance(block, Note):
            fragments[-1:] = kept_with_next(fragments[-1:])
        fragments += lay_out(block, frame)
    return fragments


def pages_of(content: ReportContent) -> list[Page]:
    """Lay the whole report out on pages."""
    frame = Frame(TEXT_WIDTH, content.furniture)
    sections = [(section.starts_page, _section(section, frame)) for section in content.sections]
    if not sections:
        return paginate([(False, title_block(content, frame))])
    (_, first), *others = sections
    return paginate([(False, [*title_block(content, frame), *first]), *others])


def _draw_furniture(sink: PageSink, content: ReportContent, page: int, pages: int) -> None:
    """Draw header and footer: what the sheet is, which it is, and which report it belongs to."""
    words = content.furniture
    page_of = words.page_of.replace("{page}", str(page)).replace("{pages}", str(pages))
    rows = (
        (HEADER_BASELINE, words.header if page > 1 else "", content.document_id),
        (FOOTER_BASELINE, words.footer, page_of),
    )
    sink.begin("Artifact")
    for baseline, left, right in rows:
        end = fit(right, FURNITURE.size, TEXT_WIDTH / 2)
        x = PAGE_WIDTH - MARGIN_SIDE - end.width * FURNITURE.size
        start = fit(left, FURNITURE.size, x - MARGIN_SIDE - 20)
        sink.text(MARGIN_SIDE, baseline, start, FURNITURE.size, FURNITURE.colour)
        sink.text(x, baseline, end, FURNITURE.size, FURNITURE.colour)
    sink.end()


def _draw_page(page: Page, content: ReportContent, fonts: FontUse, number: int, count: int) -> bytes:
    """The compressed stream of one page."""
    sink = PageSink(fonts)
    _draw_furniture(sink, content, number, count)
    for placed in page:
        placed.fragment.draw(sink, MARGIN_SIDE, MARGIN_TOP + placed.top)
    return zlib.compress(sink.content(), _COMPRESSION)


def _add_page(document: PDFDocument, stream: bytes) -> PDFPage:
    page = PDFPage()
    page.MediaBox = PDFArray([0, 0, PAGE_WIDTH, PAGE_HEIGHT])
    page.Contents = PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), stream)
    document.addPage(page)
    return page


def _bookmarks(document: PDFDocument, laid_out: list[Page], pages: list[PDFPage]) -> list[Bookmark]:
    return [
        Bookmark(
            *placed.fragment.bookmark, document.Reference(page), PAGE_HEIGHT - MARGIN_TOP - placed.top + 8
        )
        for placed_ones, page in zip(laid_out, pages, strict=True)
        for placed in placed_ones
        if placed.fragment.bookmark
    ]


def render_pdf(content: ReportContent) -> bytes:
    """Draw a report and give the bytes of its PDF file: the same bytes for the same content.

    Raises
    ------
    TypeError
        Something else than a `ReportContent` is given.
    """
    if not isinstance(content, ReportContent):
        raise TypeError(
            f"render_pdf draws a ReportContent, not a {type(content).__name__}: "
            "make one with reports.build_content from a Profile.",
        )
    laid_out, fonts = pages_of(content), FontUse()
    streams = [
        _draw_page(page, content, fonts, number, len(laid_out))
        for number, page in enumerate(laid_out, start=1)
    ]
    document = PDFDocument(invariant=1, compression=1, pdfVersion=_PDF_VERSION)
    pages = [_add_page(document, stream) for stream in streams]
    resources = PDFDictionary({"Font": document.Reference(fonts.add_to(document))})
    for page in pages:
        page.Resources = resources
    document.Catalog.Outlines = None
    add_outline(document, _bookmarks(document, laid_out, pages))
    add_properties(document, content)
    document.updateSignature(sha256(b"".join(streams)).digest())
    return bytes(document.format())
