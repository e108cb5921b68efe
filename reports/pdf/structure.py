"""The structure tree: what the marked content of the pages is, in reading order.

Elements are written as bytes in one go, without an object of reportlab for each: a profile has a
thousand of them. Their object numbers are the first of the file, so that they are known early
(ISO 32000-1, 14.7; ISO 14289-1).
"""

from collections.abc import Iterator, Sequence

from reports.boxes import Box
from reports.style import PAGE_HEIGHT
from reports.tags import Kind, Tag

ROOT = 1
"""The object number of the root of the tree."""

_PARENTS = 2
_FIRST = 3

_DOCUMENT = "Document"


def text_string(text: str) -> str:
    """A text as a PDF string: plain where it is ASCII, in UTF-16 elsewhere."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


class _Element:
    """One part: its children are elements, or the page and the number of marked content."""

    __slots__ = ("attributes", "children", "kind", "number", "parent")

    def __init__(self, kind: str, attributes: str, number: int, parent: int) -> None:
        self.kind, self.attributes, self.number, self.parent = kind, attributes, number, parent
        self.children: list[int | tuple[int, int]] = []


def _attributes(tag: Tag, box: Box | None) -> str:
    """What is said of a part besides its kind."""
    said = f"/Alt{text_string(tag.alt)}" if tag.alt else ""
    if tag.language:
        said += f"/Lang{text_string(tag.language)}"
    if tag.scope:
        said += f"/A<</O/Table/Scope/{tag.scope}>>"
    if box:
        left, top, right, bottom = box
        corners = f"{left:.1f} {PAGE_HEIGHT - bottom:.1f} {right:.1f} {PAGE_HEIGHT - top:.1f}"
        said += f"/A<</O/Layout/Placement/Block/BBox[{corners}]>>"
    return said


class Structure:
    """Grows while pages are marked, then gives its objects."""

    def __init__(self) -> None:
        self._document = _Element(_DOCUMENT, "", _FIRST, ROOT)
        self._elements = [self._document]
        self._open = [self._document]
        self._kinds: list[Kind] = [Kind.SECTION]
        self._marks: dict[int, list[int]] = {}

    @property
    def size(self) -> int:
        """How many objects the tree takes: the numbers 1 to this."""
        return _FIRST - 1 + len(self._elements)

    @property
    def kind(self) -> Kind:
        """The kind of the part that is open."""
        return self._kinds[-1]

    def open(self, tag: Tag, box: Box | None) -> None:
        """Begin a part inside the one that is open."""
        parent, number = self._open[-1], _FIRST + len(self._elements)
        element = _Element(tag.kind.value, _attributes(tag, box), number, parent.number)
        parent.children.append(number)
        self._elements.append(element)
        self._open.append(element)
        self._kinds.append(tag.kind)

    def close(self) -> None:
        """End the part that is open."""
        self._open.pop()
        self._kinds.pop()

    def mark(self, page: int) -> int:
        """Note content of the open part on a page, and give the number of its mark there."""
        element, marks = self._open[-1], self._marks.setdefault(page, [])
        element.children.append((page, len(marks)))
        marks.append(element.number)
        return len(marks) - 1

    def objects(self, pages: Sequence[int]) -> list[bytes]:
        """Every object of the tree from number 1 on; `pages` are the object numbers of the pages."""
        parents = " ".join(
            f"{page}[{' '.join(f'{number} 0 R' for number in marks)}]"
            for page, marks in sorted(self._marks.items())
        )
        tree = f"/ParentTree {_PARENTS} 0 R/ParentTreeNextKey {len(pages)}"
        root = f"<</Type/StructTreeRoot/K {_FIRST} 0 R{tree}>>"
        written = [root, f"<</Nums[{parents}]>>", *self._written(pages)]
        return [each.encode("latin-1") for each in written]

    def _written(self, pages: Sequence[int]) -> Iterator[str]:
        for element in self._elements:
            page, children = _children(element, pages)
            yield f"<</S/{element.kind}/P {element.parent} 0 R{element.attributes}{page}/K[{children}]>>"


def _children(element: _Element, pages: Sequence[int]) -> tuple[str, str]:
    """The page of an element that has content on one, and its children."""
    on = {child[0] for child in element.children if isinstance(child, tuple)}
    if len(on) == 1:
        (page,) = on
        written = [
            str(child[1]) if isinstance(child, tuple) else f"{child} 0 R" for child in element.children
        ]
        return f"/Pg {pages[page]} 0 R", " ".join(written)
    return "", " ".join(
        f"<</Type/MCR/Pg {pages[child[0]]} 0 R/MCID {child[1]}>>"
        if isinstance(child, tuple)
        else f"{child} 0 R"
        for child in element.children
    )
