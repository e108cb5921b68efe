from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.numbers import fixed, percent, percentile, position, rounded, signed, span

VALUES = st.floats(min_value=-100, max_value=100)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (2.675, "2.68"),  # as a float it is 2.67499999999999982
        (1.005, "1.01"),
        (3.6649999999999996, "3.67"),  # the sum 3.665 with noise in its last bit
        (3.664, "3.66"),
        (4, "4.00"),
        (0.125, "0.13"),  # Python's own round gives 0.12
        (-0.125, "\N{MINUS SIGN}0.13"),
        (-0.004, "0.00"),
        (-0.0, "0.00"),
    ],
)
def test_halves_are_rounded_away_from_zero_in_decimals(value: float, written: str) -> None:
    assert fixed(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.5, "+0.50"),
        (-0.5, "\N{MINUS SIGN}0.50"),
        (0.0, "0.00"),
        (0.004, "0.00"),
        (-0.005, "\N{MINUS SIGN}0.01"),
    ],
)
def test_a_difference_carries_its_sign_and_zero_carries_none(value: float, written: str) -> None:
    assert signed(value) == written


def test_a_range_is_written_with_an_en_dash() -> None:
    assert span(3.1, 4.256) == "3.10\N{EN DASH}4.26"


@pytest.mark.parametrize(
    ("rank", "written"), [(0.0, "1"), (0.4, "1"), (59.5, "60"), (98.9, "99"), (100.0, "99")]
)
def test_a_percentile_is_a_whole_number_from_1_to_99(rank: float, written: str) -> None:
    assert percentile(rank) == written


@pytest.mark.parametrize(("share", "written"), [(0.95, "95"), (0.9, "90"), (0.999, "99.9"), (0.5, "50")])
def test_a_confidence_level_has_as_many_decimals_as_it_needs(share: float, written: str) -> None:
    assert percent(share) == written


@given(VALUES)
def test_a_chart_stands_exactly_where_its_number_says(value: float) -> None:
    assert Decimal(str(position(value))) == rounded(value)


@given(VALUES)
def test_a_figure_is_never_more_than_half_a_hundredth_off(value: float) -> None:
    assert abs(float(rounded(value)) - value) <= 0.005 + 1e-9


@given(VALUES)
def test_a_figure_and_its_negative_differ_in_the_sign_only(value: float) -> None:
    assert rounded(-value) == -rounded(value)
