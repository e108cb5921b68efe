"""Who asks, where reverse proxies stand between: only one that is trusted is believed."""

from collections.abc import Callable, Iterable, Sequence
from ipaddress import ip_address
from typing import Any

from assessment.environment import Network

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

_SAID_BY_PROXIES = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_REAL_IP",
    "HTTP_FORWARDED",
)


def behind_proxies(application: Application, trusted: Sequence[Network]) -> Application:
    """An application that sees the address of whoever asks, and headers of trusted proxies alone."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        peer = _without_port(str(environ.get("REMOTE_ADDR", "")))
        environ["REMOTE_ADDR"] = peer
        if is_trusted(peer, trusted):
            environ["REMOTE_ADDR"] = client_of(peer, environ.get("HTTP_X_FORWARDED_FOR", ""), trusted)
        else:
            for name in _SAID_BY_PROXIES:
                environ.pop(name, None)
        return application(environ, start_response)

    return answer


def client_of(peer: str, forwarded: str, trusted: Sequence[Network]) -> str:
    """The last address of the chain that is no trusted proxy; what stands before it anybody may write."""
    client = peer
    for said in reversed([_without_port(one.strip()) for one in forwarded.split(",")]):
        if not is_trusted(client, trusted) or not _is_address(said):
            break
        client = said
    return client


def is_trusted(address: str, trusted: Sequence[Network]) -> bool:
    """Whether an address is one of the proxies."""
    return _is_address(address) and any(ip_address(address) in network for network in trusted)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _without_port(address: str) -> str:
    """`192.0.2.1:4711` and `[2001:db8::1]:4711` without what comes after the address."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    host, colon, _port = address.partition(":")
    return host if colon and "." in host else address
