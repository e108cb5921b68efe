"""A disk that is full: nothing is acknowledged that is not kept, nobody loses what they typed, and it passes by itself."""

import html
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from benchmarks.stores import PostgreSQL, SQLite
from tests.assessment.crash.answerers import Commenter, PageSender
from tests.assessment.crash.room import Limit, Room, SmallDisk
from tests.assessment.crash.rounds import Rounds

Begin = Callable[..., Rounds]
PATIENCE = 10


@pytest.fixture
def small_disk() -> Iterator[SmallDisk]:
    made = SmallDisk()
    yield made
    made.unmount()


def let_it_run_full(rounds: Rounds, room: Room) -> set[int]:
    """Everybody answers, the disk fills; with which status they were refused."""
    rounds.answer_while(
        lambda: rounds.wait_for_more(80), lambda: room.fill(rounds.server), rounds.wait_for_refusals
    )
    refused = {status for one in rounds.people for status, _ in one.refused}
    for one in rounds.people:
        one.refused.clear()
    return refused


def require_that_it_passes(rounds: Rounds, room: Room) -> None:
    """Nothing is lost or broken; with room again everything is saved again, by the same server."""
    room.clear(rounds.server)
    assert rounds.wrong() == []
    before = {one.url: one.acknowledged for one in rounds.people}
    rounds.answer_while(lambda: rounds.wait_for_more(80))
    assert [one.url for one in rounds.people if one.acknowledged == before.get(one.url, 0)] == []
    assert rounds.wrong() == []
    assert rounds.account()["breaks"] == []


def test_where_no_file_may_grow_every_answer_is_refused_with_503_until_it_may(
    tmp_path: Path, begin: Begin
) -> None:
    rounds, limit = begin(SQLite(tmp_path), participants=100), Limit()
    assert let_it_run_full(rounds, limit) == {503}
    require_that_it_passes(rounds, limit)


def test_a_full_file_system_refuses_every_answer_with_503_until_there_is_room(
    small_disk: SmallDisk, begin: Begin
) -> None:
    rounds = begin(SQLite(small_disk.folder), participants=100)
    assert let_it_run_full(rounds, small_disk) == {503}
    require_that_it_passes(rounds, small_disk)


def test_comments_that_postgresql_has_no_room_for_are_refused_with_503_until_it_has(
    tmp_path: Path, small_disk: SmallDisk, begin: Begin
) -> None:
    postgresql = PostgreSQL(tmp_path)
    try:
        rounds = begin(postgresql, participants=100)
        keep_comments_in(postgresql, small_disk.folder)
        for one in rounds.people:
            if isinstance(one, Commenter):
                one.length = 1900
        assert let_it_run_full(rounds, small_disk) == {503}
        require_that_it_passes(rounds, small_disk)
    finally:
        postgresql.end()


def keep_comments_in(postgresql: PostgreSQL, folder: Path) -> None:
    place, owner = folder / "comments", postgresql.server.pgdata.stat()
    place.mkdir()
    os.chown(place, owner.st_uid, owner.st_gid)
    with psycopg.connect(postgresql.url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE TABLESPACE small LOCATION {}").format(sql.Literal(str(place))))
        connection.execute("ALTER TABLE assessment_comment SET TABLESPACE small")


def test_whoever_sends_a_page_to_a_full_disk_gets_everything_back(tmp_path: Path, begin: Begin) -> None:
    rounds, limit = begin(SQLite(tmp_path)), Limit()
    sender = next(one for one in rounds.people if isinstance(one, PageSender))
    commenter = next(one for one in rounds.people if isinstance(one, Commenter))
    limit.fill(rounds.server)
    chosen = next(sender.values())
    status, page = sender.send(chosen)
    assert status == 503
    assert [name for name, option in chosen.items() if f'name="{name}" value="{option}"' not in page] == []
    written = {"comment-keep": 'Calm & "clear"', "comment-more": "Ask <more>", "comment-differently": ""}
    bases = {f"base-{name}": "" for name in written}
    status, page = commenter.browser.post(f"{commenter.url}page/7", written | bases)
    assert status == 503
    assert [text for text in written.values() if html.escape(text) not in page] == []
