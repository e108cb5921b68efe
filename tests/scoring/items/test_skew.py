import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scoring.items.skew import SkewKind, scale_skew, skew_from_moments
from scoring.problems import TableError
from tests.scoring.reference.values import floats, reference

NAN = float("nan")
BFI = reference("items")
RATINGS = floats(BFI["ratings"])
COMPLETE = RATINGS[~np.isnan(RATINGS).any(axis=1)]
KINDS: tuple[SkewKind, ...] = ("adjusted", "population", "b1")

scores = st.lists(st.integers(1, 7).map(float), min_size=3, max_size=20)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_skew_is_that_of_psych(kind: SkewKind) -> None:
    for item in range(5):
        assert scale_skew(COMPLETE[:, item], kind).value == pytest.approx(BFI["skew"][kind][item], abs=1e-12)


def test_skew_worked_out_by_hand() -> None:
    # 1, 1, 1, 5: mean 2, squared deviations 1, 1, 1, 9, cubes -1, -1, -1, 27, so m2 = 3 and m3 = 6.
    assert scale_skew([1, 1, 1, 5], "population").value == pytest.approx(6 / 3**1.5)
    assert scale_skew([1, 1, 1, 5], "adjusted").value == pytest.approx(6 / 3**1.5 * np.sqrt(12) / 2)
    assert scale_skew([1, 1, 1, 5], "b1").value == pytest.approx(6 / 4**1.5)


def test_the_standard_error_worked_out_by_hand() -> None:
    # Of 12 scores sqrt(6 * 12 * 11 / (10 * 13 * 15)); it goes with the skew's own factor.
    assert scale_skew(np.arange(12)).standard_error == pytest.approx(np.sqrt(792 / 1950))
    factor = np.sqrt(12 * 11) / 10
    assert scale_skew(np.arange(12), "population").standard_error == pytest.approx(
        np.sqrt(792 / 1950) / factor
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_standard_error_is_how_much_the_skew_of_normal_scores_varies(kind: SkewKind) -> None:
    rng, times = np.random.default_rng(9), 20_000
    normal = rng.standard_normal((times, 15))
    centred = normal - normal.mean(axis=1, keepdims=True)
    skews = skew_from_moments(15, np.mean(centred**2, axis=1), np.mean(centred**3, axis=1), kind)
    error = scale_skew(normal[0], kind).standard_error
    assert skews.std() == pytest.approx(error, rel=0.03)
    assert skews.mean() == pytest.approx(0, abs=4 * error / np.sqrt(times))


@given(scores)
def test_skew_is_that_of_scipy(row: list[float]) -> None:
    if np.ptp(row):
        assert scale_skew(row).value == pytest.approx(stats.skew(row, bias=False), abs=1e-9)
        assert scale_skew(row, "population").value == pytest.approx(stats.skew(row), abs=1e-9)


@given(scores, st.floats(0.1, 9), st.floats(-9, 9))
def test_the_unit_does_not_matter_and_mirrored_scores_have_the_opposite_skew(
    row: list[float], unit: float, shift: float
) -> None:
    expected = scale_skew(row).value
    assert scale_skew(shift - unit * np.array(row)).value == pytest.approx(-expected, nan_ok=True, abs=1e-9)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ([], "fewer than 3 scores"),
        ([1, 5], "fewer than 3 scores"),
        ([1, NAN, 5, NAN], "fewer than 3 scores"),
        ([0.1, 0.1, 0.1], "every score is the same"),
        ([0, 0, 0], "every score is the same"),
    ],
)
def test_few_or_equal_scores_have_no_skew(row: list[float], reason: str) -> None:
    for kind in KINDS:
        result = scale_skew(row, kind)
        assert np.isnan([result.value, result.standard_error]).all()
        assert result.reason == reason


def test_scores_that_are_missing_are_left_out_and_counted() -> None:
    result = scale_skew([1, NAN, 1, 1, 5, NAN])
    assert (result.n, result.missing) == (4, 2)
    assert result.value == scale_skew([1, 1, 1, 5]).value


def test_moments_of_few_or_equal_scores_have_no_skew() -> None:
    assert np.isnan(skew_from_moments([2, 0, 5], [1.0, 1.0, 0.0], [1.0, 1.0, 0.0])).all()


def test_a_kind_that_there_is_not_is_refused() -> None:
    for ask in (lambda: scale_skew([1, 2, 4], "g2"), lambda: skew_from_moments(9, 1, 1, "g2")):  # type: ignore[arg-type]
        with pytest.raises(TableError, match=r"kind is 'g2'\. Choose from: adjusted, population, b1"):
            ask()


def test_a_skew_prints_as_a_table() -> None:
    assert str(scale_skew([1, 1, 1, 5, NAN])) == (
        "skew (adjusted)\nvalue  standard error  n  missing\n2.000           1.014  4        1"
    )
