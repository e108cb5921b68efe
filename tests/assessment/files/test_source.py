from collections.abc import Callable
from pathlib import Path

import pytest

from assessment.files import ResponsesError, read_responses
from instruments.model import Instrument


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel file (.xls) or one protected by a password"),
        (b"$FL2@(#)", "an SPSS file"),
        (b"%PDF-1.7", "a PDF"),
        (b"<!DOCTYPE html>", "a web page"),
        (b"<table><tr>", "a web page"),
        (b"<?xml version='1.0'?><Workbook/>", "an XML file"),
        (b"\x1f\x8b\x08\x00", "a compressed file"),
    ],
)
def test_files_of_other_kinds_are_recognised_and_refused(
    refused: Callable[..., list[str]], content: bytes, found: str
) -> None:
    assert refused(content) == [
        f"responses.csv: this is {found}; CSV, XLSX and Parquet can be read. Save or export it as CSV or XLSX. [R-04]"
    ]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, instrument: Instrument) -> None:
    with pytest.raises(ResponsesError, match=r"^nowhere\.csv: the file cannot be opened .* \[R-01\]$"):
        read_responses(tmp_path / "nowhere.csv", instrument)


def test_a_folder_is_refused(tmp_path: Path, instrument: Instrument) -> None:
    with pytest.raises(ResponsesError, match=r"\[R-01\]$"):
        read_responses(tmp_path, instrument)


def test_the_content_tells_the_format_and_not_the_name(read: Callable[..., object]) -> None:
    assert read("participant,rater,group,L01\nP1,a,peer,4\n", "really-a-csv.xlsx")
