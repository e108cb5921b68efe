import numpy as np
import pytest
from numpy.typing import NDArray

from scoring.consistency.alpha import cronbach_alpha
from scoring.items.analysis import ItemAnalysis, Missing, item_analysis
from scoring.problems import TableError
from tests.scoring.reference.values import floats, reference

NAN = float("nan")
BFI = reference("items")
AGREEABLENESS = floats(BFI["unreversed"])


def of_five(ratings: NDArray[np.float64], missing: Missing = "listwise") -> ItemAnalysis:
    return item_analysis(ratings, lowest=1, highest=5, missing=missing)


def hanging_together(rows: int, items: int) -> NDArray[np.float64]:
    rng = np.random.default_rng(3)
    shared = rng.standard_normal((rows, 1))
    return np.clip(np.round(3 + shared + 0.8 * rng.standard_normal((rows, items))), 1, 5)


def test_an_item_that_looks_unreversed_is_flagged_and_never_flipped() -> None:
    ratings = hanging_together(100, 4)
    ratings[:, 2] = 6 - ratings[:, 2]
    result = of_five(ratings)
    assert result.flags.unreversed.tolist() == [False, False, True, False]
    assert result.high[2] < 0
    assert result.mean[2] == pytest.approx(ratings[:, 2].mean())
    assert not of_five(hanging_together(100, 4)).flags.unreversed.any()


def test_the_item_of_the_bfi_that_is_worded_the_other_way_is_flagged() -> None:
    result = item_analysis(AGREEABLENESS, lowest=1, highest=6, missing="pairwise")
    assert result.item_total == pytest.approx(BFI["pairwise_unreversed"]["item_total"], abs=1e-12)
    assert result.flags.unreversed.tolist() == [True, False, False, False, False]


def test_of_two_items_that_mirror_each_other_both_are_flagged_although_there_is_no_interval() -> None:
    result = of_five(np.array([[1, 5], [2, 4], [3, 3], [4, 2]], dtype=float))
    assert result.item_total.tolist() == [-1, -1]
    assert np.isnan(result.high).all()
    assert result.flags.unreversed.all()
    assert not of_five(np.array([[1, 5], [2, 4], [3, 3]], dtype=float)).flags.unreversed.any()


def test_an_item_that_has_nothing_to_do_with_the_others_is_flagged_as_rarely_as_its_interval_says() -> None:
    rng, times = np.random.default_rng(11), 600
    flagged = 0
    for _ in range(times):
        ratings = 3 + np.clip(rng.standard_normal((40, 3)), -9, 9)
        flagged += item_analysis(ratings, lowest=-9, highest=15, confidence=0.8).flags.unreversed[0]
    assert flagged / times == pytest.approx(0.1, abs=3 * np.sqrt(0.1 * 0.9 / times))


ALONE = "the other item alone has no alpha"
# The first two items go together, and so do the last two, but for others the first runs against the last.
CONTRADICTING = [
    [1, 1, NAN],
    [5, 5, NAN],
    [3, 3, NAN],
    [NAN, 1, 1],
    [NAN, 5, 5],
    [NAN, 3, 3],
    [1, NAN, 5],
    [5, NAN, 1],
]


@pytest.mark.parametrize(
    ("ratings", "rule", "item", "reason"),
    [
        ([[1], [2], [4], [5]], "listwise", 0, "there is no other item"),
        ([[1, NAN], [2, NAN], [5, NAN]], "listwise", 1, "nobody answered"),
        ([[1, NAN], [2, NAN], [5, NAN]], "listwise", 0, "fewer than 3 rows"),
        ([[1, 2], [3, 4]], "listwise", 0, f"fewer than 3 rows; {ALONE}"),
        ([[1, 3], [2, 3], [4, 3], [5, 3]], "listwise", 1, f"does not vary; {ALONE}"),
        ([[1, 3], [2, 3], [4, 3], [5, 3]], "listwise", 0, f"the sum of the others does not vary; {ALONE}"),
        ([[1, 2], [1, 3], [1, 5], [4, NAN]], "listwise", 0, f"does not vary in the rows used; {ALONE}"),
        ([[1, 5, 1], [2, 4, 3], [3, 3, 2], [4, 2, 5]], "listwise", 2, "the sum of the others does not vary"),
        (
            CONTRADICTING,
            "pairwise",
            1,
            "the sum of the others does not vary, or pairs of items contradict each other",
        ),
    ],
)
def test_an_undefined_correlation_has_a_reason(
    ratings: list[list[float]], rule: Missing, item: int, reason: str
) -> None:
    result = of_five(np.array(ratings), rule)
    assert np.isnan([result.item_total[item], result.low[item], result.high[item]]).all()
    assert result.reasons[item] == reason


