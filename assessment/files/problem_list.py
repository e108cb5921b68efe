"""The list of problems as a CSV file beside the output."""

import csv
import io
import os
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from assessment.files.problems import RowProblem
from instruments.safe_text import neutral

COLUMNS = tuple(field.name for field in fields(RowProblem))


def problem_list(problems: Iterable[RowProblem]) -> bytes:
    """A row a problem, in UTF-8 with a mark that spreadsheets recognise.

    Text that looks like a formula gets a leading apostrophe (see `instruments.safe_text`).
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(map(_cells, problems))
    return text.getvalue().encode("utf-8-sig")


def write_problems(problems: Iterable[RowProblem], path: str | os.PathLike[str]) -> Path:
    """Write the list into a file."""
    target = Path(path)
    target.write_bytes(problem_list(problems))
    return target


def _cells(problem: RowProblem) -> list[str | int]:
    values = (getattr(problem, name) for name in COLUMNS)
    return [value if isinstance(value, int) else neutral(str(value or "")) for value in values]
