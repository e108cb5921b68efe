"""The chain of what happened: nobody changes it without being seen, and the database lets nobody try."""

import importlib
from collections.abc import Iterator
from functools import partial

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from assessment.domain.audit import Break, breaks, digest_of, record
from assessment.models import AuditEvent
from tests.assessment.web.browsers import at_once

triggers = importlib.import_module("assessment.migrations.0002_audit_events_stay")


@pytest.fixture
def chain(transactional_db: None) -> list[AuditEvent]:
    return [
        record(verb=f"test.{number}", actor="test", subjects={"thing": str(number)}) for number in range(1, 6)
    ]


@pytest.fixture
def unprotected(chain: list[AuditEvent]) -> Iterator[None]:
    """The database of somebody who can take the triggers away, and puts them back afterwards."""
    with connection.schema_editor() as editor:
        take_away(editor)
    yield
    AuditEvent.objects.all().delete()
    with connection.schema_editor() as editor:
        triggers.protect(apps, editor)
        leave_as_other_tests_need_it(editor)


@pytest.fixture
def protected(chain: list[AuditEvent]) -> Iterator[None]:
    """All triggers, put there by the migration's own function."""
    with connection.schema_editor() as editor:
        take_away(editor)
        triggers.protect(apps, editor)
    yield
    with connection.schema_editor() as editor:
        leave_as_other_tests_need_it(editor)


def take_away(editor: object) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER IF EXISTS audit_no_update")
            cursor.execute("DROP TRIGGER IF EXISTS audit_no_delete")
        else:
            triggers.release(apps, editor)


def leave_as_other_tests_need_it(_editor: object) -> None:
    """Emptying tables after a test deletes rows on SQLite, as `conftest` says."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER audit_no_delete")


def resealed(event: AuditEvent) -> None:
    """Change an event as a careful forger does: with a digest that fits."""
    AuditEvent.objects.filter(number=event.number).update(digest=digest_of(event))


def broken() -> list[Break]:
    return list(breaks())


def test_a_chain_that_nobody_touched_is_whole(chain: list[AuditEvent]) -> None:
    assert (AuditEvent.objects.count(), broken()) == (5, [])


def test_an_empty_chain_is_whole(transactional_db: None) -> None:
    assert broken() == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("verb", "other"), ("actor", "other"), ("subjects", {"thing": "other"}), ("at", "2020-01-01T00:00Z")],
)
def test_a_changed_event_is_seen(
    chain: list[AuditEvent], unprotected: None, field: str, value: object
) -> None:
    AuditEvent.objects.filter(number=3).update(**{field: value})
    assert broken() == [Break(3, "it was changed")]


def test_a_changed_event_with_a_digest_that_fits_is_seen_by_the_next(
    chain: list[AuditEvent], unprotected: None
) -> None:
    AuditEvent.objects.filter(number=3).update(verb="other")
    resealed(AuditEvent.objects.get(number=3))
    assert broken() == [Break(4, "it does not follow from the event before")]


def test_a_removed_event_is_seen(chain: list[AuditEvent], unprotected: None) -> None:
    AuditEvent.objects.filter(number=3).delete()
    assert broken() == [Break(4, "event 3 is missing")]


def test_a_removed_first_event_is_seen(chain: list[AuditEvent], unprotected: None) -> None:
    AuditEvent.objects.filter(number=1).delete()
    assert broken() == [Break(2, "event 1 is missing")]


def test_a_removed_event_is_seen_also_where_the_rest_moves_up(
    chain: list[AuditEvent], unprotected: None
) -> None:
    AuditEvent.objects.filter(number=3).delete()
    for number in (4, 5):
        AuditEvent.objects.filter(number=number).update(number=number - 1)
    assert {one.number for one in broken()} == {3, 4}


def test_an_event_put_in_is_seen(chain: list[AuditEvent], unprotected: None) -> None:
    for number in (5, 4, 3):
        AuditEvent.objects.filter(number=number).update(number=number + 1)
    second = chain[1]
    forged = AuditEvent(
        number=3, at=second.at, verb="forged", actor="test", subjects={}, previous=second.digest
    )
    forged.digest = digest_of(forged)
    forged.save(force_insert=True)
    assert {one.number for one in broken()} == {4, 5, 6}


def test_two_events_in_each_other_s_place_are_seen(chain: list[AuditEvent], unprotected: None) -> None:
    for old, new in ((2, 9), (3, 2), (9, 3)):
        AuditEvent.objects.filter(number=old).update(number=new)
    assert {one.number for one in broken()} == {2, 3, 4}


@pytest.mark.parametrize(
    "statement", ["UPDATE assessment_auditevent SET verb = 'x'", "DELETE FROM assessment_auditevent"]
)
def test_the_database_itself_refuses_to_change_or_delete_events(protected: None, statement: str) -> None:
    with pytest.raises(DatabaseError, match="audit events are never changed"), transaction.atomic():
        connection.cursor().execute(statement)
    assert (AuditEvent.objects.count(), broken()) == (5, [])


@transaction.atomic
def act_and_fail() -> None:
    record(verb="test", actor="test", subjects={})
    raise ZeroDivisionError


def test_an_act_that_is_taken_back_leaves_no_event(transactional_db: None) -> None:
    with pytest.raises(ZeroDivisionError):
        act_and_fail()
    assert AuditEvent.objects.count() == 0


def test_events_appended_at_once_make_one_chain(transactional_db: None) -> None:
    at_once([partial(record, verb=f"test.{number}", actor="test", subjects={}) for number in range(12)])
    assert list(AuditEvent.objects.values_list("number", flat=True)) == list(range(1, 13))
    assert broken() == []
