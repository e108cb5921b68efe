"""Who rated whom on what: ratings with their facets, and which effects such data can tell apart."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import label_problems, length_problems, unit_problems
from scoring.arrays import floats, labels_of
from scoring.problems import raise_all

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Effect = Literal["p", "g", "i", "pg", "r", "pi", "gi", "pgi", "residual"]

FACETS: dict[str, str] = {  # of each effect; a rater's code tells the participant and rater group too
    "p": "p",
    "g": "g",
    "i": "i",
    "pg": "pg",
    "r": "r",
    "pi": "pi",
    "gi": "gi",
    "pgi": "pgi",
    "residual": "ri",
}
MEANING = {
    "p": "participant",
    "g": "rater group",
    "i": "item",
    "pg": "participant x rater group",
    "r": "rater within participant",
    "pi": "participant x item",
    "gi": "rater group x item",
    "pgi": "participant x rater group x item",
    "residual": "residual",
}
_KEPT_FIRST = ("residual", "i", "g", "r", "p", "pi", "pg", "gi", "pgi")
_COLUMNS = ("participants", "raters", "rater_groups", "items")
_DEPENDENT = 1e-9  # what is left of an effect, as a share, once those before it are taken out, is rounding
_TABLE = 2


@dataclass(frozen=True, slots=True)
class Ratings:
    """Ratings in long form, each with the codes of its participant, rater group, rater and item.

    A rater's code is that of one person about one participant. Without rater groups, or items, all
    ratings have the code 0; `facets` tells which there are. `missing` ratings were left out.
    """

    values: Floats
    codes: dict[str, Ints]
    groups: NDArray[np.generic]
    facets: str
    missing: int

    @classmethod
    def of(
        cls,
        ratings: ArrayLike,
        participants: ArrayLike,
        raters: ArrayLike | None,
        rater_groups: ArrayLike | None,
        items: ArrayLike | None,
    ) -> "Ratings":
        """The ratings of a table or in long form; `TableError` for what cannot be read so."""
        columns = (participants, raters, rater_groups, items)
        given = {
            name: labels_of(column)
            for name, column in zip(_COLUMNS, columns, strict=True)
            if column is not None or name == "participants"
        }
        table = floats(ratings, name="ratings")
        if table.ndim == _TABLE:
            table, given = _as_long(table, given)
        raise_all(_problems(table, given))
        known = ~np.isnan(table)
        return cls._coded(
            table[known], {name: column[known] for name, column in given.items()}, int((~known).sum())
        )

    @classmethod
    def _coded(cls, values: Floats, given: dict[str, NDArray[np.generic]], missing: int) -> "Ratings":
        own = np.arange(len(values))
        one = np.zeros(len(values), dtype=int)
        participant = np.unique(given["participants"], return_inverse=True)[1]
        labels, group = np.unique(given.get("rater_groups", one), return_inverse=True)
        person = np.unique(given.get("raters", own), return_inverse=True)[1]
        rater = _joint(participant, group, person)
        item = np.unique(given.get("items", one), return_inverse=True)[1]
        raise_all(_repeated(_joint(rater, item)))
        facets = "pr" + "g" * ("rater_groups" in given) + "i" * ("items" in given)
        return cls(values, {"p": participant, "g": group, "r": rater, "i": item}, labels, facets, missing)

    def classes(self, effect: str) -> Ints:
        """The level of an effect that each rating belongs to, counted from 0."""
        return _joint(*(self.codes[facet] for facet in FACETS[effect]))

    def levels(self, facet: str) -> int:
        """How many participants (p), rater groups (g), raters (r) or items (i) there are."""
        return int(self.codes[facet].max()) + 1

    def raters_by_group(self) -> Ints:
        """Shape (participants, rater groups): how many raters each participant has in each."""
        _, first = np.unique(self.codes["r"], return_index=True)
        counts = np.zeros((self.levels("p"), self.levels("g")), dtype=int)
        np.add.at(counts, (self.codes["p"][first], self.codes["g"][first]), 1)
        return counts

    def effects(self, *, fixed_groups: bool, without: Collection[str]) -> list[str]:
        """The random effects of the model for these facets, the residual last.

        Raises
        ------
        TableError
            For each that the data cannot tell from the fixed means, or from another.
        """
        absent = {"i", "g"} - set(self.facets)
        left_out = {*without, *(["g"] if fixed_groups else []), *([] if "i" in self.facets else ["r"])}
        model = [
            name
            for name in FACETS
            if name not in left_out and (name == "residual" or not absent & set(FACETS[name]))
        ]
        raise_all(_too_few(len(self.values), len(self.groups) if fixed_groups else 1))
        raise_all(_unidentified(self, model, fixed_groups=fixed_groups))
        return model


def _as_long(
    table: Floats, given: dict[str, NDArray[np.generic]]
) -> tuple[Floats, dict[str, NDArray[np.generic]]]:
    """A table of raters and items as a column, with the labels of its rows and columns beside it."""
    rows, width = table.shape
    rater = {"raters": np.arange(rows), **given}
    item = rater.pop("items", np.arange(width))
    lengths = {"rows": rows, **{name: len(np.atleast_1d(labels)) for name, labels in rater.items()}}
    wide = {"columns": width, "items": len(np.atleast_1d(item))}
    raise_all([*_prefixed(lengths), *_prefixed(wide)])
    long = {name: np.repeat(labels, width) for name, labels in rater.items()}
    return table.ravel(), {**long, "items": np.tile(item, rows)}


def _prefixed(lengths: dict[str, int]) -> list[str]:
    return [f"ratings: {problem}" for problem in length_problems(lengths)]


def _problems(table: Floats, given: dict[str, NDArray[np.generic]]) -> list[str]:
    """All that makes ratings and labels unfit to be read."""
    if table.ndim != 1:
        return [f"ratings: the shape is {table.shape}. Give one rating a row, or a table (raters, items)."]
    lengths = {"ratings": len(table), **{name: labels.size for name, labels in given.items()}}
    items_alone = "items" in given and "raters" not in given
    return [
        *length_problems(lengths),
        *(problem for name, labels in given.items() for problem in label_problems(name, labels)),
        *unit_problems(table, "ratings"),
        *(["raters: a rater rates several items. Name the rater of every rating."] if items_alone else []),
        *(["ratings: there is none. Give at least one that is not NaN."] if np.isnan(table).all() else []),
    ]


def _joint(*codes: Ints) -> Ints:
    """One code for each combination that occurs, counted from 0 in order."""
    joint = codes[0]
    for code in codes[1:]:
        joint = np.unique(joint * (int(code.max()) + 1) + code, return_inverse=True)[1]
    return joint


def _repeated(cells: Ints) -> list[str]:
    first = np.unique(cells, return_index=True)[1]
    again = len(cells) - len(first)
    told = f"ratings: {again} are given by the same rater about the same participant and item as another."
    return (
        [f"{told} Give each once; a rater is named by participant, rater group and rater."] if again else []
    )


def _too_few(ratings: int, means: int) -> list[str]:
    told = f"ratings: there are {ratings}, and {means} means to be estimated. Give more ratings than means."
    return [told] if ratings <= means else []


def _unidentified(ratings: Ratings, model: Sequence[str], *, fixed_groups: bool) -> list[str]:
    """A problem for each effect whose variance these data do not determine."""
    # Of two that cannot be told apart the one that counts as error stays, so the rest is not flattered.
    # But a participant stays before the interplay with the only item, which leaves one to be measured.
    order = sorted(model, key=_KEPT_FIRST.index)
    products = _inner_products(ratings, order, fixed_groups=fixed_groups)
    kept: list[int] = []
    found: dict[str, list[str]] = {}
    for place, name in enumerate(order):
        inside = products[np.ix_(kept, kept)]
        weights = np.linalg.solve(inside, products[kept, place])
        if products[place, place] - weights @ products[kept, place] > _DEPENDENT:
            kept.append(place)
        else:
            found[name] = [
                order[other] for other, weight in zip(kept, weights, strict=True) if abs(weight) > _DEPENDENT
            ]
    told = [_told(name, others) for name, others in found.items()]
    remedy = f"Leave out what is not identified: without={tuple(found)}, beside what is left out already."
    return [*told, remedy] if told else []


def _told(name: str, others: Sequence[str]) -> str:
    what = f"The variance of {name} ({MEANING[name]}) is not identified:"
    if not others:
        return f"{what} it has one level, or none beyond the fixed means."
    rest = ", ".join(f"{other} ({MEANING[other]})" for other in others)
    return f"{what} it cannot be told from that of {rest}."


def _inner_products(ratings: Ratings, order: Sequence[str], *, fixed_groups: bool) -> Floats:
    """How far the covariance matrices of the effects point the same way, fixed means taken out.

    With Z the indicators of an effect's levels and M the projection off the fixed means: the trace of
    M Z Z' M Y Y', as a share of the traces of Z Z' Z Z' and Y Y' Y Y'. Only counts enter it.
    """
    fixed = ratings.codes["g"] if fixed_groups else np.zeros(len(ratings.values), dtype=int)
    classes = [ratings.classes(name) for name in order]
    n = np.bincount(fixed)
    tables = [_cross_counts(levels, fixed) for levels in classes]
    squares = [table.T @ table / n for table in tables]
    size = len(order)
    products, plain = np.empty((size, size)), np.empty(size)
    for row in range(size):
        for column in range(row + 1):
            pairs, counts = _pairs(classes[row], classes[column])
            shared = (tables[row][pairs[0]] * tables[column][pairs[1]] / n).sum(axis=1)
            both = float((squares[row] * squares[column].T).sum())
            products[row, column] = products[column, row] = (counts**2).sum() - 2 * counts @ shared + both
            plain[row] = (counts**2).sum()  # the last is that of the effect with itself
    return np.asarray(products / np.sqrt(np.outer(plain, plain)))


def _cross_counts(first: Ints, second: Ints) -> Floats:
    """How many ratings have each level of one and of the other."""
    counts = np.zeros((int(first.max()) + 1, int(second.max()) + 1))
    np.add.at(counts, (first, second), 1.0)
    return counts


def _pairs(first: Ints, second: Ints) -> tuple[tuple[Ints, Ints], Floats]:
    """The pairs of levels that occur, and how often."""
    width = int(second.max()) + 1
    joint, counts = np.unique(first * width + second, return_counts=True)
    return (joint // width, joint % width), counts.astype(float)
