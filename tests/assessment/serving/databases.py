"""Databases of servers in a process of their own, looked into from outside."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any


def execute(file: Path, statement: str) -> list[tuple[Any, ...]]:
    """One statement, committed; what it gives."""
    with closing(sqlite3.connect(file, timeout=30)) as database, database:
        return database.execute(statement).fetchall()
