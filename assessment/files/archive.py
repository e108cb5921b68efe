"""What an XLSX file would expand to, found out before anything expands it.

An XLSX file is a ZIP archive, and 200 KB of it can hold 200 MB of XML, or one cell in the last row
and column that makes a reader lay out 17 thousand million cells. Both are refused here.
"""

import io
import re
import zipfile
import zlib

import numpy as np
import numpy.typing as npt

from assessment.files import catalogue
from assessment.files.empty_results import list_empty_results
from assessment.files.problems import Findings

MOST_MEGABYTES = 100
MOST_CELLS = 20_000_000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_SPACED_REFERENCE = re.compile(rb"""\sr(\s+=|=\s)""")
_LONGEST_REFERENCE = 10


def check_archive(data: bytes, findings: Findings) -> None:
    """Refuse a workbook that expands too far, is damaged, or lies about its sizes.

    Raises
    ------
    ResponsesError
        Before more than `MOST_MEGABYTES` are expanded.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive, findings)
            _check_parts(archive, findings)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise findings.refuse(catalogue.DAMAGED, cause=error) from None


def _check_sizes(archive: zipfile.ZipFile, findings: Findings) -> None:
    size = sum(part.file_size for part in archive.infolist()) // 1_000_000
    if size > MOST_MEGABYTES:
        raise findings.refuse(catalogue.EXPANDS_TOO_FAR, size=size, limit=MOST_MEGABYTES)
    if not any(_SHEET.fullmatch(name) for name in archive.namelist()):
        raise findings.refuse(catalogue.WRONG_FORMAT, found="a ZIP archive without sheets")


def _check_parts(archive: zipfile.ZipFile, findings: Findings) -> None:
    """Read every part once: a part that is longer than it declares fails its checksum here."""
    for part in archive.infolist():
        content = archive.read(part)
        if _SHEET.fullmatch(part.filename):
            _check_extent(part.filename, content, findings)
            list_empty_results(part.filename, content, findings)


def _check_extent(name: str, xml: bytes, findings: Findings) -> None:
    if _SPACED_REFERENCE.search(xml):
        raise findings.refuse(catalogue.DAMAGED, cause="its cells are not addressed as a spreadsheet does")
    columns, rows = _extent(xml)
    if columns * rows > MOST_CELLS:
        raise findings.refuse(catalogue.FAR_CELL, value=name, size=columns * rows // 1_000_000)


def _extent(xml: bytes) -> tuple[int, int]:
    """The highest column and row that a cell reference `r="AB12"` of a sheet names."""
    characters = np.frombuffer(xml + b" " * (_LONGEST_REFERENCE + 4), dtype=np.uint8)
    starts = _after_reference_mark(characters)
    column, row = np.zeros(len(starts), dtype=np.int64), np.zeros(len(starts), dtype=np.int64)
    for offset in range(_LONGEST_REFERENCE):
        character = characters[starts + offset]
        letter, digit = _between(character, "A", "Z"), _between(character, "0", "9")
        if not (letter | digit).any():
            break
        column = np.where(letter, column * 26 + character - ord("A") + 1, column)
        row = np.where(digit, row * 10 + character - ord("0"), row)
        starts[~(letter | digit)] = len(xml)
    return int(column.max(initial=1)), int(row.max(initial=1))


def _after_reference_mark(characters: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    """The positions right after each ` r="`, in single or double quotation marks."""
    equals = np.flatnonzero(characters == ord("="))
    equals = equals[
        (equals > 1) & (characters[equals - 1] == ord("r")) & (characters[equals - 2] <= ord(" "))
    ]
    quoted = (characters[equals + 1] == ord('"')) | (characters[equals + 1] == ord("'"))
    starts: npt.NDArray[np.int64] = equals[quoted] + 2
    return starts


def _between(character: npt.NDArray[np.uint8], low: str, high: str) -> npt.NDArray[np.bool_]:
    return (character >= ord(low)) & (character <= ord(high))
