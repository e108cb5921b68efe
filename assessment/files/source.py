"""Which kind of file it is, told by its first bytes and not by its name."""

from pathlib import Path

import pyarrow as pa

from assessment.files import catalogue
from assessment.files.delimited import read_delimited
from assessment.files.headings import with_headings
from assessment.files.mapping import Mapping
from assessment.files.parquet import read_parquet
from assessment.files.problems import Findings
from assessment.files.relevance import relevance
from assessment.files.table import RawTable
from assessment.files.terms import Terms
from assessment.files.workbook import read_workbook

_OTHER_FORMATS = {
    b"\xd0\xcf\x11\xe0": "an old Excel file (.xls) or one protected by a password",
    b"$FL2": "an SPSS file",
    b"$FL3": "an SPSS file",
    b"%PDF": "a PDF",
    b"<!DO": "a web page",
    b"<htm": "a web page",
    b"<HTM": "a web page",
    b"<tab": "a web page",
    b"<?xm": "an XML file",
    b"\x1f\x8b": "a compressed file",
    b"{\\rt": "a text document",
}


def read_source(path: Path, terms: Terms, sheet: str | None, findings: Findings) -> RawTable:
    """The rows of data in a file, with columns that know their headings.

    Raises
    ------
    ResponsesError
        Where the file cannot be opened, is empty, damaged or of another format.
    """
    data, mapping = _content(path, findings), terms.mapping
    start = data[:4].to_pybytes()
    _refuse_other_formats(start, findings)
    if start == b"PAR1":
        return read_parquet(data, relevance(terms), findings)
    if start == b"PK\x03\x04":
        grid = read_workbook(data.to_pybytes(), sheet or mapping.sheet, findings)
    else:
        grid = read_delimited(data.to_pybytes(), mapping.skip_rows, findings)
    return with_headings(grid, mapping, findings)


def read_list(path: Path, sheet: str | None, findings: Findings) -> RawTable:
    """The rows of a list of people in a CSV or XLSX file, with columns that know their headings.

    Raises
    ------
    ResponsesError
        Where the file cannot be opened, is empty, damaged or of another format.
    """
    data = _content(path, findings)
    start = data[:4].to_pybytes()
    _refuse_other_formats(start, findings)
    if start == b"PAR1":
        raise findings.refuse(catalogue.WRONG_FORMAT, found="a Parquet file, which holds no list of people")
    if start == b"PK\x03\x04":
        grid = read_workbook(data.to_pybytes(), sheet, findings)
    else:
        grid = read_delimited(data.to_pybytes(), 0, findings)
    return with_headings(grid, Mapping(), findings)


def _content(path: Path, findings: Findings) -> pa.Buffer:
    try:
        with pa.memory_map(str(path)) as file:
            content = file.read_buffer()
    except (OSError, pa.ArrowException) as error:
        raise findings.refuse(
            catalogue.CANNOT_OPEN, cause=getattr(error, "strerror", None) or error
        ) from None
    if not content.size:
        raise findings.refuse(catalogue.EMPTY_FILE)
    return content


def _refuse_other_formats(start: bytes, findings: Findings) -> None:
    for mark, found in _OTHER_FORMATS.items():
        if start.startswith(mark):
            raise findings.refuse(catalogue.WRONG_FORMAT, found=found)
