import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from assessment.files import ReadResult

Read = Callable[..., ReadResult]
Answers = Callable[[ReadResult], list[list[object]]]

WIDE = {
    "participant": ["P1", "P1", "P2"],
    "rater": ["P1", "a", "b"],
    "group": ["self", "peer", "peer"],
    "L01": [4, 3, None],
    "L02": [2, None, 1],
    "D01": [5, 1, 2],
}
EXPECTED = [["P1", "P1", "self", 4, 2, 5], ["P1", "a", "peer", 3, None, 1], ["P2", "b", "peer", None, 1, 2]]


def long_frame() -> pd.DataFrame:
    frame = pd.DataFrame(WIDE).melt(["participant", "rater", "group"], var_name="item", value_name="response")
    return frame.sort_values(["participant", "rater"], kind="stable", ignore_index=True)


def parquet(table: Any, **options: Any) -> bytes:
    file = io.BytesIO()
    if isinstance(table, pd.DataFrame):
        table.to_parquet(file, **options)
    elif isinstance(table, pl.DataFrame):
        table.write_parquet(file, **options)
    else:
        pq.write_table(table, file, **options)
    return file.getvalue()


def test_wide_from_pandas_with_categories_and_small_integers(read: Read, answers: Answers) -> None:
    types = {
        "participant": "category",
        "rater": "str",
        "group": "category",
        "L01": "Int8",
        "L02": "float",
        "D01": "int8",
    }
    assert answers(read(parquet(pd.DataFrame(WIDE).astype(types)), "x.parquet")) == EXPECTED


def test_wide_from_polars_with_categoricals(read: Read, answers: Answers) -> None:
    table = pl.DataFrame(WIDE).with_columns(
        pl.col("participant", "group").cast(pl.Categorical), pl.col("L01").cast(pl.UInt8)
    )
    assert answers(read(parquet(table), "x.parquet")) == EXPECTED


@pytest.mark.parametrize("options", [{}, {"use_dictionary": False}])
def test_long_in_several_row_groups_with_different_dictionaries(
    read: Read, answers: Answers, options: dict[str, bool]
) -> None:
    table = pa.Table.from_pandas(long_frame().astype({"response": "Int8"}))
    assert answers(read(parquet(table, row_group_size=2, **options), "x.parquet")) == EXPECTED


def test_long_from_pandas_and_polars_with_labels(read: Read, answers: Answers) -> None:
    labels = {1: "Never", 2: "Seldom", 3: "Sometimes", 4: "Often", 5: "Always"}
    frame = long_frame().assign(response=lambda rows: rows["response"].map(labels))
    assert answers(read(parquet(frame.astype("category")), "x.parquet")) == EXPECTED
    assert answers(read(parquet(pl.from_pandas(frame)), "x.parquet")) == EXPECTED


def test_rows_are_numbered_from_the_first_row_of_data(read: Read) -> None:
    result = read(parquet(pd.DataFrame({**WIDE, "D01": [5, 1, 9]})), "x.parquet")
    assert [(p.row, p.column, p.value) for p in result.rejected] == [(3, "D01", "9")]


def test_ids_dates_and_other_types_are_read_as_texts(read: Read) -> None:
    frame = pd.DataFrame(WIDE).assign(
        participant=[10_000_001, 10_000_001, 20_000_002],
        rater=[1.5, 2.5, 3.5],
        submitted=[dt.datetime(2026, 3, day, tzinfo=dt.UTC) for day in (1, 2, 3)],
        cohort=pd.Categorical([2026, 2026, 2027]),
        team=pd.Series([["a"], ["a"], None], dtype=object),
    )
    result = read(parquet(frame), "x.parquet")
    assert result.people[["participant", "cohort", "team", "submitted"]].to_numpy().tolist() == [
        ["10000001", "2026", "['a']", "2026-03-02T00:00:00"],
        ["20000002", "2027", "", "2026-03-03T00:00:00"],
    ]
    assert result.responses["rater"].tolist() == ["1.5", "2.5", "3.5"]


@pytest.mark.parametrize(("team", "text"), [(b"East", "East"), (b"\xff", "b'\\xff'")])
def test_bytes_are_texts_if_they_can_be(read: Read, team: bytes, text: str) -> None:
    table = pa.table({**WIDE, "team": pa.array([team] * 3).dictionary_encode()})
    assert read(parquet(table), "x.parquet").people["team"].tolist() == [text, text]


def test_numbers_that_are_not_whole_or_not_small_are_listed(read: Read) -> None:
    result = read(
        parquet(pd.DataFrame({**WIDE, "L01": [4.5, float("inf"), 3], "D01": [5, 1, 10**9]})), "x.parquet"
    )
    assert [(p.row, p.column, p.value) for p in result.rejected] == [
        (1, "L01", "4.5"),
        (2, "L01", "inf"),
        (3, "D01", "1000000000"),
    ]


def test_a_column_that_matters_to_nobody_is_not_read_and_remarked_on(read: Read) -> None:
    frame = pd.DataFrame(WIDE).assign(answer_number=range(3), W01=1)
    result = read(parquet(frame), "x.parquet")
    assert [(p.code, p.column) for p in result.problems] == [("R-22", "answer_number"), ("R-28", "")]


def test_an_empty_column_of_no_type_has_no_answers(read: Read, answers: Answers) -> None:
    result = read(parquet(pd.DataFrame({**WIDE, "D01": [None] * 3})), "x.parquet")
    assert [row[-1] for row in answers(result)] == [None] * 3


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PAR1 and then nothing", "R-07"),
        (parquet(pa.table({})), "R-02"),
        (parquet(pd.DataFrame(WIDE).head(0)), "R-03"),
    ],
)
def test_a_damaged_or_empty_file_is_refused(
    refused: Callable[..., list[str]], content: bytes, code: str
) -> None:
    assert [line[-5:-1] for line in refused(content)] == [code]
