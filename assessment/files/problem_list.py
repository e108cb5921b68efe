"""The list of problems as a CSV file beside the output."""

import csv
import os
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from assessment.files.problems import RowProblem
from instruments.safe_text import neutral

COLUMNS = tuple(field.name for field in fields(RowProblem))


def write_problems(problems: Iterable[RowProblem], path: str | os.PathLike[str]) -> Path:
    """Write a row a problem, in UTF-8 with a mark that spreadsheets recognise.

    Text that looks like a formula gets a leading apostrophe (see `instruments.safe_text`).
    """
    target = Path(path)
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(map(_cells, problems))
    return target


def _cells(problem: RowProblem) -> list[str | int]:
    values = (getattr(problem, name) for name in COLUMNS)
    return [value if isinstance(value, int) else neutral(str(value or "")) for value in values]
