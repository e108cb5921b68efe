"""What a structure tree has to be, for each kind of part (ISO 32000-1, 14.8.4; ISO 14289-1, clause 7)."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from tests.reports.accessibility.elements import Element

GROUPING = frozenset({"Document", "Sect", "Div", "L", "LI", "Table", "TR"})
READ = frozenset({"H1", "H2", "H3", "H4", "P", "Lbl", "LBody", "Caption", "Figure"})
INSIDE = {
    "Table": {"TR", "Caption"},
    "TR": {"TH", "TD"},
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
}
OUTSIDE = {"TR": "Table", "TH": "TR", "TD": "TR", "LI": "L", "Lbl": "LI", "LBody": "LI", "Caption": "Table"}
KINDS = GROUPING | READ | {"TH", "TD"}

Rule = Callable[[Element], Iterator[str]]


def complaints(document: Element) -> list[str]:
    """Everything that is wrong with the structure of a document."""
    each = [f"{one.kind}: {said}" for one in document.all() for rule in RULES for said in rule(one)]
    return [*each, *_headings([one.kind for one in document.all()])]


def _known(element: Element) -> Iterator[str]:
    if element.kind not in KINDS:
        yield "is no kind of ours"


def _grouping(element: Element) -> Iterator[str]:
    if element.kind in GROUPING and element.content:
        yield "holds content directly"
    if element.kind in GROUPING | READ and not element.parts and not element.content:
        yield "is empty"


def _nesting(element: Element) -> Iterator[str]:
    allowed = INSIDE.get(element.kind)
    for part in element.parts:
        if allowed is not None and part.kind not in allowed:
            yield f"holds {part.kind}"
        if OUTSIDE.get(part.kind, element.kind) != element.kind:
            yield f"{part.kind} stands in it"


def _parent(element: Element) -> Iterator[str]:
    if element.written.get("/P") is None or element.written.P.objgen != element.parent.objgen:
        yield "its /P is not its parent"


def _figure(element: Element) -> Iterator[str]:
    if element.kind != "Figure":
        return
    if not str(element.written.get("/Alt", "")).strip():
        yield "is not told in words"
    if not _is_box(element.attribute("/Layout", "/BBox")):
        yield "has no box"


def _is_box(numbers: Sequence[float] | None) -> bool:
    if numbers is None or len(numbers) != 4:
        return False
    left, bottom, right, top = map(float, numbers)
    return 0 <= left < right <= 595.3 and 0 <= bottom < top <= 841.9


def _header(element: Element) -> Iterator[str]:
    if element.kind == "TH" and element.attribute("/Table", "/Scope") not in {"/Row", "/Column"}:
        yield "has no scope"


def _table(element: Element) -> Iterator[str]:
    if element.kind != "Table":
        return
    rows = [row for row in element.parts if row.kind == "TR"]
    if len({len(row.parts) for row in rows}) > 1:
        yield f"has rows of {sorted({len(row.parts) for row in rows})} cells"
    if rows and {cell.kind for cell in rows[0].parts} != {"TH"}:
        yield "has no row of headers"


def _list(element: Element) -> Iterator[str]:
    if element.kind == "LI" and [part.kind for part in element.parts if part.kind != "Lbl"] != ["LBody"]:
        yield "does not hold one LBody"
    if element.kind == "Lbl" and not str(element.written.get("/Alt", "")).strip():
        yield "is not told in words"


RULES: tuple[Rule, ...] = (_known, _grouping, _nesting, _parent, _figure, _header, _table, _list)


def _headings(kinds: Sequence[str]) -> Iterator[str]:
    levels = [int(kind[1]) for kind in kinds if kind in {"H1", "H2", "H3", "H4"}]
    if levels.count(1) != 1 or levels[0] != 1:
        yield "headings do not begin with the only H1"
    for above, level in pairwise(levels):
        if level > above + 1:
            yield f"H{level} follows H{above}"
