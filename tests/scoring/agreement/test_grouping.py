from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.agreement import grouping
from scoring.agreement.grouping import blocks_of_groups, group_rows

Counts = NDArray[np.int64]

labels = st.lists(st.integers(0, 6), max_size=40).map(lambda given: np.array(given, dtype=np.int64))


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of ten cells, so that a few rows make several."""
    monkeypatch.setattr(grouping, "_CELLS", 10)


def blocks(group: Counts, items: int) -> list[tuple[Counts, Counts]]:
    return list(blocks_of_groups(group_rows(group), items))


def test_groups_come_in_rising_order_with_their_rows_and_sizes() -> None:
    found = group_rows(np.array(["b", "a", "c", "b", "a", "b"]))
    assert found.labels.tolist() == ["a", "b", "c"]
    assert found.sizes.tolist() == [2, 3, 1]
    assert found.order.tolist() == [1, 4, 0, 3, 5, 2]


def test_the_rows_of_a_group_keep_their_order() -> None:
    found = group_rows(np.array([7, 2, 7, 2, 7]))
    assert found.order.tolist() == [1, 3, 0, 2, 4]


@pytest.mark.parametrize("first", [0, -3, 2**62, 2.5])
def test_labels_of_any_size_are_put_in_order(first: float) -> None:
    group = np.array([2, 0, 1, 0, 2]) + np.array([first]).astype(type(first))
    assert group_rows(group).order.tolist() == [1, 3, 2, 0, 4]


@given(labels)
def test_they_are_those_that_numpy_finds(group: Counts) -> None:
    found = group_rows(group)
    known, sizes = np.unique(group, return_counts=True)
    assert found.labels.tolist() == known.tolist()
    assert found.sizes.tolist() == sizes.tolist()
    assert np.repeat(found.labels, found.sizes).tolist() == group[found.order].tolist()
    assert sorted(found.order.tolist()) == list(range(len(group)))


@given(labels, st.integers(0, 12))
def test_blocks_cover_every_row_once_and_hold_whole_groups(group: Counts, items: int) -> None:
    found, parts = group_rows(group), blocks(group, items)
    assert np.concatenate([rows for rows, _ in parts]).tolist() == found.order.tolist()
    assert np.concatenate([sizes for _, sizes in parts]).tolist() == found.sizes.tolist()
    assert [len(rows) for rows, _ in parts] == [sizes.sum() for _, sizes in parts]
    for (before, _), (after, _) in pairwise(parts):
        assert not set(group[before].tolist()) & set(group[after].tolist())


@given(labels, st.integers(1, 12))
def test_no_block_of_several_groups_is_much_larger_than_the_cells_told(group: Counts, items: int) -> None:
    for rows, sizes in blocks(group, items):
        assert len(sizes) > 0 or not len(group)
        # Short of its first group, which may begin before the border, and of its last, which may end after.
        assert len(sizes) < 3 or (len(rows) - sizes[0] - sizes[-1]) * items <= 10


def test_a_group_that_is_larger_than_a_block_stays_whole() -> None:
    group = np.repeat([1, 2, 3], [1, 50, 1])
    parts = blocks(group, 2)
    assert [sizes.tolist() for _, sizes in parts] == [[1], [50, 1]]
    assert len(parts[1][0]) == 51


def test_one_group_is_one_block() -> None:
    ((rows, sizes),) = blocks(np.full(30, 4), 3)
    assert rows.tolist() == list(range(30))
    assert sizes.tolist() == [30]


def test_no_rows_have_no_groups_and_one_empty_block() -> None:
    nobody = np.array([], dtype=np.int64)
    found = group_rows(nobody)
    assert (found.labels.size, found.order.size, found.sizes.size) == (0, 0, 0)
    ((rows, sizes),) = blocks(nobody, 3)
    assert (rows.size, sizes.size) == (0, 0)


def test_without_items_a_row_counts_as_a_cell() -> None:
    assert [len(rows) for rows, _ in blocks(np.arange(25), 0)] == [9, 10, 6]
