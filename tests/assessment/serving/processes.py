"""`balcony` in a process of its own, with an environment of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BALCONY = str(Path(sys.executable).with_name("balcony"))
PATIENCE = 60
READY = "ends it."


def environment(home: Path, **more: str) -> dict[str, str]:
    """Nothing of the tests' own settings: only what a new user's shell has, and what is named."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONDEVMODE": ""} | more


def run(*arguments: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """One command, to its end."""
    return subprocess.run(
        [BALCONY, *arguments],
        env=environment(home, **more),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@dataclass
class Served:
    """A server that answers."""

    process: subprocess.Popen[bytes]
    port: int
    home: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def said(self) -> str:
        """Everything that it has written so far."""
        return (self.home / "said.txt").read_text(encoding="utf-8")

    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text(encoding="ascii").split()]

    def end(self, how: signal.Signals) -> int:
        """Send a signal as a terminal sends Ctrl-C, to every process; any other to the main one."""
        if how is signal.SIGINT:
            os.killpg(self.process.pid, how)
        else:
            self.process.send_signal(how)
        return self.process.wait(PATIENCE)


@contextmanager
def serving(home: Path, *arguments: str, **more: str) -> Iterator[Served]:
    """A server on a free port, ended when the block is left."""
    port = free_port()
    with (home / "said.txt").open("wb") as said:
        process = subprocess.Popen(
            [BALCONY, "serve", "--port", str(port), *arguments],
            env=environment(home, **more),
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    served = Served(process, port, home)
    try:
        _wait_until_ready(served)
        yield served
    finally:
        if process.poll() is None:
            served.end(signal.SIGTERM)


def _wait_until_ready(served: Served) -> None:
    until = time.monotonic() + PATIENCE
    while READY not in served.said():
        assert served.process.poll() is None, served.said()
        assert time.monotonic() < until, served.said()
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits for its parent does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def gone_within(pid: int, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while is_alive(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not is_alive(pid)
