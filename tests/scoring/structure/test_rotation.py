import re
from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.problems import TableError
from scoring.structure import gradient_projection
from scoring.structure.rotation import (
    Rotation,
    _varimax_criterion,
    explained_variance,
    oblimin,
    promax,
    unrotated,
    varimax,
)
from tests.scoring.structure.efa_examples import NAN, SIMPLE, TOGETHER, VALUES

Floats = NDArray[np.float64]

REFERENCE = VALUES["rotations"]
LOADINGS = np.array(REFERENCE["loadings"])  # four factors of 24 tests, by maximum likelihood

ALL = [
    ("varimax", varimax),
    ("varimax_none", partial(varimax, normalisation="none")),
    ("oblimin", oblimin),
    ("oblimin_kaiser", partial(oblimin, normalisation="kaiser")),
    ("promax_kaiser", promax),
    ("promax_varimax", partial(promax, normalisation="varimax")),
    ("promax_none", partial(promax, normalisation="none")),
]
rotations = pytest.mark.parametrize("rotate", [rotate for _, rotate in ALL], ids=[name for name, _ in ALL])
turns = st.integers(0, 10_000).map(
    lambda seed: np.linalg.qr(np.random.default_rng(seed).standard_normal((4, 4)))[0]
)


@pytest.mark.parametrize(("name", "rotate"), ALL)
def test_rotated_loadings_are_those_of_r(name: str, rotate: Callable[[Floats], Rotation]) -> None:
    found, expected = rotate(LOADINGS), REFERENCE[name]
    assert found.loadings == pytest.approx(np.array(expected["loadings"]), abs=1e-6)
    assert found.correlations == pytest.approx(np.array(expected["correlations"]), abs=1e-6)
    assert (found.converged, found.reason) == (True, "")


# These stop their varimax early, which shows in the fifth decimal.
@pytest.mark.parametrize(("name", "normalisation"), [("psych", "kaiser"), ("stats", "varimax")])
def test_the_two_promax_of_r_differ_by_where_they_normalise(name: str, normalisation: str) -> None:
    found, expected = promax(LOADINGS, normalisation=normalisation), REFERENCE[f"{name}_promax"]  # type: ignore[arg-type]
    assert found.loadings == pytest.approx(np.array(expected["loadings"]), abs=1e-4)
    assert found.correlations == pytest.approx(np.array(expected["correlations"]), abs=1e-4)


@pytest.mark.parametrize("normalisation", ["none", "kaiser"])
def test_the_criterion_of_oblimin_is_twice_that_of_gparotation(normalisation: str) -> None:
    expected = REFERENCE["oblimin" if normalisation == "none" else "oblimin_kaiser"]["criterion"]
    found = oblimin(LOADINGS, normalisation=normalisation)  # type: ignore[arg-type]
    assert found.criterion == pytest.approx(2 * expected, abs=1e-9)
    assert (found.found, found.starts) == (20, 20)


def test_the_criteria_are_those_of_the_rotated_loadings() -> None:
    first, second = oblimin(LOADINGS[:, :2]).loadings.T
    assert oblimin(LOADINGS[:, :2]).criterion == pytest.approx(float((first**2 * second**2).sum()))
    plain = varimax(LOADINGS, normalisation="none")
    assert plain.criterion == pytest.approx(float((plain.loadings**2).var(axis=0).sum()))


def test_simple_structure_is_found_again_with_its_correlation() -> None:
    turn = np.linalg.cholesky(TOGETHER)
    found = oblimin(SIMPLE @ turn)
    assert found.loadings == pytest.approx(SIMPLE, abs=1e-6)
    assert found.correlations == pytest.approx(TOGETHER, abs=1e-6)
    assert found.criterion == pytest.approx(0, abs=1e-12)


def test_promax_comes_near_to_simple_structure() -> None:
    found = promax(SIMPLE @ np.linalg.cholesky(TOGETHER))
    assert found.loadings == pytest.approx(SIMPLE, abs=0.03)
    assert found.correlations == pytest.approx(TOGETHER, abs=0.1)


@rotations
@settings(max_examples=5, deadline=None)
@given(turns)
def test_the_factors_that_a_rotation_starts_from_do_not_matter(
    rotate: Callable[[Floats], Rotation], turn: Floats
) -> None:
    assert rotate(LOADINGS @ turn).loadings == pytest.approx(rotate(LOADINGS).loadings, abs=1e-5)


@rotations
def test_the_common_variance_of_the_items_is_kept(rotate: Callable[[Floats], Rotation]) -> None:
    found = rotate(LOADINGS)
    common = found.loadings @ found.correlations @ found.loadings.T
    assert common == pytest.approx(LOADINGS @ LOADINGS.T)
    assert explained_variance(found.loadings, found.correlations).sum() == pytest.approx(
        float((LOADINGS**2).sum())
    )
    assert np.diag(found.correlations) == pytest.approx(np.ones(4))


