import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.structure.adequacy import bartlett_sphericity, kmo
from tests.scoring.structure.efa_examples import HARMAN, ITEMS, NAN, VALUES, answers


def equal(items: int, r: float) -> np.ndarray:
    """Correlations that are all the same."""
    return np.full((items, items), r) + (1 - r) * np.eye(items)


@pytest.mark.parametrize(("table", "n", "name"), [(HARMAN, 145, "harman"), (ITEMS, None, "items")])
def test_adequacy_and_sphericity_are_those_of_psych(table: np.ndarray, n: int | None, name: str) -> None:
    expected = VALUES[name]["adequacy"]
    found, test = kmo(table, n=n), bartlett_sphericity(table, n=n)
    assert found.overall == pytest.approx(expected["kmo"], abs=1e-12)
    assert found.items == pytest.approx(np.array(expected["each"]), abs=1e-12)
    assert test.chi_square == pytest.approx(expected["chi_square"], abs=1e-9)
    assert test.df == expected["df"]
    assert test.p == pytest.approx(expected["p"], rel=1e-9)


def test_items_that_correlate_equally_have_the_adequacy_of_the_formula() -> None:
    r, q = 0.4, 0.4 / (1 + 3 * 0.4)  # the partial correlation of two of five items given the others
    found = kmo(equal(5, r), n=100)
    assert found.overall == pytest.approx(r**2 / (r**2 + q**2))
    assert found.items == pytest.approx(np.full(5, found.overall))


def test_the_test_of_two_items_is_that_of_their_correlation() -> None:
    found = bartlett_sphericity(equal(2, 0.4), n=50)
    assert found.chi_square == pytest.approx(-(49 - 9 / 6) * np.log(1 - 0.4**2))
    assert found.df == 1


@settings(max_examples=20)
@given(st.permutations(range(6)), st.floats(0.1, 50), st.floats(-100, 100))
def test_order_and_units_of_the_items_do_not_matter(order: list[int], unit: float, shift: float) -> None:
    table = answers(60, seed=4)
    changed = table[::-1, order] * unit + shift
    assert kmo(changed).items == pytest.approx(kmo(table).items[order])
    assert bartlett_sphericity(changed).chi_square == pytest.approx(bartlett_sphericity(table).chi_square)


@given(st.integers(0, 10_000))
def test_adequacy_lies_between_0_and_1(seed: int) -> None:
    found = kmo(answers(30, seed=seed))
    assert ((found.items >= 0) & (found.items <= 1)).all()
    assert found.items.min() <= found.overall <= found.items.max()


def test_unrelated_items_are_rejected_at_the_rate_of_the_test() -> None:
    tables = np.random.default_rng(6).standard_normal((1000, 50, 4))
    share = np.mean([bartlett_sphericity(table).p < 0.05 for table in tables])
    assert abs(share - 0.05) < 3 * np.sqrt(0.05 * 0.95 / 1000)


@pytest.mark.parametrize(
    ("table", "n", "reason"),
    [
        (np.ones((1, 1)), 50, "fewer than 2 items have no correlations"),
        (np.ones((10, 3)), None, "item 1, 2, 3 does not vary"),
        (np.full((10, 3), NAN), None, "fewer than 3 complete rows"),
        (np.ones((3, 3)), 50, "some items determine each other"),
        (answers(5, seed=1), None, "5 rows are too few for 6 items"),
    ],
)
def test_without_an_inverse_neither_is_defined(table: np.ndarray, n: int | None, reason: str) -> None:
    found, test = kmo(table, n=n), bartlett_sphericity(table, n=n)
    assert (found.reason, test.reason) == (reason, reason)
    assert np.isnan([found.overall, *found.items, test.chi_square, test.p]).all()


def test_two_items_have_no_adequacy() -> None:
    assert kmo(equal(2, 0.4), n=50).reason == "two items have no partial correlations given others"


def test_items_that_do_not_correlate_have_no_adequacy_but_pass_the_test() -> None:
    assert np.isnan(kmo(np.eye(4), n=50).overall)
    assert kmo(np.eye(4), n=50).reason == "no two items correlate"
    test = bartlett_sphericity(np.eye(4), n=50)
    assert (test.chi_square, test.p, test.reason) == (0, 1, "")


def test_an_item_apart_has_no_adequacy_of_its_own() -> None:
    apart = np.eye(4)
    apart[:3, :3] = equal(3, 0.5)
    found = kmo(apart, n=50)
    assert np.isnan(found.items).tolist() == [False, False, False, True]
    assert found.overall == pytest.approx(float(kmo(equal(3, 0.5), n=50).overall))


def test_too_few_rows_for_the_factor_of_chi_square_are_told() -> None:
    assert bartlett_sphericity(equal(6, 0.2), n=3).reason == "3 rows are too few for 6 items"


def test_results_print_as_tables() -> None:
    assert str(kmo(equal(3, 0.5), n=50)) == (
        "Sampling adequacy (KMO)\n"
        "           value\n"
        "item 1     0.692\n"
        "item 2     0.692\n"
        "item 3     0.692\n"
        "all items  0.692\n"
        "50 rows"
    )
    assert str(bartlett_sphericity(ITEMS)).splitlines()[1:] == [
        "chi-square  df        p",
        "   338.589  45  < 0.001",
        "144 rows, 6 incomplete left out",
    ]
