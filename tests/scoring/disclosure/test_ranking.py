from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.disclosure.cells import NO_ANSWER, TOO_FEW
from scoring.disclosure.ranking import LENGTH, RankedItems, ranked_items
from scoring.profile import Bound, GroupScore, ItemProfile


def items(
    means: Mapping[str, float | None], spread: Mapping[str, float] | None = None
) -> dict[str, ItemProfile]:
    """Items with a mean over all others, None where it is not shown, and an average deviation."""
    return {
        code: ItemProfile(
            own=NO_ANSWER,
            all_others=TOO_FEW if mean is None else GroupScore(5, mean),
            groups={},
            distribution=TOO_FEW,
            ad_mean=(spread or {}).get(code, TOO_FEW),
        )
        for code, mean in means.items()
    }


TEN = {f"I{i}": float(mean) for i, mean in enumerate([3, 5, 1, 4, 2, 8, 7, 6, 10, 9])}


def test_the_five_highest_and_the_five_lowest_come_first() -> None:
    found = ranked_items(items(TEN))
    assert found.highest == ("I8", "I9", "I5", "I6", "I7")
    assert found.lowest == ("I2", "I4", "I0", "I3", "I1")


def test_items_that_are_not_shown_are_in_no_list() -> None:
    assert ranked_items(items({"A": 3.0, "B": None, "C": 2.0})) == RankedItems(("A",), ("C",), ())


@pytest.mark.parametrize("shown", range(4))
def test_few_items_make_short_lists(shown: int) -> None:
    found = ranked_items(items(dict(list(TEN.items())[:shown])))
    assert len(found.highest) == len(found.lowest) == shown // 2


def test_of_equal_items_the_earlier_in_the_questionnaire_comes_first() -> None:
    tied = ranked_items(items({"A": 4.0, "B": 4.0, "C": 4.0 + 1e-13, "D": 4.0}, dict.fromkeys("ABCD", 0.5)))
    assert tied == RankedItems(("A", "B"), ("C", "D"), ("A", "B", "C", "D"))


def test_disputed_items_have_the_largest_deviation_above_0() -> None:
    spread = {f"I{i}": i / 10 for i in range(8)}
    assert ranked_items(items(TEN, spread)).disputed == ("I7", "I6", "I5", "I4", "I3")
    assert ranked_items(items(TEN, {"I0": 0.0, "I1": 0.1})).disputed == ("I1",)


def test_a_band_at_an_end_of_the_range_stands_before_what_is_told_exactly() -> None:
    found = items({"A": 4.9, "B": 4.6, "C": 1.1, "D": 1.4})
    for code, bound in (("B", Bound.AT_LEAST), ("D", Bound.AT_MOST)):
        cell = found[code].all_others
        assert isinstance(cell, GroupScore)
        found[code] = replace(found[code], all_others=replace(cell, bound=bound))
    assert (ranked_items(found).highest, ranked_items(found).lowest) == (("B", "A"), ("D", "C"))


@given(st.lists(st.sampled_from([1.0, 2.0, 2.5, 3.0]), max_size=14))
def test_no_item_is_among_the_highest_and_the_lowest(means: list[float]) -> None:
    found = ranked_items(items({f"I{i}": mean for i, mean in enumerate(means)}))
    assert not set(found.highest) & set(found.lowest)
    assert len(found.highest) == len(found.lowest) == min(LENGTH, len(means) // 2)
    ranked = [means[int(code[1:])] for code in (*found.highest, *reversed(found.lowest))]
    assert ranked == sorted(ranked, reverse=True)
