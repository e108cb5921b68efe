"""The `responses` table at the door: checked, and coded as small integers.

Inside, a response is its option's number: 0 is missing, 1 the item's lowest option, and so on
upwards. Sums and counts of such columns are plain additions of bytes, which is what makes a
national cohort a matter of a second. Outside, everything is pandas.
"""

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from scoring.key import Key

Codes = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.intp]

PEOPLE = ("participant", "rater", "rater_group")


@dataclass(frozen=True, slots=True)
class People:
    """Who answered about whom: one row a rater and participant.

    `participants` and `groups` are the distinct ids; `participant` and `group` (rows,) point
    into them; `raters` (rows,) holds the rater ids as given.
    """

    participants: tuple[str, ...]
    groups: tuple[str, ...]
    participant: Rows
    group: Rows
    raters: "pd.Series[Any]"


@dataclass(frozen=True, slots=True)
class Responses:
    """Responses as chosen: `codes` has one array (rows,) an item, 0 where there is none."""

    people: People
    key: Key
    codes: tuple[Codes, ...]


def coded(column: "pd.Series[Any]") -> pd.Categorical:
    """The column as codes of its distinct values."""
    is_coded = isinstance(column.dtype, pd.CategoricalDtype)
    return cast("pd.Categorical", (column if is_coded else column.astype("category")).array)


def code_ids(column: "pd.Series[Any]") -> tuple[Rows, tuple[str, ...]]:
    """Codes (rows,) and distinct ids, in rising order so that the order of rows never matters.

    Ids are texts: 7 and "7" are the same person.
    """
    values = coded(column)
    codes, known = values.codes.astype(np.intp), values.categories
    used = np.bincount(codes, minlength=len(known)) > 0
    if not used.all():
        codes, known = (np.cumsum(used) - 1)[codes], known[used]
    texts = known.to_numpy(dtype=object).tolist()
    if known.dtype == "str" and known.is_monotonic_increasing:
        return codes, tuple(texts)
    names = sorted({str(text) for text in texts})
    place = {name: position for position, name in enumerate(names)}
    return np.array([place[str(text)] for text in texts], dtype=np.intp)[codes], tuple(names)


def text_codes(column: "pd.Series[Any]") -> Rows:
    """Codes (rows,) that are equal where the texts of two ids are; in no order and with gaps."""
    if isinstance(column.dtype, pd.CategoricalDtype) and column.cat.categories.dtype == "str":
        return coded(column).codes.astype(np.intp)
    return np.asarray(pd.factorize(column)[0]) if column.dtype == "str" else code_ids(column)[0]
