from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.disclosure.unit_audit import Finding, Sheet, audit, fewest_behind
from tests.attacks.linear_oracle import Unit, fewest_told_of

FULL, PART = Sheet(2, 0b11, elsewhere=False), Sheet(1, 0b01, elsewhere=False)


def read(unit: Unit) -> list[Sheet]:
    """The sheets of a unit of which all items are shown; the first item is the lowest bit."""
    return [
        Sheet(
            sheet.count("x") if unit.scored(sheet) else 0,
            int(sheet[::-1].translate(BITS), 2),
            elsewhere=False,
        )
        for sheet in unit.sheets
    ]


BITS = str.maketrans("x.", "10")


@pytest.mark.parametrize(
    ("sheets", "shown", "fewest"),
    [
        ([], 0b11, 0),
        ([FULL] * 3, 0b11, 3),
        ([FULL] * 3, 0b00, 3),
        ([FULL] * 3 + [PART], 0b11, 1),
        ([FULL] * 3 + [PART], 0b01, 3),
        ([FULL] * 3 + [PART] * 2, 0b11, 2),
        ([FULL] * 3 + [PART] * 2, 0b10, 3),
        ([FULL] * 3 + [Sheet(0, 0b01, elsewhere=False)], 0b11, 1),
        ([FULL] * 3 + [Sheet(0, 0b01, elsewhere=False)], 0b10, 3),
        ([FULL] * 4 + [Sheet(3, 0b11, elsewhere=True)] * 2, 0b11, 2),
    ],
)
def test_the_fewest_raters_behind_what_is_published(sheets: list[Sheet], shown: int, fewest: int) -> None:
    assert fewest_behind(sheets, shown) == fewest


@given(st.lists(st.text("xx.", min_size=4, max_size=4), max_size=6), st.sampled_from([1, 2, 3]))
def test_they_are_those_that_trying_every_set_finds(sheets: list[str], quarters: int) -> None:
    unit = Unit(tuple(sheets), Fraction(quarters, 4))
    assert fewest_behind(read(unit), 0b1111) == (fewest_told_of(unit.equations(range(4)), below=7) or 0)


@pytest.mark.parametrize(
    ("sheets", "fewest", "found"),
    [
        ((FULL,) * 3, 3, Finding(0, 3)),
        ((FULL,) * 3 + (PART,), 3, Finding(0b01, 3)),
        ((FULL,) * 2, 3, Finding(0b11, 2)),
        ((), 3, Finding(0, 0)),
    ],
)
def test_a_unit_is_repaired_with_one_item_or_with_all(
    sheets: tuple[Sheet, ...], fewest: int, found: Finding
) -> None:
    assert audit(sheets, 2, fewest) == found


def test_the_first_item_that_is_enough_goes() -> None:
    unit = Unit(("xxx", "xxx", "x..", ".xx"), Fraction(2, 3))
    assert fewest_behind(read(unit), 0b110) == 2
    assert audit(tuple(read(unit)), 3, 3) == Finding(0b010, 3)
