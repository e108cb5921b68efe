from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from scoring.tables import code_ids, text_codes

TYPES = ("object", "str", "category", "string", pd.ArrowDtype(pa.string()))


@pytest.mark.parametrize("dtype", TYPES, ids=str)
def test_ids_are_coded_in_rising_order_whatever_their_type(dtype: Any) -> None:
    codes, names = code_ids(pd.Series(["P2", "P1", "P2"]).astype(dtype))
    assert (codes.tolist(), names) == ([1, 0, 1], ("P1", "P2"))


def test_an_id_is_a_text_whether_it_came_as_a_number_or_not() -> None:
    codes, names = code_ids(pd.Series([10, "9", 9, "10"], dtype=object))
    assert (codes.tolist(), names) == ([0, 1, 1, 0], ("10", "9"))


def test_categories_that_no_row_has_are_nobody() -> None:
    codes, names = code_ids(pd.Series(pd.Categorical(["b"], categories=["c", "b", "a"])))
    assert (codes.tolist(), names) == ([0], ("b",))


def test_no_rows_have_no_ids() -> None:
    codes, names = code_ids(pd.Series([], dtype=object))
    assert (codes.tolist(), names) == ([], ())


@pytest.mark.parametrize("dtype", TYPES, ids=str)
def test_equal_texts_have_equal_codes_whatever_their_type(dtype: Any) -> None:
    one, other, again = text_codes(pd.Series(["R2", "R1", "R2"]).astype(dtype))
    assert (one == again, one == other) == (True, False)


def test_a_number_and_its_text_have_equal_codes() -> None:
    number, text = text_codes(pd.Series([7, "7"], dtype=object))
    assert number == text
