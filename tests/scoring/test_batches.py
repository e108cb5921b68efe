from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.batches import CohortTotals, score_batches, whole_participants
from scoring.figures import within_group_pool
from scoring.frames import group_frame, ratings_frame
from scoring.policy import AllOthers, ScoringPolicy
from scoring.problems import TableError
from scoring.scores import score
from tests.scoring.cohorts import Cohort, random_cohorts


def people(*participants: object) -> pd.DataFrame:
    return pd.DataFrame({"participant": list(participants)})


def names(batches: Iterator[pd.DataFrame]) -> list[str]:
    """The participants of each batch's rows, a text a batch."""
    return [" ".join(batch["participant"]) for batch in batches]


def cut(frame: pd.DataFrame, borders: Sequence[int]) -> Iterator[pd.DataFrame]:
    """The table in pieces, as row groups come: each with categories of its own."""
    for start, stop in zip([0, *borders], [*borders, len(frame)], strict=True):
        part = frame.iloc[start:stop]
        yield part.assign(participant=part["participant"].astype("category"))


FEW = settings(max_examples=25, deadline=None)
some_borders = st.lists(st.integers(0, 40), max_size=6).map(sorted)


def test_a_participant_cut_by_a_border_comes_whole_with_the_later_batch() -> None:
    batches = whole_participants([people("P1", "P1", "P2"), people("P2", "P2", "P3")])
    assert names(batches) == ["P1 P1", "P2 P2 P2 P3"]


def test_a_participant_may_fill_several_batches() -> None:
    batches = whole_participants([people("P1", "P2"), people("P2", "P2"), people("P2", "P3")])
    assert names(batches) == ["P1", "P2 P2 P2 P2 P3"]


def test_rows_of_the_last_participant_may_stand_anywhere_in_the_batch() -> None:
    batches = whole_participants([people("P2", "P1", "P2"), people("P2", "P3")])
    assert names(batches) == ["P1", "P2 P2 P2 P3"]


def test_a_batch_that_no_border_cuts_is_passed_on_as_it_is() -> None:
    given = [people("P1", "P2"), people("P3", "P3")]
    assert all(one is other for one, other in zip(whole_participants(given), given, strict=True))


def test_batches_without_rows_are_passed_over() -> None:
    nobody = people("P1")[:0]
    assert names(whole_participants([nobody, people("P1"), nobody])) == ["P1"]
    assert names(whole_participants([])) == []


@FEW
@given(random_cohorts, some_borders)
def test_every_row_comes_through_once_and_in_order(cohort: Cohort, borders: list[int]) -> None:
    together = pd.concat(whole_participants(cut(cohort.wide, borders)), ignore_index=True)
    pd.testing.assert_frame_equal(together, cohort.wide, check_dtype=False, check_categorical=False)


@FEW
@given(random_cohorts, some_borders)
def test_batches_score_what_the_whole_cohort_scores(cohort: Cohort, borders: list[int]) -> None:
    policy = ScoringPolicy(answered_share=cohort.share)
    batches = list(score_batches(cut(cohort.wide, borders), cohort.key, policy=policy))
    whole = score(cohort.wide, cohort.key, policy=policy)
    ratings = pd.concat(map(ratings_frame, batches), ignore_index=True)
    pd.testing.assert_frame_equal(ratings, ratings_frame(whole))
    place, figures = ["scale", "rater_group", "participant"], ["n", "mean"]
    groups = pd.concat(map(group_frame, batches)).set_index(place).sort_index()
    pd.testing.assert_frame_equal(groups[figures], group_frame(whole).set_index(place).sort_index()[figures])


@FEW
@given(random_cohorts)
def test_long_tables_are_scored_in_batches_too(cohort: Cohort) -> None:
    long = cohort.long.sort_values("participant", kind="stable")
    batches = score_batches(cut(long, [len(long) // 2]), cohort.key)
    raters = sum(scores.sums.n.sum() for scores in batches)
    assert raters == score(long, cohort.key).sums.n.sum()


@FEW
@given(random_cohorts, some_borders, st.sampled_from(AllOthers))
def test_totals_over_batches_are_those_of_the_whole_cohort(
    cohort: Cohort, borders: list[int], rule: AllOthers
) -> None:
    policy, totals = ScoringPolicy(all_others=rule), CohortTotals()
    for scores in score_batches(cut(cohort.wide, borders), cohort.key, policy=policy):
        totals.add(scores)
    whole = score(cohort.wide, cohort.key, policy=policy)
    pool = within_group_pool(whole.sums.in_groups(whole.other_groups))
    np.testing.assert_allclose(np.asarray(totals.pool.variance), np.asarray(pool.variance), rtol=1e-12)
    np.testing.assert_array_equal(totals.pool.df, pool.df)
    assert tuple(totals.others) == whole.key.scale_names
    np.testing.assert_array_equal(list(totals.others.values()), whole.others_figures().mean)


def test_participants_who_come_back_are_all_named() -> None:
    batches = [people("P1", "P2", "P3", "P4"), people("P4", "P2", "P5", "P1")]
    with pytest.raises(TableError) as caught:
        names(whole_participants(batches))
    assert caught.value.problems == tuple(
        f"batch 2: participant {name!r} was in an earlier batch and comes back after others, "
        "expected all rows of a participant together; sort the table by participant"
        for name in ("P1", "P2")
    )


def test_ids_are_texts_so_that_7_comes_back_as_the_text_7() -> None:
    with pytest.raises(TableError, match="batch 2: participant '7'"):
        list(whole_participants([people(7, 8), people("8", "7")]))


def test_a_batch_without_a_column_of_participants_is_refused_by_its_number() -> None:
    with pytest.raises(TableError, match="batch 2: the column 'participant' is missing"):
        list(whole_participants([people("P1"), pd.DataFrame({"rater": ["R1"]})]))


@FEW
@given(random_cohorts)
def test_a_row_without_a_participant_is_refused_by_scoring(cohort: Cohort) -> None:
    frame = cohort.wide.astype({"participant": object})
    frame.loc[len(frame) - 1, "participant"] = None
    with pytest.raises(TableError, match="hold no participant"):
        list(score_batches([frame], cohort.key))
