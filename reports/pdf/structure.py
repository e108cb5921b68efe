"""The structure tree: what the marked content of the pages is, in reading order.

A profile has a thousand elements, so they are written while the pages are drawn, without an object
of reportlab for each. For that their object numbers are known early: the pages have the first ones
of the file, then the tree (ISO 32000-1, 14.6 to 14.8; ISO 14289-1).
"""

from functools import cache

from reports.boxes import Box
from reports.pdf.strings import text_string
from reports.safety import safe
from reports.style import PAGE_HEIGHT
from reports.tags import ARTIFACT, Tag

_NO_PAGE = 0


class _Element:
    """A part that has begun: its children are elements by their numbers, or marked content."""

    __slots__ = ("children", "kind", "page", "reference", "said")

    def __init__(self, reference: str, said: str, kind: str) -> None:
        self.reference, self.said, self.kind = reference, said, kind
        self.page = _NO_PAGE
        self.children: list[str] = []

    def written(self) -> str:
        """The part as an object; a child alone stands by itself."""
        children = self.children
        kids = f" {children[0]}" if len(children) == 1 else f"[{' '.join(children)}]"
        return f"<<{self.said}/Pg {self.page} 0 R/K{kids}>>" if self.page else f"<<{self.said}/K{kids}>>"


@cache
def _said(kind: str, language: str, scope: str) -> str:
    """What is said of every part of a kind."""
    said = f"/S/{kind}"
    if language:
        said += f"/Lang{text_string(language)}"
    return said + (f"/A<</O/Table/Scope/{scope}>>" if scope else "")


def _place(box: Box) -> str:
    """Where a figure stands."""
    left, top, right, bottom = box
    corners = f"{left:.1f} {PAGE_HEIGHT - bottom:.1f} {right:.1f} {PAGE_HEIGHT - top:.1f}"
    return f"/A<</O/Layout/Placement/Block/BBox[{corners}]>>"


class Structure:
    """Grows while `pages` pages are drawn, the first of them number 1, then gives its objects."""

    def __init__(self, pages: int) -> None:
        self.root = pages + 1
        self._first = pages + 3
        document = _Element(f"{self._first} 0 R", f"/S/Document/P {self.root} 0 R", "")
        self._elements = [document]
        self._open = [document]
        self._artifacts = 0
        self._marks: list[list[str]] = [[] for _ in range(pages + 1)]

    @property
    def size(self) -> int:
        """How many objects pages and tree take: the numbers 1 to this."""
        return self._first - 1 + len(self._elements)

    def begin(self, tag: Tag, box: Box | None) -> None:
        """Begin a part inside the one that is open; an artifact holds no part of the structure."""
        if self._artifacts or tag is ARTIFACT:
            self._artifacts += 1
            return
        kind, groups, alt, language, scope = tag
        parent = self._open[-1]
        said = f"{_said(kind, language, scope)}/P {parent.reference}"
        if alt:
            said += f"/Alt{text_string(safe(alt))}"
        if box:
            said += _place(box)
        reference = f"{self._first + len(self._elements)} 0 R"
        element = _Element(reference, said, "" if groups else kind)
        parent.children.append(reference)
        self._elements.append(element)
        self._open.append(element)

    def end(self) -> None:
        """End the part that was begun last."""
        if self._artifacts:
            self._artifacts -= 1
        else:
            self._open.pop()

    def mark(self, page: int) -> str:
        """The operator before content on a page, which is noted as that of the open part."""
        element = self._open[-1]
        if self._artifacts or not element.kind:
            return "/Artifact BMC"
        marks = self._marks[page]
        number = len(marks)
        marks.append(element.reference)
        element.page = element.page or page
        elsewhere = element.page != page
        child = f"<</Type/MCR/Pg {page} 0 R/MCID {number}>>" if elsewhere else str(number)
        element.children.append(child)
        return f"/{element.kind} <</MCID {number}>> BDC"

    def objects(self) -> list[bytes]:
        """The objects of the tree in the order of their numbers."""
        tree = f"/ParentTree {self.root + 1} 0 R/ParentTreeNextKey {len(self._marks)}"
        root = f"<</Type/StructTreeRoot/K {self._first} 0 R{tree}>>"
        marks = "".join([f"{page}[{' '.join(marks)}]" for page, marks in enumerate(self._marks) if marks])
        elements = [element.written() for element in self._elements]
        return [each.encode("latin-1") for each in (root, f"<</Nums[{marks}]>>", *elements)]
