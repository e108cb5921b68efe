"""From a column of responses, of whatever type, to option numbers."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from scoring.tables import Codes

_BYTE = np.iinfo(np.int8)


def option_numbers(column: "pd.Series[Any]", minimum: int, maximum: int) -> Codes:
    """Responses (rows,) as option numbers: 0 where missing, 1 for `minimum`, and so on.

    An empty text counts as missing.

    Raises
    ------
    ValueError
        Where a response is not a whole number between `minimum` and `maximum`.
    """
    if isinstance(column.dtype, pd.CategoricalDtype):
        used = column.cat.remove_unused_categories().cat
        numbers = option_numbers(pd.Series(used.categories), minimum, maximum)
        return np.append(numbers, np.uint8(0))[used.codes.to_numpy()]
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "iu":
        return _numbered(column.to_numpy(), minimum, maximum)
    if isinstance(column.dtype, pd.Int8Dtype) and _BYTE.min <= minimum <= maximum <= _BYTE.max:
        return _numbered_bytes(column.array, minimum, maximum)
    values = _floats(column)
    known = ~np.isnan(values)
    numbers = np.zeros(len(values), dtype=np.uint8)
    numbers[known] = _numbered(values[known], minimum, maximum)
    return numbers


def _numbered_bytes(answers: Any, minimum: int, maximum: int) -> Codes:  # noqa: ANN401 - of a private shape
    """As `_numbered` in a few passes over bytes, for bytes with a mask of what is missing.

    Bytes wrap round, so that what is no option comes out as 0 or above the number of options.
    """
    missing = answers._mask  # noqa: SLF001 - pandas lends mask and bytes in no public way, it copies
    numbers: Codes = answers._data.view(np.uint8) - np.uint8((minimum - 1) % 256)  # noqa: SLF001 - as above
    numbers *= (~missing).view(np.uint8)
    too_low = len(numbers) - np.count_nonzero(missing) - np.count_nonzero(numbers)
    if too_low or numbers.max(initial=0) > maximum - minimum + 1:
        _require_range(answers._data[~missing], minimum, maximum)  # noqa: SLF001 - as above
    return numbers


def _numbered(values: npt.NDArray[Any], minimum: int, maximum: int) -> Codes:
    _require_range(values, minimum, maximum)
    whole = values if values.dtype.kind in "iu" else np.floor(values).astype(np.int64)
    if whole is not values and not np.array_equal(whole, values):
        raise ValueError(f"{values[whole != values][0]:g} is not a whole number")
    numbers = whole.astype(np.uint8)
    numbers -= np.uint8((minimum - 1) % 256)  # bytes wrap round, so any bounds do
    return numbers


def _require_range(values: npt.NDArray[Any], minimum: int, maximum: int) -> None:
    if values.size and (values.min() < minimum or values.max() > maximum):
        found = f"the responses from {values.min():g} to {values.max():g}"
        raise ValueError(f"its options run from {minimum} to {maximum}, {found}")


def _floats(column: "pd.Series[Any]") -> npt.NDArray[np.float64]:
    """A column as floats, NaN where there is no answer."""
    if pd.api.types.is_numeric_dtype(column.dtype):
        return column.to_numpy(dtype=float, na_value=np.nan)
    answers = column.astype(object)
    values = pd.to_numeric(answers, errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    unread = [answer for answer in answers[np.isnan(values)].dropna() if str(answer).strip()]
    if unread:
        more = f" (and {len(unread) - 1} more)" if len(unread) > 1 else ""
        raise ValueError(f"{unread[0]!r} is not a number{more}")
    return values
