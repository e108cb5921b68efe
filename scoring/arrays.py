"""From what a researcher holds to arrays: lists, arrays and tables of pandas, of any numeric type.

`floats` is the one door for numbers. What is missing becomes NaN; what is no number is refused, with
its place. Pandas is never imported: its tables are known by what they offer.
"""

from collections.abc import Collection
from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np
from numpy.ma import MaskedArray
from numpy.typing import NDArray

from scoring.problems import TableError

Floats = NDArray[np.float64]
Whole = NDArray[np.integer[Any]]
Mask = NDArray[np.bool_]

_MISSING = frozenset({"NoneType", "NAType", "NaTType"})  # types of what stands for a missing number
_NUMERIC = "biuf"


def floats(values: object, *, name: str) -> Floats:
    """`values` as floats, of any shape: numbers as they are, True as 1, NaN where one is missing.

    Missing are None, NaN, what pandas has for them, and what a masked array hides. Text is no number,
    even where it could be read as one: a column of text is a table that was read wrongly.

    Raises
    ------
    TableError
        Where a value is no number, with the place of the first; for rows that differ in length.
    """
    given = _as_array(values, name)
    if given.dtype.kind == "O":
        return _from_objects(given, name)
    if given.dtype.kind not in _NUMERIC and given.size:
        raise TableError([_told(name, given, np.ones(given.shape, dtype=bool))])
    with np.errstate(over="ignore"):  # a wider float beyond this range becomes infinite, which is told
        return np.asarray(given, dtype=float)


def whole_or_floats(values: object, *, name: str) -> Floats | Whole:
    """As `floats`, except that an array of whole numbers stays as it is, which spares a copy."""
    if isinstance(values, np.ndarray) and values.dtype.kind in "iu" and not isinstance(values, MaskedArray):
        return np.asarray(values)
    return floats(values, name=name)


def labels_of(values: object) -> NDArray[Any]:
    """Labels as they are; those that a masked array hides, and what is no row of labels, as None."""
    try:
        return _unmasked(values) if isinstance(values, MaskedArray) else np.asarray(values)
    except ValueError:  # labels that are rows themselves, of different lengths
        return np.asarray(None)


def place_of(found: Mask) -> str:
    """Where the first is, counted from 1."""
    return ", ".join(str(position + 1) for position in np.argwhere(found)[0].tolist())


def _as_array(values: object, name: str) -> NDArray[Any]:
    """An array of whatever type."""
    kinds = getattr(values, "dtypes", None)  # of a column, or of each column, in pandas
    if kinds is not None and all(getattr(kind, "kind", "O") in _NUMERIC for kind in np.ravel(kinds)):
        return np.asarray(values.to_numpy(dtype=float, na_value=np.nan))  # type: ignore[attr-defined] # - pandas has it
    if isinstance(values, MaskedArray):
        return _unmasked(values)
    try:
        given = np.asarray(values)
        mixed = not isinstance(values, np.ndarray) and given.dtype.kind not in _NUMERIC
        # Among text or complex numbers numpy turns what is a number into such, too.
        return np.asarray(values, dtype=object) if mixed else given
    except ValueError:
        problem = f"{name}: the rows differ in length. Give as many values in each, NaN where there is none."
    raise TableError([problem])


def _unmasked(values: "MaskedArray[Any, Any]") -> NDArray[Any]:
    """The values as objects, None where one is hidden."""
    given: NDArray[Any] = np.array(np.ma.getdata(values), dtype=object)
    given[np.ma.getmaskarray(values)] = None
    return given


def _from_objects(given: NDArray[Any], name: str) -> Floats:
    """Floats from objects that are numbers or missing."""
    kinds = set(map(type, given.ravel()))
    missing = {kind for kind in kinds if kind.__name__ in _MISSING}
    wrong = {kind for kind in kinds - missing if not issubclass(kind, Real | Decimal | np.bool_)}
    if wrong:
        raise TableError([_told(name, given, _where(given, wrong))])
    try:
        return np.where(_where(given, missing), np.nan, given).astype(float)
    except OverflowError:
        problem = f"{name}: a whole number is too large for a float. Give them in a larger unit."
    raise TableError([problem])


def _where(given: NDArray[Any], kinds: Collection[type]) -> Mask:
    """Where objects are of one of the types."""
    found = [type(value) in kinds for value in given.ravel()]
    return np.array(found, dtype=bool).reshape(given.shape)


def _told(name: str, given: NDArray[Any], wrong: Mask) -> str:
    """That values are no numbers, and which is the first."""
    first = given[wrong][:1].tolist()[0]
    place = f", the first at {place_of(wrong)}" if given.ndim else ""
    shown = repr(first) if isinstance(first, str | bytes | complex) else f"of the type {type(first).__name__}"
    told = f"{name}: {wrong.sum()} values are no numbers{place}: {shown}."
    return f"{told} Give numbers, and NaN where there is none."
