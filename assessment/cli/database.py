"""The database for commands that need it: found, and up to date, before anything is asked of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from assessment.cli.exits import Exit, say, stop

_SQLITE = "sqlite"


def prepare(*, migrate: bool = False) -> None:
    """Make Django ready; end the run where the database is not as this version needs it.

    A database that holds nothing yet on this machine (SQLite) is made. One that an earlier version
    made is changed only where `migrate` says so: that is for whoever has taken a backup.
    """
    set_up_django()
    with _for_this_user_alone():
        missing, is_new = _state()
        if missing and (migrate or is_new):
            _migrate()
            return
    if not missing:
        return
    raise stop(
        Exit.FAILED,
        f"The database lacks {missing} changes of this version. Take a backup, then run `balcony migrate`.",
    )


@contextmanager
def _for_this_user_alone() -> Iterator[None]:
    """Let nobody else read what is made meanwhile: SQLite makes its file as soon as it is asked anything."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def set_up_django() -> None:
    """Make Django ready, whatever the database is like."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "assessment.settings")
    django.setup()


def _state() -> tuple[int, bool]:
    """How many migrations are missing, and whether this is an SQLite database without any so far."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        raise stop(Exit.FAILED, f"The database cannot be used: {error}".strip()) from error
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    is_new = connection.vendor == _SQLITE and not executor.loader.applied_migrations
    return len(missing), is_new


def _migrate() -> None:
    from django.conf import settings

    from assessment.upkeep.schema import bring_up_to_date

    copy = bring_up_to_date(settings.DATA / "copies")
    if copy:
        say(f"The database was brought up to date. As it was before, it is in {copy}.")
