"""Backup and restore of SQLite: the drill of `docs/operating.md`, while people answer."""

import os
import re
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from assessment.upkeep.new_files import CopyError
from assessment.upkeep.sqlite_copies import copy_database, counts_in, require_whole
from tests.assessment.serving.databases import execute
from tests.assessment.serving.processes import run, serving
from tests.assessment.serving.visitors import Visitor, radios

TABLE = "CREATE TABLE pairs (id INTEGER PRIMARY KEY, one INTEGER, other INTEGER, filler TEXT)"


def made(file: Path, rows: int) -> Path:
    execute(file, "PRAGMA journal_mode = WAL")
    execute(file, TABLE)
    with closing(sqlite3.connect(file)) as database, database:
        filled = [(n, n, "x" * 500) for n in range(rows)]
        database.executemany("INSERT INTO pairs (one, other, filler) VALUES (?, ?, ?)", filled)
    return file


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """Somebody who adds pairs, both halves in one transaction, for as long as the block lasts."""
    end = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(file, timeout=30)) as database:
            while not end.is_set():
                with database:
                    database.execute("INSERT INTO pairs (one) VALUES (7)")
                    database.execute("UPDATE pairs SET other = one WHERE other IS NULL")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        end.set()
        writer.join()


def test_a_copy_made_while_somebody_writes_is_whole_and_of_one_moment(tmp_path: Path) -> None:
    file = made(tmp_path / "busy.sqlite3", rows=20_000)
    with writing(file):
        copy_database(file, tmp_path / "copy.sqlite3")
    assert execute(tmp_path / "copy.sqlite3", "SELECT COUNT(*) FROM pairs WHERE other IS NOT one") == [(0,)]
    assert 20_000 <= counts_in(tmp_path / "copy.sqlite3")["pairs"] <= counts_in(file)["pairs"]
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.sqlite3"]


@pytest.mark.skipif(os.name != "posix", reason="there are no such modes here")
def test_only_its_owner_reads_a_copy_whatever_the_umask(tmp_path: Path) -> None:
    file = made(tmp_path / "here.sqlite3", rows=1)
    before = os.umask(0)
    try:
        copy_database(file, tmp_path / "copy.sqlite3")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "copy.sqlite3").stat().st_mode) == 0o600


def test_a_copy_overwrites_nothing(tmp_path: Path) -> None:
    file = made(tmp_path / "here.sqlite3", rows=1)
    (tmp_path / "there").write_text("something else", encoding="utf-8")
    with pytest.raises(CopyError, match="nothing is overwritten"):
        copy_database(file, tmp_path / "there")
    assert (tmp_path / "there").read_text(encoding="utf-8") == "something else"


def damaged(file: Path) -> Path:
    content = bytearray(file.read_bytes())
    content[8192:12288] = b"\xff" * 4096
    file.write_bytes(bytes(content))
    return file


def test_a_damaged_database_gives_no_copy(tmp_path: Path) -> None:
    file = made(tmp_path / "here.sqlite3", rows=2_000)
    execute(file, "PRAGMA journal_mode = DELETE")
    with pytest.raises(CopyError, match=r"damaged|not a whole"):
        copy_database(damaged(file), tmp_path / "copy.sqlite3")
    assert list(tmp_path.glob("*copy*")) == []


def test_a_reference_to_nothing_counts_as_damage(tmp_path: Path) -> None:
    file = tmp_path / "here.sqlite3"
    execute(file, "CREATE TABLE parents (id INTEGER PRIMARY KEY)")
    execute(file, "CREATE TABLE children (parent INTEGER REFERENCES parents (id))")
    execute(file, "INSERT INTO children VALUES (1)")
    with pytest.raises(CopyError, match="1 references to nothing"):
        require_whole(file)


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database, but long enough to be read as one " * 50, encoding="utf-8")
    with pytest.raises(CopyError, match="it cannot be copied"):
        copy_database(tmp_path / "text", tmp_path / "copy")
    with pytest.raises(CopyError, match="there is no database"):
        copy_database(tmp_path / "nothing", tmp_path / "copy")


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """A demonstration of which a backup was taken while it served and somebody answered.

    Gives the home, the backup, and the link of whoever answered.
    """
    home = tmp_path_factory.mktemp("drill")
    data, copy = home / "data", home / "backup.sqlite3"
    with serving(home, "--demo", "--data", str(data)) as served:
        link = re.findall(r"http://\S+(/link/\S+)", served.said())[1]
        answer_a_page(Visitor(served.address), link)
        done = run("backup", "--out", str(copy), home=home, BALCONY_DATA=str(data / "demo"))
    assert done.returncode == 0, done.stderr
    assert "answers" in done.stderr
    return home, copy, link


