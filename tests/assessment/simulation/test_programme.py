from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.simulation import SimulatedProgramme, simulate_programme
from instruments.model import Instrument
from scoring.intraclass.nested import icc_1

PEOPLE = ["participant", "rater", "rater_group"]
FAR_OFF = {"elected_member", "service_user"}


def item_means(programme: SimulatedProgramme, scale: str, rows: "pd.Series[bool]") -> np.ndarray:
    """The mean of the items of a scale, keyed on the five options, for some rows."""
    items = [item for item in programme.instrument.items if item.scale == scale]
    keyed = {
        i.code: 6 - programme.responses[i.code] if i.reverse else programme.responses[i.code] for i in items
    }
    return pd.DataFrame(keyed)[rows].astype("Float64").mean(axis=1).to_numpy(dtype=float, na_value=np.nan)


def sizes(programme: SimulatedProgramme) -> pd.DataFrame:
    """The number of raters by participant (rows) and rater group."""
    return programme.responses.groupby(["participant", "rater_group"]).size().unstack(fill_value=0)


def test_the_programme_has_27_teams_200_leaders_and_about_2000_raters(programme: SimulatedProgramme) -> None:
    others = programme.responses["rater_group"] != "self"
    assert (programme.people["team"].nunique(), len(programme.people)) == (27, 200)
    assert 1900 <= programme.responses["rater"][others].nunique() == others.sum() <= 2300
    assert len(programme.responses) <= 2300


def test_responses_have_a_row_a_rater_and_a_column_an_item(programme: SimulatedProgramme) -> None:
    codes = [item.code for item in programme.instrument.items]
    assert list(programme.responses.columns) == PEOPLE + codes
    assert list(programme.not_observed.columns) == codes
    assert {str(programme.responses[code].dtype) for code in codes} == {"Int8"}
    assert len(programme.submitted) == len(programme.not_observed) == len(programme.responses)
    assert not programme.responses.duplicated(["participant", "rater"]).any()


def test_every_person_and_every_organisation_is_called_simulated(programme: SimulatedProgramme) -> None:
    assert programme.people["cohort"].str.contains("(simulated)", regex=False).all()
    assert programme.people["organisation"].str.endswith("(simulated)").all()


def test_people_have_the_columns_of_a_file_of_responses(programme: SimulatedProgramme) -> None:
    expected = ["participant", "name", "cohort", "team", "organisation", "language", "submitted"]
    assert list(programme.people.columns) == expected
    assert programme.people["participant"].is_unique
    assert not programme.people.isna().any(axis=None)


def test_two_leaders_in_wales_read_welsh_and_nobody_else(programme: SimulatedProgramme) -> None:
    reads = programme.people[programme.people["language"] != "en"]
    assert [*reads["language"]] == ["cy", "cy"]
    assert {*reads["team"]} == {"Wales"}


def test_the_same_arguments_give_the_same_programme(
    programme: SimulatedProgramme, instrument: Instrument
) -> None:
    again = simulate_programme(instrument)
    for table in ("responses", "not_observed", "comments", "people"):
        pd.testing.assert_frame_equal(getattr(again, table), getattr(programme, table))


def test_another_seed_gives_another_programme(programme: SimulatedProgramme, instrument: Instrument) -> None:
    other = simulate_programme(instrument, seed=1)
    assert not programme.responses.equals(other.responses)
    assert not programme.comments.equals(other.comments)


def test_a_seed_means_the_same_on_every_machine(small: Instrument) -> None:
    responses = simulate_programme(small, seed=7, teams=1, leaders=1).responses
    assert responses.to_csv(index=False).split() == [
        "participant,rater,rater_group,A1,A2,A3,A_IMP",
        "P001,P001,self,2,0,2,2",
        "P001,R0004,boss,2,0,2,",
        "P001,R0003,boss,0,0,2,",
        "P001,R0001,friend,2,0,2,",
        "P001,R0002,friend,2,1,2,",
    ]


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 2**32), leaders=st.integers(1, 60), wave=st.sampled_from([1, 2]))
def test_every_answer_is_an_option_of_its_item(small: Instrument, seed: int, leaders: int, wave: int) -> None:
    responses = simulate_programme(small, seed=seed, leaders=leaders, wave=wave).responses
    options = {"A1": {0, 1, 2}, "A2": {0, 1, 2}, "A3": {1, 2}, "A_IMP": {1, 2}}
    outside = {code: {*responses[code].dropna()} - offered for code, offered in options.items()}
    assert outside == {code: set() for code in options}


def test_only_the_participant_says_what_is_important(small: Instrument) -> None:
    responses = simulate_programme(small).responses
    said = responses[responses["A_IMP"].notna()]
    assert {*said["rater_group"]} == {"self"}


def test_an_item_without_that_option_is_never_not_observed(small: Instrument) -> None:
    assert simulate_programme(small).not_observed.any().to_dict() == {
        "A1": False,
        "A2": False,
        "A3": True,
        "A_IMP": False,
    }


def test_reversed_items_run_against_the_others_of_their_scale(programme: SimulatedProgramme) -> None:
    for item in programme.instrument.items:
        rest = [
            i.code
            for i in programme.instrument.items
            if i.scale == item.scale and i.code != item.code and not i.reverse
        ]
        with_rest = (
            programme.responses[item.code]
            .astype(float)
            .corr(programme.responses[rest].astype(float).mean(axis=1))
        )
        assert (with_rest < -0.3) if item.reverse else (with_rest > 0.3)


