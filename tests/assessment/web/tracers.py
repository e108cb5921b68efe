"""Attackers with the database's files before them, who look for the order in which rows were written.

None of them reads an authorship. Each gives the keys of sheets in the order that it believes they
were written in; `likeness` says how far that is the order in which people are known to have answered.
"""

# ruff: noqa: S608 - the names of tables are our own
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from django.db import connection

Order = list[int]
LEAF = 0x0D


def likeness(found: Sequence[int], true: Sequence[int]) -> float:
    """Spearman's rank correlation of two orders of the same keys, without its sign."""
    assert sorted(found) == sorted(true)
    places = {key: place for place, key in enumerate(found)}
    return abs(float(np.corrcoef([places[key] for key in true], range(len(true)))[0, 1]))


def table_order(table: str, key: str) -> Order:
    """The order in which the database gives rows when nobody asks for one."""
    return _first(rows(f"SELECT {key} FROM {table}"))


def rowid_order(table: str, key: str) -> Order:
    """SQLite's number of each row."""
    return _first(rows(f"SELECT {key} FROM {table} ORDER BY rowid"))


def place_order(table: str, key: str) -> Order:
    """Where PostgreSQL keeps each row."""
    return _first(rows(f"SELECT {key} FROM {table} ORDER BY ctid"))


def transaction_order(table: str, key: str) -> Order:
    """In which transaction PostgreSQL wrote each row; of one transaction, where they lie."""
    return _first(rows(f"SELECT {key} FROM {table} ORDER BY xmin::text::bigint, ctid"))


def cell_order(table: str, key: str) -> Order:
    """Where SQLite put each row into its page: from the end to the start, as rows come.

    Only for a table that fits one page, whose key is its row number.
    """
    assert rows(f"SELECT count(DISTINCT {key}) = count(*) FROM {table}") == [(1,)]
    page = page_of(table)
    count = int.from_bytes(page[3:5])
    assert page[0] == LEAF, "the table has more than one page"
    offsets = [int.from_bytes(page[8 + 2 * cell : 10 + 2 * cell]) for cell in range(count)]
    return [key for _, key in sorted(zip(offsets, rowid_order(table, key), strict=True), reverse=True)]


def page_of(table: str) -> bytes:
    """The first page of a table as it lies in the file."""
    (number,) = (
        int(str(row[0])) for row in rows(f"SELECT rootpage FROM sqlite_master WHERE name = '{table}'")
    )
    (size,) = (int(str(row[0])) for row in rows("PRAGMA page_size"))
    return file_bytes()[0][(number - 1) * size : number * size]


def file_bytes() -> tuple[bytes, bytes]:
    """SQLite's file and its log, with everything in the file that is going to be."""
    path = Path(str(connection.settings_dict["NAME"]))
    rows("PRAGMA wal_checkpoint(PASSIVE)")
    log = path.with_name(path.name + "-wal")
    return path.read_bytes(), log.read_bytes() if log.exists() else b""


def bridges(pairs: Sequence[tuple[str, int]]) -> int:
    """How many authorships can still be read in SQLite's file or log, deleted or not."""
    main, log = file_bytes()
    rows_of = [assignment.encode() + sheet.to_bytes(8) for assignment, sheet in pairs]
    return sum(row in main or row in log for row in rows_of)


def rows(statement: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def _first(found: list[tuple[object, ...]]) -> Order:
    return list(dict.fromkeys(int(str(row[0])) for row in found))


TRACERS: dict[str, tuple[Callable[[str, str], Order], ...]] = {
    "sqlite": (table_order, rowid_order, cell_order),
    "postgresql": (table_order, place_order, transaction_order),
}
