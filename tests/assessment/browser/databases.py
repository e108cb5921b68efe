"""A database for the browser's tests alone: what they commit is in nobody else's way."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def own_database(name: str) -> Iterator[str]:
    """Make a database with all tables, and give its name; it is used where `using` says so."""
    usual, tests = connection.settings_dict["NAME"], connection.settings_dict["TEST"]
    usual_test_name, tests["NAME"] = tests["NAME"], name
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    made = connection.settings_dict["NAME"]
    _use(usual)
    tests["NAME"] = usual_test_name
    yield str(made)
    with using(str(made)):
        connection.creation.destroy_test_db(usual, verbosity=0)


@contextmanager
def using(name: str) -> Iterator[None]:
    """Let every query of this process go to the database with a name, meanwhile."""
    usual = connection.settings_dict["NAME"]
    _use(name)
    yield
    _use(usual)


def _use(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
