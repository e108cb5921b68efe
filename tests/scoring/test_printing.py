from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
from IPython.lib.pretty import pretty

from scoring.printing import Printed, Probability, Table, p_equals, rows_behind


class Result(Printed):
    def table(self) -> Table:
        return Table(
            "Items", ("item", "r", "n"), [("q1", 0.5, 3), ("long name", float("nan"), 12)], ("a", "")
        )


def test_words_stand_to_the_left_and_numbers_to_the_right() -> None:
    assert str(Result()) == "Items\nitem           r   n\nq1         0.500   3\nlong name      -  12\na"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, "-"),
        (float("nan"), "-"),
        (True, "yes"),
        (np.bool_(False), "no"),  # noqa: FBT003 - a cell
        (7, "7"),
        (np.int64(7), "7"),
        (-0.12345, "-0.123"),
        (np.float64(12345.67), "12345.7"),
        ("word", "word"),
        (Probability(0.0123), "0.012"),
        (Probability(0.001), "0.001"),
        (Probability(0.00099), "< 0.001"),
        (Probability(0.0), "< 0.001"),
        (Probability("nan"), "-"),
    ],
)
def test_a_cell_is_written(cell: object, text: str) -> None:
    assert str(Table("", ("",), [(cell,)])).splitlines()[-1].strip() == text


@pytest.mark.parametrize(
    ("p", "text"),
    [(1, "p = 1.000"), (0.0456, "p = 0.046"), (1e-9, "p < 0.001"), (float("nan"), "p undefined")],
)
def test_a_probability_is_never_told_as_0(p: float, text: str) -> None:
    assert p_equals(p) == text


def test_a_column_of_probabilities_stands_to_the_right() -> None:
    cells = [(Probability(0.5),), (Probability(0.0),)]
    assert str(Table("Test", ("p",), cells)).splitlines()[1:] == ["      p", "  0.500", "< 0.001"]


def test_of_a_long_table_the_first_and_last_rows_are_printed() -> None:
    lines = str(Table("Long", ("n",), [(n,) for n in range(100, 161)])).splitlines()
    assert lines[2:4] + lines[21:] == ["100", "101", "119", "...", "156", "157", "158", "159", "160"]
    assert len(str(Table("Shorter", ("n",), [(n,) for n in range(60)])).splitlines()) == 62


def test_a_table_without_rows_has_its_headings() -> None:
    assert str(Table("Empty", ("a", "b"), [])) == "Empty\na  b"


def test_incomplete_rows_are_told_only_where_some_were_left_out() -> None:
    assert rows_behind(120, 3) == "120 rows, 3 incomplete left out"
    assert rows_behind(120, 0) == "120 rows"


@dataclass(frozen=True, slots=True)
class Figure(Result):
    value: float


def test_a_notebook_shows_the_table() -> None:
    shown: Callable[[object], str] = pretty
    assert shown(Figure(0.5)) == str(Result())
    assert repr(Figure(0.5)) == "Figure(value=0.5)"


def test_a_result_that_holds_itself_is_shown_once() -> None:
    class Printer(list[str]):
        text = list.append

    printer = Printer()
    Result()._repr_pretty_(printer, cycle=True)
    assert printer == ["..."]
