"""Ratings among the people of a group: from rows or matrices to one square table a group."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import infinity_problems, length_problems, missing_label_problems, read_all, vector
from scoring.arrays import floats, labels_of
from scoring.problems import raise_all

Floats = NDArray[np.float64]
Labels = NDArray[Any]

_AXIS = "(ratings,)"


class LongRatings(NamedTuple):
    """A rating a row: the order is that of the arguments of `social_relations`."""

    ratings: Floats
    actors: Labels
    partners: Labels
    groups: Labels


class RoundRobin(NamedTuple):
    """One group: `cells[i, j]` is how person i rated person j, NaN where there is none, and for i = j."""

    label: str
    people: Labels
    cells: Floats

    @property
    def missing(self) -> int:
        """How many pairs (actor, partner) have no rating."""
        return int(np.isnan(self.cells).sum()) - len(self.cells)


class RoundRobins(NamedTuple):
    """All groups, in the order of their labels, and the number of self ratings, which they leave out."""

    groups: tuple[RoundRobin, ...]
    self_ratings: int


def rows_of_matrices(matrices: Iterable[ArrayLike]) -> LongRatings:
    """The rows for `social_relations` of one square matrix a group: `social_relations(*rows)`.

    Parameters
    ----------
    matrices
        Shape (people, people) each: actors in rows, partners in columns, in response units. What is
        missing is NaN and has no row, as in the long form. The diagonal is of no use; it may be NaN.

    Returns
    -------
    Groups are numbered from 1, and people within each group.

    Raises
    ------
    TableError
        For a matrix that is not square, with all such matrices, or where there is no matrix.
    """
    readers = enumerate(_each(matrices), start=1)
    tables = read_all(partial(floats, one, name=f"Matrix {place}") for place, one in readers)
    raise_all(_shape_problems(tables))
    parts = [_rows(table, place) for place, table in enumerate(tables, start=1)]
    return LongRatings(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def read_round_robins(
    ratings: ArrayLike, actors: ArrayLike, partners: ArrayLike, groups: ArrayLike | None = None
) -> RoundRobins:
    """One square table a group of ratings that are given in rows.

    Parameters
    ----------
    ratings
        Shape (ratings,), in response units; a row with NaN is as good as no row.
    actors, partners, groups
        Shape (ratings,): who rated, who was rated, and in which group; all one group where it is
        None. People are told apart within their group: the same name in two groups is two people.
        Labels may be numbers or text; those of mixed kinds are taken as text.

    Returns
    -------
    People are those who gave or received a rating, in the order of their labels. Self ratings are
    left out, and counted.

    Raises
    ------
    TableError
        For lengths that differ, infinite ratings, rows without a label, and pairs that have more
        than one rating in a group; all at once, but the last come by themselves.
    """
    values = vector(ratings, name="ratings", axis=_AXIS)
    labels = {"actors": actors, "partners": partners, "groups": groups}
    if groups is None:
        labels["groups"] = np.zeros(len(values), dtype=np.int64)
    given = {name: labels_of(column) for name, column in labels.items()}
    raise_all(_column_problems(values, given))
    actor, partner, group = (_plain(column) for column in given.values())
    known, own = ~np.isnan(values), actor == partner
    use = known & ~own
    found = _tables(LongRatings(values[use], actor[use], partner[use], group[use]))
    return RoundRobins(found, int((known & own).sum()))


def complete_people(group: RoundRobin) -> RoundRobin:
    """The group without the people who keep it from being complete (listwise deletion of persons).

    Again and again the person with the most missing ratings, given and received, is left out; of
    equals the last, in the order of the labels.
    """
    cells, people = group.cells, group.people
    while len(people) > 1 and np.isnan(cells).sum() > len(people):
        gaps = np.isnan(cells).sum(axis=0) + np.isnan(cells).sum(axis=1)
        worst = len(people) - 1 - int(gaps[::-1].argmax())
        cells = np.delete(np.delete(cells, worst, axis=0), worst, axis=1)
        people = np.delete(people, worst)
    return RoundRobin(group.label, people, cells)


def _each(matrices: object) -> list[Any]:
    """The matrices, none where something else is given."""
    return list(matrices) if isinstance(matrices, Iterable) else []


def _shape_problems(tables: Sequence[Floats]) -> list[str]:
    """A problem for each matrix that is not square, or holds what is infinite."""
    if not tables:
        return ["matrices: there are none. Give one square matrix a group."]
    problems = []
    for place, table in enumerate(tables, start=1):
        if table.ndim != 2 or len(set(table.shape)) != 1:  # noqa: PLR2004 - actors and partners
            told = f"Matrix {place}: the shape is {table.shape}."
            problems.append(f"{told} Give as many partners (columns) as actors (rows).")
        problems += infinity_problems(table, f"Matrix {place}")
    return problems


def _rows(table: Floats, place: int) -> LongRatings:
    """The rows of one group."""
    actors, partners = np.nonzero(~np.isnan(table))
    return LongRatings(table[actors, partners], actors + 1, partners + 1, np.full(len(actors), place))


def _column_problems(values: Floats, columns: dict[str, Labels]) -> list[str]:
    """Everything that is wrong with the columns, each by itself."""
    shapes = [
        f"{name}: the shape is {column.shape}. Give one label each, shape {_AXIS}."
        for name, column in columns.items()
        if column.ndim != 1
    ]
    if shapes:
        return shapes
    problems = length_problems({"ratings": len(values), **{name: len(one) for name, one in columns.items()}})
    return problems + [
        problem for name, column in columns.items() for problem in missing_label_problems(name, column)
    ]


def _plain(column: Labels) -> Labels:
    """Labels that can be put in order."""
    return np.array([str(label) for label in column]) if column.dtype == object else column


def _tables(rows: LongRatings) -> tuple[RoundRobin, ...]:
    """The square tables, unless a pair has more than one rating."""
    labels, group = np.unique(rows.groups, return_inverse=True)
    built = [_table(rows, str(label), group == place) for place, label in enumerate(labels)]
    raise_all([problem for _, problems in built for problem in problems])
    return tuple(table for table, _ in built)


def _table(rows: LongRatings, label: str, here: NDArray[np.bool_]) -> tuple[RoundRobin, list[str]]:
    """One group, and a problem for each pair that occurs more than once."""
    both = np.concatenate([rows.actors[here], rows.partners[here]])
    people, places = np.unique(both, return_inverse=True)
    pair = places[: here.sum()], places[here.sum() :]
    cells = np.full((len(people), len(people)), np.nan)
    cells[pair] = rows.ratings[here]
    times = np.zeros(cells.shape, dtype=np.int64)
    np.add.at(times, pair, 1)
    problems = [
        f"Group {label}: actor {people[i]} rated partner {people[j]} {times[i, j]} times. Give one rating."
        for i, j in np.argwhere(times > 1)
    ]
    return RoundRobin(label, people, cells), problems
