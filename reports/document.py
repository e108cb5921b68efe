"""From content to the bytes of a PDF file."""

import zlib
from hashlib import sha256

from reports.blocks.dispatch import lay_out
from reports.blocks.headings import section_heading, title_block
from reports.content import Note, ReportContent, Section
from reports.drawing import Sink
from reports.fonts.use import FontUse
from reports.layout import Fragment, Frame, Page, draw_fragment, kept_with_next, paginate, within
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
from reports.tags import ARTIFACT, PARAGRAPH, SECTION, Tag
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


def draw_furniture(sink: Sink, content: ReportContent, page: int, pages: int) -> None:
    """Draw header and footer: what the sheet is, which it is, and which report it belongs to.

    What the footer says of the whole report is read out once, on the first page.
    """
    words = content.furniture
    page_of = words.page_of.replace("{page}", str(page)).replace("{pages}", str(pages))
    header = words.header if page > 1 else ""
    _draw_ends(sink, HEADER_BASELINE, header, content.document_id, ARTIFACT)
    _draw_ends(sink, FOOTER_BASELINE, words.footer, page_of, ARTIFACT if page > 1 else PARAGRAPH)


def _draw_ends(sink: Sink, baseline: float, left: str, right: str, tag: Tag) -> None:
    """Draw texts at both ends of a line; `tag` is that of the left one."""
    end = fit(right, FURNITURE.size, TEXT_WIDTH / 2)
    x = PAGE_WIDTH - MARGIN_SIDE - end.width * FURNITURE.size
    start = fit(left, FURNITURE.size, x - MARGIN_SIDE - 20)
    for place, line, of in ((MARGIN_SIDE, start, tag), (x, end, ARTIFACT)):
        sink.begin(of)
        sink.text(place, baseline, line, FURNITURE.size, FURNITURE.colour)
        sink.end()


def _draw_page(page: Page, sink: Sink) -> None:
    """Draw what stands on one page; a head that is drawn again is no part of the structure."""
    for placed in page:
        if placed.repeated:
            sink.begin(ARTIFACT)
        draw_fragment(placed.fragment, sink, MARGIN_SIDE, MARGIN_TOP + placed.top, TEXT_WIDTH)
        if placed.repeated:
            sink.end()


def _streams(
    laid_out: list[Page], content: ReportContent, fonts: FontUse, structure: Structure
) -> list[bytes]:
    """The compressed stream of each page."""
    streams = []
    for number, page in enumerate(laid_out, start=1):
        sink = PageSink(number, fonts, structure)
        draw_furniture(sink, content, number, len(laid_out))
        _draw_page(page, sink)
        streams.append(zlib.compress(sink.content(), COMPRESSION))
    return streams


def _pages(document: PackedDocument, streams: list[bytes], fonts: FontUse) -> list[bytes]:
    """The objects of the pages, which share their fonts and have the first numbers of the file."""
    count = len(streams)
    kids = " ".join(f"{number} 0 R" for number in range(1, count + 1))
    parent = document.add(f"<</Type/Pages/Count {count}/Kids[{kids}]>>")
    document.Catalog.Pages = f"{parent} 0 R"
    shared = f"/Parent {parent} 0 R/MediaBox[0 0 {PAGE_WIDTH} {PAGE_HEIGHT}]/Tabs/S"
    shared += f"/Resources {document.add(f'<</Font{fonts.add_to(document)}>>')} 0 R"
    contents = (document.add_stream(stream) for stream in streams)
    return [
        f"<</Type/Page{shared}/Contents {stream} 0 R/StructParents {number}>>".encode("ascii")
        for number, stream in enumerate(contents, start=1)
    ]


def _bookmarks(laid_out: list[Page]) -> list[Bookmark]:
    return [
        Bookmark(*placed.fragment.bookmark, number, PAGE_HEIGHT - MARGIN_TOP - placed.top + 8)
        for number, page in enumerate(laid_out, start=1)
        for placed in page
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
    structure = Structure(len(laid_out))
    streams = _streams(laid_out, content, fonts, structure)
    document = PackedDocument(structure.size)
    pages = _pages(document, streams, fonts)
    add_outline(document, _bookmarks(laid_out))
    add_properties(document, content, structure.root)
    document.updateSignature(sha256(b"".join(streams)).digest())
    return document.packed([*pages, *structure.objects()])
