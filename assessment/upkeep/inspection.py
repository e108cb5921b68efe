"""Whether an installation is as it should be: configuration, database, files, the chain of events."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection

from assessment.domain.audit import breaks
from assessment.environment import read_environment
from assessment.upkeep.findings import Finding
from assessment.upkeep.schema import pending

_OTHERS = 0o077
_SHOWN_BREAKS = 5
_SHOWN_MIGRATIONS = 3
_LITTLE_SPACE = 500 * 2**20
_FOLLOWS_FROM_ADDRESS = ("security.W004", "security.W008", "security.W012", "security.W016")

Inspection = Callable[[], Iterator[Finding]]


def configuration() -> Iterator[Finding]:
    """Everything that Django's own checks for production say, and what must not be on there."""
    for said in checks.run_checks(include_deployment_checks=True, databases=[]):
        follows = said.id in _FOLLOWS_FROM_ADDRESS and not settings.SECURE
        if said.is_serious(checks.WARNING) and not said.is_silenced() and not follows:
            yield Finding(f"{said.msg} ({said.id})", said.hint or "")
    if not settings.SECURE:
        yield Finding(
            "No public address of https is set, so cookies and pages are for this machine alone.",
            "Set BALCONY_ADDRESS before anybody else comes.",
        )
    if settings.DEMO:
        yield Finding(
            "BALCONY_DEMO is on: nobody is asked for a second factor.", "Leave it out with real people."
        )


def database() -> Iterator[Finding]:
    """Whether the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        yield Finding(
            f"The database does not answer: {error}".strip(), "Look at DATABASE_URL and its server."
        )


def migrations() -> Iterator[Finding]:
    """Whether the database is as this version needs it."""
    missing = pending()
    if missing:
        shown = ", ".join(missing[:_SHOWN_MIGRATIONS]) + (" ..." if len(missing) > _SHOWN_MIGRATIONS else ".")
        yield Finding(f"{len(missing)} migrations are not applied: {shown}", "Run balcony migrate.")


def folder() -> Iterator[Finding]:
    """Whether the data folder is this user's alone, can be written to, and has room."""
    yield from _private(settings.DATA, "700")
    if not os.access(settings.DATA, os.W_OK):
        yield Finding(f"{settings.DATA}: this user cannot write there.", "Run Balcony as its owner.")
    free = shutil.disk_usage(settings.DATA).free
    if free < _LITTLE_SPACE:
        yield Finding(
            f"{settings.DATA}: only {free // 2**20} MB are free.", "Make room before answers need it."
        )


def files() -> Iterator[Finding]:
    """Whether the secret and a database of SQLite can be read by this user alone."""
    if not read_environment().secret:
        yield from _private(settings.DATA / "secret", "600")
    name = Path(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and name.is_file() and name.parent != settings.DATA:
        yield from _private(name, "600")


def chain() -> Iterator[Finding]:
    """Whether nobody has changed the chain of audit events."""
    found = list(breaks())
    for one in found[:_SHOWN_BREAKS]:
        yield Finding(f"Event {one.number}: {one.why}.")
    if len(found) > _SHOWN_BREAKS:
        yield Finding(f"And {len(found) - _SHOWN_BREAKS} more places.", "`balcony audit` lists them all.")


def _private(path: Path, mode: str) -> Iterator[Finding]:
    """Windows has no such modes; there the folder of a user is the user's own."""
    if os.name == "posix" and path.stat().st_mode & _OTHERS:
        yield Finding(f"{path}: others on this machine can read it.", f"chmod {mode} {path}")


INSPECTIONS: dict[str, Inspection] = {
    "configuration": configuration,
    "data folder": folder,
    "secret and database file": files,
    "database": database,
    "migrations": migrations,
    "audit chain": chain,
}
"""What is looked at, in this order."""

NEEDS_DATABASE = ("migrations", "audit chain")


def inspect() -> Iterator[tuple[str, list[Finding]]]:
    """Each subject with what was found; what the database would have to answer only where it does."""
    unusable = False
    for subject, look in INSPECTIONS.items():
        if unusable and subject in NEEDS_DATABASE:
            yield subject, [Finding("Not looked at, because of what was found before.")]
            continue
        found = list(look())
        unusable |= bool(found) and subject in {"database", "migrations"}
        yield subject, found
