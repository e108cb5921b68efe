from fractions import Fraction

import numpy as np
import pytest

from scoring.disclosure.smallest_support import smallest_support
from tests.attacks.linear_oracle import Answer, Equation, Unit, fewest_told_of
from tests.scoring.disclosure.answer_sheets import audit_of, enough_answers

SHARES = (Fraction(1, 4), Fraction(1, 2), Fraction(2, 3), Fraction(1))
UNITS = 120


def random_units(rng: np.random.Generator, share: Fraction) -> list[Unit]:
    """0 to 6 raters each on one scale of 1 to 5 items, of which up to 40 % are left out."""
    items = int(rng.integers(1, 6))
    return [_random_unit(rng, items, share) for _ in range(UNITS)]


def _random_unit(rng: np.random.Generator, items: int, share: Fraction) -> Unit:
    left_out = rng.random((int(rng.integers(0, 7)), items)) < 0.4 * rng.random()
    return Unit(tuple("".join(np.where(row, ".", "x")) for row in left_out), share)


def test_the_oracle_finds_the_one_rater_who_left_an_item_out() -> None:
    unit = Unit(("xxx", "xxx", "xx."), Fraction(2, 3))
    assert fewest_told_of(unit.equations([0, 1, 2]), below=3) == 1
    assert unit.kept([0, 1, 2], fewest=2) == {0, 1}


def test_the_oracle_finds_nothing_where_everybody_answered_everything() -> None:
    unit = Unit(("xx", "xx", "xx"), Fraction(2, 3))
    assert fewest_told_of(unit.equations([0, 1]), below=3) is None
    assert unit.kept([0, 1], fewest=3) == {0, 1}


@pytest.mark.parametrize("share", SHARES, ids=str)
@pytest.mark.parametrize("seed", range(3))
def test_the_audit_withholds_as_little_as_trying_every_set_of_items_does(seed: int, share: Fraction) -> None:
    rng = np.random.default_rng(seed)
    units = random_units(rng, share)
    fewest = rng.integers(3, 6, size=UNITS).tolist()
    counted = enough_answers([unit.sheets for unit in units], fewest)
    shown = counted & (rng.random(counted.shape) < 0.9)
    audit = audit_of([unit.sheets for unit in units], fewest, shown=shown, share=share)
    for cell, unit in enumerate(units):
        items = np.flatnonzero(shown[:, cell]).tolist()
        kept = unit.kept(items, fewest[cell])
        assert set(np.flatnonzero(shown[:, cell] & ~audit.withheld[:, cell]).tolist()) == kept, unit
        behind = fewest_told_of(unit.equations(sorted(kept)), below=7) or 0
        assert audit.fewest_behind[0, cell] == behind, unit


def owners(equations: list[Equation]) -> dict[Answer, str]:
    return {answer: answer[0] for equation in equations for answer in equation}


@pytest.mark.parametrize("share", SHARES, ids=str)
def test_elimination_finds_what_trying_every_set_of_raters_does(share: Fraction) -> None:
    rng = np.random.default_rng(20)
    for unit in (unit for _ in range(3) for unit in random_units(rng, share)):
        below = int(rng.integers(3, 6))
        equations = unit.equations(range(len(unit.sheets[0]) if unit.sheets else 0))
        found = smallest_support(equations, owners(equations), below=below)
        assert found == fewest_told_of(equations, below=below), unit


def released_twice(rng: np.random.Generator, share: Fraction) -> list[Equation]:
    """A unit before and after some raters came, left, or gave other answers to the same items."""
    items = int(rng.integers(1, 5))
    before = _random_unit(rng, items, share)
    late = _random_unit(rng, items, share).sheets[:2]
    first = int(rng.integers(0, 2))
    after = Unit((*before.sheets, *late), share)
    changed = {str(rater) for rater in range(len(after.sheets)) if rng.random() < 0.2}
    gone = {str(rater) for rater in range(first)}
    later = [
        {
            (rater, (item, "anew") if rater in changed else item): weight
            for (rater, item), weight in e.items()
            if rater not in gone
        }
        for e in after.equations(range(items))
    ]
    return [*before.equations(range(items)), *later]


@pytest.mark.parametrize("share", SHARES, ids=str)
def test_it_does_so_for_two_releases_together(share: Fraction) -> None:
    rng = np.random.default_rng(30)
    for equations in (released_twice(rng, share) for _ in range(UNITS)):
        below = int(rng.integers(3, 6))
        found = smallest_support(equations, owners(equations), below=below)
        assert found == fewest_told_of(equations, below=below), equations