def test_raters_agree_as_much_as_real_ones_do(programme: SimulatedProgramme) -> None:
    others = programme.responses["rater_group"] != "self"
    participants = programme.responses["participant"][others].to_numpy()
    scales = [scale.id for scale in programme.instrument.scales]
    found = [icc_1(item_means(programme, scale, others), participants).value for scale in scales]
    assert 0.15 < np.mean(found) < 0.25
    assert 0.1 < min(found) <= max(found) < 0.3


def test_leaders_rate_themselves_higher_and_managers_lower_than_peers(programme: SimulatedProgramme) -> None:
    group = programme.responses["rater_group"]
    own, peer, manager = (
        np.mean(
            [
                np.nanmean(item_means(programme, scale.id, group == name))
                for scale in programme.instrument.scales
            ]
        )
        for name in ("self", "peer", "line_manager")
    )
    assert manager < peer < own


def test_ratings_pile_up_at_the_favourable_end(programme: SimulatedProgramme) -> None:
    regular = [item.code for item in programme.instrument.items if not item.reverse]
    chosen = Counter(programme.responses[regular].to_numpy().ravel().tolist())
    assert chosen[1] < chosen[2] < chosen[3] < chosen[4]
    assert chosen[5] > chosen[3]


def test_those_far_off_see_fewer_behaviours(programme: SimulatedProgramme) -> None:
    by_rater = programme.not_observed.mean(axis=1)
    share = by_rater.groupby(programme.responses["rater_group"]).mean()
    assert share["self"] < 0.02
    assert all(0.03 < share[group] < 0.15 for group in share.index if group != "self")
    assert min(share[[*FAR_OFF]]) > max(share.drop([*FAR_OFF]))


def test_what_was_not_observed_has_no_rating_and_some_other_answers_are_missing_too(
    programme: SimulatedProgramme,
) -> None:
    codes = [*programme.not_observed.columns]
    empty = programme.responses[codes].isna()
    assert empty.where(programme.not_observed, other=True).all(axis=None)
    assert 0.005 < (empty & ~programme.not_observed).to_numpy().mean() < 0.05


def test_the_cases_that_a_report_must_cope_with_occur(programme: SimulatedProgramme) -> None:
    by_group = sizes(programme)
    others = by_group.drop(columns="self").sum(axis=1)
    assert (by_group["self"] == 0).sum() == 4
    assert ((others == 1) & (by_group["line_manager"] == 1)).sum() == 4
    assert ((others == 3) & (by_group["line_manager"] == 1) & (by_group["peer"] == 2)).sum() >= 4
    assert (others >= 14).sum() >= 8


def test_many_groups_are_too_small_to_be_shown(programme: SimulatedProgramme) -> None:
    by_group = sizes(programme)
    too_small = {
        group: int(by_group[group].between(1, 2).sum())
        for group in by_group
        if group not in {"self", "line_manager"}
    }
    assert min(too_small.values()) > 30


def test_where_raters_are_known_by_name_nobody_is_given_peers(small: Instrument) -> None:
    known = small.model_copy(update={"rater_groups": small.rater_groups[:2]})
    by_group = sizes(simulate_programme(known))
    assert [*by_group.columns] == ["boss", "self"]
    assert (by_group["self"] == 0).sum() == 4
    assert (by_group["boss"] == 1).sum() >= 8


def test_two_in_five_took_part_the_year_before(
    programme: SimulatedProgramme, year_before: SimulatedProgramme
) -> None:
    assert len(year_before.people) == 80
    assert {*year_before.people["participant"]} < {*programme.people["participant"]}
    assert {*year_before.people["cohort"]}.isdisjoint(programme.people["cohort"])
    assert year_before.submitted.max() < programme.submitted.min()


def test_the_year_before_most_raters_were_others(
    programme: SimulatedProgramme, year_before: SimulatedProgramme
) -> None:
    then = year_before.responses[year_before.responses["rater_group"] != "self"]
    both = then.merge(programme.responses, on=PEOPLE)
    assert 0.2 < len(both) / len(then) < 0.45


def test_leaders_have_mostly_gained_a_little(
    programme: SimulatedProgramme, year_before: SimulatedProgramme
) -> None:
    now, then = (
        pd.Series(item_means(p, "relating", p.responses["rater_group"] != "self"))
        .groupby(p.responses["participant"][p.responses["rater_group"] != "self"].to_numpy())
        .mean()
        for p in (programme, year_before)
    )
    change = (now - then).dropna()
    assert 0.05 < change.mean() < 0.3
    assert (change < 0).any()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"teams": 28}, "teams is 28: expected 1 to 27"),
        ({"teams": 0}, "teams is 0: expected 1 to 27"),
        ({"leaders": 0}, "leaders is 0: expected at least 1"),
        ({"seed": -1}, "seed is -1: expected a number from 0 upwards"),
        ({"wave": 3}, "3 is not a valid Wave"),
    ],
)
def test_an_impossible_programme_is_refused(small: Instrument, arguments: dict[str, int], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        simulate_programme(small, **arguments)
