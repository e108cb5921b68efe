"""Whether the pages of a file and its structure tree tell the same."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO

import pikepdf

from tests.reports.accessibility import structure_rules
from tests.reports.accessibility.elements import Element, Place, parents, tree
from tests.reports.accessibility.marks import Marked, marked


def complaints(pdf: bytes) -> list[str]:
    """Everything that is wrong with the marks of a file, with its tree, and between the two."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        document = tree(opened)
        streams = [marked(page) for page in opened.pages]
        return [
            *_streams(streams),
            *_pages(opened),
            *_references(opened, streams, document),
            *structure_rules.complaints(document),
        ]


def _streams(streams: list[Marked]) -> Iterator[str]:
    for number, stream in enumerate(streams, start=1):
        yield from (f"page {number}: {said}" for said in stream.complaints)


def _pages(opened: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(opened.pages, start=1):
        if page.get("/Tabs") != "/S":
            yield f"page {number}: the order of tabs is not that of the structure"
        if "/StructParents" not in page:
            yield f"page {number}: no /StructParents"
    keys = [int(page.get("/StructParents", -1)) for page in opened.pages]
    if len(set(keys)) < len(keys):
        yield "two pages with the same /StructParents"


def _references(opened: pikepdf.Pdf, streams: list[Marked], document: Element) -> Iterator[str]:
    """Whether every mark has its element, by the parent tree and by the tree itself."""
    by_parents, owners = parents(opened), _owners(document)
    known = {page.obj.objgen for page in opened.pages}
    yield from (f"content on no page: {place}" for place, _ in owners if place not in known)
    for number, (page, stream) in enumerate(zip(opened.pages, streams, strict=True), start=1):
        told = by_parents.get(int(page.get("/StructParents", -1)), [])
        kept = [owners.pop((page.obj.objgen, mcid), []) for mcid in stream.mcids]
        yield from (f"page {number}: {said}" for said in _page_references(stream.mcids, told, kept))
    yield from (f"an element holds MCID {mcid}, which no page marks" for _, mcid in owners)


def _page_references(mcids: list[int], told: list[Place], kept: list[list[Place]]) -> Iterator[str]:
    if len(told) != len(mcids):
        yield f"{len(mcids)} marks, {len(told)} in the parent tree"
    for mcid, holders in zip(mcids, kept, strict=True):
        if len(holders) != 1:
            yield f"MCID {mcid} is held by {len(holders)} elements"
        elif mcid >= len(told) or told[mcid] != holders[0]:
            yield f"MCID {mcid} has another element in the parent tree"


def _owners(document: Element) -> dict[tuple[Place, int], list[Place]]:
    """For each mark the elements that hold it."""
    owners: dict[tuple[Place, int], list[Place]] = {}
    for element in document.all():
        for mark in element.content:
            owners.setdefault(mark, []).append(element.place)
    return owners


def kinds(pdf: bytes) -> Counter[str]:
    """How many parts of each kind a file has."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return Counter(element.kind for element in tree(opened).all())
