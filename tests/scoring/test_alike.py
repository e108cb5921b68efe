import numpy as np
import pytest

from scoring.agreement.average_deviation import ad_mean
from scoring.agreement.within_group import rwg_j
from scoring.alike import AgreementFigures, agreement_figures
from scoring.key import read_key
from tests.scoring.cohorts import table

NAN = np.nan
FIVE = """
    item  scale  reverse  minimum  maximum
    A1    A      False    1        5
    A2    A      False    1        5
    B1    B      False    0        4
"""
RATINGS = np.array([[3, 4, 2], [4, 4, NAN], [5, 3, NAN], [4, NAN, NAN]])


def figures(ratings: np.ndarray, key: str = FIVE) -> AgreementFigures:
    """For one participant, raters a row and items a column as option numbers."""
    read = read_key(table(key))
    options = max(read.options(item) for item in range(len(read.items)))
    counts = [[[(column == option + 1).sum() for option in range(options)]] for column in ratings.T]
    return agreement_figures(np.array(counts), read)


@pytest.mark.parametrize("null", ["uniform", "slight_skew"])
def test_a_scale_has_the_agreement_of_its_items(null: str) -> None:
    assert figures(RATINGS).rwg_j[null][0].tolist() == [
        pytest.approx(rwg_j(RATINGS[:, :2], options=5, null=null))
    ]


def test_an_item_that_one_rater_answered_does_not_count() -> None:
    found = figures(np.array([[3, NAN, NAN], [5, 4, NAN]]))
    assert found.rwg_j["uniform"][0, 0] == pytest.approx(rwg_j([[3.0], [5.0]], options=5))
    assert found.ad_scale[0, 0] == 1.0


def test_average_deviations_are_in_response_units() -> None:
    found = figures(RATINGS)
    assert found.ad_item[:2, 0].tolist() == [pytest.approx(ad_mean(RATINGS[:, item])) for item in (0, 1)]
    assert found.ad_scale[0, 0] == pytest.approx(ad_mean(RATINGS[:, :2]))


def test_without_two_raters_on_any_item_agreement_is_undefined() -> None:
    found = figures(RATINGS)
    assert np.isnan([found.rwg_j["uniform"][1, 0], found.ad_scale[1, 0], found.ad_item[2, 0]]).all()


def test_a_null_that_has_no_variance_for_a_scale_is_not_reported() -> None:
    four = FIVE.replace("0        4", "1        4")
    assert tuple(figures(RATINGS, four).rwg_j) == ("uniform",)
