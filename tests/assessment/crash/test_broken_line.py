"""A line that breaks in the middle of what somebody sends: half of it is not saved as if it were all."""

import socket
from collections.abc import Callable
from pathlib import Path

from benchmarks.stores import SQLite
from tests.assessment.crash.answerers import Commenter
from tests.assessment.crash.rounds import Rounds

WHOLE = "field=comment-keep&base=&value=She+listens%2C+but+not+to+me"


def send(someone: Commenter, port: int, body: str) -> bytes:
    """What the server answers to somebody whose line breaks after some of the whole."""
    browser = someone.browser
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    head = (
        f"POST {someone.url}save HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\n"
        f"X-CSRFToken: {browser.cookies['csrftoken']}\r\nContent-Length: {len(WHOLE)}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall((head + body).encode())
        if body != WHOLE:
            line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(4096), b""))


def test_half_of_a_comment_is_not_saved(tmp_path: Path, begin: Callable[..., Rounds]) -> None:
    rounds = begin(SQLite(tmp_path))
    someone = next(one for one in rounds.people if isinstance(one, Commenter))
    assert b"saved" not in send(someone, rounds.server.port, WHOLE[:-18])
    assert someone.found() == {}
    assert b'"saved": true' in send(someone, rounds.server.port, WHOLE)
    assert someone.found() == {"comment-keep": "She listens, but not to me"}
