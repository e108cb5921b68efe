import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.structure.cfa import confirmatory
from scoring.structure.cfa_result import CfaResult
from scoring.structure.discrepancy import Sample
from scoring.structure.model import factor_model
from scoring.structure.patterns import read_pattern
from scoring.structure.solution import solve
from tests.scoring.structure.holzinger import two_factors

PAIR = {"f": ["1", "2", "3"], "g": ["4", "5", "6"]}
NAMES = list("123456")
seeds = st.integers(0, 10_000)
few = settings(max_examples=8, deadline=None)


def indices(result: CfaResult) -> list[float]:
    fit = result.fit
    return [fit.chi_square, fit.cfi, fit.tli, fit.rmsea, fit.rmsea_high, fit.srmr]


def same(one: object, other: object) -> bool:
    return bool(one == pytest.approx(other, rel=1e-5, abs=1e-6, nan_ok=True))


@few
@given(seeds, st.permutations(range(6)))
def test_the_order_of_items_and_factors_does_not_matter(seed: int, order: list[int]) -> None:
    ratings = two_factors(seed)
    plain = confirmatory(ratings, PAIR, items=NAMES, errors="robust")
    turned = confirmatory(
        ratings[:, order],
        dict(reversed(PAIR.items())),
        items=[NAMES[place] for place in order],
        errors="robust",
    )
    assert same(indices(turned), indices(plain))
    assert same(turned.fit.scaling, plain.fit.scaling)
    assert same(turned.loadings, plain.loadings[order][:, ::-1])
    assert same(turned.loading_errors, plain.loading_errors[order][:, ::-1])


@few
@given(seeds)
def test_either_identification_gives_the_same_fit_and_standardised_estimates(seed: int) -> None:
    ratings = two_factors(seed)
    by_variance = confirmatory(ratings, PAIR, items=NAMES)
    by_marker = confirmatory(ratings, PAIR, items=NAMES, identification="marker")
    assert same(indices(by_marker), indices(by_variance))
    assert same(by_marker.standardised_loadings, by_variance.standardised_loadings)
    assert same(by_marker.standardised_loading_errors, by_variance.standardised_loading_errors)
    assert same(by_marker.factor_correlation_errors, by_variance.factor_correlation_errors)
    assert same(by_marker.loadings, by_variance.loadings / by_variance.loadings[[0, 3], [0, 1]])


@few
@given(seeds, st.lists(st.floats(1e-4, 1e4), min_size=6, max_size=6), st.floats(-100, 100))
def test_the_unit_and_the_origin_of_an_item_change_only_its_own_estimates(
    seed: int, units: list[float], shift: float
) -> None:
    ratings = two_factors(seed)
    plain = confirmatory(ratings, PAIR, items=NAMES, errors="robust")
    scaled = confirmatory((ratings + shift) * units, PAIR, items=NAMES, errors="robust")
    assert same(indices(scaled), indices(plain))
    assert same(scaled.standardised_loadings, plain.standardised_loadings)
    assert same(scaled.standardised_loading_errors, plain.standardised_loading_errors)
    assert same(scaled.loadings / np.array(units)[:, np.newaxis], plain.loadings)
    assert same(scaled.residual_variance_errors / np.square(units), plain.residual_variance_errors)


@few
@given(seeds)
def test_a_reversed_item_has_the_opposite_loading_and_the_same_fit(seed: int) -> None:
    ratings = two_factors(seed)
    plain = confirmatory(ratings, PAIR, items=NAMES)
    turned = confirmatory(ratings * [1, 1, -1, 1, 1, 1], PAIR, items=NAMES)
    assert same(indices(turned), indices(plain))
    assert same(turned.loadings, plain.loadings * np.array([1, 1, -1, 1, 1, 1])[:, np.newaxis])


@few
@given(seeds)
def test_figures_keep_their_bounds(seed: int) -> None:
    result = confirmatory(two_factors(seed, rows=60), PAIR, items=NAMES)
    fit = result.fit
    assert 0 <= fit.cfi <= 1
    assert 0 <= fit.p_value <= 1
    assert 0 <= fit.rmsea_low <= fit.rmsea <= fit.rmsea_high
    assert 0 <= fit.chi_square <= fit.baseline_chi_square
    assert fit.bic > fit.aic
    assert np.all(result.loading_errors[result.loadings != 0] > 0)


