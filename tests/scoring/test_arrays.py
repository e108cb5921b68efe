from collections.abc import Callable
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from scoring import TableError
from scoring.arrays import floats, labels_of, whole_or_floats

NAN = float("nan")
WHOLE = [[1, 2], [3, 4]]


@pytest.mark.parametrize(
    "given",
    [
        WHOLE,
        np.array(WHOLE, dtype=np.int8),
        np.array(WHOLE, dtype=object),
        np.array(WHOLE, dtype=">f8", order="F"),
        np.repeat(np.array(WHOLE), 2, axis=1)[:, ::2],
        np.ma.array(WHOLE),
        [[Decimal(1), Decimal(2)], [Decimal(3), Decimal(4)]],
        pd.DataFrame(WHOLE),
        pd.DataFrame(WHOLE).astype("Int64"),
        pd.DataFrame(WHOLE).astype("Float64"),
        pd.DataFrame(WHOLE).astype("category"),
        pd.DataFrame(WHOLE).astype({0: "Int8", 1: object}),
    ],
)
def test_numbers_of_any_kind_are_floats(given: object) -> None:
    assert floats(given, name="ratings").tolist() == WHOLE


@pytest.mark.parametrize(
    "given",
    [
        [1, None],
        [1, NAN],
        [1, pd.NA],
        [1, pd.NaT],
        [1, Decimal("NaN")],
        np.ma.array([1, 99], mask=[False, True]),
        pd.Series([1, None], dtype="Int64"),
        pd.Series([1, None], dtype="Float64"),
        pd.Series([1, None], dtype="category"),
        pd.Series([1, None], dtype=object),
    ],
)
def test_whatever_stands_for_a_missing_number_is_nan(given: object) -> None:
    np.testing.assert_array_equal(floats(given, name="scores"), [1, NAN])


def test_true_counts_as_one() -> None:
    assert floats([True, False], name="passed").tolist() == [1, 0]
    assert floats(pd.Series([True, None], dtype="boolean"), name="passed")[0] == 1


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([1, "x", "y"], "scores: 2 values are no numbers, the first at 2: 'x'."),
        (["1", "2"], "scores: 2 values are no numbers, the first at 1: '1'."),
        (pd.Series(["1", "2"]), "scores: 2 values are no numbers, the first at 1: '1'."),
        ([[1.0, 2.0], [1j, 2.0]], "scores: 1 values are no numbers, the first at 2, 1: 1j."),
        ([date(2020, 1, 1), 1], "scores: 1 values are no numbers, the first at 1: of the type date."),
        (
            pd.to_datetime(["2020-01-01"]),
            "scores: 1 values are no numbers, the first at 1: of the type Timestamp.",
        ),
        ({"a": 1}, "scores: 1 values are no numbers: of the type dict."),
        ("abc", "scores: 1 values are no numbers: 'abc'."),
    ],
)
def test_what_is_no_number_is_told_with_the_place_of_the_first(given: object, told: str) -> None:
    with pytest.raises(TableError) as error:
        floats(given, name="scores")
    assert str(error.value) == f"{told} Give numbers, and NaN where there is none."


def test_rows_of_different_lengths_are_told() -> None:
    with pytest.raises(TableError, match=r"ratings: the rows differ in length\. Give as many values in each"):
        floats([[1, 2], [3]], name="ratings")


def test_a_whole_number_beyond_all_floats_is_told_and_a_wider_float_is_infinite() -> None:
    with pytest.raises(TableError, match=r"scores: a whole number is too large for a float\."):
        floats([1, 10**400], name="scores")
    assert floats(np.array([np.longdouble("1e400")]), name="scores").tolist() == [np.inf]


def test_nothing_of_any_kind_is_an_empty_array() -> None:
    assert floats(np.array([], dtype=str), name="scores").size == 0


def test_an_array_of_whole_numbers_can_be_kept_as_it_is() -> None:
    table = np.array(WHOLE, dtype=np.int8)
    assert whole_or_floats(table, name="ratings").base is table.base
    assert whole_or_floats(table, name="ratings").dtype == np.int8
    assert whole_or_floats(np.ma.array(WHOLE), name="ratings").dtype == float


def test_labels_are_kept_as_they_are_and_hidden_ones_are_none() -> None:
    assert labels_of(pd.Series(["a", "b"], dtype="category")).tolist() == ["a", "b"]
    assert labels_of(np.ma.array([1, 2], mask=[True, False])).tolist() == [None, 2]
    assert labels_of([[1, 2], [3]]).shape == ()


@pytest.mark.parametrize("make", [list, np.array, pd.Series])
def test_what_is_given_is_never_changed(make: Callable[[list[float]], object]) -> None:
    given, twin = make([1.0, NAN]), make([1.0, NAN])
    floats(given, name="scores")
    np.testing.assert_array_equal(np.asarray(given), np.asarray(twin))
