"""Requests are worked on a few at a time, and none of which a part is missing."""

import io
import threading
from collections.abc import Iterable
from typing import Any

import pytest

from assessment.serving.turnstile import LONGEST_BODY, through_turnstile

LINE = "value=All+of+it"


def echo(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


def asked(body: object, length: str) -> tuple[str, bytes]:
    """The status and the text of the response to a request with a body."""
    said: list[str] = []
    environ = {"wsgi.input": body, "CONTENT_LENGTH": length}
    text = b"".join(through_turnstile(echo)(environ, lambda status, _: said.append(status)))
    return said[0], text


def line(text: str) -> io.BytesIO:
    return io.BytesIO(text.encode())


class Broken:
    """A line that breaks while it is read."""

    def read(self, _size: int) -> bytes:
        raise OSError("The other side is gone.")


def test_what_is_whole_comes_to_the_application() -> None:
    assert asked(line(LINE), str(len(LINE))) == ("200 OK", LINE.encode())


@pytest.mark.parametrize("body", [line(LINE[:-4]), line(""), Broken()])
def test_what_breaks_off_is_refused_before_the_application_sees_it(body: object) -> None:
    assert asked(body, str(len(LINE))) == ("400 Bad Request", b"")


@pytest.mark.parametrize("length", ["", "0", "-5", "many", "½", str(LONGEST_BODY + 1)])
def test_what_has_no_length_or_is_too_long_is_left_to_the_application(length: str) -> None:
    body = line(LINE)
    environ = {"wsgi.input": body, "CONTENT_LENGTH": length}
    seen: list[object] = []

    def look(environ: dict[str, Any], _start: Any) -> Iterable[bytes]:
        seen.append(environ["wsgi.input"])
        return []

    through_turnstile(look)(environ, None)
    assert seen == [body]


def test_no_more_are_worked_on_at_once_than_may() -> None:
    working, most, enough = [0], [0], threading.Barrier(5)

    def work(_environ: dict[str, Any], _start: Any) -> Iterable[bytes]:
        working[0] += 1
        most[0] = max(most[0], working[0])
        threading.Event().wait(0.02)
        working[0] -= 1
        return []

    turnstile = through_turnstile(work, at_once=2)

    def ask() -> None:
        enough.wait()
        turnstile({}, None)

    threads = [threading.Thread(target=ask) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [2]


class Slow:
    """A line on which nothing comes until it is let."""

    def __init__(self) -> None:
        self.let = threading.Event()

    def read(self, size: int) -> bytes:
        self.let.wait(20)
        return LINE.encode()[:size]


def test_slow_lines_keep_nobody_waiting() -> None:
    turnstile, slow = through_turnstile(echo, at_once=1), Slow()
    length = str(len(LINE))
    waiting = threading.Thread(
        target=turnstile, args=({"wsgi.input": slow, "CONTENT_LENGTH": length}, lambda *_: None)
    )
    waiting.start()
    answered = turnstile({"wsgi.input": line(LINE), "CONTENT_LENGTH": length}, lambda *_: None)
    assert list(answered) == [LINE.encode()]
    assert waiting.is_alive()
    slow.let.set()
    waiting.join()
