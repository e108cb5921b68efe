from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from assessment.files.parquet_batches import parquet_batches, parquet_frame


def written(folder: Path, participants: str = "P1 P1 P1 P2 P2") -> Path:
    """A file with row groups of three rows."""
    path = folder / "responses.parquet"
    ids = participants.split()
    columns = {
        "participant": [None if name == "." else name for name in ids],
        "rater": [f"R{number}" for number in range(len(ids))],
        "rater_group": ["self", *["peer"] * (len(ids) - 1)],
        "Q1": pa.array([1, None, *[5] * (len(ids) - 2)], pa.int8()),
    }
    pq.write_table(pa.table(columns), path, row_group_size=3)
    return path


@pytest.mark.parametrize(
    ("participants", "batches"),
    [
        ("P1 P1 P1 P2 P2", ["P1 P1 P1", "P2 P2"]),
        ("P1 P1 P2 P2 P3 P3", ["P1 P1 P2 P2", "P3 P3"]),
        ("P1 P1 P1 P1 P1 P1 P1 P2", ["P1 P1 P1 P1 P1 P1 P1", "P2"]),
        ("P1 P1 P1 P1 P1 P1", ["P1 P1 P1 P1 P1 P1"]),
        ("P1 P1 P2", ["P1 P1 P2"]),
    ],
)
def test_a_batch_is_a_row_group_up_to_where_its_last_participant_ends(
    tmp_path: Path, participants: str, batches: list[str]
) -> None:
    found = parquet_batches(written(tmp_path, participants))
    assert [" ".join(batch["participant"]) for batch in found] == batches


def test_rows_without_a_participant_are_kept_for_scoring_to_refuse(tmp_path: Path) -> None:
    found = parquet_batches(written(tmp_path, "P1 P1 . . P2"))
    assert [batch["participant"].isna().tolist() for batch in found] == [[False, False, True, True], [False]]


def test_a_file_without_rows_has_no_batches(tmp_path: Path) -> None:
    path = tmp_path / "nobody.parquet"
    pq.write_table(pq.read_table(written(tmp_path)).slice(0, 0), path)
    assert list(parquet_batches(path)) == []


def test_the_file_may_be_left_half_read(tmp_path: Path) -> None:
    batches = parquet_batches(written(tmp_path))
    assert len(next(batches)) == 3
    batches.close()
    assert list(batches) == []


def test_the_whole_file_is_all_its_batches(tmp_path: Path) -> None:
    path = written(tmp_path)
    together = pd.concat(parquet_batches(path), ignore_index=True)
    pd.testing.assert_frame_equal(together, parquet_frame(path), check_dtype=False, check_categorical=False)


def test_answers_stay_small_integers_beside_missing_ones_and_ids_become_categories(tmp_path: Path) -> None:
    frame = parquet_frame(written(tmp_path))
    assert frame.dtypes.astype(str).to_dict() == {
        "participant": "category",
        "rater": "category",
        "rater_group": "category",
        "Q1": "Int8",
    }
    assert frame["Q1"].isna().tolist() == [False, True, False, False, False]
