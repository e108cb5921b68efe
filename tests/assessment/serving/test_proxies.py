"""Who asks, where proxies stand between."""

from ipaddress import ip_network
from typing import Any

import pytest

from assessment.serving.proxies import behind_proxies

TRUSTED = (ip_network("127.0.0.0/8"), ip_network("10.0.0.5/32"), ip_network("::1/128"))


def seen(**environ: str) -> dict[str, Any]:
    """What an application behind proxies sees of a request."""
    found: dict[str, Any] = {}

    def application(environ: dict[str, Any], _start: Any) -> list[bytes]:
        found.update(environ)
        return []

    list(behind_proxies(application, TRUSTED)(dict(environ), lambda *_: None))
    return found


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("127.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("127.0.0.1:4711", "192.0.2.7:80", "192.0.2.7"),
        ("127.0.0.1", "192.0.2.7, 10.0.0.5", "192.0.2.7"),
        ("127.0.0.1", "203.0.113.9, 192.0.2.7", "192.0.2.7"),
        ("::ffff:127.0.0.1", "::ffff:192.0.2.7", "192.0.2.7"),
        ("::1", "192.0.2.7", "192.0.2.7"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "not an address", "127.0.0.1"),
        ("127.0.0.1", "192.0.2.7, not an address", "127.0.0.1"),
        ("192.0.2.1", "203.0.113.9", "192.0.2.1"),
        ("192.0.2.1:4711", "", "192.0.2.1"),
    ],
)
def test_the_client_is_the_last_that_is_no_trusted_proxy(peer: str, forwarded: str, client: str) -> None:
    assert seen(REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=forwarded)["REMOTE_ADDR"] == client


@pytest.mark.parametrize("forwarded", ["2001:db8::1", "[2001:db8::1]:4711", "2001:db8::ffff:0:0:9"])
def test_whoever_has_a_network_of_ipv6_does_not_become_another_by_another_address_of_it(
    forwarded: str,
) -> None:
    assert seen(REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)["REMOTE_ADDR"] == "2001:db8::"
    assert seen(REMOTE_ADDR="2001:db8::4", HTTP_X_FORWARDED_FOR="192.0.2.7")["REMOTE_ADDR"] == "2001:db8::"


def test_this_machine_stays_itself_by_ipv6() -> None:
    assert seen(REMOTE_ADDR="::1")["REMOTE_ADDR"] == "::1"


def test_a_trusted_proxy_may_say_that_the_visitor_came_by_tls() -> None:
    assert seen(REMOTE_ADDR="10.0.0.5", HTTP_X_FORWARDED_PROTO="https")["HTTP_X_FORWARDED_PROTO"] == "https"


def test_nobody_else_may() -> None:
    said = {
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_X_FORWARDED_FOR": "127.0.0.1",
        "HTTP_X_FORWARDED_HOST": "evil.example.org",
        "HTTP_FORWARDED": "for=127.0.0.1",
    }
    assert seen(REMOTE_ADDR="192.0.2.1", **said) == {"REMOTE_ADDR": "192.0.2.1"}
