import numpy as np

from scoring.norms.groups import NormTable, ScaleNorm
from scoring.standings import standings

NAN = np.nan
NORMS = NormTable("leaders", "", "", {"A": ScaleNorm(n=4, mean=3.0, sd=0.5, scores=(2.5, 3.0, 3.0, 3.5))})


def test_scores_stand_where_the_norm_group_puts_them() -> None:
    found = standings(np.array([[3.5, NAN]]), ("A",), NORMS)
    np.testing.assert_array_equal(found.t_score, [[60, NAN]])
    np.testing.assert_array_equal(found.sten, [[8, NAN]])
    np.testing.assert_array_equal(found.percentile_rank, [[87.5, NAN]])


def test_a_scale_without_a_norm_has_no_standing() -> None:
    found = standings(np.array([[3.0], [3.0]]), ("A", "B"), NORMS)
    np.testing.assert_array_equal(found.t_score, [[50], [NAN]])


def test_without_norms_nobody_stands_anywhere() -> None:
    found = standings(np.array([[3.0]]), ("A",), None)
    assert np.isnan([found.t_score, found.sten, found.percentile_rank]).all()
