"""Who asks, where reverse proxies stand between: only one that is trusted is believed."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
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
_HOST_BITS = 64
# The same few proxies and visitors ask again and again, and an address takes long to read.
_REMEMBERED = 4096


def behind_proxies(application: Application, trusted: Sequence[Network]) -> Application:
    """An application that sees the address of whoever asks, and headers of trusted proxies alone."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        peer = _plain(str(environ.get("REMOTE_ADDR", "")))
        client = peer
        if is_trusted(peer, trusted):
            client = client_of(peer, environ.get("HTTP_X_FORWARDED_FOR", ""), trusted)
        else:
            for name in _SAID_BY_PROXIES:
                environ.pop(name, None)
        environ["REMOTE_ADDR"] = one_visitor(client)
        return application(environ, start_response)

    return answer


def client_of(peer: str, forwarded: str, trusted: Sequence[Network]) -> str:
    """The last address of the chain that is no trusted proxy; what stands before it anybody may write."""
    client = peer
    for said in reversed([_plain(one.strip()) for one in forwarded.split(",")]):
        if not is_trusted(client, trusted) or not _is_address(said):
            break
        client = said
    return client


@lru_cache(maxsize=_REMEMBERED)
def one_visitor(address: str) -> str:
    """An address, and of an IPv6 one its network of 64 bits: whoever has one address of it has them all.

    Else whoever is slowed down after some tries would take another address for each of them.
    """
    if not _is_address(address):
        return address
    found = ip_address(address)
    if not isinstance(found, IPv6Address) or found.is_loopback:
        return address
    return str(IPv6Address(int(found) >> _HOST_BITS << _HOST_BITS))


def is_trusted(address: str, trusted: Sequence[Network]) -> bool:
    """Whether an address is one of the proxies."""
    return _is_address(address) and any(ip_address(address) in network for network in trusted)


@lru_cache(maxsize=_REMEMBERED)
def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=_REMEMBERED)
def _plain(address: str) -> str:
    """An address without its port, and an IPv4 one as that: a socket for both writes `::ffff:192.0.2.1`."""
    plain = _without_port(address)
    mapped = getattr(ip_address(plain), "ipv4_mapped", None) if _is_address(plain) else None
    return str(mapped or plain)


def _without_port(address: str) -> str:
    """`192.0.2.1:4711` and `[2001:db8::1]:4711` without what comes after the address."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    host, colon, _port = address.partition(":")
    return host if colon and "." in host else address