@pytest.mark.parametrize(
    ("ratings", "reason"),
    [
        ([[1, 2], [3, 3], [4, 5]], f"fewer than 4 rows, so there is no interval; {ALONE}"),
        (
            [[1, 1], [2, 2], [3, 3], [5, 5]],
            f"goes with the others without error, so there is no interval; {ALONE}",
        ),
    ],
)
def test_a_correlation_without_an_interval_has_a_reason(ratings: list[list[float]], reason: str) -> None:
    result = of_five(np.array(ratings))
    assert result.item_total[0] > 0.9
    assert np.isnan([result.low[0], result.high[0]]).all()
    assert result.reasons[0] == reason


def test_others_one_of_which_does_not_vary_have_a_sum_but_no_alpha() -> None:
    result = of_five(np.array([[1, 3, 2], [2, 3, 1], [4, 3, 5], [5, 3, 4]]))
    assert result.item_total[0] == pytest.approx(np.corrcoef([1, 2, 4, 5], [2, 1, 5, 4])[0, 1])
    assert np.isnan(result.alpha_if_dropped[0])
    assert result.reasons[0] == "another item does not vary, so the others have no alpha"
    assert result.alpha_if_dropped[1] == pytest.approx(cronbach_alpha([[1, 2], [2, 1], [4, 5], [5, 4]]).value)


def test_a_constant_item_is_flagged_and_has_no_spread() -> None:
    result = of_five(np.array([[1, 3, 2], [2, 3, 1], [4, 3, 5], [5, 3, 4]], dtype=float))
    assert result.flags.constant.tolist() == [False, True, False]
    assert result.sd[1] == 0
    assert np.isnan(result.skew[1])


def test_fewer_than_four_rows_behind_a_correlation_are_flagged_as_too_few() -> None:
    ratings = hanging_together(5, 3)
    assert not of_five(ratings).flags.too_few.any()
    ratings[:2, 0] = NAN
    assert of_five(ratings).flags.too_few.all()
    assert of_five(ratings, "pairwise").flags.too_few.tolist() == [True, True, True]


@pytest.mark.parametrize("rule", ["listwise", "pairwise"])
@pytest.mark.parametrize("shape", [(0, 3), (1, 3), (3, 3)])
def test_tables_with_nothing_in_them_have_no_figures(shape: tuple[int, int], rule: Missing) -> None:
    result = of_five(np.full(shape, NAN), rule)
    assert result.reasons == ("nobody answered",) * 3
    for figure in ("mean", "sd", "skew", "floor", "ceiling", "item_total", "low", "high", "alpha_if_dropped"):
        assert np.isnan(getattr(result, figure)).all()


def test_wrong_arguments_are_told_all_at_once() -> None:
    with pytest.raises(TableError) as caught:
        item_analysis(
            np.ones((3, 2)),
            lowest=1,
            highest=5,
            not_observed=3,
            missing="mean",  # type: ignore[arg-type]
            items=["asks"],
            confidence=95,
        )
    assert caught.value.problems == (
        "missing is 'mean'. Choose from: listwise, pairwise.",
        "confidence is 95. Give a share between 0 and 1, such as 0.95.",
        "The lengths differ: ratings has 2, items has 1. Give one value of each for every row.",
        "not_observed is 3. Give a number beyond 1 to 5, or True and False in the shape (3, 2).",
    )


@pytest.mark.parametrize(
    ("not_observed", "given"),
    [
        (np.zeros((2, 2), dtype=bool), "bool of the shape (2, 2)"),
        ([[9, 9]], "int64 of the shape (1, 2)"),
        (NAN, "nan"),
        ("9", "'9'"),
        (True, "True"),
    ],
)
def test_a_code_that_is_neither_a_mask_nor_a_number_beyond_the_range_is_refused(
    not_observed: object, given: str
) -> None:
    with pytest.raises(TableError) as caught:
        item_analysis(np.ones((3, 2)), lowest=1, highest=5, not_observed=not_observed)  # type: ignore[arg-type]
    assert caught.value.problems[0].startswith(f"not_observed is {given}. Give a number beyond 1 to 5")


@pytest.mark.parametrize(("lowest", "highest"), [(5, 1), (3, 3), (NAN, 5), (1, float("inf"))])
def test_a_range_that_is_none_is_refused_and_so_is_a_table_without_items(
    lowest: float, highest: float
) -> None:
    with pytest.raises(TableError) as caught:
        item_analysis(np.ones((3, 0)), lowest=lowest, highest=highest)
    assert caught.value.problems == (
        "ratings: there is no item. Give at least one column.",
        f"lowest is {lowest:g} and highest {highest:g}. Give the lowest and the highest response option.",
    )


def test_every_item_with_ratings_beyond_the_range_is_told_with_the_first() -> None:
    ratings = np.array([[1, 7, 3], [2, 0, 3], [9, 4, 3.5], [6, 9, 5]])
    remedy = "Correct them, give NaN where there is none, or name their code as not_observed."
    with pytest.raises(TableError) as caught:
        item_analysis(ratings, lowest=1, highest=5, not_observed=9, items=["asks", "listens", "acts"])
    assert caught.value.problems == (
        f"ratings: item asks has 1 outside 1 to 5, the first, 6, in row 4. {remedy}",
        f"ratings: item listens has 2 outside 1 to 5, the first, 7, in row 1. {remedy}",
    )
