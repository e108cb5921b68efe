"""File names for participants: readable, and safe on every file system."""

import re
from collections.abc import Iterable
from hashlib import sha256

_UNSAFE = re.compile(r"[^\w.-]+", re.ASCII)
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_LONGEST = 60


def file_names(participants: Iterable[str]) -> dict[str, str]:
    """A file name without its ending for each participant, no two alike even where case is ignored.

    An id that is already a safe name stays as it is; any other keeps its safe characters and gets
    a few of its digest, so that the name never depends on who else is in the cohort.
    """
    everybody = list(participants)
    taken: dict[str, int] = {}
    for participant in everybody:
        taken[participant.lower()] = taken.get(participant.lower(), 0) + 1
    return {name: _file_name(name, alone=taken[name.lower()] == 1) for name in everybody}


def _file_name(participant: str, *, alone: bool) -> str:
    safe = _UNSAFE.sub("-", participant).strip(".-")[:_LONGEST]
    if alone and safe and safe == participant and not _RESERVED.match(safe):
        return safe
    digest = sha256(participant.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{safe or 'participant'}-{digest}"
