from random import Random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.places import places
from tests.scoring.cohorts import PEOPLE, Cohort, random_cohorts, table

ANSWERS = table("""
    participant  rater  rater_group
    P2           a      peer
    P2           a      peer
    P1           P1     self
    P2           a      peer
    P1           b      peer
""")


def test_answers_of_a_rater_have_one_row_wherever_they_stand() -> None:
    found = places(ANSWERS)
    assert found.row.tolist() == [0, 0, 1, 0, 2]
    assert found.people.raters.tolist() == ["a", "P1", "b"]
    assert found.people.participant.tolist() == [1, 0, 0]
    assert found.people.group.tolist() == [0, 1, 0]


@pytest.mark.parametrize("other", ["participant", "rater_group"])
def test_a_rater_about_another_participant_or_in_another_group_has_another_row(other: str) -> None:
    answers = ANSWERS.head(2).copy()
    answers.loc[1, other] = "another"
    assert places(answers).row.tolist() in ([0, 1], [1, 0])


def test_no_answers_have_no_places() -> None:
    found = places(ANSWERS.head(0))
    assert (found.row.tolist(), len(found.people.raters)) == ([], 0)


@settings(deadline=None)
@given(random_cohorts, st.randoms(use_true_random=False))
def test_the_row_of_an_answer_leads_to_its_ids_in_any_order_of_answers(
    cohort: Cohort, random: Random
) -> None:
    long = cohort.long
    answers = long.iloc[random.sample(range(len(long)), len(long))].reset_index(drop=True)
    found = places(answers)
    people = found.people
    participant = pd.Series(people.participants, dtype=object).take(people.participant[found.row])
    group = pd.Series(people.groups, dtype=object).take(people.group[found.row])
    rater = people.raters.take(found.row)
    assert list(zip(participant, rater, group, strict=True)) == list(
        answers[PEOPLE].itertuples(index=False, name=None)
    )
    assert len(people.raters) == len(answers[PEOPLE].drop_duplicates())
