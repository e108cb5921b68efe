import re
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.options import option_numbers

DTYPES = (
    "int8",
    "int64",
    "uint8",
    "float32",
    "float64",
    "object",
    "str",
    "category",
    "Int8",
    "UInt16",
    "Float64",
    "string",
    pd.ArrowDtype(pa.int8()),
    pd.ArrowDtype(pa.float64()),
    pd.ArrowDtype(pa.string()),
    pd.ArrowDtype(pa.decimal128(22, 1)),
)
WITHOUT_MISSING = ("int8", "int64", "uint8")


@pytest.mark.parametrize("dtype", DTYPES, ids=str)
@pytest.mark.parametrize("minimum", [0, 1])
def test_a_column_of_any_type_is_read(dtype: Any, minimum: int) -> None:
    column = pd.Series([minimum, minimum + 4, minimum + 1]).astype(dtype)
    assert option_numbers(column, minimum, minimum + 4).tolist() == [1, 5, 2]


@pytest.mark.parametrize("dtype", [dtype for dtype in DTYPES if dtype not in WITHOUT_MISSING], ids=str)
def test_a_missing_response_is_0(dtype: Any) -> None:
    column = pd.Series([4, 2], dtype=dtype).reindex([0, 7, 1])
    assert option_numbers(column, 0, 4).tolist() == [5, 0, 3]


@settings(deadline=None)
@given(st.integers(-100, 100), st.integers(2, 200), st.data())
def test_any_range_of_options_starts_at_1(minimum: int, options: int, data: st.DataObject) -> None:
    numbers = data.draw(st.lists(st.integers(1, options)))
    responses = pd.Series([minimum - 1 + number for number in numbers], dtype="int16")
    for dtype in ("int16", "Int16", "Int8" if minimum >= -128 and minimum + options <= 128 else "float64"):
        column = responses.astype(dtype)
        assert option_numbers(column, minimum, minimum + options - 1).tolist() == numbers


@pytest.mark.parametrize("responses", [["4", "", " ", None], [None, None], []])
def test_a_blank_text_is_missing_and_never_the_lowest_option(responses: list[str | None]) -> None:
    expected = [5 if response == "4" else 0 for response in responses]
    assert option_numbers(pd.Series(responses, dtype=object), 0, 4).tolist() == expected


def test_texts_and_numbers_may_stand_in_one_column() -> None:
    assert option_numbers(pd.Series([1, "2", 3.0, None], dtype=object), 1, 5).tolist() == [1, 2, 3, 0]


def test_categories_that_nobody_chose_are_not_read() -> None:
    column = pd.Series(pd.Categorical(["1", None, "5"], categories=["1", "5", "not seen"]))
    assert option_numbers(column, 1, 5).tolist() == [1, 0, 5]


def test_the_column_itself_is_left_alone() -> None:
    column = pd.Series([1.0, np.nan])
    option_numbers(column, 0, 4)
    assert column.isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("responses", "message"),
    [
        ([0, 6], "its options run from 1 to 5, the responses from 0 to 6"),
        ([3.0, np.inf], "its options run from 1 to 5, the responses from 3 to inf"),
        ([-np.inf, 3.0, np.nan], "its options run from 1 to 5, the responses from -inf to 3"),
        ([1e300], "its options run from 1 to 5, the responses from 1e+300 to 1e+300"),
        ([4, 4.5, 3.5], "4.5 is not a whole number"),
        (["4", "agree"], "'agree' is not a number"),
        ([6, None], "its options run from 1 to 5, the responses from 6 to 6"),
        (["often", "4", "never"], "'often' is not a number (and 1 more)"),
        (["nan"], "'nan' is not a number"),
    ],
)
def test_what_is_no_option_is_refused(responses: list[object], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        option_numbers(pd.Series(responses), 1, 5)


@pytest.mark.parametrize("responses", [[0, None, 5], [1, 6], [-128, 1], [127, None]])
@pytest.mark.parametrize("dtype", ["Int8", "Int64", pd.ArrowDtype(pa.int8())], ids=str)
def test_no_type_lets_another_number_through(dtype: Any, responses: list[int | None]) -> None:
    with pytest.raises(ValueError, match="its options run from 1 to 5, the responses from"):
        option_numbers(pd.Series(responses, dtype=dtype), 1, 5)


def test_unsigned_numbers_are_compared_with_negative_options() -> None:
    assert option_numbers(pd.Series([0, 2], dtype="uint8"), -2, 2).tolist() == [3, 5]
    with pytest.raises(ValueError, match="its options run from -2 to 2, the responses from 0 to 255"):
        option_numbers(pd.Series([0, 255], dtype="uint8"), -2, 2)


@pytest.mark.parametrize(
    ("responses", "minimum", "message"),
    [
        ([0, None, 5], 1, "its options run from 1 to 5, the responses from 0 to 5"),
        ([6, None, 1], 1, "its options run from 1 to 5, the responses from 1 to 6"),
        ([-128, None, 127], 1, "its options run from 1 to 5, the responses from -128 to 127"),
        ([-56, None, 5], 200, "its options run from 200 to 204, the responses from -56 to 5"),
    ],
)
def test_bytes_that_are_no_option_are_refused_beside_missing_ones(
    responses: list[int | None], minimum: int, message: str
) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        option_numbers(pd.Series(responses, dtype="Int8"), minimum, minimum + 4)


@settings(deadline=None)
@given(st.lists(st.none() | st.integers(-128, 127)), st.integers(-128, 118))
def test_bytes_are_read_as_any_other_integers_are(responses: list[int | None], minimum: int) -> None:
    def outcome(dtype: str) -> list[int] | str:
        try:
            numbers = option_numbers(pd.Series(responses, dtype=dtype), minimum, minimum + 9)
        except ValueError as error:
            return str(error)
        return [int(number) for number in numbers]

    assert outcome("Int8") == outcome("Int64")


def test_what_lies_below_the_mask_of_missing_answersis_never_read() -> None:
    answers = pd.arrays.IntegerArray(np.array([99, 3], dtype=np.int8), np.array([True, False]))
    assert option_numbers(pd.Series(answers), 1, 5).tolist() == [0, 3]
