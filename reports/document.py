"""From content to the bytes of a PDF file."""

import zlib
from hashlib import sha256

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage, PDFStream

from reports.blocks.dispatch import lay_out
from reports.blocks.headings import section_heading, title_block
from reports.content import Note, ReportContent, Section
from reports.drawing import Sink
from reports.fonts.use import FontUse
from reports.layout import Fragment, Frame, Page, draw_fragment, kept_with_next, paginate, within
from reports.pdf.marking import marked_content
from reports.pdf.operators import PageSink
from reports.pdf.outline import Bookmark, add_outline
from reports.pdf.packing import COMPRESSION, PackedDocument
from reports.pdf.properties import add_properties
from reports.pdf.structure import Structure
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
from reports.tags import ARTIFACT, SECTION
from reports.text import fit


def _section(section: Section, frame: Frame) -> list[Fragment]:
    """A section's heading and blocks as fragments; a note stays on the page of what it explains."""
    fragments = section_heading(section, frame)
    for block in section.blocks:
        if isinstance(block, Note):
            fragments[-1:] = kept_with_next(fragments[-1:])
        fragments += lay_out(block, frame)
    return within(SECTION, fragments)


def pages_of(content: ReportContent) -> list[Page]:
    """Lay the whole report out on pages."""
    frame = Frame(TEXT_WIDTH, content.furniture)
    sections = [(section.starts_page, _section(section, frame)) for section in content.sections]
    title = within(SECTION, title_block(content, frame))
    (_, first), *others = sections or [(False, [])]
    return paginate([(False, [*title, *first]), *others])


def _draw_furniture(sink: Sink, content: ReportContent, page: int, pages: int) -> None:
    """Draw header and footer: what the sheet is, which it is, and which report it belongs to."""
    words = content.furniture
    page_of = words.page_of.replace("{page}", str(page)).replace("{pages}", str(pages))
    rows = (
        (HEADER_BASELINE, words.header if page > 1 else "", content.document_id),
        (FOOTER_BASELINE, words.footer, page_of),
    )
    sink.begin(ARTIFACT)
    for baseline, left, right in rows:
        end = fit(right, FURNITURE.size, TEXT_WIDTH / 2)
        x = PAGE_WIDTH - MARGIN_SIDE - end.width * FURNITURE.size
        start = fit(left, FURNITURE.size, x - MARGIN_SIDE - 20)
        sink.text(MARGIN_SIDE, baseline, start, FURNITURE.size, FURNITURE.colour)
        sink.text(x, baseline, end, FURNITURE.size, FURNITURE.colour)
    sink.end()


def _draw_page(page: Page, content: ReportContent, fonts: FontUse, number: int, count: int) -> PageSink:
    """Everything on one page, its furniture first."""
    sink = PageSink(fonts)
    _draw_furniture(sink, content, number, count)
    for placed in page:
        if placed.repeated:
            sink.begin(ARTIFACT)
        draw_fragment(placed.fragment, sink, MARGIN_SIDE, MARGIN_TOP + placed.top, TEXT_WIDTH)
        if placed.repeated:
            sink.end()
    return sink


def _streams(
    laid_out: list[Page], content: ReportContent, fonts: FontUse, structure: Structure
) -> list[bytes]:
    """The compressed stream of each page."""
    drawn = (
        _draw_page(page, content, fonts, number, len(laid_out))
        for number, page in enumerate(laid_out, start=1)
    )
    return [
        zlib.compress(marked_content(sink.parts, structure, number), COMPRESSION)
        for number, sink in enumerate(drawn)
    ]


class _Page(PDFPage):  # type: ignore[misc]  # reportlab ships no types
    """A page that knows its place in the structure."""

    __NoDefault__ = (*PDFPage.__NoDefault__, "StructParents", "Tabs")


def _add_page(document: PackedDocument, stream: bytes, number: int) -> PDFPage:
    page = _Page()
    page.MediaBox = PDFArray([0, 0, PAGE_WIDTH, PAGE_HEIGHT])
    page.Contents = PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), stream)
    page.StructParents = number
    page.Tabs = PDFName("S")
    document.addPage(page)
    return page


def _bookmarks(document: PackedDocument, laid_out: list[Page], pages: list[PDFPage]) -> list[Bookmark]:
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
    laid_out, fonts, structure = pages_of(content), FontUse(), Structure()
    streams = _streams(laid_out, content, fonts, structure)
    document = PackedDocument(structure.size)
    pages = [_add_page(document, stream, number) for number, stream in enumerate(streams)]
    resources = PDFDictionary({"Font": document.Reference(fonts.add_to(document))})
    for page in pages:
        page.Resources = resources
    document.Catalog.Outlines = None
    add_outline(document, _bookmarks(document, laid_out, pages))
    add_properties(document, content)
    document.updateSignature(sha256(b"".join(streams)).digest())
    return document.packed(structure.objects([document.number_of(page) for page in pages]))
