import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.change.selection import Side, selection_effect
from scoring.problems import TableError
from tests.scoring.reference.values import floats, reference

NAN = float("nan")
R = reference("change")
MEAN, SD = R["mean_sd"]
quick = settings(max_examples=40, deadline=None)


@pytest.mark.parametrize("side", ["below", "above"])
def test_those_picked_have_the_share_and_mean_that_r_integrates(side: Side) -> None:
    found = selection_effect(R["cutoffs"], mean=MEAN, sd=SD, reliability=0.7, side=side)
    assert np.column_stack([found.share, found.before]) == pytest.approx(floats(R[side]), rel=1e-7)
    assert found.after - MEAN == pytest.approx(0.7 * (found.before - MEAN))
    assert found.change == pytest.approx(found.after - found.before)


def test_the_effect_is_that_of_davis() -> None:
    # Variances .16 between and .09 within persons; C(z) is .79788 at z = 0, and the effect
    # .09 / sqrt(.16 + .09) C(z).
    found = selection_effect(3.0, mean=3.0, sd=0.5, reliability=0.16 / 0.25, side="above")
    assert found.change == pytest.approx(-0.09 / 0.5 * 0.797885, rel=1e-6)


def test_simulated_leaders_who_are_picked_for_low_scores_rise_as_expected() -> None:
    people, reliability = 40_000, 0.7
    random = np.random.default_rng(20266)
    true = np.sqrt(reliability) * random.normal(size=people)
    first, second = 3 + 0.5 * (true + np.sqrt(1 - reliability) * random.normal(size=(2, people)))
    picked = first < 2.6
    found = selection_effect(2.6, mean=3, sd=0.5, reliability=reliability)
    assert picked.mean() == pytest.approx(found.share, abs=4 * 0.5 / np.sqrt(people))
    assert (second - first)[picked].mean() == pytest.approx(found.change, abs=4 * 0.4 / np.sqrt(picked.sum()))


@quick
@given(st.floats(-40, 40), st.floats(0, 1))
def test_picking_from_above_is_the_mirror_of_picking_from_below(z: float, reliability: float) -> None:
    above = selection_effect(z, mean=0, sd=1, reliability=reliability, side="above")
    below = selection_effect(-z, mean=0, sd=1, reliability=reliability, side="below")
    assert (above.share, above.change) == (below.share, -below.change)


@quick
@given(st.floats(-30, 30), st.floats(0, 1))
def test_those_picked_from_above_are_above_the_cutoff_and_come_down(z: float, reliability: float) -> None:
    found = selection_effect(z, mean=0, sd=1, reliability=reliability, side="above")
    assert found.before >= z
    assert found.change <= 0


@pytest.mark.parametrize(
    ("mean", "sd", "reliability", "reason"),
    [
        (3.0, 0.0, 2.0, "the SD is not above 0; the reliability is not from 0 to 1"),
        (np.inf, 1.0, 0.7, "there is no mean"),
        (3.0, np.inf, 0.7, "the SD is not above 0"),
    ],
)
def test_without_a_group_nothing_is_expected(mean: float, sd: float, reliability: float, reason: str) -> None:
    found = selection_effect([2.0, 3.0], mean=mean, sd=sd, reliability=reliability)
    assert np.isnan([found.share, found.before, found.after, found.change]).all()
    assert found.reason == reason


def test_an_unknown_side_and_an_infinite_cutoff_are_refused_together() -> None:
    with pytest.raises(TableError) as caught:
        selection_effect(np.inf, mean=3, sd=1, reliability=0.7, side="under")  # type: ignore[arg-type]
    assert str(caught.value).splitlines()[0] == "side is 'under'. Choose from: above, below."
    assert "cutoff: 1 values are infinite" in str(caught.value)


def test_an_effect_prints_as_a_table() -> None:
    assert str(selection_effect([2.0, NAN], mean=3, sd=0.5, reliability=0.7)) == (
        "Expected change of those picked, without a programme\n"
        "cut-off  share  before  after  change\n"
        "      1  0.023   1.813  2.169   0.356\n"
        "      2      -       -      -       -"
    )