def answer_a_page(visitor: Visitor, link: str) -> None:
    begin = re.search(r'href="(/answer/[0-9a-f-]{36}/)"', visitor.enter(link).text)
    assert begin
    page = visitor.get(f"{begin[1]}page/1")
    chosen = {name: found[0] for name, found in radios(page.text).items()}
    assert visitor.send(page, **chosen, go="next").url.endswith("/page/2")


def test_what_was_restored_serves_with_every_answer_and_every_link(
    backed_up: tuple[Path, Path, str], tmp_path: Path
) -> None:
    home, copy, link = backed_up
    done = run("restore", str(copy), "--data", str(tmp_path / "new"), home=home)
    assert done.returncode == 0, done.stderr
    assert "The chain of audit events holds." in done.stderr
    assert counts_in(tmp_path / "new" / "balcony.sqlite3") == counts_in(copy)
    with serving(tmp_path, "--data", str(tmp_path / "new")) as served:
        visitor = Visitor(served.address)
        begin = re.search(r'href="(/answer/[0-9a-f-]{36}/)"', visitor.enter(link).text)
        assert begin
        assert "checked" in visitor.get(f"{begin[1]}page/1").text


def test_a_restore_overwrites_nothing(backed_up: tuple[Path, Path, str]) -> None:
    home, copy, _link = backed_up
    there = home / "data" / "demo" / "balcony.sqlite3"
    before = counts_in(there)
    done = run("restore", str(copy), home=home, BALCONY_DATA=str(there.parent))
    assert (done.returncode, "nothing is overwritten" in done.stderr) == (1, True)
    assert counts_in(there) == before


def test_a_copy_whose_events_were_changed_is_not_taken(
    backed_up: tuple[Path, Path, str], tmp_path: Path
) -> None:
    home, copy, _link = backed_up
    forged = tmp_path / "forged.sqlite3"
    copy_database(copy, forged)
    for (name,) in execute(forged, "SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        execute(forged, f"DROP TRIGGER {name}")
    execute(forged, "UPDATE assessment_auditevent SET actor = 'somebody else' WHERE number = 3")
    done = run("restore", str(forged), "--data", str(tmp_path / "new"), home=home)
    assert done.returncode == 1
    assert "does not hold at event 3: it was changed" in done.stderr
    assert not (tmp_path / "new" / "balcony.sqlite3").exists()


def test_a_damaged_copy_is_not_taken(backed_up: tuple[Path, Path, str], tmp_path: Path) -> None:
    home, copy, _link = backed_up
    (tmp_path / "damaged").write_bytes(copy.read_bytes())
    done = run("restore", str(damaged(tmp_path / "damaged")), "--data", str(tmp_path / "new"), home=home)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "new" / "balcony.sqlite3").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["restore", "no-such-file"], "no-such-file: No such file or directory."),
        (["backup", "--out", "no-such-folder/copy"], "no-such-folder: there is no such folder."),
        (["backup", "--out", "copy"], "balcony.sqlite3: there is no database."),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path: Path, arguments: list[str], said: str) -> None:
    done = run(*arguments, home=tmp_path)
    assert (done.returncode, said in done.stderr) == (1, True), done.stderr


@pytest.mark.parametrize(("name", "said"), [("text", "no backup of SQLite"), ("txet", "No such file")])
def test_what_is_no_backup_leaves_nothing_behind(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "text").write_text("hello", encoding="utf-8")
    done = run("restore", str(tmp_path / name), "--data", str(tmp_path / "new"), home=tmp_path)
    assert (done.returncode, said in done.stderr) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["text"]


@pytest.mark.skipif(os.name != "posix", reason="there are no such modes here")
def test_only_its_owner_reads_the_database_whichever_command_makes_it(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    before = os.umask(0o022)
    try:
        done = run("staff", "list", home=tmp_path, BALCONY_DATA=str(tmp_path))
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE((tmp_path / "balcony.sqlite3").stat().st_mode) == 0o600
