import pandas as pd
import pytest

from scoring import score
from scoring.frames import group_frame, rater_frame, ratings_frame
from scoring.scores import Scores
from tests.scoring.cohorts import table

KEY = table("""
    item  scale  reverse  minimum  maximum
    A1    A      False    1        5
    A2    A      True     1        5
    B1    B      False    -100     100
""")
RESPONSES = table("""
    participant  rater  rater_group  A1  A2  B1
    P2           a      peer         4   1   100
    P1           P1     self         3   .   -100
    P2           b      peer         2   1   .
""")


@pytest.fixture
def scores() -> Scores:
    return score(RESPONSES, KEY)


def test_ratings_are_keyed_and_missing_where_there_is_no_answer(scores: Scores) -> None:
    expected = table("""
        participant  rater  rater_group  A1  A2  B1
        P2           a      peer         4   5   100
        P1           P1     self         3   .   -100
        P2           b      peer         2   5   .
    """)
    found = ratings_frame(scores)
    pd.testing.assert_frame_equal(found.convert_dtypes(), expected.convert_dtypes(), check_dtype=False)


def test_rater_scores_stand_in_response_units(scores: Scores) -> None:
    expected = table("""
        participant  rater  rater_group  A    B
        P2           a      peer         4.5  100.0
        P1           P1     self         .    -100.0
        P2           b      peer         3.5  .
    """)
    pd.testing.assert_frame_equal(rater_frame(scores), expected, check_dtype=False)


def test_group_scores_have_their_interval_and_the_self_has_none(scores: Scores) -> None:
    found = group_frame(scores)
    assert found[["participant", "rater_group", "scale", "n", "mean"]].to_csv(index=False).split() == [
        "participant,rater_group,scale,n,mean",
        "P1,self,B,1,-100.0",
        "P2,peer,A,2,4.0",
        "P2,peer,B,1,100.0",
        "P2,all_others,A,2,4.0",
        "P2,all_others,B,1,100.0",
    ]
    assert found["low"].isna().tolist() == [True, False, True, False, True]
    assert found["pooled"].tolist() == [False] * 5
    between = found.dropna()
    assert (between["low"] < between["mean"]).all()
    assert (between["mean"] < between["high"]).all()


def test_without_own_answers_there_is_no_self(scores: Scores) -> None:
    others = score(RESPONSES.query("rater_group != 'self'"), KEY)
    assert set(group_frame(others)["rater_group"]) == {"peer", "all_others"}
    assert set(group_frame(scores)["rater_group"]) == {"self", "peer", "all_others"}
