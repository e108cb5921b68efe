"""What is asked and decided before a server starts."""

import os
import socket
import sys
import types
from typing import Any

import pytest

from assessment.serving import server
from assessment.serving.exposure import ExposedError, is_loopback, require_not_exposed
from assessment.serving.port import PortError, require_free, url

EVERYWHERE = "0.0.0.0"  # noqa: S104 - what is refused


def test_a_port_that_is_taken_is_told_with_another_to_try() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortError, match=rf"Port {port} of 127.0.0.1: it is taken .* --port {port + 1}"):
            require_free("127.0.0.1", port)


def test_a_port_that_another_server_shares_counts_as_taken() -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(PortError, match="it is taken"):
            require_free("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize(
    ("host", "said"),
    [("192.0.2.1", "no such address belongs to this machine"), ("no.such.host.invalid", "no such host")],
)
def test_a_host_that_is_not_this_machine_is_told(host: str, said: str) -> None:
    with pytest.raises(PortError, match=said):
        require_free(host, 8000)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_debugging_is_served_to_this_machine(host: str) -> None:
    assert is_loopback(host)
    require_not_exposed(host=host, debug=True)


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "192.0.2.1", "example.org"])
def test_debugging_is_served_to_no_other(host: str) -> None:
    require_not_exposed(host=host, debug=False)
    with pytest.raises(ExposedError, match="BALCONY_DEBUG=1"):
        require_not_exposed(host=host, debug=True)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        (EVERYWHERE, "http://127.0.0.1:8000"),
        ("::", "http://[::1]:8000"),
        ("::1", "http://[::1]:8000"),
    ],
)
def test_the_address_is_one_that_a_browser_here_can_open(host: str, address: str) -> None:
    assert url(host, 8000) == address


def test_two_processes_serve_sqlite_and_as_many_as_there_are_processors_postgresql(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 16)
    assert server.workers_for("sqlite", None) == 2
    assert server.workers_for("postgresql", None) == 4
    assert server.workers_for("sqlite", 3) == 3


def test_on_windows_waitress_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}
    waitress = types.SimpleNamespace(serve=lambda _application, **options: asked.update(options))
    monkeypatch.setitem(sys.modules, "waitress", waitress)
    monkeypatch.setattr(server, "_announce", lambda *_: None)
    monkeypatch.setattr(sys, "platform", "win32")
    server.serve(server.Plan("127.0.0.1", 8123, workers=1, threads=8, announcement="Here."))
    assert asked == {"host": "127.0.0.1", "port": 8123, "threads": 8, "ident": None}
