from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scoring.self_other.similarity import profile_similarity
from tests.scoring.reference.values import floats, reference

R = reference("self_other")
OWN, OTHERS = floats(R["own_items"]), floats(R["others_items"])
NAN = float("nan")
MEASURES = [
    "overall",
    "distinctive",
    "normative_own",
    "normative_others",
    "elevation",
    "scatter",
    "distance",
    "baseline",
]

tables = st.tuples(st.integers(2, 5), st.integers(3, 6)).flatmap(
    lambda shape: st.lists(
        st.integers(1, 5), min_size=2 * shape[0] * shape[1], max_size=2 * shape[0] * shape[1]
    ).map(lambda ratings: np.reshape(ratings, (2, *shape)).astype(float))
)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("typical", ["all", "without_self"])
def test_every_measure_is_that_of_r_person_by_person(typical: Any, measure: str) -> None:
    result = profile_similarity(OWN, OTHERS, typical=typical, baseline="mismatched")
    assert getattr(result, measure) == pytest.approx(floats(R[typical][measure]), rel=1e-10, abs=1e-12)
    assert result.items.tolist() == [7, 6, 7, 7, 5, 7, 7, 7, 7]
    assert not any(result.reasons)


def test_profiles_that_are_alike_because_all_are_have_nothing_distinctive_in_common() -> None:
    typical = np.array([1, 3, 5, 2, 4])
    own_part = np.array([[1, -1, 0, 0, 0], [-1, 1, 0, 0, 0], [0, 0, 1, 0, -1], [0, 0, -1, 0, 1]]) / 5
    own = typical + own_part
    result = profile_similarity(own, own[[1, 0, 3, 2]])
    assert (result.overall > 0.95).all()
    assert result.distinctive == pytest.approx([-1, -1, -1, -1])
    assert (result.normative_own > 0.95).all()


def test_one_point_higher_on_every_item_differs_in_elevation_only() -> None:
    result = profile_similarity([[2, 3, 5], [1, 5, 4]], [[1, 2, 4], [5, 1, 2]])
    assert (result.overall[0], result.elevation[0], result.scatter[0]) == pytest.approx((1, 1, 0))
    assert result.distance[0] == pytest.approx(np.sqrt(3))


