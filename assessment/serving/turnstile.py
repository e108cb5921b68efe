"""Few requests are worked on at once, however many arrive, and none before all of it is here.

Threads of Python share one interpreter: two of them keep it busy, more only take it from each
other, and the slowest answers get slower. But a thread that waits for somebody's slow line must
keep nobody else waiting. So a server has many threads, each reads its request, and then goes
through a turnstile.
"""

import io
import threading
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

AT_ONCE = 2
LONGEST_BODY = 2 << 20
"""More than any page sends: what is longer is refused by the application, unread."""


def through_turnstile(application: Application, at_once: int = AT_ONCE) -> Application:
    """Let an application work on so many requests at once, each of them read to its end before."""
    turnstile = threading.BoundedSemaphore(at_once)

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:  # noqa: ANN401 - as WSGI has it
        if not _is_whole(environ):
            start_response(f"{HTTPStatus.BAD_REQUEST} Bad Request", [("Content-Length", "0")])
            return []
        with turnstile:
            return _whole(application(environ, start_response))

    return answer


def _whole(response: Iterable[bytes]) -> list[bytes]:
    """A response at once: the server sends it on without coming back to Python for each part."""
    try:
        return list(response)
    finally:
        end = getattr(response, "close", None)
        if end:
            end()


def _is_whole(environ: dict[str, Any]) -> bool:
    """Whether all that was announced has come; a line that broke must not make half of a comment."""
    length = _length(environ)
    if not 0 < length <= LONGEST_BODY:
        return True
    try:
        body = environ["wsgi.input"].read(length)
    except OSError:
        return False
    environ["wsgi.input"] = io.BytesIO(body)
    return len(body) == length


def _length(environ: dict[str, Any]) -> int:
    told = environ.get("CONTENT_LENGTH") or ""
    return int(told) if told.isascii() and told.isdigit() else 0
