import numpy as np
import pandas as pd
import pytest

from scoring import TableError
from scoring.key import read_key
from scoring.people import repeats
from scoring.responses import read_responses
from tests.scoring.cohorts import table, to_long

KEY = read_key(
    table("""
        item  scale  reverse  minimum  maximum
        A1    A      False    1        5
    """)
)


@pytest.fixture(params=["wide", "long"])
def shape(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def problems(text: str, shape: str) -> tuple[str, ...]:
    wide = table(text)
    with pytest.raises(TableError) as error:
        read_responses(wide if shape == "wide" else to_long(wide), KEY)
    return error.value.problems


def test_a_rater_may_answer_about_several_participants_in_several_groups(shape: str) -> None:
    wide = table("""
        participant  rater  rater_group  A1
        P1           P1     self         5
        P2           P1     peer         4
        P3           P1     boss         3
        P2           P2     self         2
    """)
    people = read_responses(wide if shape == "wide" else to_long(wide), KEY).people
    found = {
        (people.participants[p], rater, people.groups[g])
        for p, rater, g in zip(people.participant, people.raters, people.group, strict=True)
    }
    assert found == {("P1", "P1", "self"), ("P2", "P1", "peer"), ("P3", "P1", "boss"), ("P2", "P2", "self")}


def test_a_rater_in_two_groups_would_be_two_heads_and_is_refused(shape: str) -> None:
    wrong = """
        participant  rater  rater_group  A1
        P1           a      peer         4
        P2           a      peer         4
        P1           a      boss         3
    """
    first, second = ("peer", "boss") if shape == "wide" else ("boss", "peer")
    assert problems(wrong, shape) == (
        f"responses: rater 'a' answers about 'P1' as '{first}' and as '{second}', expected once in one rater group",
    )


def test_a_rater_who_stands_in_a_wide_table_twice_is_refused() -> None:
    wrong = """
        participant  rater  rater_group  A1
        P1           a      peer         4
        P1           a      peer         4
        P1           b      peer         4
        P1           b      peer         .
    """
    assert problems(wrong, "wide") == (
        "responses: rater 'a' answers about 'P1' twice, expected once in one rater group (and 1 more)",
    )


def test_a_participant_has_one_self(shape: str) -> None:
    wrong = """
        participant  rater  rater_group  A1
        P1           a      self         4
        P1           b      self         4
        P2           P2     self         4
        P1           c      self         4
    """
    assert problems(wrong, shape) == (
        "responses: participant 'P1' has several raters in the group 'self', expected one (and 1 more)",
    )


def test_repeats_are_the_later_places_of_what_stood_before() -> None:
    assert repeats(np.array([3, 1, 3, 2, 1, 3])).tolist() == [2, 4, 5]
    assert repeats(np.array([], dtype=int)).tolist() == []


def test_rater_ids_of_any_type_tell_raters_apart() -> None:
    wide = pd.DataFrame({"participant": "P1", "rater": [1, 2], "rater_group": "peer", "A1": [4, 5]})
    assert len(read_responses(wide, KEY).people.raters) == 2
    assert len(read_responses(wide.astype({"rater": "category"}), KEY).people.raters) == 2
