import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.problems import TableError
from scoring.structure.partial import minimum_average_partial
from tests.scoring.structure.efa_examples import HARMAN, ITEMS, NAN, VALUES, answers


def test_the_averages_are_those_of_psych_for_24_tests_which_have_four_components() -> None:
    found = minimum_average_partial(HARMAN, n=145)
    # psych leaves out the average given no component, and takes the components to one too many.
    assert found.averages[1:] == pytest.approx(np.array(VALUES["harman"]["map"][:22]), abs=1e-9)
    assert found.suggested == 4


@pytest.mark.parametrize(("power", "expected"), [("squared", 0.3**2), ("fourth", 0.3**4)])
def test_without_components_the_average_is_that_of_the_correlations(power: str, expected: float) -> None:
    found = minimum_average_partial(np.full((5, 5), 0.3) + 0.7 * np.eye(5), n=80, power=power)  # type: ignore[arg-type]
    assert found.averages[0] == pytest.approx(expected)


def test_the_partial_correlations_are_those_left_by_the_first_component() -> None:
    # Items that correlate equally have one component that leaves -1 / (items - 1) between any two.
    found = minimum_average_partial(np.full((5, 5), 0.3) + 0.7 * np.eye(5), n=80)
    assert found.averages[1] == pytest.approx(1 / 4**2)


def test_unrelated_items_have_no_component() -> None:
    assert minimum_average_partial(np.eye(6), n=100).suggested == 0


@settings(max_examples=20)
@given(st.permutations(range(6)), st.floats(0.1, 50))
def test_order_and_units_of_the_items_do_not_matter(order: list[int], unit: float) -> None:
    table = answers(60, seed=4)
    found, expected = minimum_average_partial(table[:, order] * unit), minimum_average_partial(table)
    assert found.averages == pytest.approx(expected.averages)
    assert (found.averages > 0).all()


def test_components_that_leave_nothing_of_an_item_are_no_candidates() -> None:
    table = answers(60, seed=4)[:, :3]
    found = minimum_average_partial(np.column_stack([table[:, 0], table[:, 0]]))
    assert found.averages == pytest.approx([1])
    assert found.suggested == 0
    repeated = minimum_average_partial(table[:, [0, 0, 1, 1]])
    assert np.isnan(repeated.averages).tolist() == [False, False, True]
    assert repeated.suggested == 0
    assert repeated.reason == "some items determine each other"


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (np.ones((10, 1)), "fewer than 2 items have no correlations"),
        (np.ones((10, 3)), "item 1, 2, 3 does not vary"),
        (np.full((10, 3), NAN), "fewer than 3 complete rows"),
    ],
)
def test_without_correlations_nothing_is_suggested(table: np.ndarray, reason: str) -> None:
    found = minimum_average_partial(table)
    assert (found.suggested, found.reason) == (None, reason)
    assert np.isnan(found.averages).all()


def test_an_unknown_power_is_refused_with_those_there_are() -> None:
    with pytest.raises(TableError, match=r"power is 'third'\. Choose from: squared, fourth\."):
        minimum_average_partial(ITEMS, power="third")  # type: ignore[arg-type]


def test_a_result_prints_as_a_table() -> None:
    lines = str(minimum_average_partial(ITEMS)).splitlines()
    assert lines[:2] == ["Average partial correlation (squared)", "components  average"]
    assert lines[-1] == "smallest with 2 components; 144 rows, 6 incomplete left out"
    assert str(minimum_average_partial(np.ones((9, 2)))).endswith("9 rows\nitem 1, 2 does not vary")
