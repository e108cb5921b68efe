"""Backup and restore of whichever database there is, and the proof that a restored one is whole."""

from pathlib import Path

from django.db import connection

from assessment.domain.audit import breaks
from assessment.upkeep import postgresql_copies
from assessment.upkeep.counts import row_counts
from assessment.upkeep.kinds import kind_of
from assessment.upkeep.new_files import CopyError
from assessment.upkeep.sqlite_copies import copy_database, counts_in


def back_up(target: Path) -> dict[str, int]:
    """Copy the database into a new file while people answer; give how many rows of each table are in it.

    Raises
    ------
    CopyError
        Where the copy cannot be made. No file is left then.
    """
    if not target.absolute().parent.is_dir():
        raise CopyError(f"{target.absolute().parent}: there is no such folder.")
    if connection.vendor == "postgresql":
        return postgresql_copies.dump(target)
    copy_database(_database_file(), target)
    return counts_in(target)


def restore(source: Path) -> dict[str, int]:
    """Bring a copy back into a place where there is nothing yet; give how many rows of each table came.

    Raises
    ------
    CopyError
        Where there is something already, or where the copy is damaged or not of this kind of
        database. Nothing that was there is changed, and nothing is left of what came.
    """
    _require_kind(source)
    if connection.vendor == "postgresql":
        expected = postgresql_copies.load(source)
        return _verified(expected)
    return _restore_file(source)


def _restore_file(source: Path) -> dict[str, int]:
    file = _database_file()
    journal = file.with_name(f"{file.name}-wal")
    if journal.exists() and not file.exists():
        raise CopyError(f"{journal}: something of another database is there. Name a new folder by --data.")
    copy_database(source, file)
    try:
        return _verified(counts_in(source))
    except CopyError:
        connection.close()
        file.unlink()
        raise


def _verified(expected: dict[str, int]) -> dict[str, int]:
    """Compare what came with what was copied, and go through the chain of audit events."""
    came = row_counts()
    short = {table for table in expected if came.get(table) != expected[table]}
    if short:
        raise CopyError(f"Not everything came back; these tables differ: {', '.join(sorted(short))}.")
    broken = next(breaks(), None)
    if broken:
        raise CopyError(f"The chain of audit events does not hold at event {broken.number}: {broken.why}.")
    return came


def _require_kind(source: Path) -> None:
    if kind_of(source) != connection.vendor:
        raise CopyError(
            f"{source}: no backup of {connection.display_name}, the kind of database that is set here. "
            "DATABASE_URL names another; without it there is SQLite."
        )


def _database_file() -> Path:
    return Path(connection.settings_dict["NAME"])
