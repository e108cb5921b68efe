"""From a page's operators and notes to its stream: every operator in marked content.

What is drawn in a part that holds content belongs to that part; everything else is an artifact
(ISO 32000-1, 14.6 and 14.7).
"""

from collections.abc import Iterable

from reports.pdf.operators import Begin, Part
from reports.pdf.structure import Structure
from reports.tags import GROUPS, Kind

_ARTIFACT = "/Artifact BMC\n{operators}\nEMC"


class _Marker:
    """Marks the parts of one page one after the other."""

    def __init__(self, structure: Structure, page: int) -> None:
        self._structure, self._page = structure, page
        self._kinds: list[Kind] = []
        self._in_artifact = 0

    def begin(self, part: Begin) -> None:
        """Go into a part; what stands in an artifact is no part of the structure."""
        if self._in_artifact or part.tag.kind is Kind.ARTIFACT:
            self._in_artifact += 1
        else:
            self._structure.open(part.tag, part.box)

    def end(self) -> None:
        """Come out of the part that was begun last."""
        if self._in_artifact:
            self._in_artifact -= 1
        else:
            self._structure.close()

    def marked(self, operators: str) -> str:
        """Operators between the marks of the part that they belong to."""
        kind = Kind.ARTIFACT if self._in_artifact else self._structure.kind
        if kind is Kind.ARTIFACT or kind in GROUPS:
            return f"/Artifact BMC\n{operators}\nEMC"
        return f"/{kind} <</MCID {self._structure.mark(self._page)}>> BDC\n{operators}\nEMC"


def marked_content(parts: Iterable[Part], structure: Structure, page: int) -> bytes:
    """The stream of one page, and its place in the structure noted."""
    marker, stream = _Marker(structure, page), []
    for part in parts:
        if isinstance(part, str):
            stream.append(marker.marked(part))
        elif isinstance(part, Begin):
            marker.begin(part)
        else:
            marker.end()
    return "\n".join(stream).encode("latin-1")
