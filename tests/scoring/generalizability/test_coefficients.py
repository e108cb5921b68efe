import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.consistency.prophecy import spearman_brown
from scoring.generalizability.coefficients import generalizability_coefficients
from scoring.generalizability.components import GroupEffect, variance_components
from scoring.intraclass.crossed import icc_crossed
from scoring.problems import TableError
from tests.scoring.generalizability.cohorts import SHROUT_FLEISS, told

NAN = float("nan")
VARIANCES = {"p": 0.4, "i": 0.3, "pg": 0.2, "r": 0.6, "pi": 0.1, "gi": 0.05, "pgi": 0.15, "residual": 0.8}

variances = st.tuples(*[st.floats(0.01, 2)] * 9).map(
    lambda values: dict(zip(("p", "g", "i", "pg", "r", "pi", "gi", "pgi", "residual"), values, strict=True))
)


# Shrout & Fleiss (1979), table 4: ICC(3,k) = .91 and ICC(2,k) = .62 are the two coefficients of a
# crossed design with one facet (McGraw & Wong 1996; Brennan 2001, chapter 2).
def test_of_a_crossed_table_they_are_the_intraclass_correlations_of_the_mean() -> None:
    components = variance_components(SHROUT_FLEISS, range(6), without=("r", "pi"))
    result = generalizability_coefficients(components)
    assert (round(result.relative[0], 2), round(result.absolute[0], 2)) == (0.91, 0.62)
    crossed = icc_crossed(SHROUT_FLEISS)
    assert result.relative[0] == pytest.approx(crossed["ICC(3,k)"].value, abs=1e-6)
    assert result.absolute[0] == pytest.approx(crossed["ICC(2,k)"].value, abs=1e-6)


def test_with_fixed_groups_what_a_group_sees_is_part_of_what_is_measured() -> None:
    result = generalizability_coefficients(told(VARIANCES), {"boss": 1, "peer": 4}, 5)
    # By hand, for boss and peer alike half a weight: s = 1/2, t = 1/4 + 1/16.
    universe = 0.4 + 0.2 / 2
    relative = (1 / 4 + 1 / 16) * (0.6 + 0.8 / 5) + (0.1 + 0.15 / 2) / 5
    absolute = relative + (0.3 + 0.05 / 2) / 5
    assert result.scores == ("all others", "boss", "peer")
    assert result.universe_variance == pytest.approx([universe, 0.6, 0.6])
    assert result.relative[0] == pytest.approx(universe / (universe + relative))
    assert result.absolute[0] == pytest.approx(universe / (universe + absolute))
    assert (result.relative_sem[0], result.absolute_sem[0]) == pytest.approx(np.sqrt([relative, absolute]))
    peer = (0.6 + 0.8 / 5) / 4 + (0.1 + 0.15) / 5
    assert result.relative[2] == pytest.approx(0.6 / (0.6 + peer))
    assert result.raters.tolist() == [5, 1, 4]


def test_with_random_groups_what_a_group_sees_is_error() -> None:
    result = generalizability_coefficients(told({"g": 0.1, **VARIANCES}, "random"), {"boss": 1, "peer": 4}, 5)
    relative = (1 / 4 + 1 / 16) * (0.6 + 0.8 / 5) + (0.1 + 0.15 / 2) / 5 + 0.2 / 2
    absolute = relative + (0.3 + 0.05 / 2) / 5 + 0.1 / 2
    assert result.universe_variance == pytest.approx([0.4, 0.4, 0.4])
    assert result.relative[0] == pytest.approx(0.4 / (0.4 + relative))
    assert result.absolute[0] == pytest.approx(0.4 / (0.4 + absolute))


def test_raters_may_count_the_same_rather_than_groups() -> None:
    result = generalizability_coefficients(told(VARIANCES), weights="equal_raters")
    joint = (1 / 5) ** 2 + (4 / 5) ** 2
    relative = (0.6 + 0.8 / 5) / 5 + (0.1 + 0.15 * joint) / 5
    assert result.universe_variance[0] == pytest.approx(0.4 + 0.2 * joint)
    assert result.relative[0] == pytest.approx(
        result.universe_variance[0] / (result.universe_variance[0] + relative)
    )


def test_the_numbers_at_hand_are_taken_unless_others_are_given() -> None:
    given_, taken = (
        generalizability_coefficients(told(VARIANCES), *numbers)
        for numbers in (({"boss": 1, "peer": 4}, 5), ())
    )
    assert str(given_) == str(taken)


def test_a_group_that_is_not_named_has_no_part() -> None:
    result = generalizability_coefficients(told(VARIANCES), {"peer": 4})
    assert result.scores == ("all others", "peer")
    assert result.relative[0] == pytest.approx(result.relative[1])


def test_one_facet_alone_is_spearman_and_brown() -> None:
    result = generalizability_coefficients(told({"p": 0.3, "residual": 0.7}, facets="pr"), 7)
    assert result.scores == ("all others",)
    assert result.relative[0] == pytest.approx(float(spearman_brown(0.3, 7)))
    assert result.absolute[0] == pytest.approx(result.relative[0])


