import numpy as np
import pytest

from scoring.printing import Printed, Table


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
    ],
)
def test_a_cell_is_written(cell: object, text: str) -> None:
    assert str(Table("", ("",), [(cell,)])).splitlines()[-1].strip() == text


def test_a_table_without_rows_has_its_headings() -> None:
    assert str(Table("Empty", ("a", "b"), [])) == "Empty\na  b"


class Printer:
    def __init__(self) -> None:
        self.words: list[str] = []

    def text(self, words: str) -> None:
        self.words.append(words)


def test_a_notebook_shows_the_table() -> None:
    printer = Printer()
    Result()._repr_pretty_(printer, cycle=False)
    Result()._repr_pretty_(printer, cycle=True)
    assert printer.words == [str(Result()), "..."]
