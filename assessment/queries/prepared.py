"""Queries that Django writes once, and that are asked again and again with other ids.

Writing the SQL of a query with many joins takes Django ten times as long as the database takes to
answer it, and whoever answers a questionnaire asks the same one at each request.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import query as django_query

Row = TypeVar("Row", bound=models.Model)


class _Prepared(Generic[Row]):
    """`make` gives the queryset for ids by their names.

    It is asked once, with ids drawn at random: where these come out among the parameters of the
    SQL, later ids are put.
    """

    def __init__(self, make: "Callable[..., models.QuerySet[Row, Any]]", *names: str) -> None:
        self._make, self._names = make, names

    @contextmanager
    def _asked(self, ids: Mapping[str, UUID]) -> Iterator[CursorWrapper]:
        with connections[self._written.alias].cursor() as cursor:
            cursor.execute(self._written.sql, self._written.parameters(ids))
            yield cursor

    @cached_property
    def _written(self) -> "_Written[Row]":
        marks = {name: uuid4() for name in self._names}
        return _Written(self._make(**marks), marks)


class Prepared(_Prepared[Row]):
    """A query for one record by ids that are told later."""

    def first(self, **ids: UUID) -> Row | None:
        """The record for some ids, None where there is none."""
        with self._asked(ids) as cursor:
            row = cursor.fetchone()
        return None if row is None else self._record(row)

    def _record(self, row: Sequence[Any]) -> Row:
        return self._records.record(row, connections[self._written.alias])

    @cached_property
    def _records(self) -> "_Records[Row]":
        return _Records(self._written)


class PreparedPairs(_Prepared[Row]):
    """A query for pairs of texts by ids that are told later."""

    def all(self, **ids: UUID) -> list[tuple[str, str]]:
        """The pairs for some ids, in no order."""
        with self._asked(ids) as cursor:
            return list(cursor.fetchall())


class _Written(Generic[Row]):
    """The SQL of a query, as Django's own compiler has it."""

    def __init__(self, query: "models.QuerySet[Row, Any]", marks: Mapping[str, UUID]) -> None:
        self.model, self.alias = query.model, query.db
        self.compiler = query.query.get_compiler(using=query.db)
        self.sql, parameters = self.compiler.as_sql()
        self._parameters = [(_name_of(one, marks), one) for one in parameters]

    def parameters(self, ids: Mapping[str, UUID]) -> list[Any]:
        """What the database gets: ids in the place of their marks, and in the same form."""
        return [
            one if name is None else ids[name] if isinstance(one, UUID) else ids[name].hex
            for name, one in self._parameters
        ]


class _Records(Generic[Row]):
    """How the rows of a query become records, again as Django's own compiler has it."""

    def __init__(self, written: _Written[Row]) -> None:
        compiler, self._alias, self._model = written.compiler, written.alias, written.model
        columns = [column for column, *_ in compiler.select]
        self._converters = compiler.get_converters(columns)
        chosen = compiler.klass_info["select_fields"]
        self._own = slice(chosen[0], chosen[-1] + 1)
        self._names = [one.target.attname for one in columns[self._own]]
        related = django_query.get_related_populators  # type: ignore[attr-defined] # - the stubs leave it out
        self._related = related(compiler.klass_info, compiler.select, written.alias)

    def record(self, row: Sequence[Any], connection: BaseDatabaseWrapper) -> Row:
        """The record, with all that was selected beside it."""
        values = list(row)
        for place, (converters, column) in self._converters.items():
            for convert in converters:
                values[place] = convert(values[place], column, connection)
        record = self._model.from_db(self._alias, self._names, values[self._own])
        for related in self._related:
            related.populate(values, record)
        return record


def _name_of(parameter: object, marks: Mapping[str, UUID]) -> str | None:
    """The name whose mark a parameter is; SQLite keeps an id as its digits."""
    return next((name for name, mark in marks.items() if parameter in {mark, mark.hex}), None)
