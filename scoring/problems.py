"""The error of a table that cannot be scored."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class TableError(ValueError):
    """A table that cannot be used, with everything that is wrong with it, a line each."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def raise_all(problems: Sequence[str]) -> None:
    """Raise one `TableError` for all of `problems`, or return where there are none."""
    if problems:
        raise TableError(problems)


def column_problems(frame: "pd.DataFrame", names: Sequence[str], table: str) -> list[str]:
    """A problem for each column of `names` that `frame` lacks or holds more than once."""
    times = {name: _times(frame, name) for name in names}
    absent = [f"{table}: the column {name!r} is missing" for name, count in times.items() if count == 0]
    return absent + [
        f"{table}: the column {name!r} stands {count} times" for name, count in times.items() if count > 1
    ]


def id_problems(frame: "pd.DataFrame", names: Sequence[str], table: str) -> list[str]:
    """As `column_problems`, and a problem for each column in which a row holds no id."""
    problems = column_problems(frame, names, table)
    empty = {name: frame[name].isna().to_numpy() for name in names if _times(frame, name) == 1}
    return problems + [
        f"{table}: {missing.sum()} rows hold no {name}, the first is row {missing.argmax() + 1}"
        for name, missing in empty.items()
        if missing.any()
    ]


def _times(frame: "pd.DataFrame", name: str) -> int:
    return list(frame.columns).count(name)
