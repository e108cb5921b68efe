import numpy as np
import pandas as pd
import pytest

from scoring import TableError
from scoring.key import read_key
from scoring.tables import Responses
from scoring.wide import code_wide
from tests.scoring.cohorts import table

KEY = read_key(
    table("""
        item  scale  reverse  minimum  maximum
        A1    A      False    1        5
        B1    B      True     0        4
    """)
)

WIDE = table("""
    participant  rater  rater_group  A1  B1
    P2           a      peer         3   0
    P1           P1     self         5   .
    P1           a      boss         1   4
""")


def coded(frame: pd.DataFrame) -> Responses:
    return code_wide(frame, KEY)


def problems(frame: pd.DataFrame) -> tuple[str, ...]:
    with pytest.raises(TableError) as error:
        code_wide(frame, KEY)
    return error.value.problems


def test_responses_become_option_numbers_as_chosen() -> None:
    assert [codes.tolist() for codes in coded(WIDE).codes] == [[3, 5, 1], [1, 0, 5]]


def test_people_are_coded_by_participant_and_group() -> None:
    people = coded(WIDE).people
    assert (people.participants, people.participant.tolist()) == (("P1", "P2"), [1, 0, 0])
    assert (people.groups, people.group.tolist()) == (("boss", "peer", "self"), [1, 2, 0])
    assert people.raters.tolist() == ["a", "P1", "a"]


def test_an_item_without_a_column_is_answered_by_nobody() -> None:
    assert coded(WIDE.drop(columns="B1")).codes[1].tolist() == [0, 0, 0]


def test_all_problems_come_at_once() -> None:
    wrong = pd.DataFrame(
        {
            "participant": ["P1", None],
            "rater": ["a", "b"],
            "A1": ["7", "often"],
            "B1": [1.5, np.nan],
            "C1": [1, 1],
        }
    )
    assert problems(wrong) == (
        "responses: the column 'rater_group' is missing",
        "responses: 1 rows hold no participant, the first is row 2",
        "responses: the scoring key has no item 'C1'",
        "responses: item 'A1': 'often' is not a number",
        "responses: item 'B1': 1.5 is not a whole number",
    )


def test_a_response_outside_the_options_is_refused_with_its_item() -> None:
    assert problems(WIDE.assign(B1=5)) == (
        "responses: item 'B1': its options run from 0 to 4, the responses from 5 to 5",
    )


def test_a_column_that_stands_twice_is_refused() -> None:
    twice = pd.concat([WIDE, WIDE[["A1", "rater"]]], axis=1)
    assert problems(twice) == (
        "responses: the column 'rater' stands 2 times",
        "responses: the column 'A1' stands 2 times",
    )
