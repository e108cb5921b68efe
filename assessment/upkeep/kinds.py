"""Which kind of database a copy is of, told by its first bytes."""

from pathlib import Path

from assessment.upkeep.new_files import CopyError

_BEGINNINGS = {"sqlite": b"SQLite format 3\0", "postgresql": b"PGDMP"}


def require_a_copy(source: Path) -> None:
    """Refuse a file that is no copy of any kind of database, before anything is made for it.

    Raises
    ------
    CopyError
        Where it is none.
    OSError
        Where it cannot be read.
    """
    if kind_of(source) is None:
        raise CopyError(f"{source}: no backup of SQLite, and none of PostgreSQL.")


def kind_of(source: Path) -> str | None:
    """`sqlite` or `postgresql`; None where a file begins as neither does."""
    with source.open("rb") as file:
        begins = file.read(max(map(len, _BEGINNINGS.values())))
    return next((kind for kind, beginning in _BEGINNINGS.items() if begins.startswith(beginning)), None)