@given(variances, st.sampled_from(["fixed", "random"]))
def test_coefficients_lie_between_0_and_1_and_the_absolute_is_not_the_larger(
    drawn: dict[str, float], group_effect: GroupEffect
) -> None:
    result = generalizability_coefficients(told(drawn, group_effect))
    assert ((result.absolute > 0) & (result.absolute <= result.relative) & (result.relative < 1)).all()


@given(variances, st.floats(0.01, 100))
def test_the_units_do_not_matter_to_coefficients_and_scale_the_errors(
    drawn: dict[str, float], unit: float
) -> None:
    plain = generalizability_coefficients(told(drawn))
    scaled = generalizability_coefficients(told({name: unit**2 * value for name, value in drawn.items()}))
    assert scaled.relative == pytest.approx(plain.relative)
    assert scaled.absolute_sem == pytest.approx(unit * plain.absolute_sem)


def test_participants_who_do_not_differ_have_a_coefficient_of_0_and_it_says_so() -> None:
    result = generalizability_coefficients(told({"p": 0.0, "pg": 0.1, "residual": 1.0}, "random"))
    assert result.relative.tolist() == [0, 0, 0]
    assert result.reason == "the variance of what is to be measured is estimated as 0"


@pytest.mark.parametrize(
    ("variances", "groups"), [({"residual": 1.0}, "fixed"), ({"pg": 0.2, "residual": 1.0}, "random")]
)
def test_components_without_the_participant_measure_nothing_and_have_no_coefficient(
    variances: dict[str, float], groups: GroupEffect
) -> None:
    result = generalizability_coefficients(told(variances, groups))
    assert np.isnan([result.universe_variance, result.relative, result.absolute]).all()
    assert result.reason == "the components hold no variance of participants, so that nothing is measured"


def test_what_fixed_groups_see_of_the_participant_is_enough_to_be_measured() -> None:
    result = generalizability_coefficients(told({"pg": 0.2, "residual": 1.0}), raters=4)
    assert result.relative[1:] == pytest.approx(0.2 / (0.2 + 1.0 / (4 * 5)))
    assert not result.reason


def test_without_any_variance_the_coefficients_are_undefined() -> None:
    result = generalizability_coefficients(told({"p": 0.0, "residual": 0.0}, facets="pr"))
    assert np.isnan(result.relative).all()
    assert result.reason == "the variance of what is to be measured is estimated as 0"


def test_of_components_that_are_undefined_the_reason_is_passed_on() -> None:
    components = variance_components(np.full((6, 3), 4.0), [0, 0, 1, 1, 2, 2])
    result = generalizability_coefficients(components)
    assert np.isnan([result.relative, result.absolute_sem]).all()
    assert result.reason == "every rating is the same"


def test_what_are_no_components_is_refused_with_what_to_give() -> None:
    with pytest.raises(TableError, match=r"components is a dict\. Give what variance_components returns\."):
        generalizability_coefficients(VARIANCES)  # type: ignore[arg-type]  # the mistake under test


def test_all_that_is_wrong_with_the_numbers_is_told_at_once() -> None:
    with pytest.raises(TableError) as caught:
        generalizability_coefficients(told({"p": 1.0}, facets="prg"), {"self": 1, "boss": 0, "peer": NAN}, -2)
    assert caught.value.problems == (
        "raters: there is no rater group 'self'. Choose from: boss, peer.",
        "raters of boss: given is 0. Give numbers above 0.",
        "raters of peer: given is nan. Give numbers above 0.",
        "items: given is -2. Give numbers above 0.",
        "items: the components have none. Leave the number out.",
    )


@pytest.mark.parametrize(
    ("raters", "weights", "message"),
    [
        ({}, "equal_groups", "raters: no group is named. Name at least one of: boss, peer."),
        (
            {"boss": [1, 2]},
            "equal_groups",
            "there are several plans. Give one number of each, or use d_study",
        ),
        ({"boss": 1}, "equal", "weights is 'equal'. Choose from: equal_groups, equal_raters."),
    ],
)
def test_what_is_no_plan_is_refused(raters: dict[object, float], weights: str, message: str) -> None:
    with pytest.raises(TableError, match=message):
        generalizability_coefficients(told(VARIANCES), raters, weights=weights)  # type: ignore[arg-type]


def test_it_prints_a_row_for_each_score() -> None:
    assert str(generalizability_coefficients(told(VARIANCES), {"boss": 1, "peer": 4})) == (
        "Generalizability\n"
        "score       raters  relative  absolute  relative sem  absolute sem\n"
        "all others   5.000     0.647     0.597         0.522         0.581\n"
        "boss         1.000     0.426     0.405         0.900         0.938\n"
        "peer         4.000     0.714     0.659         0.490         0.557\n"
        "5 items; all others: equal groups"
    )
