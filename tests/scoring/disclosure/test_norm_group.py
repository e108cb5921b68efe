from dataclasses import replace
from statistics import fmean, stdev

import pytest

from scoring import Profile, protect, score
from scoring.disclosure.cells import UNDEFINED
from scoring.norms.groups import NormTable, ScaleNorm
from scoring.profile import GroupScore, Norm, NormGroup, Standing
from tests.scoring.disclosure.campaigns import FULL, POLICY, Heads, campaign, profiles

SMALL = replace(POLICY, minimum_norm_participants=4)
ENOUGH: Heads = {"self": 1, "peer": 3}
TOO_FEW: Heads = {"self": 1, "line_manager": 1, "peer": 2}


def cohort_of(enough: int, too_few: int = 0) -> dict[str, Profile]:
    heads = {f"P{i}": ENOUGH for i in range(enough)} | {f"X{i}": TOO_FEW for i in range(too_few)}
    return profiles(campaign(heads), SMALL)


def test_a_cohort_that_is_large_enough_is_its_own_norm_group() -> None:
    found = cohort_of(5)
    scores = [profile.scales["A"].all_others for profile in found.values()]
    means = [cell.mean for cell in scores if isinstance(cell, GroupScore)]
    assert found["P0"].norm_group == NormGroup("cohort", 5, is_cohort=True)
    norm = found["P0"].scales["A"].norm
    assert norm is not None
    assert norm.n == 5
    assert norm.mean == pytest.approx(fmean(means))
    assert norm.sd == pytest.approx(stdev(means))


def test_a_smaller_cohort_has_none() -> None:
    for profile in cohort_of(3).values():
        assert profile.norm_group is None
        for scale in profile.scales.values():
            assert (scale.norm, scale.own_standing, scale.others_standing) == (None, UNDEFINED, UNDEFINED)


def test_scores_that_are_not_shown_are_not_in_the_norm_group() -> None:
    found = cohort_of(4, too_few=2)
    norm = found["P0"].scales["A"].norm
    assert norm is not None
    assert norm.n == 4
    assert isinstance(found["P0"].scales["A"].others_standing, Standing)
    assert found["X0"].scales["A"].others_standing == UNDEFINED


def test_where_too_few_scores_are_shown_there_is_no_norm_though_everybody_answered_themselves() -> None:
    found = cohort_of(3, too_few=1)
    assert found["P0"].norm_group == NormGroup("cohort", 3, is_cohort=True)
    assert found["P0"].scales["A"].norm is None
    assert found["P0"].scales["A"].others_standing == UNDEFINED
    assert isinstance(found["P0"].scales["A"].own_standing, Standing)


def test_own_scores_stand_among_own_scores() -> None:
    found = cohort_of(6)
    own = {name: profile.scales["B"].own for name, profile in found.items()}
    means = {name: cell.mean for name, cell in own.items() if isinstance(cell, GroupScore)}
    for name, profile in found.items():
        standing = profile.scales["B"].own_standing
        assert isinstance(standing, Standing)
        below = sum(mean < means[name] for mean in means.values())
        equal = sum(mean == means[name] for mean in means.values())
        assert standing.percentile_rank == pytest.approx(100 * (below + equal / 2) / 6)
        z = (means[name] - fmean(means.values())) / stdev(means.values())
        assert standing.t_score == pytest.approx(50 + 10 * z)


def test_a_norm_group_that_is_given_takes_the_place_of_the_cohort() -> None:
    norms = NormTable("leaders 2020", "", "", {"A": ScaleNorm(200, 3.0, 0.5)})
    cohort = campaign({f"P{i}": FULL for i in range(5)})
    profile = protect(score(cohort.wide, cohort.key, norms), SMALL)[0]
    assert profile.norm_group == NormGroup("leaders 2020", 200, is_cohort=False)
    assert profile.scales["A"].norm == Norm(200, 3.0, 0.5)
    mean = profile.scales["A"].all_others
    assert isinstance(mean, GroupScore)
    standing = profile.scales["A"].others_standing
    assert isinstance(standing, Standing)
    assert standing.t_score == pytest.approx(50 + 20 * (mean.mean - 3))
    assert standing.percentile_rank is None
    assert (profile.scales["A"].own_standing, profile.scales["B"].norm) == (UNDEFINED, None)


def test_a_norm_without_spread_is_none() -> None:
    norms = NormTable(
        "all alike", "", "", {"A": ScaleNorm(40, 3.0, float("nan"), reason="every score is the same")}
    )
    cohort = campaign({"P1": FULL})
    scale = protect(score(cohort.wide, cohort.key, norms), POLICY)[0].scales["A"]
    assert (scale.norm, scale.others_standing) == (None, UNDEFINED)
