"""Results as tables of plain text, which is what a terminal or a notebook shows of them."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isnan
from numbers import Integral, Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

_DECIMALS = 3
_MANY = 1000
_LEAST = 0.001  # of a probability that is printed
_LONGEST, _FIRST, _LAST = 60, 20, 5  # rows that are printed


@dataclass(frozen=True, slots=True)
class Table:
    """A title, headings, rows of cells (text, numbers, yes or no, or nothing), and remarks below them."""

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[object]]
    notes: Sequence[str] = ()

    def __str__(self) -> str:
        """Words to the left, numbers to the right; what is undefined is a dash; long tables are cut."""
        rows = _within_a_screen([tuple(row) for row in self.rows])
        written = [tuple(map(_written, row)) for row in rows]
        widths = [max(map(len, column)) for column in zip(self.headings, *written, strict=True)]
        numeric = [all(map(_is_number, column)) for column in zip(*rows, strict=True)]
        sides = numeric or [False] * len(widths)
        lines = [_line(row, widths, sides) for row in (tuple(self.headings), *written)]
        return "\n".join([self.title, *lines, *filter(None, self.notes)])


class Printed(ABC):
    """A result that prints as a table."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        """IPython takes the `repr` of a dataclass, unless the class itself says how it is shown."""
        super().__init_subclass__()
        cls._repr_pretty_ = Printed._repr_pretty_  # type: ignore[method-assign] # - the same method

    @abstractmethod
    def table(self) -> Table:
        """The result as people read it."""

    def __str__(self) -> str:
        """The table as text."""
        return str(self.table())

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ANN401, FBT001 - as IPython calls it
        """What a notebook shows."""
        printer.text("..." if cycle else str(self))


class Probability(float):
    """A p in a cell of a table, where one below 0.001 is written as that: none is 0."""


def p_equals(p: float) -> str:
    """A p in a line of text: "p = 0.123", "p < 0.001" where it is less, "p undefined" for NaN."""
    return "p undefined" if isnan(p) else f"p {_share(p)}" if p < _LEAST else f"p = {_share(p)}"


def rows_behind(n: int, dropped: int) -> str:
    """How many rows a result rests on, and how many incomplete ones were left out, if any."""
    return f"{n} rows" + (f", {dropped} incomplete left out" if dropped else "")


def numbered_rows(*columns: ArrayLike) -> Iterator[tuple[object, ...]]:
    """The values of arrays of one shape side by side, each row with its place, counted from 1."""
    flat = (np.ravel(column).tolist() for column in columns)
    return ((place, *row) for place, row in enumerate(zip(*flat, strict=True), start=1))


def _within_a_screen(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """All rows, or the first and last of many with a line of dots between them."""
    if len(rows) <= _LONGEST:
        return rows
    dots = tuple("..." for _ in rows[0])
    return [*rows[:_FIRST], dots, *rows[-_LAST:]]


def _written(cell: object) -> str:
    """A cell as text: whole numbers as they are, others with three decimals, large ones with one."""
    if isinstance(cell, bool | np.bool_):
        return "yes" if cell else "no"
    if cell is None or (isinstance(cell, Real) and isnan(cell)):
        return "-"
    if isinstance(cell, Probability):
        return _share(cell)
    if isinstance(cell, Real) and not isinstance(cell, Integral):
        return f"{float(cell):.{_DECIMALS if abs(float(cell)) < _MANY else 1}f}"
    return str(cell)


def _share(p: float) -> str:
    """A probability with three decimals, or below which it is."""
    return f"< {_LEAST}" if p < _LEAST else f"{float(p):.{_DECIMALS}f}"


def _is_number(cell: object) -> bool:
    """Whether a cell is set to the right; an empty one and dots go with the numbers."""
    return cell in (None, "...") or (isinstance(cell, Real) and not isinstance(cell, bool | np.bool_))


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    """One line, each cell as wide as its column."""
    sides = (">" if right else "<" for right in numeric)
    columns = zip(cells, sides, widths, strict=True)
    return "  ".join(f"{cell:{side}{width}}" for cell, side, width in columns).rstrip()
