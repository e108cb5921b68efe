import pandas as pd
import pytest

from scoring.problems import TableError, column_problems, id_problems, raise_all


def test_an_error_has_all_problems_a_line_each() -> None:
    with pytest.raises(TableError, match=r"^first\nsecond$") as error:
        raise_all(["first", "second"])
    assert error.value.problems == ("first", "second")


def test_no_problem_is_no_error() -> None:
    raise_all([])


def test_columns_that_are_missing_or_there_twice_are_named() -> None:
    frame = pd.DataFrame([[1, 2, 3]], columns=["rater", "rater", "item"])
    assert column_problems(frame, ["participant", "rater", "item"], "answers") == [
        "answers: the column 'participant' is missing",
        "answers: the column 'rater' stands 2 times",
    ]


def test_rows_without_ids_are_counted_and_the_first_is_named() -> None:
    frame = pd.DataFrame({"participant": ["P1", None, None], "rater": ["a", "b", "c"]})
    assert id_problems(frame, ["participant", "rater", "item"], "answers") == [
        "answers: the column 'item' is missing",
        "answers: 2 rows hold no participant, the first is row 2",
    ]
