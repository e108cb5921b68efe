"""The schema of the database: what is still to be applied, and applying it with a copy kept of before."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from assessment.upkeep.sqlite_copies import copy_database

_ALONE = 0xBA1C0
"""The advisory lock of PostgreSQL under which one process migrates and every other waits."""


def pending() -> list[str]:
    """The migrations that the database lacks, in the order in which they come."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def bring_up_to_date(copies: Path) -> Path | None:
    """Apply what is pending; give the copy, in the folder of copies, of SQLite's database as it was before.

    None where nothing was pending, where the database held nothing yet, and on PostgreSQL, of which
    whoever runs it takes copies.
    """
    with _alone():
        if not pending():
            return None
        kept = _copy_of_before(copies)
        call_command("migrate", verbosity=0, interactive=False)
    return kept


def _copy_of_before(copies: Path) -> Path | None:
    if connection.vendor != "sqlite" or not connection.introspection.table_names():
        return None
    copies.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy = copies / f"before-migration-{timezone.now():%Y%m%d-%H%M%S-%f}.sqlite3"
    copy_database(Path(connection.settings_dict["NAME"]), copy)
    return copy


@contextmanager
def _alone() -> Iterator[None]:
    """On PostgreSQL, wait until no other process migrates, with no limit to how long a step may take."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0; SET lock_timeout = 0")
        cursor.execute("SELECT pg_advisory_lock(%s)", [_ALONE])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_ALONE])
            cursor.execute("RESET statement_timeout; RESET lock_timeout")
