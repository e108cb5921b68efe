import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from assessment.files import ReadResult, ResponsesError, read_responses
from assessment.files.workbook import cell_text
from instruments.model import Instrument

Read = Callable[..., ReadResult]
Answers = Callable[[ReadResult], list[list[object]]]

HEAD: list[object] = ["participant", "rater", "group", "L01", "L02", "D01"]
ROW: list[object] = ["P1", "a", "peer", 4, 2, None]


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]], hidden: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (4.0, "4"), (4.5, "4.5"), (1e20, "1e+20"), (float("nan"), "nan"), (True, "TRUE"), ("x", "x"), ("", ""),
        (dt.datetime.fromisoformat("2026-03-01 10:11"), "2026-03-01 10:11:00"), (dt.date(2026, 3, 1), "2026-03-01"),
    ],
)  # fmt: skip
def test_the_value_of_a_cell_as_text(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_the_first_sheet_that_is_not_empty_is_read(read: Read, answers: Answers) -> None:
    result = read(workbook({"Empty": [], "Data": [HEAD, ROW]}), "x.xlsx")
    assert answers(result) == [ROW]
    assert "R-21" not in [p.code for p in result.problems]


def test_with_several_filled_sheets_it_is_said_which_was_read(read: Read) -> None:
    result = read(workbook({"Data": [HEAD, ROW], "Notes": [["hello"]]}), "x.xlsx")
    assert str(result.problems[0]) == (
        "x.xlsx: the workbook has 'Data', 'Notes'; 'Data' was read. Name another with `--sheet` if needed. [R-21]"
    )


def test_a_hidden_sheet_is_read_only_by_name(read: Read, answers: Answers) -> None:
    content = workbook({"Old": [HEAD, ["P9", *ROW[1:]]], "Data": [HEAD, ROW]}, hidden="Old")
    assert answers(read(content, "x.xlsx")) == [ROW]
    assert answers(read(content, "x.xlsx", sheet="old")) == [["P9", *ROW[1:]]]


def test_the_argument_counts_before_the_mapping(
    tmp_path: Path, instrument: Instrument, answers: Answers
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook({"A": [HEAD, ROW], "B": [HEAD, ["P2", *ROW[1:]]]}))
    assert answers(read_responses(path, instrument, sheet="B")) == [["P2", *ROW[1:]]]


def test_a_sheet_that_does_not_exist_is_refused_with_a_suggestion(
    tmp_path: Path, instrument: Instrument
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook({"Responses": [HEAD, ROW], "Notes": []}))
    with pytest.raises(ResponsesError) as caught:
        read_responses(path, instrument, sheet="Response")
    assert str(caught.value) == (
        "x.xlsx: there is no sheet 'Response'; the workbook has 'Responses', 'Notes'. "
        "Name one of them. Did you mean 'Responses'? [R-10]"
    )


@pytest.mark.parametrize("sheet", [None, "Empty"])
def test_a_workbook_or_sheet_without_any_cell_is_empty(
    tmp_path: Path, instrument: Instrument, sheet: str | None
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook({"Empty": []}))
    with pytest.raises(ResponsesError, match=r"\[R-02\]$"):
        read_responses(path, instrument, sheet=sheet)


def test_rows_count_from_the_top_of_the_sheet_and_a_table_may_start_anywhere(
    read: Read, answers: Answers
) -> None:
    result = read(
        workbook({"Data": [[], [], [None, *HEAD], [None, *ROW], [None, None, "b", "peer", 4, 2, 5]]}),
        "x.xlsx",
    )
    assert answers(result) == [ROW]
    assert [(p.code, p.row) for p in result.rejected] == [("R-41", 5)]


def test_numbers_dates_and_errors_of_excel_are_understood(read: Read, answers: Answers) -> None:
    rows = [
        [*HEAD, "submitted"],
        [1001, 7.0, "peer", 4.0, "#N/A", 4.5, dt.datetime.fromisoformat("2026-03-01 10:00")],
    ]
    result = read(workbook({"Data": rows}), "x.xlsx")
    assert answers(result) == [["1001", "7", "peer", 4, None, None]]
    assert [(p.code, p.value) for p in result.rejected] == [("R-60", "4.5")]
    assert result.people["submitted"].tolist() == ["2026-03-01T10:00:00"]


def test_a_broken_workbook_is_damaged(read: Read) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("xl/worksheets/sheet1.xml", "<row/>")
    with pytest.raises(ResponsesError, match=r"\[R-07\]$"):
        read(file.getvalue(), "x.xlsx")


def test_a_workbook_that_would_expand_to_200_megabytes_is_refused(refused: Callable[..., list[str]]) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 200_000_001)
    assert [line[-6:] for line in refused(file.getvalue())] == ["[R-05]"]


def test_errors_and_formulas_without_a_result_are_told_with_their_first_cell(
    read: Read, answers: Answers
) -> None:
    rows = [HEAD, [*ROW[:3], "#REF!", "=1+2", "=3"], ["P1", "b", "peer", "#N/A", 4, "#DIV/0!"]]
    result = read(workbook({"Data": rows}), "x.xlsx")
    assert answers(result) == [["P1", "a", "peer", None, None, None], ["P1", "b", "peer", None, 4, None]]
    told = {problem.code: problem.reason for problem in result.problems}
    assert told["R-31"].endswith(
        "hold an error such as #REF! and were read as empty: 2, the first of them D2"
    )
    assert told["R-32"].endswith("hold no result and were read as empty: 2, the first of them E2")
