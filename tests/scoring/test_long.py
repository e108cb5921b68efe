import numpy as np
import pandas as pd
import pytest

from scoring import TableError, long
from scoring.key import Key, read_key
from scoring.long import code_long
from scoring.tables import Responses
from tests.scoring.cohorts import table

ONE_RANGE = read_key(
    table("""
        item  scale  reverse  minimum  maximum
        A1    A      False    1        5
        A2    A      True     1        5
    """)
)
RANGES = read_key(
    table("""
        item  scale  reverse  minimum  maximum
        A1    A      False    1        5
        B1    B      False    -2       2
        C1    C      False    1        7
    """)
)

LONG = table("""
    participant  rater  rater_group  item  response
    P2           a      peer         A1    3
    P1           P1     self         A2    5
    P1           P1     self         A1    .
    P1           b      peer         A2    1
""")


def by_rater(responses: Responses) -> dict[str, list[int]]:
    people = responses.people
    return {
        f"{people.participants[participant]} {rater} {people.groups[group]}": list(numbers)
        for participant, rater, group, *numbers in zip(
            people.participant, people.raters, people.group, *responses.codes, strict=True
        )
    }


def problems(frame: pd.DataFrame, key: Key = ONE_RANGE) -> tuple[str, ...]:
    with pytest.raises(TableError) as error:
        code_long(frame, key)
    return error.value.problems


def test_every_answer_finds_its_rater_and_its_item() -> None:
    assert by_rater(code_long(LONG, ONE_RANGE)) == {
        "P2 a peer": [3, 0],
        "P1 P1 self": [0, 5],
        "P1 b peer": [0, 1],
    }


def test_a_rater_has_a_row_for_each_participant() -> None:
    both = pd.concat([LONG, LONG.query("participant == 'P2'").assign(participant="P1", response=2)])
    assert by_rater(code_long(both, ONE_RANGE)) == {
        "P2 a peer": [3, 0],
        "P1 P1 self": [0, 5],
        "P1 b peer": [0, 1],
        "P1 a peer": [2, 0],
    }


def test_items_with_different_options_may_stand_in_one_table() -> None:
    answers = table("""
        participant  rater  rater_group  item  response
        P1           a      peer         A1    1
        P1           a      peer         B1    -2
        P1           a      peer         C1    7
        P1           b      peer         B1    2
    """)
    assert by_rater(code_long(answers, RANGES)) == {"P1 a peer": [1, 1, 7], "P1 b peer": [0, 5, 0]}


def test_answers_are_read_in_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = by_rater(code_long(LONG, ONE_RANGE))
    monkeypatch.setattr(long, "SLICE", 3)
    assert by_rater(code_long(LONG, ONE_RANGE)) == expected


@pytest.mark.parametrize("responses", [[4, 4], [4, np.nan], [np.nan, 4], [np.nan, np.nan]])
def test_an_answer_that_stands_twice_is_refused_even_if_one_is_missing(responses: list[float]) -> None:
    twice = pd.DataFrame(
        {"participant": "P1", "rater": "a", "rater_group": "peer", "item": "A1", "response": responses}
    )
    assert problems(twice) == ("responses: row 2: rater 'a' about 'P1': item 'A1' is answered twice",)


def test_missing_columns_unknown_items_and_responses_come_at_once() -> None:
    wrong = pd.DataFrame({"participant": ["P1", None], "item": ["A1", "Z9"], "response": ["4", "often"]})
    assert problems(wrong) == (
        "responses: the column 'rater' is missing",
        "responses: the column 'rater_group' is missing",
        "responses: 1 rows hold no participant, the first is row 2",
        "responses: the scoring key has no item 'Z9'",
        "responses: column 'response': 'often' is not a number",
    )


def test_repeated_answers_and_bad_responses_come_at_once() -> None:
    wrong = pd.concat([LONG.assign(response=6), LONG.head(2)])
    assert problems(wrong) == (
        "responses: column 'response': its options run from 1 to 5, the responses from 3 to 6",
        "responses: row 5: rater 'a' about 'P2': item 'A1' is answered twice (and 1 more)",
    )


def test_each_item_is_held_to_its_own_options() -> None:
    wrong = table("""
        participant  rater  rater_group  item  response
        P1           a      peer         A1    0
        P1           b      peer         A1    5
        P1           a      peer         B1    3
        P1           a      peer         C1    6
    """)
    assert problems(wrong, RANGES) == (
        "responses: item 'A1': its options run from 1 to 5, the responses from 0 to 5",
        "responses: item 'B1': its options run from -2 to 2, the responses from 3 to 3",
    )


def test_a_table_without_items_or_responses_is_refused() -> None:
    assert problems(LONG[["participant", "rater", "rater_group", "item"]]) == (
        "responses: the column 'response' is missing",
    )
    assert problems(LONG.drop(columns="item")) == ("responses: the column 'item' is missing",)
    assert problems(LONG.assign(item=LONG["item"].where(LONG.index > 0))) == (
        "responses: 1 rows hold no item, the first is row 1",
    )