@settings(max_examples=40, deadline=None)
@given(tables)
def test_distance_is_made_of_elevation_scatter_and_shape(pair: NDArray[np.float64]) -> None:
    result = profile_similarity(*pair)
    widths = [np.sqrt(((side - side.mean(axis=1, keepdims=True)) ** 2).sum(axis=1)) for side in pair]
    shape = np.where(np.isnan(result.overall), 0, 2 * widths[0] * widths[1] * (1 - result.overall))
    made = pair.shape[2] * result.elevation**2 + result.scatter**2 + shape
    assert result.distance**2 == pytest.approx(made, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(tables)
def test_own_and_others_changing_places_turn_the_signs_and_leave_the_correlations(
    pair: NDArray[np.float64],
) -> None:
    there, back = profile_similarity(*pair), profile_similarity(*pair[::-1])
    assert there.elevation == pytest.approx(-back.elevation)
    assert there.scatter == pytest.approx(-back.scatter)
    for one, other in (
        ("overall",) * 2,
        ("distinctive",) * 2,
        ("distance",) * 2,
        ("normative_own", "normative_others"),
    ):
        assert getattr(there, one) == pytest.approx(getattr(back, other), nan_ok=True, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(tables, st.integers(-5, 5), st.integers(1, 4))
def test_correlations_depend_neither_on_unit_nor_on_where_own_ratings_begin(
    pair: NDArray[np.float64], shift: int, factor: int
) -> None:
    plain, moved = profile_similarity(*pair), profile_similarity(factor * pair[0] + shift, pair[1])
    for measure in MEASURES[:4]:
        assert getattr(moved, measure) == pytest.approx(getattr(plain, measure), nan_ok=True, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(tables, st.integers(0, 9))
def test_nobody_depends_on_the_order_of_people_or_items(pair: NDArray[np.float64], turn: int) -> None:
    plain = profile_similarity(*pair, baseline="mismatched")
    turned = profile_similarity(*np.roll(pair, (turn, turn), axis=(1, 2)), baseline="mismatched")
    for measure in MEASURES:
        expected = np.roll(getattr(plain, measure), turn)
        assert getattr(turned, measure) == pytest.approx(expected, nan_ok=True, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(tables)
def test_everybody_together_is_everybody_one_by_one(pair: NDArray[np.float64]) -> None:
    together = profile_similarity(*pair).overall
    one_by_one = [
        profile_similarity(own[None], others[None]).overall[0] for own, others in zip(*pair, strict=True)
    ]
    assert together == pytest.approx(one_by_one, nan_ok=True)


OTHER = [[1.0, 2, 4, 3], [2, 1, 3, 5], [4, 3, 1, 1]]


@pytest.mark.parametrize(
    ("own", "others", "missing", "undefined", "reason"),
    [
        ([NAN, NAN, 1, 2], [1, 2, 3, 4], "shared", MEASURES[:7], "fewer than 3 items are rated by both"),
        ([1, 2, NAN, 4], [1, NAN, 3, 4], "shared", MEASURES[:7], "fewer than 3 items are rated by both"),
        ([NAN, 5, 1, 2], [1, 2, 3, 4], "complete", MEASURES[:7], "an item is missing, or there are fewer than 3"),
        ([0.1, 0.1, 0.1, 0.1], [1, 2, 3, 4], "shared", ["overall", "normative_own"], "a profile is the same on every item, so it has no shape"),
    ],
)  # fmt: skip
def test_a_profile_without_shape_or_items_is_undefined_with_the_reason(
    own: list[float], others: list[float], missing: Any, undefined: list[str], reason: str
) -> None:
    result = profile_similarity(np.array([own, *OTHER]), np.array([others, *OTHER[::-1]]), missing=missing)
    assert [measure for measure in MEASURES[:7] if np.isnan(getattr(result, measure)[0])] == undefined
    assert (result.reasons[0], result.reasons[1:]) == (reason, ("", "", ""))


def test_whoever_is_the_average_has_nothing_distinctive() -> None:
    alone, expected = (
        profile_similarity([[1, 2, 3]], [[1, 3, 2]]),
        "a profile is the average one, or there is none",
    )
    assert alone.overall.tolist() == pytest.approx([0.5])
    assert (alone.normative_own[0], np.isnan(alone.distinctive[0])) == (pytest.approx(1), True)
    assert alone.reasons[0] == f"{expected}, so nothing is distinctive"
    nobody_else = profile_similarity([[1, 2, 3]], [[1, 3, 2]], typical="without_self", baseline="mismatched")
    assert np.isnan([nobody_else.distinctive, nobody_else.normative_own, nobody_else.baseline]).all()
    assert nobody_else.reasons[0].startswith(expected)


def test_an_average_profile_that_is_flat_makes_nothing_normative() -> None:
    result = profile_similarity([[1, 2, 3], [3, 2, 1]], [[1, 3, 2], [2, 1, 3]])
    assert np.isnan(result.normative_own).all()
    assert not np.isnan(result.distinctive).any()
    assert result.reasons == ("an average profile is the same on every item, so nothing is normative",) * 2


@pytest.mark.parametrize("shape", [(0, 4), (3, 0), (2, 2)])
def test_tables_without_people_or_with_too_few_items_give_nothing(shape: tuple[int, int]) -> None:
    result = profile_similarity(np.ones(shape), np.ones(shape), baseline="mismatched")
    for measure in MEASURES:
        assert np.isnan(getattr(result, measure)).all()
        assert getattr(result, measure).shape == (shape[0],)
    assert set(result.reasons) <= {"fewer than 3 items are rated by both"}


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(ValueError, match="typical is 'mine'") as caught:
        profile_similarity([[1, 2]], [[1, 2, 3]], typical="mine", missing="drop", baseline="chance")  # type: ignore[arg-type]
    assert str(caught.value).splitlines() == [
        "typical is 'mine'. Choose from: all, without_self.",
        "missing is 'drop'. Choose from: shared, complete.",
        "baseline is 'chance'. Choose from: none, mismatched.",
        "The shapes differ: own has (1, 2) and others has (1, 3). Give a row for every participant and the same columns.",
    ]
    with pytest.raises(
        ValueError, match=r"own: the shape is \(2,\). Give a table with the axes \(participants, items\)"
    ):
        profile_similarity([1, 2], [[1, 2]])


def test_similarity_prints_as_a_table_of_the_cohort() -> None:
    result = profile_similarity([[1, 2, 4], [2, 5, 4], [3, 3, 3]], [[1, 2, 4], [5, 2, 3], [1, 2, 3]])
    assert str(result).splitlines() == [
        "profile similarity",
        "                   n    mean     SD   least   most",
        "overall            2   0.000  1.414  -1.000  1.000",
        "distinctive        3  -0.288  0.803  -0.908  0.619",
        "normative, own     2   0.866  0.000   0.866  0.866",
        "normative, others  3   0.537  0.424   0.052  0.839",
        "elevation          3   0.444  0.509   0.000  1.000",
        "scatter            3  -0.471  0.816  -1.414  0.000",
        "distance           3   2.198  2.180   0.000  4.359",
        "baseline           0       -      -       -      -",
        "average profile of all, items shared; 3 participants",
        "1: a profile is the same on every item, so it has no shape",
    ]
