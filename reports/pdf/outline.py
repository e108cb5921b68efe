"""Bookmarks: the outline that a reader program shows beside the pages."""

from typing import NamedTuple

from reports.pdf.packing import PackedDocument
from reports.pdf.strings import text_string
from reports.safety import safe


class Bookmark(NamedTuple):
    """One entry: its text, its level from 0, and where it leads (`top` up from the page's foot)."""

    text: str
    level: int
    page: int
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


def _entry(mark: Bookmark) -> str:
    """What an entry says and where it leads."""
    return f"/Title{text_string(safe(mark.text))}/Dest[{mark.page} 0 R/XYZ 0 {mark.top:.1f} 0]"


def _hang(document: PackedDocument, parent: int, nodes: list[_Node]) -> str:
    """Hang entries below their parent, linked to each other; give what the parent says of them."""
    numbers = [document.reserve() for _ in nodes]
    for place, (number, node) in enumerate(zip(numbers, nodes, strict=True)):
        said = f"{_entry(node.bookmark)}/Parent {parent} 0 R"
        said += f"/Prev {numbers[place - 1]} 0 R" if place else ""
        said += f"/Next {numbers[place + 1]} 0 R" if place + 1 < len(numbers) else ""
        if node.children:
            said += f"{_hang(document, number, node.children)}/Count {-len(node.children)}"
        document.put(number, f"<<{said}>>")
    return f"/First {numbers[0]} 0 R/Last {numbers[-1]} 0 R"


def add_outline(document: PackedDocument, bookmarks: list[Bookmark]) -> None:
    """Add the outline to the document, its top level unfolded, and have it shown when the file is opened."""
    document.Catalog.Outlines = None
    if not bookmarks:
        return
    nodes, root = _tree(bookmarks), document.reserve()
    document.put(root, f"<</Type/Outlines{_hang(document, root, nodes)}/Count {len(nodes)}>>")
    document.Catalog.Outlines = f"{root} 0 R"
    document.Catalog.PageMode = "/UseOutlines"
