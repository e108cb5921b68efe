"""Which items measure which factors, as it is told to an analysis."""

from collections.abc import Iterable, Mapping, Sequence
from numbers import Integral
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from scoring.arrays import floats
from scoring.problems import TableError
from scoring.structure.model import Flags

Factors = Mapping[str, Sequence[int | str]] | ArrayLike

_ALONE = 3  # items that a factor needs which covaries with no other
_TOGETHER = 2


class Pattern(NamedTuple):
    """The loadings to estimate, shape (items, factors), the names of both, and what is wrong with them."""

    free: Flags
    items: tuple[str, ...]
    factors: tuple[str, ...]
    problems: list[str]


def read_pattern(factors: Factors, items: Sequence[str] | None, columns: int, *, correlated: bool) -> Pattern:
    """The pattern of loadings in a table of `columns` items.

    Parameters
    ----------
    factors
        By name of the factor its items, each a name of `items` or a column, counted from 0; or a table
        of shape (items, factors) with 1 for each loading to estimate and 0 for the others.
    items
        Their names; 1, 2, ... unless given.
    columns, correlated
        The number of items, and whether the factors may covary.

    Returns
    -------
    With a problem for each item that is unknown, named twice or without a factor, for a factor that
    has too few items, and for more parameters than covariances.
    """
    plain = tuple(str(position + 1) for position in range(columns))
    names = plain if items is None else tuple(items)
    problems = _name_problems(names, columns)
    if problems:
        return Pattern(np.zeros((columns, 0), dtype=bool), plain, (), problems)
    read = _of_mapping(factors, names) if isinstance(factors, Mapping) else _of_table(factors, names)
    return read if read.problems else read._replace(problems=_unidentified(read, correlated=correlated))


def _name_problems(names: Sequence[str], columns: int) -> list[str]:
    if len(names) != columns:
        return [f"items: {len(names)} names for {columns} columns. Give one name for each."]
    twice = _listed(name for name in dict.fromkeys(names) if names.count(name) > 1)
    return [f"items: {twice} stands for more than one column. Give each a name of its own."] if twice else []


def _of_mapping(factors: Mapping[str, Sequence[int | str]], names: tuple[str, ...]) -> Pattern:
    places = {name: position for position, name in enumerate(names)}
    free = np.zeros((len(names), len(factors)), dtype=bool)
    problems = []
    for column, (factor, items) in enumerate(factors.items()):
        found = [places.get(item) if isinstance(item, str) else _column(item, len(names)) for item in items]
        unknown = _listed(repr(item) for item, place in zip(items, found, strict=True) if place is None)
        if unknown:
            told = f"factor {factor!r}: {unknown} is no item."
            problems.append(f"{told} Give names of items or columns from 0 to {len(names) - 1}.")
        known = [place for place in found if place is not None]
        twice = _listed(names[place] for place in dict.fromkeys(known) if known.count(place) > 1)
        problems += [f"factor {factor!r}: item {twice} is named twice. Name it once."] if twice else []
        free[known, column] = True
    return Pattern(free, names, tuple(map(str, factors)), problems)


def _of_table(factors: ArrayLike, names: tuple[str, ...]) -> Pattern:
    try:
        table = floats(factors, name="factors")
    except TableError as error:
        return Pattern(np.zeros((len(names), 0), dtype=bool), names, (), list(error.problems))
    square = table.ndim == 2 and len(table) == len(names)  # noqa: PLR2004 - items and factors
    if not square or not np.isin(table, (0, 1)).all():
        told = f"factors: a pattern of loadings has the shape ({len(names)}, factors) and holds 0 and 1;"
        problem = (
            f"{told} this one has the shape {table.shape}. Give such a table, or the items of each factor."
        )
        return Pattern(np.zeros((len(names), 0), dtype=bool), names, (), [problem])
    called = tuple(f"factor {number + 1}" for number in range(table.shape[1]))
    return Pattern(table == 1, names, called, [])


def _column(item: object, columns: int) -> int | None:
    """The column that a whole number names, None where there is none."""
    return int(item) if isinstance(item, Integral) and 0 <= int(item) < columns else None


def _unidentified(pattern: Pattern, *, correlated: bool) -> list[str]:
    """What keeps the parameters from being determined, as far as it shows without data."""
    if not pattern.factors:
        return ["factors: there is none. Give one or more, each with its items."]
    problems = _stray_problems(pattern) + _few_problems(pattern, correlated=correlated)
    return problems or _negative_df(pattern, correlated=correlated)


def _stray_problems(pattern: Pattern) -> list[str]:
    """A problem where items have no factor."""
    used = pattern.free.sum(axis=1).astype(bool)
    stray = _listed(name for name, one in zip(pattern.items, used, strict=True) if not one)
    return [f"item {stray} has no factor. Give it one, or leave it out of the table."] if stray else []


def _few_problems(pattern: Pattern, *, correlated: bool) -> list[str]:
    """A problem for each factor with too few items; more are needed where no other covaries with it."""
    alone = len(pattern.factors) == 1 or not correlated
    least = _ALONE if alone else _TOGETHER
    why = " where no other factor covaries with it" if alone else ""
    return [
        f"factor {name!r}: {count} items do not determine it. Give it {least} or more{why}."
        for name, count in zip(pattern.factors, pattern.free.sum(axis=0), strict=True)
        if count < least
    ]


def _negative_df(pattern: Pattern, *, correlated: bool) -> list[str]:
    items, factors = pattern.free.shape
    known = items * (items + 1) // 2
    asked = int(pattern.free.sum()) + items + correlated * factors * (factors - 1) // 2
    told = f"factors: {asked} parameters are more than the {known} variances and covariances of the items."
    return [f"{told} Name fewer loadings, or fewer factors."] if asked > known else []


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