@rotations
def test_factors_stand_in_the_order_of_their_variance_with_positive_sums(
    rotate: Callable[[Floats], Rotation],
) -> None:
    found = rotate(-LOADINGS[:, ::-1])
    assert (np.diff(explained_variance(found.loadings, found.correlations)) < 0).all()
    assert (found.loadings.sum(axis=0) > 0).all()


@rotations
@settings(max_examples=5, deadline=None)
@given(st.permutations(range(24)))
def test_the_order_of_the_items_does_not_matter(
    rotate: Callable[[Floats], Rotation], order: list[int]
) -> None:
    assert rotate(LOADINGS[order]).loadings == pytest.approx(rotate(LOADINGS).loadings[order], abs=1e-5)


@rotations
def test_an_item_without_loadings_stays_without(rotate: Callable[[Floats], Rotation]) -> None:
    found = rotate(np.vstack([LOADINGS, np.zeros(4)]))
    assert found.loadings[-1] == pytest.approx(np.zeros(4))


@rotations
def test_factors_that_depend_on_each_other_are_not_rotated(rotate: Callable[[Floats], Rotation]) -> None:
    found = rotate(np.column_stack([SIMPLE, np.zeros(6)]))
    assert found.reason == "the loadings of 3 factors span only 2"
    assert np.isnan(found.loadings).all()
    assert np.isnan(found.correlations).all()


@rotations
def test_a_single_factor_stays_as_it_is(rotate: Callable[[Floats], Rotation]) -> None:
    assert rotate(-LOADINGS[:, :1]).loadings == pytest.approx(LOADINGS[:, :1])


def test_a_criterion_with_several_maxima_tells_how_many_starts_found_the_best() -> None:
    noise = np.random.default_rng(0).standard_normal((8, 4))
    found = varimax(noise, starts=40)
    assert found.converged
    assert 1 < found.found < found.starts
    assert found.criterion >= varimax(noise, starts=1).criterion - 1e-12


def test_starts_that_are_searched_together_come_to_what_each_comes_to_alone() -> None:
    noise = np.random.default_rng(0).standard_normal((8, 4))
    starts = gradient_projection._starts(4, 6, seed=1)
    together = gradient_projection._searched(noise, _varimax_criterion, starts, oblique=False)
    alone = [
        gradient_projection._searched(noise, _varimax_criterion, start[np.newaxis], oblique=False).values[0]
        for start in starts
    ]
    assert together.values == pytest.approx(np.array(alone), abs=1e-10)


def test_a_seed_repeats_the_starts_and_another_gives_others() -> None:
    noise = np.random.default_rng(0).standard_normal((8, 4))
    found = [varimax(noise, seed=seed).found for seed in (5, 5, 6, 7, 8)]
    assert found[0] == found[1]
    assert len(set(found)) > 1


@pytest.mark.parametrize("rotate", [varimax, oblimin])
def test_a_search_that_was_cut_short_says_so(
    monkeypatch: pytest.MonkeyPatch, rotate: Callable[[Floats], Rotation]
) -> None:
    monkeypatch.setattr(gradient_projection, "_MOST", 1)
    found = rotate(LOADINGS)
    assert (found.converged, found.reason) == (False, "the rotation did not converge")


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(TableError) as error:
        promax([[NAN, 1], [0, 1]], power=1, normalisation="rows")  # type: ignore[arg-type]
    assert error.value.problems == (
        "normalisation is 'rows'. Choose from: kaiser, varimax, none.",
        "loadings: some are missing. Give a number for each item and factor.",
        "power is 1. Give a number above 1, such as 4, and no more than 16.",
    )
    with pytest.raises(TableError, match=re.escape("starts is 0. Give a whole number of at least 1.")):
        oblimin(LOADINGS, starts=0)


def test_a_rotation_prints_as_a_table() -> None:
    assert str(oblimin(np.array([[-0.8, 0.1], [-0.7, 0.1], [0.1, 0.7], [0.1, 0.6]]), starts=3)) == (
        "oblimin\n"
        "item  factor 1  factor 2\n"
        "   1     0.806    -0.005\n"
        "   2     0.707     0.008\n"
        "   3     0.006     0.707\n"
        "   4    -0.009     0.608\n"
        "criterion 0.000096, found by 3 of 3 starts"
    )
    assert str(unrotated([[0.5], [0.4]])) == "none\nitem  factor 1\n   1     0.500\n   2     0.400"
