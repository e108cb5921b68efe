import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.problems import TableError
from scoring.structure import parallel
from scoring.structure.parallel import parallel_analysis
from tests.scoring.structure.efa_examples import ITEMS, NAN, VALUES, answers

Floats = NDArray[np.float64]

REFERENCE = VALUES["items"]["parallel"]


# Both sides are drawn: 1,000 tables here, 500 there.
@pytest.mark.parametrize(
    ("choices", "name"),
    [({}, "components"), ({"eigenvalues": "factors"}, "factors"), ({"data": "permuted"}, "resampled")],
)
def test_random_eigenvalues_are_those_of_psych_within_the_error_of_drawing(
    choices: dict[str, str], name: str
) -> None:
    found = parallel_analysis(ITEMS, **choices)  # type: ignore[arg-type]
    assert found.means == pytest.approx(np.array(REFERENCE[name]["mean"]), abs=0.012)
    assert found.thresholds == pytest.approx(np.array(REFERENCE[name]["centile"]), abs=0.03)
    assert found.suggested == 2


@pytest.mark.parametrize(("kind", "name"), [("components", "eigenvalues"), ("factors", "factor_eigenvalues")])
def test_the_eigenvalues_of_the_items_are_those_of_psych(kind: str, name: str) -> None:
    found = parallel_analysis(ITEMS, eigenvalues=kind, draws=2)  # type: ignore[arg-type]
    assert found.eigenvalues == pytest.approx(np.array(REFERENCE[name]), abs=1e-10)
    assert (found.n, found.dropped) == (144, 6)


@pytest.mark.parametrize("n", [4, 7, 40])
def test_triangular_factors_are_distributed_as_the_cross_products_of_normal_tables(n: int) -> None:
    rng = np.random.default_rng(5)
    tables = rng.standard_normal((4000, n, 6))
    tables -= tables.mean(axis=1, keepdims=True)
    direct = np.linalg.eigvalsh(parallel._correlations(tables))
    drawn = np.linalg.eigvalsh(parallel._correlations(parallel._normal(rng, np.zeros((n, 6)), 4000)))
    assert drawn.mean(axis=0) == pytest.approx(direct.mean(axis=0), abs=0.02)
    assert drawn.std(axis=0) == pytest.approx(direct.std(axis=0), abs=0.02)


def test_unrelated_items_suggest_a_factor_at_the_rate_of_the_centile() -> None:
    rng = np.random.default_rng(8)
    found = [
        parallel_analysis(rng.standard_normal((60, 5)), draws=300, seed=seed).suggested for seed in range(300)
    ]
    assert abs(np.mean(np.array(found) > 0) - 0.05) < 3 * np.sqrt(0.05 * 0.95 / 300)


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(6)), st.floats(0.1, 50), st.floats(-100, 100))
def test_order_and_units_of_the_items_do_not_matter(order: list[int], unit: float, shift: float) -> None:
    table = answers(60, seed=4)
    found = parallel_analysis(table[::-1, order] * unit + shift, draws=20)
    expected = parallel_analysis(table, draws=20)
    assert found.eigenvalues == pytest.approx(expected.eigenvalues)
    assert found.thresholds.tolist() == expected.thresholds.tolist()
    assert found.suggested == expected.suggested


@pytest.mark.parametrize("data", ["normal", "permuted"])
@pytest.mark.parametrize("kind", ["components", "factors"])
def test_eigenvalues_add_up_and_a_seed_repeats_them(data: str, kind: str) -> None:
    found = parallel_analysis(ITEMS, draws=30, data=data, eigenvalues=kind, seed=2)  # type: ignore[arg-type]
    again = parallel_analysis(ITEMS, draws=30, data=data, eigenvalues=kind, seed=2)  # type: ignore[arg-type]
    assert found.thresholds.tolist() == again.thresholds.tolist()
    if kind == "components":
        assert found.eigenvalues.sum() == pytest.approx(10)
        assert found.means.sum() == pytest.approx(10)


def test_the_mean_is_the_threshold_of_horn_and_lower_than_the_centile() -> None:
    horn, glorfeld = parallel_analysis(ITEMS, centile="mean"), parallel_analysis(ITEMS)
    assert horn.thresholds.tolist() == horn.means.tolist() == glorfeld.means.tolist()
    assert (horn.thresholds < glorfeld.thresholds).all()


def test_drawing_in_blocks_loses_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_BLOCK", 1)
    rows = answers(20, seed=1)
    assert parallel._drawn(rows, 7, 0, "components", "permuted").shape == (7, 6)


@pytest.mark.parametrize(
    ("table", "kind", "reason"),
    [
        (np.ones((10, 1)), "components", "fewer than 2 items have no correlations"),
        (np.full((10, 3), NAN), "components", "fewer than 3 complete rows"),
        (np.ones((10, 2)), "factors", "item 1, 2 does not vary"),
        (answers(5, seed=1), "factors", "5 rows are too few for 6 items"),
    ],
)
def test_without_eigenvalues_nothing_is_suggested(table: Floats, kind: str, reason: str) -> None:
    found = parallel_analysis(table, eigenvalues=kind)  # type: ignore[arg-type]
    assert (found.suggested, found.reason) == (None, reason)
    assert np.isnan([found.eigenvalues, found.means, found.thresholds]).all()


def test_two_items_and_few_rows_have_components() -> None:
    assert parallel_analysis([[1, 2], [2, 2], [3, 3], [4, 5]], draws=20).suggested in {0, 1}
    assert parallel_analysis(answers(5, seed=1), draws=20).eigenvalues[-1] == pytest.approx(0, abs=1e-12)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(TableError) as error:
        parallel_analysis(ITEMS, draws=0, centile=100, eigenvalues="roots", data="real")  # type: ignore[arg-type]
    assert error.value.problems == (
        "draws is 0. Give a whole number of at least 1.",
        "centile is 100. Give a number between 0 and 100, such as 95, or 'mean'.",
        "eigenvalues is 'roots'. Choose from: components, factors.",
        "data is 'real'. Choose from: normal, permuted.",
    )
    with pytest.raises(TableError, match="centile is 'median'"):
        parallel_analysis(ITEMS, centile="median")  # type: ignore[arg-type]


def test_a_result_prints_as_a_table() -> None:
    lines = str(parallel_analysis(ITEMS, draws=10, seed=3)).splitlines()
    assert lines[:2] == [
        "Parallel analysis (components, normal data)",
        "components  eigenvalue  mean at random  threshold",
    ]
    assert lines[-1] == (
        "2 components exceed the centile 95; 144 rows, 6 incomplete left out; 10 draws, seed 3"
    )
    undefined = str(parallel_analysis(np.ones((9, 2)), centile="mean", draws=5))
    assert undefined.endswith("9 rows; 5 draws, seed 0\nitem 1, 2 does not vary")
