"""Connections to PostgreSQL that are kept, and found out when the server has gone."""

import select
from typing import TYPE_CHECKING

from django.db.backends.postgresql import base

if TYPE_CHECKING:
    from psycopg import Connection


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection of which the first use in a request does not cost a question of its own."""

    connection: "Connection | None"

    def is_usable(self) -> bool:
        """Whether the server is still there.

        Django asks it something, which every request would wait for. But a server that goes says
        so, and nobody else says anything between two questions: so it is enough to look whether
        there is something to read.
        """
        connection = self.connection
        if connection is None or connection.closed:
            return False
        said_something, _, _ = select.select([connection.fileno()], [], [], 0)
        return not said_something
