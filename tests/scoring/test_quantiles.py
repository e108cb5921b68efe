"""Quantiles of intervals and the p of a t, against printed tables."""

import numpy as np
import pytest

from scoring.quantiles import normal_quantile, t_quantile, two_sided_p


@pytest.mark.parametrize(("confidence", "quantile"), [(0.9, 1.644854), (0.95, 1.959964), (0.99, 2.575829)])
def test_normal_quantiles_are_those_of_the_tables(confidence: float, quantile: float) -> None:
    assert normal_quantile(confidence) == pytest.approx(quantile, abs=1e-6)


def test_quantiles_of_t_are_those_of_the_tables_and_keep_the_shape() -> None:
    df = np.array([[1, 2, 10], [10, 30, 2]])
    expected = np.array([[12.706205, 4.302653, 2.228139], [2.228139, 2.042272, 4.302653]])
    np.testing.assert_allclose(t_quantile(df, 0.95), expected, rtol=1e-6)


def test_a_single_number_of_degrees_has_a_single_quantile() -> None:
    assert t_quantile(10, 0.95).shape == ()
    assert float(t_quantile(10, 0.95)) == pytest.approx(2.228139)


def test_with_many_degrees_of_freedom_t_is_normal() -> None:
    assert float(t_quantile(1e9, 0.95)) == pytest.approx(normal_quantile(0.95))


@pytest.mark.parametrize("df", [0, -1, np.nan])
def test_without_degrees_of_freedom_there_is_no_quantile(df: float) -> None:
    assert np.isnan(t_quantile(df, 0.95))


@pytest.mark.parametrize("t", [2.228139, -2.228139])
def test_a_t_at_its_quantile_has_the_p_of_the_level_on_either_side(t: float) -> None:
    assert float(two_sided_p(t, 10)) == pytest.approx(0.05, rel=1e-6)


def test_p_is_1_at_zero_and_undefined_without_a_t() -> None:
    np.testing.assert_array_equal(two_sided_p([0.0, np.nan], 10), [1.0, np.nan])
