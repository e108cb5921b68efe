"""The load of the web pages says what came of it, whatever goes wrong; no time is asserted."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from benchmarks.answering import _alone, _checked
from benchmarks.load import Exchange, Script, bear
from benchmarks.stores import SQLite

SAVED = b'HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{"saved": true}'
FULL = b"HTTP/1.1 503 Full\r\nContent-Length: 0\r\n\r\n"


@pytest.mark.parametrize("kind", ["autosave", "pages"])
def test_what_was_acknowledged_under_load_is_in_the_database(tmp_path: Path, kind: str) -> None:
    if os.environ.get("BALCONY_TEST_DATABASE"):
        pytest.skip("it starts a server on SQLite, so it runs once, with the suite on SQLite")
    store = SQLite(tmp_path)
    taken = _alone(store, kind, store.people(33, participants=2)[1:], seconds=0.2)
    assert taken.done > 0
    assert all(taken.kept.values())


def test_an_answer_that_was_acknowledged_and_is_not_there_ends_the_benchmark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SQLite, "run", lambda *_: '{"a": {"F01": "3"}}')
    assert _checked(SQLite(tmp_path), '{"kept": {"a": {"F01": "3"}}}').kept == {"a": {"F01": "3"}}
    with pytest.raises(RuntimeError, match=r"answers lost of \['a'\]"):
        _checked(SQLite(tmp_path), '{"kept": {"a": {"F01": "4"}}}')


@pytest.fixture
def server() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening


def answer(server: socket.socket, *responses: bytes) -> None:
    connection, _ = server.accept()
    with connection:
        for response in responses:
            connection.recv(1000)
            for byte in response:
                connection.sendall(bytes([byte]))


def exchanges() -> Script:
    while True:
        yield exchange()


def exchange() -> Exchange:
    response = yield b"GET / HTTP/1.1\r\n\r\n"
    return response == SAVED


@pytest.mark.parametrize(
    ("responses", "done", "errors"),
    [([SAVED, SAVED, SAVED], 3, []), ([SAVED, SAVED, FULL], 2, [FULL.decode()])],
)
def test_every_response_is_taken_whole_and_anything_but_saved_is_an_error(
    server: socket.socket, responses: list[bytes], done: int, errors: list[str]
) -> None:
    thread = Thread(target=answer, args=(server, *responses))
    thread.start()
    served: list[bool] = []
    taken = bear(server.getsockname()[1], [counted(served)], lambda: len(served) < len(responses))
    thread.join()
    assert (taken.done, taken.errors) == (done, errors)


def counted(served: list[bool]) -> Script:
    for one in exchanges():
        served.append(True)
        yield one
