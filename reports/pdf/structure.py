"""The structure tree: what the marked content of the pages is, in reading order.

A profile has a thousand elements, so they are written while the pages are drawn, without an object
of reportlab for each. For that their object numbers are known early: the pages have the first ones
of the file, then the tree (ISO 32000-1, 14.6 to 14.8; ISO 14289-1).
"""

from functools import cache

from reports.boxes import Box
from reports.pdf.strings import text_string
from reports.style import PAGE_HEIGHT
from reports.tags import ARTIFACT, Tag

_NO_PAGE = 0
_DOCUMENT = "/S/Document/P {root} 0 R"


@cache
def _said(kind: str, language: str, scope: str) -> str:
    """What is said of every part of a kind."""
    said = f"/S/{kind}"
    if language:
        said += f"/Lang{text_string(language)}"
    return said + (f"/A<</O/Table/Scope/{scope}>>" if scope else "")


def _said_of_figure(alt: str, box: Box) -> str:
    """The words and the place of a figure."""
    left, top, right, bottom = box
    corners = f"{left:.1f} {PAGE_HEIGHT - bottom:.1f} {right:.1f} {PAGE_HEIGHT - top:.1f}"
    return f"/Alt{text_string(alt)}/A<</O/Layout/Placement/Block/BBox[{corners}]>>"


class Structure:
    """Grows while `pages` pages are drawn, the first of them number 1, then gives its objects."""

    def __init__(self, pages: int) -> None:
        self.root = pages + 1
        self._first = pages + 3
        self._said = [_DOCUMENT.format(root=self.root)]
        self._children: list[list[str]] = [[]]
        self._page_of = [_NO_PAGE]
        self._open = [0]
        self._kinds = [""]
        self._artifacts = 0
        self._marks: list[list[str]] = [[] for _ in range(pages + 1)]

    @property
    def size(self) -> int:
        """How many objects pages and tree take: the numbers 1 to this."""
        return self._first - 1 + len(self._said)

    def begin(self, tag: Tag, box: Box | None) -> None:
        """Begin a part inside the one that is open; an artifact holds no part of the structure."""
        if self._artifacts or tag is ARTIFACT:
            self._artifacts += 1
            return
        parent, place = self._open[-1], len(self._said)
        said = _said(tag.kind, tag.language, tag.scope)
        if box:
            said += _said_of_figure(tag.alt, box)
        self._said.append(f"{said}/P {self._first + parent} 0 R")
        self._children[parent].append(f"{self._first + place} 0 R")
        self._children.append([])
        self._page_of.append(_NO_PAGE)
        self._open.append(place)
        self._kinds.append("" if tag.groups else tag.kind)

    def end(self) -> None:
        """End the part that was begun last."""
        if self._artifacts:
            self._artifacts -= 1
        else:
            self._open.pop()
            self._kinds.pop()

    def mark(self, page: int) -> str:
        """The operator before content on a page, which is noted as that of the open part."""
        kind = self._kinds[-1]
        if self._artifacts or not kind:
            return "/Artifact BMC"
        place, marks = self._open[-1], self._marks[page]
        number = len(marks)
        marks.append(f"{self._first + place} 0 R")
        self._page_of[place] = self._page_of[place] or page
        alike = self._page_of[place] == page
        child = str(number) if alike else f"<</Type/MCR/Pg {page} 0 R/MCID {number}>>"
        self._children[place].append(child)
        return f"/{kind} <</MCID {number}>> BDC"

    def objects(self) -> list[bytes]:
        """The objects of the tree in the order of their numbers."""
        tree = f"/ParentTree {self.root + 1} 0 R/ParentTreeNextKey {len(self._marks)}"
        root = f"<</Type/StructTreeRoot/K {self._first} 0 R{tree}>>"
        marks = "".join([f"{page}[{' '.join(marks)}]" for page, marks in enumerate(self._marks) if marks])
        elements = map(_element, self._said, self._page_of, self._children)
        return [each.encode("latin-1") for each in (root, f"<</Nums[{marks}]>>", *elements)]


def _element(said: str, page: int, children: list[str]) -> str:
    """One part; a child alone stands by itself."""
    kids = f" {children[0]}" if len(children) == 1 else f"[{' '.join(children)}]"
    return f"<<{said}/Pg {page} 0 R/K{kids}>>" if page else f"<<{said}/K{kids}>>"
