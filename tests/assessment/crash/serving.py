"""`balcony serve` in a process group of its own, which can be killed whole."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.assessment.crash.stores import ROOT, Store

OURS = "assessment.wsgi:application"
_PATIENCE = 60
_SERVE = """
import sys
from assessment.cli.main import run
from assessment.serving import server
server.TARGET, port = sys.argv[1:]
sys.argv = ["balcony", "serve", "--port", port]
run()
"""


class Serving:
    """One run of the server, from its first answer on."""

    def __init__(self, store: Store, application: str = OURS) -> None:
        self.port = _free_port()
        self._said = (store.folder / "server.log").open("ab")
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, application, str(self.port)],
            env=store.environment,
            cwd=ROOT,
            stdout=self._said,
            stderr=self._said,
            start_new_session=True,
        )
        self._wait(Path(self._said.name))

    @property
    def processes(self) -> list[int]:
        """The processes of the server by their numbers, the one that was started first."""
        group = self._process.pid
        found = subprocess.run(["ps", "-o", "pid=", "-g", str(group)], capture_output=True, check=True)
        return sorted({group, *map(int, found.stdout.split())}, key=lambda pid: pid != group)

    def _wait(self, log: Path) -> None:
        end = time.monotonic() + _PATIENCE
        while not self.answers():
            assert self._process.poll() is None, log.read_text()
            assert time.monotonic() < end, log.read_text()
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


def _free_port() -> int:
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        port: int = some.getsockname()[1]
    return port
