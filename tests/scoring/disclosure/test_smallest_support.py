from collections.abc import Hashable, Mapping
from fractions import Fraction

import pytest

from scoring.disclosure.smallest_support import smallest_support

Equations = list[dict[str, Fraction | int]]


def owners(*equations: Mapping[str, Fraction | int]) -> dict[str, Hashable]:
    """Unknowns are called after their rater, with a number after the name where there are several."""
    return {unknown: unknown.rstrip("0123456789") for equation in equations for unknown in equation}


def total(raters: str) -> dict[str, Fraction | int]:
    """A mean of raters with one answer each."""
    return {rater: Fraction(1, len(raters)) for rater in raters}


@pytest.mark.parametrize(
    ("equations", "fewest"),
    [
        ([], None),
        ([{}], None),
        ([total("abcd")], None),
        ([total("abc")], 3),
        ([total("a")], 1),
        ([total("abcdefg"), total("abcdef")], 1),
        ([total("abcdefgh"), total("abcdef")], 2),
        ([total("abcdefgh"), total("efgh"), total("abc")], 1),
        ([total("abcdefgh"), total("abcdijkl"), total("efghijkl")], None),
        ([total("abcd"), total("abcd")], None),
        ([total("abcdef"), total("abcde"), total("bcdefg")], 1),
        ([total("abcdef"), total("defghi")], None),
        ([total("abcdef"), total("cdefgh")], None),
        ([total("abcdef"), total("bcdefg")], 2),
    ],
)
def test_the_fewest_raters_that_means_over_overlapping_groups_tell_of(
    equations: Equations, fewest: int | None
) -> None:
    assert smallest_support(equations, owners(*equations), below=4) == fewest


def test_a_set_that_is_not_smaller_than_asked_for_is_not_found() -> None:
    equations = [total("abc")]
    assert smallest_support(equations, owners(*equations), below=3) is None


def test_a_changed_answer_is_told_of_by_two_releases() -> None:
    equations: Equations = [{"a": 1, "b": 1, "c": 1, "d": 1}, {"a": 1, "b": 1, "c": 1, "d1": 1}]
    assert smallest_support(equations, owners(*equations), below=3) == 1


def test_who_leaves_and_who_comes_are_two_raters() -> None:
    equations: Equations = [{"a": 1, "b": 1, "c": 1, "d": 1}, {"a": 1, "b": 1, "c": 1, "e": 1}]
    assert smallest_support(equations, owners(*equations), below=3) == 2


def test_what_is_known_to_the_reader_hides_nobody() -> None:
    equations: Equations = [{"a": 1, "b": 1, "c": 1, "d": 1}]
    assert smallest_support(equations, {"a": "a", "b": "b"}, below=3) == 2


def test_items_of_one_rater_are_told_of_together() -> None:
    equations: Equations = [
        {"a1": Fraction(1, 2), "a2": Fraction(1, 2), "b1": Fraction(1, 2), "b2": Fraction(1, 2), "c1": 1},
        {"a1": 1, "b1": 1, "c1": 1},
        {"a2": 1, "b2": 1},
    ]
    assert smallest_support(equations, owners(*equations), below=3) == 1


def test_weights_that_floats_would_confuse_are_told_apart() -> None:
    tiny = Fraction(1, 10**30)
    equations: Equations = [{"a": 1, "b": 1, "c": 1}, {"a": 1, "b": 1, "c": 1 + tiny}]
    assert smallest_support(equations, owners(*equations), below=2) == 1
