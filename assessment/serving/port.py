"""The port that is listened on: asked for before anything else is done."""

import errno
import socket

_LAST_PORT = 65_535
_WHY = {
    errno.EADDRINUSE: "it is taken by another program. Stop that, or name another port: --port {other}",
    errno.EACCES: "this user may not listen there. Name a port of 1024 or above: --port 8000",
    errno.EADDRNOTAVAIL: "no such address belongs to this machine. Leave --host out, or name one that does",
}


class PortError(Exception):
    """Nobody can listen there; the message says why and what to do."""


def require_free(host: str, port: int) -> None:
    """Make sure that a server can listen there.

    Raises
    ------
    PortError
        Where another program does, or where this machine or this user cannot.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as listener:
            _allow_quick_restart(listener)
            listener.bind(address)
    except OSError as error:
        raise PortError(f"Port {port} of {host}: {_why(error, port)}.") from error


def _allow_quick_restart(listener: socket.socket) -> None:
    """Do not count connections of a server that has just ended; Windows means another thing by it."""
    if hasattr(socket, "SO_REUSEPORT"):
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)


def _why(error: OSError, port: int) -> str:
    if isinstance(error, socket.gaierror):
        return "there is no such host. Leave --host out, or give an address such as 127.0.0.1"
    why = _WHY.get(error.errno or 0, str(error.strerror))
    return why.format(other=port + 1 if port < _LAST_PORT else port - 1)


def url(host: str, port: int) -> str:
    """The address at which a browser on this machine finds the server."""
    here = reached(host)
    return f"http://[{here}]:{port}" if ":" in here else f"http://{here}:{port}"


def reached(host: str) -> str:
    """Where a server that may listen on every address is reached from this machine."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound
