"""The structure tree of a file, as a tree of Python objects."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Place = tuple[int, int]
"""An object number and a generation."""


@dataclass
class Element:
    """One part of the structure: its kind, its parts, and the marked content that it holds directly.

    `content` pairs the object of a page with the number of a mark there.
    """

    kind: str
    written: Any
    parent: Any
    parts: list["Element"] = field(default_factory=list)
    content: list[tuple[Place, int]] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """The number of the object."""
        number, generation = self.written.objgen
        return number, generation

    def all(self) -> Iterator["Element"]:
        """The element and everything below it, in reading order."""
        yield self
        for part in self.parts:
            yield from part.all()

    def attribute(self, owner: str, name: str) -> Any:
        """An attribute of one owner, such as `/Table`; None where it is not given."""
        given = _list(self.written.get("/A"))
        return next((each.get(name) for each in given if each.get("/O") == owner), None)


def element_of(written: Any, parent: Any) -> Element:
    """Read an element and everything below it."""
    element = Element(str(written.S).removeprefix("/"), written, parent)
    for kid in _kids(written):
        if isinstance(kid, int):
            element.content.append((_page(written), kid))
        elif kid.get("/Type") == "/MCR":
            element.content.append((_page(kid) if "/Pg" in kid else _page(written), int(kid.MCID)))
        else:
            element.parts.append(element_of(kid, written))
    return element


def tree(pdf: pikepdf.Pdf) -> Element:
    """The only child of the root: the document."""
    root = pdf.Root.StructTreeRoot
    (document,) = _kids(root)
    return element_of(document, root)


def parents(pdf: pikepdf.Pdf) -> dict[int, list[Place]]:
    """For each number of a page the elements of its marks, as the parent tree gives them."""
    numbers = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    return {key: [each.objgen for each in numbers[key]] for key in numbers}


def _kids(written: Any) -> list[Any]:
    return _list(written.get("/K"))


def _list(given: Any) -> list[Any]:
    """What may be nothing, one object, or an array of them."""
    if given is None:
        return []
    return list(given) if isinstance(given, pikepdf.Array) else [given]


def _page(written: Any) -> Place:
    if "/Pg" not in written:
        return 0, 0
    number, generation = written.Pg.objgen
    return number, generation
