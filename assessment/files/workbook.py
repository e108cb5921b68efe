"""Excel workbooks: one sheet of an XLSX file as a table of texts."""

import datetime as dt
import io
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from assessment.files import catalogue
from assessment.files.archive import check_archive
from assessment.files.problems import Findings
from assessment.files.table import RawTable, column_of_texts
from assessment.files.text import hint, listed

# From here on a floating-point number may stand for several whole ones.
_EXACT = 1e15

Cells = Sequence[Sequence[Any]]


def read_workbook(data: bytes, sheet: str | None, findings: Findings) -> RawTable:
    """All rows of one sheet: the one named, or the first visible one that is not empty.

    Raises
    ------
    ResponsesError
        Where the workbook is damaged or expands too far, or the sheet does not exist or is empty.
    """
    check_archive(data, findings)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        cells = _named(workbook, sheet, findings) if sheet else _first_filled(workbook, findings)
    except CalamineError as error:
        raise findings.refuse(catalogue.DAMAGED, cause=error) from None
    columns = tuple(
        column_of_texts([cell_text(cell) for cell in column]) for column in zip(*cells, strict=True)
    )
    return RawTable(columns, np.arange(1, len(cells) + 1))


def _named(workbook: CalamineWorkbook, sheet: str, findings: Findings) -> Cells:
    names = workbook.sheet_names
    wanted = [name for name in names if name.strip().casefold() == sheet.strip().casefold()]
    if not wanted:
        suggestion = hint(sheet, names)
        raise findings.refuse(catalogue.NO_SUCH_SHEET, value=sheet, sheets=listed(names), hint=suggestion)
    return _filled_or_refused(_cells(workbook, wanted[0]), findings)


def _first_filled(workbook: CalamineWorkbook, findings: Findings) -> Cells:
    filled = {name: cells for name in _visible(workbook) if (cells := _cells(workbook, name))}
    name, cells = next(iter(filled.items()), ("", ()))
    if len(filled) > 1:
        findings.add(catalogue.SHEET_CHOSEN, value=name, sheets=listed(filled))
    return _filled_or_refused(cells, findings)


def _visible(workbook: CalamineWorkbook) -> list[str]:
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet
    ]


def _cells(workbook: CalamineWorkbook, name: str) -> Cells:
    return workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _filled_or_refused(cells: Cells, findings: Findings) -> Cells:
    if not cells:
        raise findings.refuse(catalogue.EMPTY_FILE)
    return cells


def cell_text(value: object) -> str:
    """A cell's value as text: whole numbers without a point, dates as ISO 8601."""
    return _TEXT_OF.get(type(value), str)(value)


def _number_text(value: Any) -> str:  # noqa: ANN401 - dispatched by type
    return str(int(value)) if float(value).is_integer() and abs(value) < _EXACT else repr(value)


_TEXT_OF: dict[type, Callable[[Any], str]] = {
    str: lambda text: text,
    float: _number_text,
    bool: lambda value: str(value).upper(),
    dt.datetime: lambda moment: moment.isoformat(sep=" "),
}
