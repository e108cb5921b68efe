"""What files say beside their pages: dates, ids of raters, the order of rows."""

import io
import re
import zipfile
from collections.abc import Iterator

from assessment.attacks.findings import Finding
from assessment.attacks.knowledge import NOTHING, Knowledge
from assessment.attacks.released import Release, text_of_pdf

NAME = "metadata"
TRIES = "looks for dates, ids of raters and telling orders in the files themselves"
_NO_TIME = 1980
"""The year in which the times of a zip file begin, written where none is told."""

_DATES = re.compile(
    rb"/(?:CreationDate|ModDate)\s*\(D:\d{8}|<(?:xmp|dcterms):(?:\w*Date|created|modified)[^>]*>\s*\d{4}-\d\d"
)
_KINDS_WITH_DATES = (".pdf", ".xlsx")


def attack(release: Release, known: Knowledge = NOTHING) -> list[Finding]:
    """Every file that tells when it was made, who answered, or in what order."""
    found: list[Finding] = []
    for name, data in sorted(release.files.items()):
        parts = _unpacked(name, data)
        found += _dates(name, data, parts)
        if known.raters:
            found += _raters(name, parts + _drawn(name, data), known.raters)
    return [*found, *_order(release)]


def _unpacked(name: str, data: bytes) -> bytes:
    """The bytes of a file, or of all the parts of a workbook."""
    if not name.endswith(".xlsx"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return b"\n".join(book.read(part) for part in book.namelist())


def _drawn(name: str, data: bytes) -> bytes:
    """The text that can be read in a PDF."""
    return text_of_pdf(data).encode() if name.endswith(".pdf") else b""


def _dates(name: str, data: bytes, parts: bytes) -> Iterator[Finding]:
    if name.endswith(_KINDS_WITH_DATES) and _DATES.search(parts):
        yield Finding(NAME, "everybody", f"{name} tells when it was made", 0, name)
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            years = {part.date_time[0] for part in book.infolist()}
        if years != {_NO_TIME}:
            yield Finding(NAME, "everybody", f"{name} holds the times of its parts", 0, name)


def _raters(name: str, parts: bytes, raters: tuple[str, ...]) -> Iterator[Finding]:
    for rater in raters:
        if re.search(rb"(?<!\w)" + re.escape(rater.encode()) + rb"(?!\w)", parts):
            yield Finding(NAME, "everybody", f"{name} holds the rater's id {rater}", 1, rater)


def _order(release: Release) -> Iterator[Finding]:
    """Participants in another order than that of their ids."""
    if list(release.participants) != sorted(release.participants):
        yield Finding(NAME, "everybody", "participants stand in an order of their own", 0, "order")
