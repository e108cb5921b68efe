"""`balcony serve` in a process of its own, on the database of the tests."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

_PATIENCE = 30


@contextmanager
def serving(data: Path, database: str) -> Iterator[str]:
    """Serve with everything that a reader's browser meets: compression, hashed files, all middlewares.

    Gives the address. The tests and the server share the database, and the secret with it.
    """
    port = _free_port()
    with (data / "server.log").open("wb") as log:
        server = subprocess.Popen(_command(port), env=_environment(data, database), stdout=log, stderr=log)
    try:
        yield _answering(f"http://127.0.0.1:{port}", server, data / "server.log")
    finally:
        server.terminate()
        server.wait(_PATIENCE)


def _command(port: int) -> list[str]:
    return [str(Path(sys.executable).with_name("balcony")), "serve", "--port", str(port)]


def _environment(data: Path, database: str) -> dict[str, str]:
    """What the server starts with: its own settings, never those of the tests, and a folder of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return kept | {
        "BALCONY_DATA": str(data),
        "BALCONY_SECRET": settings.SECRET_KEY,
        "DATABASE_URL": _url(database),
    }


def _url(name: str) -> str:
    if connection.vendor == "sqlite":
        return f"sqlite:///{Path(name).as_posix()}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _answering(address: str, server: subprocess.Popen[bytes], log: Path) -> str:
    """The address, once the server answers there."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/health", timeout=5).close()  # noqa: S310 - our own server
        except (URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return address
    raise AssertionError(f"The server does not answer.\n{log.read_text(encoding='utf-8')}")
