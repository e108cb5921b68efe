"""A server that is killed while people answer: nothing that it acknowledged is lost, and nothing is half.

A kill of processes is not a power cut: what was handed to the operating system stays. What is
proven here is that an answer is committed before it is acknowledged, that what belongs together is
committed together, and that a server and a database start again after any moment by themselves.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.stores import PostgreSQL, SQLite, Store
from tests.assessment.crash.rounds import Rounds

KILLS = 20
KILLS_OF_POSTGRESQL = 3
TRIES = 5
Begin = Callable[..., Rounds]


def test_no_kill_of_the_server_loses_or_halves_an_acknowledged_answer(store: Store, begin: Begin) -> None:
    rounds = begin(store, participants=1000)
    assert [problem for _ in range(KILLS) for problem in rounds.answer_and_kill()] == []
    account = rounds.account()
    assert account["breaks"] == []
    assert account["begun"] == account["sheets"] == account["starts"] >= KILLS
    assert account["handed in"] == account["sheets handed in"] == account["submissions"] > 0
    assert {what: number for what, number in account.items() if " without " in what and number} == {}


@pytest.fixture
def postgresql(tmp_path: Path) -> Iterator[PostgreSQL]:
    made = PostgreSQL(tmp_path)
    yield made
    made.end()


def test_no_kill_of_postgresql_loses_an_answer_and_the_server_goes_on_without_a_restart(
    postgresql: PostgreSQL, begin: Begin
) -> None:
    rounds = begin(postgresql)
    for _ in range(KILLS_OF_POSTGRESQL):
        rounds.answer_while(lambda: rounds.wait_for_more(40), postgresql.kill)
        assert {status for one in rounds.people for status, _ in one.refused} <= {503}
        for one in rounds.people:
            one.refused.clear()
        postgresql.start_again()
        assert rounds.server.answers()
        assert rounds.wrong() == []
    assert rounds.account()["breaks"] == []


def test_a_server_that_acknowledges_before_it_saves_is_found_out(tmp_path: Path, begin: Begin) -> None:
    rounds = begin(SQLite(tmp_path), another="tests.assessment.crash.lying")
    assert any(rounds.answer_and_kill() for _ in range(TRIES))


def test_a_server_that_saves_a_page_answer_by_answer_is_found_out(tmp_path: Path, begin: Begin) -> None:
    rounds = begin(SQLite(tmp_path), another="tests.assessment.crash.halving")
    assert any(rounds.answer_and_kill() for _ in range(TRIES))
