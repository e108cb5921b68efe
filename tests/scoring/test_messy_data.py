"""What researchers hold is untidy: the statistics take it as it is, or say what is wrong with it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import pytest

import scoring
from scoring import TableError

RNG = np.random.default_rng(4)
RATINGS = np.clip(np.rint(3 + RNG.normal(size=(30, 1)) + RNG.normal(size=(30, 6))), 1, 5)
RATINGS[0, 1] = np.nan
OWN, OTHERS, OUTCOME = RATINGS[:, 1], RATINGS[:, 2], RATINGS[:, 3] + RATINGS[:, 4] / 3
TEAMS = np.repeat(np.arange(10), 3)
FACTORS = {"one": [0, 1, 2], "two": [3, 4, 5]}
TABLES: dict[str, Callable[[Any], Any]] = {
    "ad_mean": scoring.ad_mean,
    "ad_median": scoring.ad_median,
    "agreement_by_group": lambda table: scoring.agreement_by_group(table, TEAMS, options=5),
    "awg": partial(scoring.awg, options=5),
    "bartlett": scoring.bartlett_sphericity,
    "confirmatory": lambda table: scoring.confirmatory(table, FACTORS),
    "cronbach_alpha": scoring.cronbach_alpha,
    "exploratory": lambda table: scoring.exploratory(table, 1),
    "gap_table": lambda table: scoring.gap_table(table, np.nan_to_num(RATINGS[::-1], nan=3)),
    "icc_crossed": scoring.icc_crossed,
    "item_analysis": partial(scoring.item_analysis, lowest=1, highest=5),
    "kmo": scoring.kmo,
    "mcdonald_omega": scoring.mcdonald_omega,
    "minimum_average_partial": scoring.minimum_average_partial,
    "parallel_analysis": partial(scoring.parallel_analysis, draws=10),
    "profile_similarity": lambda table: scoring.profile_similarity(table, RATINGS[::-1]),
    "rwg": partial(scoring.rwg, options=5),
    "scale_sem": scoring.scale_sem,
    "variance_components": lambda table: scoring.variance_components(table, TEAMS),
}
ROWS: dict[str, Callable[[Any], Any]] = {
    "agreement_categories": lambda row: scoring.agreement_categories(row, OTHERS),
    "concordance": lambda row: scoring.concordance_correlation(row, OTHERS),
    "expected_after": lambda row: scoring.expected_after(row, mean=3, sd=1, reliability=0.8),
    "icc_1": lambda row: scoring.icc_1(row, TEAMS),
    "limits_of_agreement": lambda row: scoring.limits_of_agreement(row, OTHERS),
    "mean_change": lambda row: scoring.mean_change(row, OTHERS),
    "percentile_rank": lambda row: scoring.percentile_rank(row, row),
    "reliability_by_group": lambda row: scoring.reliability_by_group(row, TEAMS),
    "reliable_change": lambda row: scoring.reliable_change(row, OTHERS, sd=1, reliability=0.8),
    "response_surface": lambda row: scoring.response_surface(row, OTHERS, OUTCOME, options=(1, 5)),
    "scale_skew": scoring.scale_skew,
    "t_score": lambda row: scoring.t_score(row, 3, 1),
    "t_score_interval": lambda row: scoring.t_score_interval(row, 3, 1, 30),
}
USES = [(use, RATINGS) for use in TABLES.values()] + [(use, OWN) for use in ROWS.values()]
NAMES = [*TABLES, *ROWS]


def as_pandas(values: Any, dtype: str) -> Any:
    return (pd.DataFrame if values.ndim == 2 else pd.Series)(values).astype(dtype)


@pytest.mark.parametrize(("use", "given"), USES, ids=NAMES)
def test_a_table_of_pandas_gives_what_an_array_gives(use: Callable[[Any], object], given: Any) -> None:
    expected = str(use(given))
    assert str(use(as_pandas(given, "Int64"))) == expected
    assert str(use(as_pandas(given, "Float64"))) == expected
    assert str(use(as_pandas(given, "Int64").astype(object))) == expected
    assert str(use(given.tolist())) == expected


@pytest.mark.parametrize(("use", "given"), USES, ids=NAMES)
def test_text_and_complex_numbers_are_refused_with_their_place(
    use: Callable[[Any], object],
    given: Any,
) -> None:
    for wrong in (given.astype(str), given.astype(complex), as_pandas(given, "str")):
        with pytest.raises(TableError, match=r"values are no numbers, the first at [12]"):
            use(wrong)


@pytest.mark.parametrize(
    ("use", "told"),
    [
        (lambda: scoring.agreement_by_group([[1], [2]], [1, 1], options=2.5), "options is 2.5"),  # type: ignore[arg-type]
        (lambda: scoring.agreement_by_group([[1], [2]], [1, 1], options=5, lowest=None), "lowest is 'None'"),  # type: ignore[arg-type]
        (lambda: scoring.agreement_by_group([[1], [2]], [1, 1], options=5, null=None), "null is 'None'"),  # type: ignore[arg-type]
        (lambda: scoring.rwg([1, 2], options=5, null=None), "null is None"),  # type: ignore[arg-type]
        (lambda: scoring.awg([1, 2], options=5, lowest="1"), "lowest is '1'"),  # type: ignore[arg-type]
        (lambda: scoring.agreement_cutoff("rwg", raters=5, options=5, seed=None), "seed is 'None'"),  # type: ignore[arg-type]
        (lambda: scoring.agreement_categories(OWN, OTHERS, band="1"), "band is 1"),  # type: ignore[arg-type]
        (lambda: scoring.limits_of_agreement(OWN, OTHERS, sds=1e300), "sds is 1e.300"),
        (lambda: scoring.gap_table(RATINGS, RATINGS, labels=3), "labels: there are none for 6 scales"),  # type: ignore[arg-type]
        (lambda: scoring.gap_table("x", RATINGS, labels=["a"]), "own: 1 values are no numbers"),
        (lambda: scoring.mean_change(OWN, OTHERS, effect=[]), "effect is"),  # type: ignore[arg-type]
        (lambda: scoring.response_surface(OWN, OTHERS, OUTCOME, options=(1,)), "options are"),  # type: ignore[arg-type]
        (lambda: scoring.response_surface(OWN, OTHERS, OUTCOME, centre=None), "centre is None"),  # type: ignore[arg-type]
        (lambda: scoring.response_surface(OWN, OTHERS, OUTCOME, centre=1e99), "centre: 1 values are beyond"),
        (lambda: scoring.surface_features([0] * 6, np.eye(6), df="9"), "df is 9"),  # type: ignore[arg-type]
        (lambda: scoring.exploratory(RATINGS, 1.5), "factors is 1.5"),  # type: ignore[arg-type]
        (lambda: scoring.exploratory(RATINGS, 1, rotation=None), "rotation is 'None'"),  # type: ignore[arg-type]
        (lambda: scoring.kmo(np.eye(3), n=30.5), "n, the rows behind"),  # type: ignore[arg-type]
        (lambda: scoring.oblimin(np.eye(3, 2), seed=-1), "seed is -1"),
        (lambda: scoring.promax(np.eye(3, 2), power=1e9), "power is 1"),
        (lambda: scoring.parallel_analysis(RATINGS, centile=None), "centile is None"),  # type: ignore[arg-type]
        (lambda: scoring.item_analysis(RATINGS, lowest=None, highest=5), "lowest is None"),  # type: ignore[arg-type]
        (lambda: scoring.item_analysis(RATINGS, lowest=1, highest=5, items=3), "lengths differ"),  # type: ignore[arg-type]
        (lambda: scoring.confirmatory(RATINGS, [["x"] * 2] * 6), "factors: 12 values are no numbers"),
        (lambda: scoring.variance_components(RATINGS, None), "participants"),  # type: ignore[arg-type]
        (lambda: scoring.d_study({}), "components is a dict"),  # type: ignore[arg-type]
        (lambda: scoring.chi_square_difference(1, 2), "free is a int"),  # type: ignore[arg-type]
        (lambda: scoring.rows_of_matrices(None), "matrices: there are none"),  # type: ignore[arg-type]
        (lambda: scoring.rows_of_matrices([[["a"]]]), "Matrix 1: 1 values are no numbers"),
        (lambda: scoring.social_relations([1.0], None, ["b"]), "actors: the shape is"),  # type: ignore[arg-type]
        (lambda: scoring.expected_after(3, mean=None, sd=1, reliability=0.5), "mean is 'None'"),  # type: ignore[arg-type]
        (lambda: scoring.selection_effect(3, mean=3, sd="1", reliability=0.5), "sd is '1'"),  # type: ignore[arg-type]
        (lambda: scoring.reliable_change([1, 2], [1, 2, 3], sd=1, reliability=0.5), "The shapes differ"),
        (lambda: scoring.standard_error_of_measurement(np.inf, 0.5), "sd: 1 values are infinite"),
        (lambda: scoring.percentile_rank(1e99, [1, 2]), "score: 1 values are beyond"),
        (lambda: scoring.t_score(1e99, 3, 1), "score: 1 values are beyond"),
        (lambda: scoring.cronbach_alpha(RATINGS * 1e60), "items: 179 values are beyond"),
        (lambda: scoring.mcdonald_omega(RATINGS * 1e-60), "items: no value is as large as"),
    ],
)
def test_an_argument_of_the_wrong_kind_is_told(use: Callable[[], object], told: str) -> None:
    with pytest.raises(TableError, match=told):
        use()


def test_labels_of_any_kind_make_the_same_groups() -> None:
    expected = scoring.icc_1(OWN, TEAMS).value
    names = pd.Series([f"team {team}" for team in TEAMS])
    days = pd.Series(pd.to_datetime("2020-01-01") + pd.to_timedelta(TEAMS, unit="D"))
    for labels in (names, names.astype("string"), names.astype("category"), days, TEAMS.tolist()):
        assert scoring.icc_1(OWN, labels).value == pytest.approx(expected)


def test_whole_numbers_of_any_width_count_as_such() -> None:
    small = np.nan_to_num(RATINGS, nan=3).astype(np.int8)
    found = scoring.agreement_by_group(small, TEAMS, options=np.int8(5))  # type: ignore[arg-type]
    assert str(found) == str(scoring.agreement_by_group(small.astype(float), TEAMS, options=5))
    drawn = scoring.agreement_cutoff("rwg", raters=np.int8(9), options=5, draws=np.int64(50), seed=1)  # type: ignore[arg-type]
    assert drawn.value == scoring.agreement_cutoff("rwg", raters=9, options=5, draws=50, seed=1).value


def test_what_is_expected_far_beyond_a_cutoff_is_that_cutoff() -> None:
    # The mean of a normal distribution beyond z is z + 1 / z - 2 / z³ ..., however large z is.
    far = scoring.selection_effect([10.0, 1e6, 1e12], mean=0, sd=1, reliability=0.5, side="above").before
    assert far[1:] == pytest.approx([1e6 + 1e-6, 1e12], rel=1e-12)


def test_the_six_coefficients_print_as_one_table() -> None:
    lines = str(scoring.icc_crossed([[1, 2], [3, 2], [5, 4], [2, 4]])).splitlines()
    assert [line.split()[:2] for line in lines[2:4]] == [["ICC(1,1)", "ICC(1)"], ["ICC(2,1)", "ICC(A,1)"]]
    assert "95 % intervals; 4 targets, 2 judges" in lines
