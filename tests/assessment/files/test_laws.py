"""What holds for every file: nothing is lost, and neither shape nor order changes an answer."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.files import ReadResult, ResponsesError, read_responses
from assessment.files.problems import Effect
from instruments.model import Instrument

ITEMS = ("L01", "L02", "D01", "W01")
ANSWERS = ("1", "4", "5", "", "Often", "N/A", "NS", "9", "Much", "0")
IDS = ("P1", "P2", "p1 ", "a", "b", "")
GROUPS = ("self", "peer", "Line manager", "stranger", "")
Row = tuple[str, ...]

quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
clean_rows = st.dictionaries(
    st.tuples(st.sampled_from(("P1", "P2", "P3")), st.sampled_from(("a", "b", "c", "d"))),
    st.tuples(st.sampled_from(("peer", "line_manager")), *[st.sampled_from(("1", "4", "5", "NS")) for _ in "123"], st.sampled_from(("0", "1"))),
    min_size=1,
)  # fmt: skip
any_rows = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from(GROUPS), *[st.sampled_from(ANSWERS) for _ in ITEMS]),
    min_size=1,
    max_size=12,
)  # fmt: skip


@pytest.fixture
def read_rows(tmp_path: Path, instrument: Instrument) -> Callable[[Row, list[Row]], ReadResult]:
    def read(headings: Row, rows: list[Row]) -> ReadResult:
        text = io.StringIO()
        csv.writer(text).writerows([headings, *rows])
        path = tmp_path / "responses.csv"
        path.write_text(text.getvalue(), encoding="utf-8", newline="")
        return read_responses(path, instrument)

    return read


def wide(table: dict[tuple[str, str], Row]) -> list[Row]:
    return [(participant, rater, *row) for (participant, rater), row in table.items()]


def long(rows: list[Row]) -> list[Row]:
    return [(*row[:3], item, answer) for row in rows for item, answer in zip(ITEMS, row[3:], strict=True)]


def in_order(result: ReadResult) -> pd.DataFrame:
    plain = result.responses.astype(dict.fromkeys(("participant", "rater", "rater_group"), "str"))
    return plain.sort_values(["participant", "rater"], ignore_index=True)


WIDE = ("participant", "rater", "group", *ITEMS)
LONG = ("participant", "rater", "group", "item", "response")


@quick
@given(table=clean_rows)
def test_a_table_written_long_and_wide_gives_the_same_responses(
    read_rows: Callable[[Row, list[Row]], ReadResult], table: dict[tuple[str, str], Row]
) -> None:
    from_wide, from_long = read_rows(WIDE, wide(table)), read_rows(LONG, long(wide(table)))
    assert in_order(from_wide).equals(in_order(from_long))
    assert from_wide.not_observed.equals(from_long.not_observed)


@quick
@given(table=clean_rows, random=st.randoms(use_true_random=False))
@pytest.mark.parametrize("shape", ["wide", "long"])
def test_the_order_of_rows_changes_nothing_but_the_order(
    read_rows: Callable[[Row, list[Row]], ReadResult],
    table: dict[tuple[str, str], Row],
    random: object,
    shape: str,
) -> None:
    headings, rows = (WIDE, wide(table)) if shape == "wide" else (LONG, long(wide(table)))
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis calls it an object
    assert in_order(read_rows(headings, rows)).equals(in_order(read_rows(headings, shuffled)))


@quick
@given(rows=any_rows)
@pytest.mark.parametrize("shape", ["wide", "long"])
def test_every_row_is_either_kept_or_listed_once_and_every_answer_is_read_or_listed(
    read_rows: Callable[[Row, list[Row]], ReadResult], rows: list[Row], shape: str
) -> None:
    headings, rows = (WIDE, rows) if shape == "wide" else (LONG, long(rows))
    filled = [row for row in rows if any(row)]
    try:
        result = read_rows(headings, rows)
    except ResponsesError as error:
        out = [p.row for p in error.problems if p.effect is Effect.ROW]
        assert set(out) == {number for number, row in enumerate(rows, start=2) if any(row)}
        assert len(out) == len(set(out))
        return
    out = [p.row for p in result.problems if p.effect is Effect.ROW]
    assert len(out) == len(set(out))
    assert result.rows_read == len(filled) == result.rows_kept + len(out)
    kept = [row for number, row in enumerate(rows, start=2) if any(row) and number not in out]
    cells = [cell for row in kept for cell in (row[3:] if shape == "wide" else row[4:])]
    listed = sum(p.effect is Effect.CELL for p in result.problems)
    given_ = int(result.responses[list(ITEMS)].notna().to_numpy().sum()) + int(result.not_observed.sum())
    assert given_ + listed == sum(cell not in ("", "N/A") for cell in cells)
