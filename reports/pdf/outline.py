"""Bookmarks: the outline that a reader program shows beside the pages."""

from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFString,
)

from reports.safety import safe


class Bookmark(NamedTuple):
    """One entry: its text, its level from 0, and where it leads (`top` up from the page's foot)."""

    text: str
    level: int
    page: PDFObjectReference
    top: float


class _Node(NamedTuple):
    bookmark: Bookmark
    children: "list[_Node]"


def _tree(bookmarks: list[Bookmark]) -> list[_Node]:
    """Nest the entries by level; one that skips a level hangs on the entry before it."""
    roots: list[_Node] = []
    for bookmark in bookmarks:
        level, siblings = 0, roots
        while level < bookmark.level and siblings:
            level, siblings = level + 1, siblings[-1].children
        siblings.append(_Node(bookmark, []))
    return roots


def _entry(node: _Node) -> PDFDictionary:
    mark = node.bookmark
    destination = PDFArray([mark.page, PDFName("XYZ"), 0, round(mark.top, 2), 0])
    return PDFDictionary({"Title": PDFString(safe(mark.text)), "Dest": destination})


def _hang(document: PDFDocument, parent: PDFDictionary, nodes: list[_Node]) -> None:
    """Hang entries below their parent, linked to each other; only the top level is unfolded."""
    entries = [_entry(node) for node in nodes]
    links = [document.Reference(entry) for entry in entries]
    for place, (entry, node) in enumerate(zip(entries, nodes, strict=True)):
        entry["Parent"] = document.Reference(parent)
        if place:
            entry["Prev"] = links[place - 1]
        if place + 1 < len(links):
            entry["Next"] = links[place + 1]
        if node.children:
            _hang(document, entry, node.children)
            entry["Count"] = -len(node.children)
    parent["First"], parent["Last"] = links[0], links[-1]


def add_outline(document: PDFDocument, bookmarks: list[Bookmark]) -> None:
    """Add the outline to the document and have it shown when the file is opened."""
    if not bookmarks:
        return
    nodes = _tree(bookmarks)
    root = PDFDictionary({"Type": PDFName("Outlines"), "Count": len(nodes)})
    _hang(document, root, nodes)
    document.Catalog.Outlines = document.Reference(root)
    document.Catalog.PageMode = PDFName("UseOutlines")
