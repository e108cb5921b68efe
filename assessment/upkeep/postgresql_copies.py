"""Copies of a PostgreSQL database by its own tools, `pg_dump` and `pg_restore`."""

import json
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.db import connection, transaction

from assessment.upkeep.counts import row_counts
from assessment.upkeep.new_files import CopyError, new_file, require_new

_DUMP = ("pg_dump", "--format=custom", "--no-owner", "--no-privileges")
_RESTORE = ("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
_VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
}


def dump(target: Path) -> dict[str, int]:
    """Write a dump as of one moment and, beside it, how many rows each table had at that moment; give those.

    Raises
    ------
    CopyError
        Where there is such a file already, or where `pg_dump` is missing, too old, or fails.
    """
    for path in (target, counts_beside(target)):
        require_new(path)
    _require_tool("pg_dump", (*_DUMP, "--file", str(target)))
    with new_file(target) as unfinished:
        counts = _dump(unfinished)
        with new_file(counts_beside(target)) as beside:
            beside.write_text(json.dumps(counts), encoding="ascii")
    return counts


def _dump(unfinished: Path) -> dict[str, int]:
    """Dump and count in one snapshot, so that both tell of the same moment."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        counts = row_counts()
        _run((*_DUMP, "--file", str(unfinished), "--snapshot", snapshot))
    return counts


def load(source: Path) -> dict[str, int]:
    """Load a dump into an empty database, whole or not at all; give the counts that were kept beside it.

    Raises
    ------
    CopyError
        Where the database holds anything, or where `pg_restore` is missing, too old, or fails.
    """
    tables = connection.introspection.table_names()
    if tables:
        raise CopyError(f"The database is not empty: it has {len(tables)} tables. Nothing was changed.")
    _require_tool("pg_restore", (*_RESTORE, str(source)))
    connection.close()
    _run((*_RESTORE, "--dbname", _connection()["PGDATABASE"], str(source)))
    kept = counts_beside(source)
    return json.loads(kept.read_text(encoding="ascii")) if kept.exists() else {}


def counts_beside(dump: Path) -> Path:
    """Where the numbers of rows are kept that belong to a dump."""
    return dump.with_name(f"{dump.name}.counts")


def _require_tool(name: str, command: Sequence[str]) -> None:
    """Make sure that a tool is there and no older than the server."""
    by_hand = f'Where there is one that fits, run there: {shlex.join(command)} --dbname "$DATABASE_URL"'
    if shutil.which(name) is None:
        raise CopyError(f"{name} is not on this machine. {by_hand}")
    said = subprocess.run([name, "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603 - PostgreSQL's own tool
    found = re.search(r"(\d+)", said)
    connection.ensure_connection()
    major = connection.pg_version // 10_000  # type: ignore[attr-defined] # - PostgreSQL's connection has it
    if found is None or int(found[1]) < major:
        raise CopyError(f"{said.strip()} is too old for the server, which is PostgreSQL {major}. {by_hand}")


def _run(command: Sequence[str]) -> None:
    environment = {**os.environ, **_connection()}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - PostgreSQL's own tool
    if done.returncode:
        raise CopyError(f"{command[0]} failed: {done.stderr.strip()}")


def _connection() -> Mapping[str, str]:
    """How to connect, as variables: a password on a command line could be read by anybody."""
    known = connection.get_connection_params()
    return {variable: str(known[name]) for name, variable in _VARIABLES.items() if known.get(name)}
