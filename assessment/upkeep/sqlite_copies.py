"""Copies of an SQLite database while people answer, by SQLite's own backup."""

import sqlite3
from contextlib import closing
from pathlib import Path

from assessment.upkeep.new_files import CopyError, new_file

_PAGES_AT_ONCE = 1_000
_PAUSE = 0.005
_PATIENCE = 30


def copy_database(source: Path, target: Path) -> None:
    """Copy a database whole and as of one moment, whoever writes meanwhile; only its owner can read the copy.

    The copy appears under its name when it is finished, checked and on the disk.

    Raises
    ------
    CopyError
        Where there is a file of that name already, or where the copy does not hold together.
    """
    if not source.is_file():
        raise CopyError(f"{source}: there is no database.")
    with new_file(target) as unfinished:
        _copy(source, unfinished)
        require_whole(unfinished)


def _copy(source: Path, unfinished: Path) -> None:
    with closing(_opened(source)) as here, closing(sqlite3.connect(unfinished)) as there:
        try:
            here.backup(there, pages=_PAGES_AT_ONCE, sleep=_PAUSE)
            # One file by itself: the copy needs no journal beside it.
            there.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.DatabaseError as error:
            raise CopyError(f"{source}: it cannot be copied ({error}).") from error


def _opened(path: Path) -> sqlite3.Connection:
    """A connection that makes no database where there is none."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=_PATIENCE)


def require_whole(path: Path) -> None:
    """Let SQLite check every page, index and reference of a database.

    Raises
    ------
    CopyError
        Where the file is no database or a damaged one.
    """
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
        try:
            found = [row[0] for row in database.execute("PRAGMA integrity_check")]
            loose = database.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.DatabaseError as error:
            raise CopyError(f"{path}: not a whole SQLite database ({error}).") from error
    if found != ["ok"] or loose:
        told = "; ".join([*map(str, found[:3]), f"{len(loose)} references to nothing"])
        raise CopyError(f"{path}: the database is damaged: {told}.")


def counts_in(path: Path) -> dict[str, int]:
    """How many rows each table of a file holds."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
        names = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        )
        return {name: _rows(database, name) for (name,) in names.fetchall()}


def _rows(database: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    return int(database.execute(f'SELECT COUNT(*) FROM "{quoted}"').fetchone()[0])  # noqa: S608 - a name of the database's own
