from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scoring.disclosure.answer_sheets import Unit, audit_of

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


def withheld(*sheets: str, fewest: int = 3, share: Fraction = Fraction(2, 3)) -> str:
    """The items that are withheld of one unit, as a text like a sheet."""
    audit = audit_of([sheets], [fewest], share=share)
    return "".join("x" if each else "." for each in audit.withheld[:, 0])


def behind(*sheets: str, fewest: int = 3, share: Fraction = Fraction(2, 3)) -> int:
    """The fewest raters behind what is published of one unit."""
    return int(audit_of([sheets], [fewest], share=share).fewest_behind[0, 0])


def test_where_everybody_answered_everything_nothing_is_withheld() -> None:
    assert withheld("xxx", "xxx", "xxx") == "..."
    assert behind("xxx", "xxx", "xxx") == 3


def test_where_everybody_left_the_same_item_out_nothing_is_withheld() -> None:
    assert withheld("xx.", "xx.", "xx.", "xx.") == "..."
    assert behind("xx.", "xx.", "xx.", "xx.") == 4


def test_where_one_left_an_item_out_that_item_goes() -> None:
    assert withheld("xxx", "xxx", "xxx", "xx.") == "..x"


def test_where_two_of_five_left_an_item_out_it_goes() -> None:
    assert withheld("xxx", "xxx", "xxx", "x.x", "x.x") == ".x."


def test_of_items_with_equally_many_answers_the_last_goes() -> None:
    assert withheld("xxxx", "xxxx", "xxx.", "x.xx") == "...x"


def test_where_two_left_different_items_out_the_least_answered_one_goes() -> None:
    assert withheld("xxxx", "xxxx", "xxxx", "xxxx", "x.xx", "x.xx", "xxx.", fewest=4) == ".x.."


def test_where_enough_left_items_out_beside_enough_who_did_not_nothing_goes() -> None:
    assert withheld("xxx", "xxx", "xxx", "xx.", "x.x", ".xx") == "..."
    assert behind("xxx", "xxx", "xxx", "xx.", "x.x", ".xx") == 3


def test_one_who_has_no_score_tells_nothing_new_about_others_beside_enough_of_them() -> None:
    assert behind("xxx", "xxx", "xxx", "xxx", "x..", fewest=3) == 1 + 3


def test_one_without_a_score_is_given_away_by_an_item_beside_a_scale_that_goes_without() -> None:
    everybody = np.ones((3, 1), dtype=bool)
    sheets = ("xxx", "xxx", "xxx", "x..")
    assert audit_of([sheets], [1], shown=everybody).fewest_behind[0, 0] == 1
    assert withheld(*sheets) == "..x"


def test_several_without_a_score_may_be_in_the_way_of_each_other() -> None:
    sheets = ("xx....", "xxxxxx", "xxxxxx", "xxxxxx", "..xx..", "....xx")
    assert behind(*sheets, fewest=3) == 3
    assert withheld(*sheets) == "......"


def test_raters_who_have_no_item_in_common_may_drop_out_together() -> None:
    sheets = ("xx....", "xx....", "..xx..", "..xx..", "....xx", "....xx", "xxx...")
    assert behind(*sheets, fewest=1, share=THIRD) == 1
    assert withheld(*sheets, fewest=2, share=THIRD) == ".....x"


def test_where_the_least_answered_item_is_not_enough_the_next_goes() -> None:
    assert withheld("xxx", "xxx", "..x", "xx.") == ".x."


def test_an_item_that_too_few_answered_goes() -> None:
    everything = np.ones((4, 1), dtype=bool)
    audit = audit_of([("xxx.", "xxx.", "xx.x", "xx.x")], [3], shown=everything)
    assert audit.withheld[:, 0].tolist() == [False, False, True, True]


def test_an_item_that_fewer_than_two_of_the_main_class_answered_goes() -> None:
    assert withheld("xx.", "xx.", "xx.", "xx.", "xxx", "xxx", "xxx") == "..x"


def test_where_too_few_have_a_score_all_items_go() -> None:
    assert withheld("xxx", "xxx", "x..", ".x.", "..x") == "xxx"
    assert behind("xxx", "xxx", "x..", ".x.", "..x") == 2


def test_without_any_score_nothing_is_published() -> None:
    sheets = ("x..", "x..", "x..", "x..")
    assert withheld(*sheets) == "x.."
    assert behind(*sheets) == 0


def test_an_item_that_is_not_shown_anyway_is_not_withheld() -> None:
    shown = np.array([[True], [True], [False]])
    audit = audit_of([("xxx", "xxx", "xxx", "xx.")], [3], shown=shown)
    assert audit.withheld[:, 0].tolist() == [False, False, False]
    assert audit.fewest_behind[0, 0] == 3


def test_units_are_audited_each_by_itself_and_by_its_own_minimum() -> None:
    units = [("xxx", "xxx", "xxx", "xxx", "xx.", "xx.", "xx."), ("xxx",) * 4, ("xxx",) * 7]
    audit = audit_of([*units, units[0]], [3, 3, 5, 4])
    assert audit.withheld[2].tolist() == [False, False, False, True]
    assert audit.fewest_behind[0].tolist() == [3, 4, 7, 4]


def test_scales_of_sixty_items_are_audited_too() -> None:
    full, last, early = "x" * 60, "x" * 59 + ".", "x" * 30
    assert withheld(full, full, full, last) == "." * 59 + "x"
    assert withheld(full, full, full, early + "." * 30, "." * 30 + early) == "." * 59 + "x"


units = st.integers(1, 5).flatmap(
    lambda items: st.lists(st.text("xxx.", min_size=items, max_size=items), min_size=1, max_size=6)
)


@settings(max_examples=60)
@given(units, st.randoms(use_true_random=False))
def test_the_order_of_raters_does_not_matter(unit: Unit, chance: object) -> None:
    mixed = sorted(unit, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert withheld(*mixed) == withheld(*unit)
    assert behind(*mixed) == behind(*unit)


@settings(max_examples=60)
@given(units)
def test_the_fewest_raters_do_not_depend_on_the_order_of_items(unit: Unit) -> None:
    turned = [sheet[::-1] for sheet in unit]
    assert sorted(withheld(*turned)) == sorted(withheld(*unit))


@settings(max_examples=30)
@given(units, st.integers(0, 99))
def test_answers_do_not_matter(unit: Unit, seed: int) -> None:
    audit, other = audit_of([unit]), audit_of([unit], seed=seed)
    assert audit.withheld.tolist() == other.withheld.tolist()
    assert audit.fewest_behind.tolist() == other.fewest_behind.tolist()


@settings(max_examples=60)
@given(units, st.sampled_from([Fraction(1, 4), HALF, Fraction(2, 3)]))
def test_what_stays_passes_the_audit(unit: Unit, share: Fraction) -> None:
    first = audit_of([unit], share=share)
    shown = np.array([[sum(sheet[i] == "x" for sheet in unit) >= 3] for i in range(len(unit[0]))])
    again = audit_of([unit], shown=shown & ~first.withheld, share=share)
    assert not again.withheld.any()
    assert again.fewest_behind.tolist() == first.fewest_behind.tolist()


@pytest.mark.parametrize("fewest", [3, 4, 5])
def test_raters_who_are_counted_nowhere_change_nothing(fewest: int) -> None:
    assert behind("xxx", "xxx", "xxx", "xxx", "xxx", "...", fewest=fewest) == 5
