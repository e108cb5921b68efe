"""Many people who answer at once, from a process of their own: as many requests as a server takes.

Each connection has people of its own and one request under way, so that what was acknowledged of
whom is known exactly. It is written without a library for HTTP, because it runs on the processors
that the server runs on; its own share is told.
"""

import selectors
import socket
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import quantiles

Exchange = Generator[bytes, bytes, bool]
"""Requests sent one after the other, each answered before the next; returns whether all went as it should."""
Script = Iterator[Exchange]
"""What one connection does, without an end."""

_ROOM = 1 << 18


@dataclass(slots=True)
class Taken:
    """What a load came to.

    `seconds` is how long it went on, `busy` the processor time that this process took itself.
    """

    done: int = 0
    errors: list[str] = field(default_factory=list)
    seconds: float = 0
    busy: float = 0
    p50: float = 0
    p95: float = 0
    p99: float = 0
    kept: dict[str, dict[str, str]] = field(default_factory=dict)


class Connection:
    """One connection, and what goes on over it."""

    def __init__(self, port: int, script: Script) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._script = script
        self._received = b""
        self.begin()

    def begin(self) -> None:
        """Begin the next exchange."""
        self.exchange = next(self._script)
        self.since = time.perf_counter()
        self.socket.sendall(next(self.exchange))

    def response(self) -> bytes | None:
        """The response, once all of it is there."""
        self._received += self.socket.recv(_ROOM)
        head, divided, body = self._received.partition(b"\r\n\r\n")
        if not divided or len(body) < _length(head):
            return None
        whole, self._received = self._received, b""
        return whole


def _length(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"content-length:")
    return int(rest.split(b"\r\n", 1)[0]) if found else 0


def bear(port: int, scripts: Sequence[Script], goes_on: Callable[[], bool]) -> Taken:
    """Let every connection do what it does until it is time, then let each finish."""
    times: list[float] = []
    taken = Taken()
    began, busy = time.perf_counter(), time.process_time()
    with selectors.DefaultSelector() as selector:
        for script in scripts:
            connection = Connection(port, script)
            selector.register(connection.socket, selectors.EVENT_READ, connection)
        while selector.get_map():
            again = goes_on()
            for key, _ in selector.select(1):
                if not _heard(key.data, times, taken, again=again):
                    selector.unregister(key.data.socket)
                    key.data.socket.close()
    taken.seconds, taken.busy = time.perf_counter() - began, time.process_time() - busy
    cuts = quantiles(times, n=100) if len(times) > 1 else [0.0] * 99
    taken.done, taken.p50, taken.p95, taken.p99 = len(times), cuts[49], cuts[94], cuts[98]
    return taken


def _heard(connection: Connection, times: list[float], taken: Taken, *, again: bool) -> bool:
    """Take in what came; False where the connection has done its last."""
    response = connection.response()
    if response is None:
        return True
    try:
        connection.socket.sendall(connection.exchange.send(response))
    except StopIteration as end:
        if not end.value:
            taken.errors.append(response[:600].decode(errors="replace"))
            return False
        times.append(time.perf_counter() - connection.since)
        if again:
            connection.begin()
        return again
    return True
