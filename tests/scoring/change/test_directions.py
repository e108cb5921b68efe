import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import TableError
from scoring.change.directions import DIRECTIONS, reliable_changes
from scoring.change.reliable import reliable_change

NAN = float("nan")
UP, NONE, DOWN = DIRECTIONS
scores = st.lists(st.tuples(st.integers(10, 50), st.integers(10, 50)), min_size=1, max_size=20)


def test_the_example_of_jacobson_and_truax_changed_reliably() -> None:
    # 32.5 before and 47.5 after, SD 7.5, reliability .80: the index is 3.16.
    found = reliable_changes(32.5, 47.5, sd=7.5, reliability=0.80)
    assert (str(found.direction), round(float(found.index), 2), float(found.change)) == (UP, 3.16, 15.0)


def test_each_participant_has_a_direction() -> None:
    # S is sqrt(2) * 2 * sqrt(.25) = 1.41, so that 2.77 is the change that error passes once in 20.
    found = reliable_changes([10, 10, 10, 10], [13, 12, 7, 10], sd=2, reliability=0.75)
    assert found.direction.tolist() == [UP, NONE, DOWN, NONE]
    assert found.reasons.tolist() == [""] * 4


def test_a_change_at_the_bound_is_not_beyond_it() -> None:
    bound = reliable_changes(0, 1, sd=1, reliability=0.5).bound
    assert bound == pytest.approx(1.959964)
    assert reliable_changes([0, 0], [bound, bound + 1e-9], sd=1, reliability=0.5).direction.tolist() == [
        NONE,
        UP,
    ]


def test_what_is_undefined_has_its_reason() -> None:
    found = reliable_changes([1, NAN, 1, 1], 2, sd=[1, 1, 0, 1], reliability=[0.5, 0.5, 0.5, 1.0])
    assert found.reasons.tolist() == [
        "",
        "a score is missing",
        "the SD is not above 0",
        "the reliability is not from 0 to below 1",
    ]
    assert found.direction.tolist() == [NONE, "", "", ""]
    missing = reliable_changes([1, 1], 2, sd=1, reliability=0.5, practice=[NAN, 0])
    assert missing.reasons.tolist() == ["practice or the second wave's SD is missing", ""]


def test_practice_and_the_named_error_decide_as_in_the_index() -> None:
    found = reliable_changes(10, 13, sd=2, reliability=0.75, practice=1, sd_after=3, error="both_waves")
    expected = reliable_change(10, 13, sd=2, reliability=0.75, practice=1, sd_after=3, error="both_waves")
    assert (found.index, found.error) == (expected, "both_waves")


def test_a_wrong_confidence_or_error_is_told() -> None:
    with pytest.raises(TableError, match="confidence is 95"):
        reliable_changes(1, 2, sd=1, reliability=0.5, confidence=95)
    with pytest.raises(TableError, match="error is 'all'"):
        reliable_changes(1, 2, sd=1, reliability=0.5, error="all")


@given(scores, st.integers(-100, 100))
def test_a_shift_of_both_waves_changes_nothing_and_a_swap_turns_directions(
    pairs: list[tuple[int, int]], shift: int
) -> None:
    before, after = np.array(pairs, dtype=float).T
    plain = reliable_changes(before, after, sd=3, reliability=0.8)
    shifted = reliable_changes(before + shift, after + shift, sd=3, reliability=0.8)
    swapped = reliable_changes(after, before, sd=3, reliability=0.8)
    turned = {UP: DOWN, NONE: NONE, DOWN: UP}
    assert shifted.direction.tolist() == plain.direction.tolist()
    assert swapped.direction.tolist() == [turned[direction] for direction in plain.direction.tolist()]


def test_error_alone_passes_the_bound_as_often_as_is_told() -> None:
    # True scores that do not change, measured twice with a reliability of .7.
    draw = np.random.default_rng(7)
    true = draw.normal(0, np.sqrt(0.7), 20_000)
    before, after = (true + draw.normal(0, np.sqrt(0.3), 20_000) for _ in range(2))
    found = reliable_changes(before, after, sd=1, reliability=0.7, confidence=0.9)
    assert (found.direction != NONE).mean() == pytest.approx(0.10, abs=4 * np.sqrt(0.1 * 0.9 / 20_000))


def test_the_directions_print_as_a_table() -> None:
    found = reliable_changes([10, 10, 10, NAN], [13, 12, 10, 10], sd=2, reliability=0.75)
    assert str(found) == (
        "Reliable change\n"
        "                    n  share\n"
        "reliably up         1  0.333\n"
        "no reliable change  2  0.667\n"
        "reliably down       0  0.000\n"
        "reliable: an index beyond 1.96 (95 %); error first_wave\n"
        "1 undefined: a score is missing"
    )
