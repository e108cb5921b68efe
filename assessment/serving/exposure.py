"""What must not be seen from outside this machine."""

from ipaddress import ip_address


class ExposedError(Exception):
    """Something would be seen from outside; the message says what, and what to do."""


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a host."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def require_not_exposed(*, host: str, debug: bool) -> None:
    """Refuse to show the inside of the program to other machines.

    Raises
    ------
    ExposedError
        Where debugging is on and the host is more than this machine.
    """
    if debug and not is_loopback(host):
        raise ExposedError(
            f"--host {host}: with BALCONY_DEBUG=1 whoever meets an error sees the inside of the program, "
            "so it is served to this machine alone. Leave BALCONY_DEBUG out, or --host."
        )
