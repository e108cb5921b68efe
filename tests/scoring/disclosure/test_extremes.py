import numpy as np
import pytest

from scoring.disclosure.bands import Bands
from scoring.disclosure.extremes import steps_inwards
from scoring.disclosure.unit_sheets import UnitSheets

MEMBERS = ((0, 1), (2,))
"""Two scales: of two items, and of one."""


def sheets(below: list[int], above: list[int]) -> UnitSheets:
    """One unit of one participant, with its distances from both ends on each item."""
    nobody = np.zeros((2, 0))
    ones = np.ones((2, 1, 1))
    return UnitSheets(
        place=nobody.astype(np.intp),
        scored=nobody.astype(bool),
        usual=ones.astype(np.intp),
        complete=ones.astype(bool),
        below_top=np.array(below, dtype=float).reshape(3, 1, 1),
        above_bottom=np.array(above, dtype=float).reshape(3, 1, 1),
    )


def moved(below: list[int], above: list[int], told: str, options: int = 2) -> list[float]:
    """By how many steps the scales are moved where items are told at the top, the bottom, exactly or not at all."""
    places = {letter: np.array([c == letter for c in told]).reshape(3, 1, 1) for letter in "tben"}
    width = np.full((3, 1, 1), 0.4)
    found = Bands(places["t"], places["b"], width)
    steps = steps_inwards(sheets(below, above), found, ~places["n"], MEMBERS, options)
    return [float(step) for step in steps.ravel()]


@pytest.mark.parametrize(
    ("below", "above", "told", "expected"),
    [
        # answers of three raters from 1 to 5, and for each item: at the top, at the bottom, exactly, not at all
        ([0, 0, 6], [12, 12, 6], "tte", [-1, 0]),
        ([1, 0, 6], [11, 12, 6], "tte", [0, 0]),
        ([0, 4, 0], [12, 8, 12], "tet", [-1, -1]),
        ([12, 12, 11], [0, 0, 1], "bbb", [1, 0]),
        ([0, 12, 6], [12, 0, 6], "tbe", [0, 0]),
        ([4, 4, 6], [8, 8, 6], "eee", [0, 0]),
        # an item that is not told may lie at either end
        ([0, 4, 6], [12, 8, 6], "nee", [-1, 0]),
        ([12, 4, 6], [0, 8, 6], "nee", [1, 0]),
        ([0, 1, 6], [12, 11, 6], "nte", [0, 0]),
        ([0, 0, 6], [12, 12, 6], "nte", [-1, 0]),
        # nobody answered it
        ([0, 4, 6], [0, 8, 6], "nee", [0, 0]),
        ([0, 1, 6], [0, 11, 6], "nte", [0, 0]),
    ],
)
def test_a_scale_is_moved_where_what_is_told_vaguely_would_be_known_to_lie_at_an_end(
    below: list[int], above: list[int], told: str, expected: list[int]
) -> None:
    assert moved(below, above, told) == expected


@pytest.mark.parametrize(("options", "step"), [(1, 0), (2, -1), (3, -2), (4, -3)])
def test_more_options_to_be_left_open_move_it_further(options: int, step: int) -> None:
    assert moved([0, 0, 6], [12, 12, 6], "tte", options)[0] == step


def test_steps_that_are_there_count() -> None:
    assert moved([1, 0, 6], [11, 12, 6], "tte", 3)[0] == -1
