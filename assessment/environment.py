"""What the environment sets: read in one place, and every mistake in it told at once."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Network = IPv4Network | IPv6Network
Read = TypeVar("Read")

LOOPBACK = "127.0.0.0/8, ::1"
_SHORTEST_SECRET = 50
_DATABASES = ("sqlite", "postgres", "postgresql")


class EnvironmentProblemsError(Exception):
    """Variables of the environment that cannot be used; the message has a line for each."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings of one installation; `docs/operating.md` has the table of them.

    Attributes
    ----------
    data
        Folder of this installation; None for the user's own.
    secret
        Key that signs cookies; empty where it is kept in the data folder.
    address
        Public address without a slash at its end; empty where this machine alone is served.
    proxies
        Networks of the reverse proxies that may say who asks, and by which protocol.
    database
        URL of the database; empty for SQLite in the data folder.
    """

    data: Path | None
    secret: str
    debug: bool
    demo: bool
    address: str
    proxies: tuple[Network, ...]
    database: str
    time_zone: str


def read_environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """The settings in the variables of an environment; one that is empty counts as not set.

    Raises
    ------
    EnvironmentProblemsError
        With a line for each variable that cannot be used.
    """
    problems: list[str] = []

    def read(name: str, reader: Callable[[str], Read], unset: str = "") -> Read:
        return _read(name, variables.get(name, "").strip() or unset, reader, problems)

    address = read("BALCONY_ADDRESS", read_address)
    found = Environment(
        data=read("BALCONY_DATA", _folder),
        secret=read("BALCONY_SECRET", _secret),
        debug=read("BALCONY_DEBUG", _switch),
        demo=read("BALCONY_DEMO", _switch),
        address=address or "",
        proxies=read("BALCONY_PROXIES", _networks, LOOPBACK if address else "") or (),
        database=read("DATABASE_URL", _database),
        time_zone=read("BALCONY_TIME_ZONE", _time_zone, "Europe/London"),
    )
    problems += _contradictions(found)
    if problems:
        raise EnvironmentProblemsError("\n".join(problems))
    return found


def _read(name: str, text: str, reader: Callable[[str], Read], problems: list[str]) -> Read:
    """What a variable says; where it cannot be read, that is noted and it counts as not set."""
    try:
        return reader(text)
    except ValueError as error:
        problems.append(f"{name}: {error}")
        return reader("")


def _contradictions(found: Environment) -> Iterator[str]:
    if found.debug and found.address:
        yield (
            "BALCONY_DEBUG: 1 shows the inside of the program to whoever meets an error, so it cannot be "
            "together with BALCONY_ADDRESS. Leave one of them out."
        )


def _folder(text: str) -> Path | None:
    return Path(text).expanduser().absolute() if text else None


def _secret(text: str) -> str:
    if text and len(text) < _SHORTEST_SECRET:
        raise ValueError(
            f"{len(text)} characters; expected at least {_SHORTEST_SECRET}, drawn at random. "
            "Leave it out to have one drawn and kept in the data folder."
        )
    return text


def _switch(text: str) -> bool:
    if text not in {"", "0", "1"}:
        raise ValueError(f"{text}; expected 1 or 0.")
    return text == "1"


def read_address(text: str) -> str:
    """A public address without a slash at its end.

    Raises
    ------
    ValueError
        Where it is no address, or one with a path; it says what was expected.
    """
    parts = urlsplit(text)
    whole = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    if text and not (whole and parts.path in {"", "/"} and not (parts.query or parts.fragment)):
        raise ValueError(f"{text}; expected an address without a path, such as https://balcony.example.org")
    return text.rstrip("/")


def _networks(text: str) -> tuple[Network, ...]:
    return tuple(_network(one.strip()) for one in text.split(",") if one.strip())


def _network(text: str) -> Network:
    try:
        return ip_network(text)
    except ValueError as error:
        raise ValueError(
            f"{text}; expected addresses of proxies with commas between, such as 10.0.0.5, 10.1.0.0/16"
        ) from error


def _database(text: str) -> str:
    if text and urlsplit(text).scheme not in _DATABASES:
        raise ValueError(
            "expected sqlite:////folder/balcony.sqlite3 or postgresql://user:password@host:5432/name; "
            f"this begins with {text.partition(':')[0]}:"
        )
    return text


def _time_zone(text: str) -> str:
    try:
        return ZoneInfo(text or "UTC").key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{text}; expected a name such as Europe/London") from error
