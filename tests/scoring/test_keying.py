import numpy as np
import pytest
from hypothesis import given, settings

from scoring.key import read_key
from scoring.keying import Ratings, key_responses
from scoring.responses import read_responses
from scoring.tables import Responses
from tests.scoring.cohorts import Cohort, random_cohorts, table

KEY = read_key(
    table("""
        item  scale  reverse  minimum  maximum
        A1    A      False    1        5
        A2    A      True     1        5
        B1    B      True     -2       1
    """)
)
RESPONSES = table("""
    participant  rater  rater_group  A1  A2  B1
    P1           a      peer         2   1   -2
    P1           b      peer         2   4   .
""")


def keyed() -> Ratings:
    return key_responses(read_responses(RESPONSES, KEY))


def test_a_reversed_item_is_turned_round_within_the_bounds_of_its_options() -> None:
    assert [codes.tolist() for codes in keyed().codes] == [[2, 2], [5, 2], [4, 0]]


@settings(max_examples=15, deadline=None)
@given(random_cohorts)
def test_turning_round_twice_gives_the_response_again(cohort: Cohort) -> None:
    key = read_key(cohort.key)
    responses = read_responses(cohort.wide, key)
    again = key_responses(Responses(responses.people, key, key_responses(responses).codes))
    np.testing.assert_array_equal(again.codes, responses.codes)


def test_ratings_cannot_be_keyed_again_by_type() -> None:
    assert not isinstance(keyed(), Responses)
    assert key_responses.__annotations__ == {"responses": Responses, "return": Ratings}


def test_responses_are_left_as_they_were_chosen() -> None:
    responses = read_responses(RESPONSES, KEY)
    before = [codes.copy() for codes in responses.codes]
    key_responses(responses)
    np.testing.assert_array_equal(responses.codes, before)


@pytest.mark.parametrize("item", [0, 1, 2])
def test_a_missing_response_stays_missing(item: int) -> None:
    missing = RESPONSES.astype(object).assign(**{KEY.items[item]: None})
    assert key_responses(read_responses(missing, KEY)).codes[item].tolist() == [0, 0]
