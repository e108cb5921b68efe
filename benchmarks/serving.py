"""`balcony serve` in a process group of its own, which can be killed whole."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.commands import BALCONY
from benchmarks.stores import ROOT, Store

_PATIENCE = 60
_SERVE_ANOTHER = """
import importlib, sys
import assessment.wsgi
from assessment.cli.main import run
assessment.wsgi.application = importlib.import_module(sys.argv.pop(1)).application
run()
"""


class Serving:
    """One run of the server, from its first answer on.

    `another` is a module with an application that is served in place of ours.
    """

    def __init__(self, store: Store, another: str = "") -> None:
        self.port = _free_port()
        self._said = (store.folder / "server.log").open("ab")
        self._process = subprocess.Popen(
            [sys.executable, *_balcony(another), "serve", "--port", str(self.port)],
            env=store.environment,
            cwd=ROOT,
            stdout=self._said,
            stderr=self._said,
            start_new_session=True,
        )
        self._wait(Path(self._said.name))

    @property
    def processes(self) -> list[int]:
        """The numbers of all processes of the server."""
        every = (int(folder.name) for folder in Path("/proc").glob("[0-9]*"))
        return [pid for pid in every if _group_of(pid) == self._process.pid]

    def _wait(self, log: Path) -> None:
        end = time.monotonic() + _PATIENCE
        while not self.answers():
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"The server did not start:\n{log.read_text()}")
            time.sleep(0.01)

    def answers(self) -> bool:
        """Whether the server and its database are up."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/health")
            return connection.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def kill(self) -> None:
        """Kill every process of the server at once."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(_PATIENCE)
        self._said.close()


def _group_of(pid: int) -> int:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return 0


def _balcony(another: str) -> list[str]:
    return ["-c", _SERVE_ANOTHER, another] if another else [str(BALCONY)]


def _free_port() -> int:
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        port: int = some.getsockname()[1]
    return port
