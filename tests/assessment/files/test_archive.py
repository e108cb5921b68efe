import io
import struct
import zipfile

import pytest
import xlsxwriter

from assessment.files.archive import check_archive
from assessment.files.problems import Findings, ResponsesError

SHEET = "xl/worksheets/sheet1.xml"


def archive(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(SHEET if name == "sheet" else name, content)
    return file.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(ResponsesError) as caught:
        check_archive(content, Findings("file.xlsx"))
    return str(caught.value)


def test_an_archive_of_200_kilobytes_that_would_expand_to_200_megabytes_is_not_opened() -> None:
    content = archive(sheet=b"0" * 200_000_001)
    assert len(content) < 250_000
    assert refusal(content) == (
        "file.xlsx: the workbook would expand to 200 MB, more than the 100 MB allowed; it was not opened. "
        "If the file is what you expect, save the sheet as CSV or Parquet. [R-05]"
    )


def test_an_archive_that_lies_about_its_size_is_damaged() -> None:
    content = archive(sheet=b"0" * 300_000)
    lying = content.replace(struct.pack("<L", 300_000), struct.pack("<L", 300))
    assert lying != content
    assert refusal(lying).endswith("[R-07]")


def test_a_cell_in_the_last_row_and_column_is_refused_before_anything_lays_out_the_sheet() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    book.add_worksheet().write(1_048_575, 16_383, "far")
    book.close()
    assert refusal(file.getvalue()) == (
        f"file.xlsx: the sheet '{SHEET}' stretches over 17179 million cells, nearly all of them empty. "
        "Delete the empty rows and columns beside the table, or save the sheet as CSV. [R-06]"
    )


@pytest.mark.parametrize(
    "cell", [b'<c r="XFD1048576"/>', b"<c r='XFD1048576'/>", b'<c s="1"\nr="XFD1048576"/>']
)
def test_a_far_cell_is_found_however_it_is_written(cell: bytes) -> None:
    assert refusal(archive(sheet=b'<row r="1">' + cell + b"</row>")).endswith("[R-06]")


@pytest.mark.parametrize("cell", [b'<c r = "XFD1048576"/>', b'<c r= "XFD1048576"/>', b'<c r ="XFD1048576"/>'])
def test_references_that_no_spreadsheet_writes_are_refused(cell: bytes) -> None:
    assert refusal(archive(sheet=cell)).endswith("[R-07]")


def test_a_sheet_that_ends_within_a_reference_is_no_trouble() -> None:
    check_archive(archive(sheet=b'<c r="A1"/><c r="AB'), Findings("file.xlsx"))


def test_an_archive_without_sheets_is_no_workbook() -> None:
    assert refusal(archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet")).endswith(
        "this is a ZIP archive without sheets; CSV, XLSX and Parquet can be read. Save or export it as CSV or XLSX. [R-04]"
    )


def test_a_torn_archive_is_damaged() -> None:
    assert refusal(archive(sheet=b"<row/>")[:60]).endswith("[R-07]")
