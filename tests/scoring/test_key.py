import pandas as pd
import pytest

from scoring import TableError
from scoring.key import Key, read_key
from tests.scoring.cohorts import table

KEY = table("""
    item  scale  reverse  minimum  maximum
    A1    A      False    1        5
    B1    B      True     0        4
    A2    A      True     1        5
""")


def problems(frame: pd.DataFrame) -> tuple[str, ...]:
    with pytest.raises(TableError) as error:
        read_key(frame)
    return error.value.problems


def test_a_key_keeps_the_order_of_its_items() -> None:
    assert read_key(KEY) == Key(
        items=("A1", "B1", "A2"),
        scales=("A", "B", "A"),
        reverse=(False, True, True),
        minimum=(1, 0, 1),
        maximum=(5, 4, 5),
    )


def test_scales_stand_in_the_order_of_their_first_item() -> None:
    key = read_key(KEY)
    assert key.scale_names == ("A", "B")
    assert (key.members("A"), key.members("B")) == ((0, 2), (1,))
    assert key.options(1) == 5


@pytest.mark.parametrize("dtype", ["object", "Int64", "float64", "str"])
def test_numbers_of_any_type_are_bounds(dtype: str) -> None:
    assert read_key(KEY.astype({"minimum": dtype, "maximum": dtype})) == read_key(KEY)


def test_missing_columns_are_all_named() -> None:
    assert problems(KEY[["item", "maximum"]]) == (
        "scoring key: the column 'scale' is missing",
        "scoring key: the column 'reverse' is missing",
        "scoring key: the column 'minimum' is missing",
    )


def test_every_cell_that_does_not_fit_is_named() -> None:
    wrong = table("""
        item  scale  reverse  minimum  maximum
        A1    .      no       1        5
        A2    A      yes      1.5      five
        .     A      no       1        .
    """)
    assert problems(wrong) == (
        "scoring key: item of item nan is nan, expected a name",
        "scoring key: scale of item 'A1' is nan, expected a name",
        "scoring key: reverse of item 'A1' is 'no', expected true or false",
        "scoring key: reverse of item 'A2' is 'yes', expected true or false",
        "scoring key: reverse of item nan is 'no', expected true or false",
        "scoring key: minimum of item 'A2' is 1.5, expected a whole number",
        "scoring key: maximum of item 'A2' is 'five', expected a whole number",
        "scoring key: maximum of item nan is nan, expected a whole number",
    )


def test_items_and_ranges_that_do_not_go_together_are_named() -> None:
    wrong = table("""
        item  scale  reverse  minimum  maximum
        A1    A      False    1        5
        A1    A      False    1        7
        B1    B      False    3        3
        C1    C      False    0        300
    """)
    assert problems(wrong) == (
        "scoring key: item 'A1' stands twice",
        "scoring key: the options of item 'B1' run from 3 to 3, expected at least two",
        "scoring key: the items of scale 'A' have different response ranges",
        "scoring key: options from 0 to 300, expected at most 254 in all",
    )


def test_a_key_without_items_is_refused() -> None:
    assert problems(KEY.head(0)) == ("scoring key: the table has no items",)
