from itertools import combinations_with_replacement

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.disclosure.bands import bands, has_room, steps_in_band

LARGEST = [
    (raters, highest, options) for raters in range(2, 7) for highest in range(2, 6) for options in (2, 3)
]
"""Raters, the highest option of an item whose lowest is 1, and options to be left open."""


def edge(raters: int, below_top: int, options: int = 2) -> float | None:
    """The edge of the band at 5 that a mean of 1 to 5 is told by, None where it is told exactly."""
    answers, below, above = np.array([[raters], [below_top], [4 * raters - below_top]], dtype=float)
    found = bands(answers, below, above, options)
    assert not found.bottom[0]
    return round(5 - found.width[0], 9) if found.top[0] else None


@pytest.mark.parametrize(
    ("raters", "below_top", "expected"),
    [
        (3, 0, 4.6),
        (3, 1, 4.6),
        (3, 2, None),
        (4, 1, 4.7),
        (5, 1, 4.8),
        (7, 1, 4.8),
        (7, 2, None),
        (10, 1, 4.9),
    ],
)
def test_a_mean_at_the_end_of_the_range_is_told_by_an_edge_in_whole_tenths(
    raters: int, below_top: int, expected: float | None
) -> None:
    assert edge(raters, below_top) == expected


def test_more_options_make_wider_bands() -> None:
    assert [edge(4, 0, options) for options in (1, 2, 3, 4)] == [None, 4.7, 4.5, 4.2]


def test_a_band_at_the_bottom_mirrors_the_one_at_the_top() -> None:
    found = bands(np.array([3.0, 3.0, 3.0]), np.array([11.0, 10.0, 12.0]), np.array([1.0, 2.0, 0.0]), 2)
    assert (found.top.tolist(), found.bottom.tolist()) == ([False] * 3, [True, False, True])


def test_without_answers_nothing_is_told_by_a_band() -> None:
    found = bands(np.zeros(1), np.zeros(1), np.zeros(1), 2)
    assert (found.top.tolist(), found.bottom.tolist()) == ([False], [False])


def test_a_mean_that_two_bands_would_hold_is_told_by_the_upper_one() -> None:
    found = bands(np.array([2.0]), np.array([1.0]), np.array([1.0]), 2)
    assert (found.top.tolist(), found.bottom.tolist()) == ([True], [False])


def test_bands_are_kept_where_a_mask_holds() -> None:
    found = bands(np.full(2, 3.0), np.zeros(2), np.full(2, 12.0), 2).where(np.array([True, False]))
    assert (found.top.tolist(), found.bottom.tolist()) == ([True, False], [False, False])


@pytest.mark.parametrize(
    ("raters", "highest", "options", "room"),
    [(3, 5, 2, True), (3, 2, 2, True), (2, 2, 2, False), (2, 3, 2, True), (3, 2, 3, False), (2, 2, 1, True)],
)
def test_both_ends_need_room_for_their_bands(raters: int, highest: int, options: int, *, room: bool) -> None:
    assert has_room(np.array([float(raters)]), highest, options).tolist() == [room]


def possible(raters: int, highest: int, totals: set[int]) -> set[int]:
    """The options that a rater may have chosen where the sum of all answers is one of `totals`."""
    every = combinations_with_replacement(range(1, highest + 1), raters)
    return {option for answers in every if sum(answers) in totals for option in answers}


@pytest.mark.parametrize(("raters", "highest", "options"), LARGEST)
def test_a_band_leaves_each_rater_enough_options_and_no_narrower_one_in_tenths_does(
    raters: int, highest: int, options: int
) -> None:
    most, count = raters * highest, np.array([float(raters)])
    width = float(bands(count, np.zeros(1), count, options).width[0])
    steps = int(steps_in_band(count, options)[0])
    narrower = int((width - 0.1) * raters + 1e-9)
    enough = min(options, highest)
    assert len(possible(raters, highest, {*range(most - steps, most + 1)})) >= enough
    assert len(possible(raters, highest, {*range(most - narrower, most + 1)})) < options


@pytest.mark.parametrize(("raters", "highest", "options"), LARGEST)
def test_means_outside_of_bands_leave_each_rater_enough_options(
    raters: int, highest: int, options: int
) -> None:
    totals = np.arange(raters, raters * highest + 1, dtype=float)
    number = np.full(len(totals), float(raters))
    found = bands(number, raters * highest - totals, totals - raters, options)
    exact = totals[~found.top & ~found.bottom].tolist() if has_room(number, highest, options).all() else []
    assert all(len(possible(raters, highest, {total})) >= min(options, highest) for total in exact)


@given(st.integers(1, 200), st.integers(1, 6))
def test_the_edge_is_a_mean_that_the_band_holds_or_lies_beyond_its_last_mean(
    raters: int, options: int
) -> None:
    number = np.array([float(raters)])
    width = bands(number, np.zeros(1), number, options).width[0]
    steps = steps_in_band(number, options)[0]
    assert steps / raters <= width + 1e-9 < (steps + 1) / raters + 1e-9
    assert steps >= options - 1
