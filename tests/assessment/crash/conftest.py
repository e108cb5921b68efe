"""Databases for servers that are killed or have no room left."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.stores import PostgreSQL, SQLite, Store
from tests.assessment.crash.rounds import Rounds


@pytest.fixture(autouse=True)
def _once() -> None:
    if os.environ.get("BALCONY_TEST_DATABASE"):
        pytest.skip("these tests start databases of both kinds themselves: they run with the suite on SQLite")


@pytest.fixture(params=[SQLite, PostgreSQL])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = request.param(tmp_path)
    yield made
    made.end()


@pytest.fixture
def begin() -> Iterator[Callable[..., Rounds]]:
    """Begins rounds of answering, and ends them."""
    begun: list[Rounds] = []

    def start(store: Store, participants: int = 10, another: str = "") -> Rounds:
        begun.append(Rounds(store, participants, another))
        return begun[-1]

    yield start
    for rounds in begun:
        rounds.end()
