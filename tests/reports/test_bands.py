"""How a score or a difference is written of which only the least or the most is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.bands import (
    difference_position,
    difference_text,
    edge,
    position_of,
    score_label,
    score_text,
)
from reports.wording.english import ENGLISH
from reports.wording.welsh import WELSH
from scoring.profile import Bound, GroupScore

AT_LEAST, AT_MOST = Bound.AT_LEAST, Bound.AT_MOST
MINUS = "\N{MINUS SIGN}"
VALUES = st.floats(min_value=-100, max_value=100)


@pytest.mark.parametrize(
    ("mean", "bound", "text", "label"),
    [
        (4.6, AT_LEAST, "4.6 or above", "≥ 4.6"),
        (1.4, AT_MOST, "1.4 or below", "≤ 1.4"),
        (4.0, AT_LEAST, "4.0 or above", "≥ 4.0"),
        (3.8667, AT_LEAST, "3.86 or above", "≥ 3.86"),  # 3.87 or above might be false
        (2.1333, AT_MOST, "2.14 or below", "≤ 2.14"),
        (4.6000000000000005, AT_LEAST, "4.6 or above", "≥ 4.6"),  # noise in the last bit
        (1.4000000000000001, AT_MOST, "1.4 or below", "≤ 1.4"),
        (-0.04, AT_MOST, f"{MINUS}0.04 or below", f"≤ {MINUS}0.04"),
        (-0.001, AT_MOST, "0.0 or below", "≤ 0.0"),
        (4.6, None, "4.60", "4.60"),
    ],
)
def test_an_edge_is_written_outwards_with_as_few_decimals_as_it_has(
    mean: float, bound: Bound | None, text: str, label: str
) -> None:
    score = GroupScore(4, mean, bound=bound)
    assert score_text(score, ENGLISH.labels) == text
    assert score_label(score, ENGLISH.labels) == label.replace(" ", "\N{NO-BREAK SPACE}")


def test_a_band_is_written_in_welsh() -> None:
    above, below = GroupScore(4, 4.6, bound=AT_LEAST), GroupScore(4, 1.4, bound=AT_MOST)
    assert [score_text(score, WELSH.labels) for score in (above, below)] == ["4.6 neu uwch", "1.4 neu is"]


@pytest.mark.parametrize(
    ("value", "bound", "text"),
    [
        (-0.4, AT_MOST, f"at most {MINUS}0.40"),
        (0.4, AT_LEAST, "at least +0.40"),
        (4.5 - 4.9, AT_MOST, f"at most {MINUS}0.40"),
        (1.1333, AT_MOST, "at most +1.14"),
        (1.1333, AT_LEAST, "at least +1.13"),
        (0.0, AT_MOST, "at most 0.00"),
        (0.4, None, "+0.40"),
    ],
)
def test_a_difference_from_a_band_says_on_which_side_it_may_lie(
    value: float, bound: Bound | None, text: str
) -> None:
    assert difference_text(value, bound, ENGLISH.labels) == text


def test_a_difference_from_a_band_is_told_in_welsh() -> None:
    assert difference_text(0.4, AT_LEAST, WELSH.labels) == "o leiaf +0.40"
    assert difference_text(-0.4, AT_MOST, WELSH.labels) == f"{MINUS}0.40 ar y mwyaf"


@given(VALUES)
def test_what_is_printed_of_a_band_is_true_of_all_of_it(value: float) -> None:
    assert float(edge(value, AT_LEAST)) <= value + 1e-9
    assert float(edge(value, AT_MOST)) >= value - 1e-9


@given(VALUES, st.sampled_from(Bound))
def test_an_edge_is_at_most_a_hundredth_off(value: float, bound: Bound) -> None:
    assert abs(float(edge(value, bound)) - value) <= 0.01 + 1e-9


@given(VALUES, st.sampled_from(Bound))
def test_a_band_stands_exactly_where_its_number_says(value: float, bound: Bound) -> None:
    number = score_label(GroupScore(4, value, bound=bound), ENGLISH.labels).split("\N{NO-BREAK SPACE}")[1]
    assert position_of(GroupScore(4, value, bound=bound)) == float(number.replace(MINUS, "-"))


@given(VALUES, st.sampled_from(Bound))
def test_a_bound_of_a_difference_stands_exactly_where_its_number_says(value: float, bound: Bound) -> None:
    number = difference_text(value, bound, ENGLISH.labels).split()[-1]
    assert difference_position(value, bound) == float(number.replace(MINUS, "-"))
