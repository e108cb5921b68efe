"""Queries that Django writes once, and that are asked again and again with other ids.

Writing the SQL of a query with many joins takes Django ten times as long as the database takes to
answer it, and whoever answers a questionnaire asks the same one at each request.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import query as django_query

Row = TypeVar("Row", bound=models.Model)


class Prepared(Generic[Row]):
    """A query for one record by ids that are told later.

    `make` gives the queryset for ids by their names. It is asked once, with ids drawn at random:
    where these come out among the parameters of the SQL, later ids are put.
    """

    def __init__(self, make: "Callable[..., models.QuerySet[Row]]", *names: str) -> None:
        self._make, self._names = make, names

    def first(self, **ids: UUID) -> Row | None:
        """The record for some ids, None where there is none."""
        written = self._written
        connection = connections[written.alias]
        with connection.cursor() as cursor:
            cursor.execute(written.sql, written.parameters(ids))
            row = cursor.fetchone()
        return None if row is None else written.record(row, connection)

    @cached_property
    def _written(self) -> "_Written[Row]":
        marks = {name: uuid4() for name in self._names}
        return _Written(self._make(**marks), marks)


class _Written(Generic[Row]):
    """The SQL of a query, and how its rows become records: both as Django's own compiler has them."""

    def __init__(self, query: "models.QuerySet[Row]", marks: Mapping[str, UUID]) -> None:
        compiler = query.query.get_compiler(using=query.db)
        self.alias = query.db
        self.sql, parameters = compiler.as_sql()
        self._parameters = [(_name_of(one, marks), one) for one in parameters]
        columns = [column for column, *_ in compiler.select]
        self._converters = compiler.get_converters(columns)
        chosen = compiler.klass_info["select_fields"]
        self._own = slice(chosen[0], chosen[-1] + 1)
        self._model, self._names = query.model, [one.target.attname for one in columns[self._own]]
        related = django_query.get_related_populators  # type: ignore[attr-defined] # - the stubs leave it out
        self._related = related(compiler.klass_info, compiler.select, query.db)

    def parameters(self, ids: Mapping[str, UUID]) -> list[Any]:
        """What the database gets: ids in the place of their marks, and in the same form."""
        return [
            one if name is None else ids[name] if isinstance(one, UUID) else ids[name].hex
            for name, one in self._parameters
        ]

    def record(self, row: Sequence[Any], connection: BaseDatabaseWrapper) -> Row:
        """The record, with all that was selected beside it."""
        values = list(row)
        for place, (converters, column) in self._converters.items():
            for convert in converters:
                values[place] = convert(values[place], column, connection)
        record = self._model.from_db(self.alias, self._names, values[self._own])
        for related in self._related:
            related.populate(values, record)
        return record


def _name_of(parameter: object, marks: Mapping[str, UUID]) -> str | None:
    """The name whose mark a parameter is; SQLite keeps an id as its digits."""
    return next((name for name, mark in marks.items() if parameter in {mark, mark.hex}), None)
