import numpy as np
import pandas as pd
import pytest

from scoring import TableError
from scoring.arguments import (
    broadcast,
    choice_problems,
    complete_rows,
    label_problems,
    length_problems,
    level_problems,
    matrix,
    number_problems,
    numbers,
    seed_problems,
    vector,
    whole_problems,
)
from scoring.arrays import labels_of


def test_a_table_and_a_row_come_as_floats() -> None:
    assert matrix([[1, 2]], name="ratings", axes="(raters, items)").tolist() == [[1.0, 2.0]]
    assert vector([1, 2], name="scores", axis="(raters,)").tolist() == [1.0, 2.0]


def test_another_shape_is_told_with_what_was_expected() -> None:
    with pytest.raises(TableError, match=r"ratings: the shape is \(2,\). Give .* axes \(raters, items\)\."):
        matrix([1, 2], name="ratings", axes="(raters, items)")
    with pytest.raises(TableError, match=r"scores: the shape is \(1, 2\). Give .* shape \(raters,\)\."):
        vector([[1, 2]], name="scores", axis="(raters,)")


def test_infinite_values_are_told_with_the_place_of_the_first() -> None:
    with pytest.raises(TableError, match=r"ratings: 2 values are infinite, the first at 2, 1\."):
        matrix(np.array([[1, 2], [np.inf, -np.inf]]), name="ratings", axes="(raters, items)")
    with pytest.raises(TableError, match=r"scores: 1 values are infinite, the first at 2\."):
        vector([1, np.inf], name="scores", axis="(raters,)")


def test_incomplete_rows_are_left_out_and_counted() -> None:
    complete, dropped = complete_rows(np.array([[1.0, 2.0], [np.nan, 3.0], [np.nan, np.nan]]))
    assert (complete.tolist(), dropped) == ([[1.0, 2.0]], 2)


def test_a_table_without_gaps_is_not_copied() -> None:
    table = np.array([[1.0, 2.0], [1e308, 1e308]])
    assert complete_rows(table[:1]).rows.base is table
    assert complete_rows(table).rows.tolist() == table.tolist()


def test_different_lengths_are_told() -> None:
    assert length_problems({"scores": 3, "groups": 3}) == []
    assert length_problems({"scores": 3, "groups": 2}) == [
        "The lengths differ: scores has 3, groups has 2. Give one value of each for every row."
    ]


def test_an_unknown_choice_is_told_with_those_there_are() -> None:
    assert choice_problems("method", "reml", ("anova", "reml")) == []
    assert choice_problems("method", "ml", ("anova", "reml")) == ["method is 'ml'. Choose from: anova, reml."]


@pytest.mark.parametrize("choice", [None, 3, ["reml"], {}, pd.NA, np.array(["anova", "reml"])])
def test_a_choice_that_is_no_text_is_told_like_any_other(choice: object) -> None:
    assert choice_problems("method", choice, ("anova", "reml"))[0].endswith("Choose from: anova, reml.")


@pytest.mark.parametrize("level", [None, "0.95", pd.NA, [0.9], 0.9j])
def test_a_level_that_is_no_number_is_told(level: object) -> None:
    assert level_problems("confidence", level) == [
        f"confidence is '{level}'. Give a share between 0 and 1, such as 0.95."
    ]


@pytest.mark.parametrize("level", [0.0, 1e-300, 1 - 1e-16, 1.0, 95.0, float("nan")])
def test_a_level_is_a_share_that_leaves_something_on_either_side(level: float) -> None:
    assert level_problems("confidence", 0.9) == []
    assert level_problems("confidence", level) == [
        f"confidence is {level}. Give a share between 0 and 1, such as 0.95."
    ]


def test_a_figure_is_one_number() -> None:
    assert number_problems(mean=3, sd=np.float64(1), reliability=float("nan")) == []
    assert number_problems(mean=None, sd="1") == [
        "mean is 'None'. Give one number.",
        "sd is '1'. Give one number.",
    ]


def test_a_count_is_a_whole_number() -> None:
    assert whole_problems("draws", np.int8(5), fewest=1) == []
    for value in (0, 2.5, float("nan"), None, "5", pd.NA, [5]):
        assert whole_problems("draws", value, fewest=1)[0].endswith("Give a whole number of at least 1.")


def test_a_seed_is_given_so_that_others_draw_the_same() -> None:
    assert seed_problems(0) == []
    for seed in (None, -1, 1.5, "a"):
        assert seed_problems(seed)[0].startswith(
            f"seed is {seed if isinstance(seed, int | float) else repr(str(seed))}."
        )


def test_figures_are_brought_to_one_shape_and_told_at_once_where_they_have_none() -> None:
    mean, sd = broadcast(mean=[1, 2], sd=pd.Series([3, None], dtype="Int64"))
    np.testing.assert_array_equal([mean, sd], [[1, 2], [3, np.nan]])
    with pytest.raises(TableError) as error:
        broadcast(mean="x", sd=[1, 2], n=["y"])
    assert [problem[:5] for problem in error.value.problems] == ["mean:", "n: 1 "]
    with pytest.raises(TableError, match=r"The shapes differ: mean has \(2,\), sd has \(3,\)\."):
        broadcast(mean=[1, 2], sd=[1, 2, 3])


def test_values_in_a_unit_that_floats_cannot_hold_the_powers_of_are_told() -> None:
    with pytest.raises(TableError, match=r"scores: 1 values are beyond 1e\+50, the first at 2\."):
        vector([1, -1e60], name="scores", axis="(raters,)")
    with pytest.raises(TableError, match=r"ratings: no value is as large as 1e-50\."):
        matrix([[1e-60, 0]], name="ratings", axes="(raters, items)")
    assert vector([0.0, float("nan")], name="scores", axis="(raters,)")[0] == 0


def test_numbers_are_a_table_whole_ones_as_they_are() -> None:
    assert numbers(np.array([[1, 2]]), name="items", axes="(people, items)").dtype.kind == "i"
    with pytest.raises(TableError, match="Give a table with the axes"):
        numbers([1, 2], name="items", axes="(people, items)")


@pytest.mark.parametrize(
    "labels",
    [
        ["a", "b"],
        [2, 1],
        pd.Series(["a", "b"], dtype="string"),
        pd.Series(["a", "b"], dtype="category"),
        pd.Series([1, 2], dtype="Int64"),
        pd.to_datetime(["2020-01-01", "2020-01-02"]).tz_localize("UTC"),
        pd.period_range("2020-01", periods=2, freq="M"),
    ],
)
def test_labels_are_of_any_kind_that_has_an_order(labels: object) -> None:
    assert label_problems("groups", labels_of(labels)) == []


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (pd.Series(["a", None], dtype="string"), "groups: 1 labels are missing, the first at 2."),
        (pd.Series(["a", None], dtype="category"), "groups: 1 labels are missing, the first at 2."),
        (pd.DatetimeIndex(["2020-01-01", "NaT"]), "groups: 1 labels are missing, the first at 2."),
        (np.array(["a", 1], dtype=object), "groups: some labels are text, some are not."),
        (np.array([1, pd.Timestamp("2020-01-01")], dtype=object), "groups: the labels have no order"),
        ([["a"], ["b"]], "groups: the shape is (2, 1)."),
        ([["a"], ["b", "c"]], "groups: the shape is ()."),
    ],
)
def test_labels_that_cannot_tell_rows_apart_are_told(labels: object, told: str) -> None:
    assert label_problems("groups", labels_of(labels))[0].startswith(told)
