import numpy as np
import pytest
from numpy.testing import assert_array_equal

from scoring.problems import TableError
from scoring.round_robin.table import complete_people, read_round_robins, rows_of_matrices
from tests.scoring.round_robin.simulated import group

NAN = float("nan")


def test_rows_become_a_square_table_with_actors_in_rows() -> None:
    found = read_round_robins([1, 2, 3, 4], ["b", "a", "c", "a"], ["a", "b", "a", "c"])
    (only,) = found.groups
    assert_array_equal(only.people, ["a", "b", "c"])
    assert_array_equal(only.cells, [[NAN, 2, 4], [1, NAN, NAN], [3, NAN, NAN]])
    assert (only.missing, found.self_ratings) == (2, 0)


def test_groups_come_in_the_order_of_their_labels_and_the_same_name_in_two_groups_is_two_people() -> None:
    found = read_round_robins([1, 2, 3], [1, 1, 2], [2, 2, 1], ["y", "x", "x"])
    assert [(one.label, one.people.tolist()) for one in found.groups] == [("x", [1, 2]), ("y", [1, 2])]
    assert_array_equal(found.groups[0].cells, [[NAN, 2], [3, NAN]])


def test_self_ratings_are_left_out_and_counted_but_not_where_they_are_missing() -> None:
    found = read_round_robins([5, 1, 4, NAN, 2], [1, 1, 2, 3, 2], [1, 2, 2, 3, 1])
    assert found.self_ratings == 2
    assert_array_equal(found.groups[0].cells, [[NAN, 1], [2, NAN]])


def test_a_row_without_a_rating_is_as_good_as_no_row() -> None:
    found = read_round_robins([1, NAN, 2], [1, 3, 2], [2, 1, 1])
    assert_array_equal(found.groups[0].people, [1, 2])


def test_labels_of_mixed_kinds_are_text() -> None:
    found = read_round_robins([1, 2], np.array([1, "b"], dtype=object), np.array(["b", 1], dtype=object))
    assert_array_equal(found.groups[0].people, ["1", "b"])


def test_no_ratings_are_no_groups() -> None:
    assert read_round_robins([], [], []).groups == ()


def test_matrices_become_rows_without_what_is_missing() -> None:
    rows = rows_of_matrices([[[NAN, 2], [3, NAN]], [[9, NAN], [4, NAN]]])
    assert_array_equal(rows.ratings, [2, 3, 9, 4])
    assert_array_equal(rows.actors, [1, 2, 1, 2])
    assert_array_equal(rows.partners, [2, 1, 1, 1])
    assert_array_equal(rows.groups, [1, 1, 2, 2])


def test_matrices_that_are_not_square_or_not_finite_are_told_together() -> None:
    with pytest.raises(TableError) as caught:
        rows_of_matrices([[[1, 2, 3]], [[1, 2], [3, 4]], np.array([[1, np.inf], [2, 1]])])
    assert caught.value.problems == (
        "Matrix 1: the shape is (1, 3). Give as many partners (columns) as actors (rows).",
        "Matrix 3: 1 values are infinite, the first at 1, 2. Give numbers, and NaN where there is none.",
    )
    with pytest.raises(TableError, match=r"matrices: there are none\. Give one square matrix a group."):
        rows_of_matrices([])


def test_everything_that_is_wrong_with_the_columns_is_told_at_once() -> None:
    with pytest.raises(TableError) as caught:
        read_round_robins([1, 2], [1, NAN], ["a", "b", "c"], np.array([None, 1], dtype=object))
    assert caught.value.problems == (
        "The lengths differ: ratings has 2, actors has 2, partners has 3, groups has 2. Give one value of each for every row.",
        "actors: 1 labels are missing, the first at 2. Give one for every row, or leave the row out.",
        "groups: 1 labels are missing, the first at 1. Give one for every row, or leave the row out.",
    )


def test_columns_that_are_tables_are_refused() -> None:
    with pytest.raises(TableError, match=r"actors: the shape is \(1, 2\). Give one label each"):
        read_round_robins([1, 2], [[1, 2]], [2, 1])


def test_pairs_with_more_than_one_rating_are_refused_in_all_groups_at_once() -> None:
    with pytest.raises(TableError) as caught:
        read_round_robins([1, 2, 3, 4], [1, 1, 2, 2], [2, 2, 1, 1], ["x", "x", "y", "y"])
    assert caught.value.problems == (
        "Group x: actor 1 rated partner 2 2 times. Give one rating.",
        "Group y: actor 2 rated partner 1 2 times. Give one rating.",
    )


def test_the_person_with_the_most_gaps_is_left_out_until_the_group_is_complete() -> None:
    cells = np.arange(25.0).reshape(5, 5)
    cells[1, 3] = cells[3, 0] = cells[4, 2] = NAN
    # Person 4 has two gaps; then 3 and 5 have one each, and 5 is the last.
    kept = complete_people(group(cells))
    assert_array_equal(kept.people, [1, 2, 3])
    assert kept.missing == 0


def test_a_complete_group_keeps_everyone() -> None:
    assert len(complete_people(group(np.ones((4, 4)))).people) == 4