@few
@given(seeds)
def test_a_loading_that_is_set_free_never_makes_the_fit_worse(seed: int) -> None:
    ratings = two_factors(seed)
    strict = confirmatory(ratings, PAIR, items=NAMES)
    free = confirmatory(ratings, PAIR | {"g": ["3", "4", "5", "6"]}, items=NAMES)
    assert np.isnan(free.fit.chi_square) or free.fit.chi_square <= strict.fit.chi_square + 1e-8
    assert free.fit.df == strict.fit.df - 1


@few
@given(seeds)
def test_clusters_of_one_row_are_rows_but_for_the_number_of_clusters_less_one(seed: int) -> None:
    ratings = two_factors(seed, rows=100)
    rows = confirmatory(ratings, PAIR, items=NAMES, errors="robust_expected")
    alone = confirmatory(ratings, PAIR, items=NAMES, clusters=np.arange(100), errors="robust_expected")
    assert same(alone.loading_errors**2, rows.loading_errors**2 * 100 / 99)
    assert same(alone.fit.scaling, rows.fit.scaling * 100 / 99)


def test_clusters_are_told_apart_by_any_label_in_any_order() -> None:
    ratings, labels = two_factors(4), np.arange(150) % 30
    by_number = confirmatory(ratings, PAIR, items=NAMES, clusters=labels)
    order = np.random.default_rng(1).permutation(150)
    by_name = confirmatory(
        ratings[order], PAIR, items=NAMES, clusters=[f"P{label}" for label in labels[order]]
    )
    assert same(by_name.loading_errors, by_number.loading_errors)
    assert same(by_name.fit.scaling, by_number.fit.scaling)


def test_rows_are_taken_in_blocks_that_divide_no_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    ratings, labels = two_factors(4), np.arange(150) % 13
    whole = confirmatory(ratings, PAIR, items=NAMES, clusters=labels)
    monkeypatch.setattr("scoring.structure.errors._BLOCK", 500)
    parts = confirmatory(ratings, PAIR, items=NAMES, clusters=labels)
    assert same(parts.loading_errors, whole.loading_errors)
    assert same(parts.fit.scaling, whole.fit.scaling)


def test_chi_square_rejects_a_true_model_as_often_as_it_says() -> None:
    times, rows, loadings = 250, 300, np.array([0.8, 0.7, 0.6, 0.5])
    random = np.random.default_rng(11)
    pattern = read_pattern(np.ones((4, 1)), None, 4, correlated=True)
    model = factor_model(pattern.free)
    root = np.linalg.cholesky(np.outer(loadings, loadings) + np.diag(1 - loadings**2))
    draws = random.standard_normal((times, rows, 4)) @ root.T
    draws -= draws.mean(axis=1, keepdims=True)
    covariances = draws.transpose(0, 2, 1) @ draws / rows
    found = [
        solve(model, pattern, [Sample(rows, rows, np.zeros(4), one)], identification="variance").chi_square()
        for one in covariances
    ]
    rejected = np.mean(np.array(found) > 5.991)  # the 95 % point of 2 degrees of freedom
    assert rejected == pytest.approx(0.05, abs=3 * np.sqrt(0.05 * 0.95 / times))


def test_robust_intervals_cover_where_raters_of_one_participant_are_alike_and_plain_ones_do_not() -> None:
    times, loadings = 60, np.array([0.8, 0.7, 0.6, 0.5])
    random = np.random.default_rng(8)
    labels = np.repeat(np.arange(80), 5)
    covered: dict[str, list[float]] = {"robust": [], "expected": []}
    for _ in range(times):
        shared, own = random.standard_normal((80, 5))[labels], random.standard_normal((400, 5))
        parts = np.sqrt(0.5) * (shared + own)
        ratings = parts[:, :1] * loadings + parts[:, 1:] * np.sqrt(1 - loadings**2)
        for clusters, errors in ((labels, "robust"), (None, "expected")):
            result = confirmatory(ratings, np.ones((4, 1)), clusters=clusters)
            assert result.errors == errors
            apart = np.abs(result.loadings[:, 0] - loadings) / result.loading_errors[:, 0]
            covered[errors].append(float((apart < 1.96).mean()))
    assert np.mean(covered["robust"]) == pytest.approx(0.95, abs=3 * np.sqrt(0.95 * 0.05 / times))
    assert np.mean(covered["expected"]) < 0.88
