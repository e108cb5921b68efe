"""Keys that tell nothing: neither when a row was written nor beside which other."""

import secrets
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    BigInteger = models.BigIntegerField[int, int]
else:
    BigInteger = models.BigIntegerField

_BITS = 62


def random_key() -> int:
    """A key drawn at random, from 1 to 2**62."""
    return secrets.randbits(_BITS) + 1


_SETTINGS = {"primary_key": True, "default": random_key, "editable": False}


class RandomKey(BigInteger):
    """A primary key drawn at random.

    SQLite stores a table in the order of its `INTEGER PRIMARY KEY`, and only this very type makes
    a column that key; any other would leave a hidden row number that counts in order of writing.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        for name, value in _SETTINGS.items():
            kwargs.setdefault(name, value)
        super().__init__(*args, **kwargs)

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        """`integer` on SQLite, where that is a number of 64 bits and the order of the table."""
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)
