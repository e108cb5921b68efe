from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import combinations_with_replacement, product

import numpy as np
import pytest

from scoring.disclosure.bands import Bands, bands
from scoring.disclosure.spreads import UnitMeans, open_items, vague_company

Unit = tuple[int, ...]
"""What the raters of a unit answered, in rising order: nobody can tell who gave which answer."""

World = tuple[Unit, ...]
"""What the units of one participant answered to one item."""


def means_of(worlds: Sequence[World], options: int, *, complete: Sequence[bool] = ()) -> UnitMeans:
    """The means of one item, each world a participant of its own; a unit of nobody is not told."""
    n = np.array([[[len(unit) for unit in world] for world in worlds]], dtype=float)
    total = np.array([[[sum(unit) for unit in world] for world in worlds]], dtype=float)
    told = bands(n, n * options - total, total - n, 2)
    whole = np.array(complete or [True] * len(worlds[0]))
    return UnitMeans(n, total, told, np.broadcast_to(whole, n.shape))


def counts_of(worlds: Sequence[World], options: int) -> np.ndarray:
    every = [[answer for unit in world for answer in unit] for world in worlds]
    return np.array([[[found.count(option) for option in range(1, options + 1)] for found in every]])


def is_open(*units: Unit, options: int = 5, complete: Sequence[bool] = ()) -> bool:
    means = means_of([units], options, complete=complete)
    return bool(open_items(means, counts_of([units], options), np.array([options]))[0, 0])


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        # a mean that lies between two options rules out that all chose the same
        ([(3, 4, 4)], True),
        ([(3, 4, 4), (2, 2, 3)], True),
        # a single unit with a mean that is an option, and one at the end of the range
        ([(3, 4, 5)], False),
        ([(5, 5, 5)], False),
        ([(4, 5, 5)], False),
        ([(1, 1, 2)], False),
        # nobody chose 3 though the mean is 3, and the others could have
        ([(2, 2, 5), (2, 3, 3)], True),
        # they did choose it as often as a unit has raters
        ([(3, 3, 3), (2, 3, 3)], False),
        ([(2, 3, 4), (2, 3, 3)], False),
        # the others could not have chosen 1 more than once, so the counts would settle who did
        ([(1, 3, 3, 5), (4, 4, 5, 5)], False),
        # both may have answered alike
        ([(2, 3, 4), (3, 4, 5)], True),
        # at the top one other is enough
        ([(4, 5, 5), (3, 4, 4)], True),
        ([(4, 5, 5), (2, 2, 3)], True),
        ([(4, 5, 5), (1, 1, 2)], False),
    ],
)
def test_a_spread_is_shown_where_no_unit_can_have_answered_alike(
    units: list[Unit], *, expected: bool
) -> None:
    assert is_open(*units) is expected


def test_units_that_left_items_out_are_not_supposed_to_have_answered_otherwise() -> None:
    units = ((2, 2, 5), (2, 3, 3))
    assert is_open(*units)
    assert not is_open(*units, complete=(True, False))


def test_units_of_nobody_hide_nothing() -> None:
    assert is_open((3, 4, 4), ())
    assert is_open((), ())
    assert not is_open((3, 3, 3), ())


def page(world: World, options: int, *, shown: bool) -> Hashable:
    """What is told of an item: the units' means or bands, and where it is shown how often each option was chosen."""
    means = means_of([world], options).told
    edges = [
        "top" if top else "bottom" if bottom else sum(unit)
        for unit, top, bottom in zip(world, means.top[0, 0], means.bottom[0, 0], strict=True)
    ]
    return (*edges, tuple(counts_of([world], options)[0, 0].tolist()) if shown else None)


@pytest.mark.parametrize(
    ("raters", "options"),
    [((3,), 5), ((4,), 5), ((3, 3), 5), ((3, 4), 4), ((4, 4), 4), ((5, 3), 3), ((3, 3, 3), 3), ((2, 2), 6)],
)
def test_what_is_shown_and_what_is_withheld_leave_everybody_a_choice(
    raters: tuple[int, ...], options: int
) -> None:
    """Every way to answer is tried: no unit answered alike in all of those with the same page."""
    answers = range(1, options + 1)
    every = list(product(*(combinations_with_replacement(answers, number) for number in raters)))
    shown = open_items(means_of(every, options), counts_of(every, options), np.array([options]))[0]
    assert shown.any()
    assert not shown.all()
    alike: dict[Hashable, list[World]] = defaultdict(list)
    for world, may_be_shown in zip(every, shown.tolist(), strict=True):
        alike[page(world, options, shown=may_be_shown)].append(world)
    for worlds in alike.values():
        for unit in range(len(raters)):
            assert len({answer for world in worlds for answer in world[unit]}) > 1


@pytest.mark.parametrize(
    ("banded", "unseen", "kept"),
    [
        # by item of the one scale: bands, and items that are answered and not told
        ([False, False, False], [False, False, False], [False, False, False]),
        ([True, False, False], [False, False, False], [False, False, False]),
        ([True, True, False], [False, False, False], [True, True, False]),
        ([True, False, False], [False, True, False], [True, False, False]),
        ([False, False, False], [True, True, False], [False, False, False]),
    ],
)
def test_the_spread_of_a_band_is_kept_where_other_items_of_the_scale_are_told_vaguely(
    banded: list[bool], unseen: list[bool], kept: list[bool]
) -> None:
    def of_one(marks: list[bool]) -> np.ndarray:
        return np.array(marks)[:, None, None]

    told = Bands(of_one(banded), of_one([False] * 3), np.zeros((3, 1, 1)))
    vague = of_one(banded) | of_one(unseen)
    assert vague_company(told, vague, [(0, 1, 2)])[:, 0].tolist() == kept
    assert not vague_company(told, vague, [(0,), (1,), (2,)]).any()
