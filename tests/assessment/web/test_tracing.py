"""Who wrote what cannot be read from how the database keeps it; among the attackers is one that can win."""

# ruff: noqa: S608, S610 - the names of tables are our own
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, models

from assessment.domain.forgetting import forget_authors
from assessment.models import (
    Assignment,
    AuditEvent,
    Authorship,
    Campaign,
    Comment,
    Link,
    Participant,
    Response,
    Sheet,
)
from assessment.models.keys import RandomKey
from tests.assessment.web.crowds import Crowd, after, answer_all, open_crowd
from tests.assessment.web.tracers import (
    TRACERS,
    bridges,
    cell_order,
    file_bytes,
    likeness,
    place_order,
    rows,
    table_order,
    transaction_order,
)

ANSWERS: tuple[type[models.Model], ...] = (Sheet, Authorship, Response, Comment)
TABLES = {"assessment_sheet": "id", "assessment_response": "sheet_id", "assessment_comment": "sheet_id"}
PEOPLE = 40
# Of 40 in random order, one trial in 300,000 comes out more alike than this.
CHANCE = 0.7
ALIKE = 0.95
only_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="looks into a file of SQLite")
only_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="looks into PostgreSQL")


@pytest.fixture
def crowd(transactional_db: None) -> Crowd:
    return open_crowd(PEOPLE)


def true_orders(crowd: Crowd) -> dict[str, list[int]]:
    """The orders that somebody may hold against the sheets: of answering, of nomination, of links."""
    sheets = {assignment.pk: sheet for assignment, sheet in crowd.sheets.items()}
    raters = {assignment.rater_id: sheets[assignment.pk] for assignment in crowd.answered}
    begun = AuditEvent.objects.filter(verb="assignment.started").order_by("number")
    ids = {str(key): sheet for key, sheet in sheets.items()}
    return {
        "begun": [ids[event.subjects["assignment"]] for event in begun],
        "nominated": [sheets[one] for one in _kept(Assignment, "pk")],
        "links": [raters[one] for one in _kept(Link, "person_id")],
    }


def _kept(model: type[models.Model], key: str) -> list[Any]:
    """The rows of a table in the order in which they were put in, as an attacker can tell."""
    hidden = {"sqlite": "rowid", "postgresql": "ctid"}[connection.vendor]
    found = model._default_manager.extra(select={"hidden": hidden}, order_by=["hidden"])
    return list(found.values_list(key, flat=True))


def best_guess(crowd: Crowd, true: dict[str, list[int]], tables: dict[str, str] = TABLES) -> dict[str, float]:
    """How near each attacker comes to any order of people, on any table."""
    found = {
        f"{tracer.__name__} of {table} by {name}": likeness(tracer(table, key), order)
        for tracer in TRACERS[connection.vendor]
        for table, key in tables.items()
        for name, order in true.items()
        if tracer is not cell_order or key == "id"
    }
    assert found
    return found


def winners(guesses: dict[str, float]) -> dict[str, float]:
    return {name: rho for name, rho in guesses.items() if rho > CHANCE}


def test_the_attacker_wins_against_rows_that_are_counted(crowd: Crowd) -> None:
    kind = {"sqlite": "integer PRIMARY KEY AUTOINCREMENT", "postgresql": "bigserial PRIMARY KEY"}
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE counted (number {kind[connection.vendor]}, sheet_id bigint)")
        answer_all(crowd)
        true = true_orders(crowd)
        cursor.executemany(
            "INSERT INTO counted (sheet_id) VALUES (%s)", [(crowd.sheets[one],) for one in crowd.answered]
        )
        rho = likeness(table_order("counted", "sheet_id"), true["begun"])
        cursor.execute("DROP TABLE counted")
    assert rho == pytest.approx(1.0)


@only_sqlite
def test_on_sqlite_no_order_of_rows_tells_even_before_authors_are_forgotten(crowd: Crowd) -> None:
    answer_all(crowd)
    true = true_orders(crowd)
    Authorship.objects.all().delete()
    guesses = best_guess(crowd, true)
    assert winners({name: rho for name, rho in guesses.items() if not name.startswith("cell_order")}) == {}


@only_sqlite
def test_on_sqlite_the_place_within_a_page_tells_until_authors_are_forgotten(crowd: Crowd) -> None:
    answer_all(crowd)
    assert likeness(cell_order("assessment_sheet", "id"), true_orders(crowd)["begun"]) > ALIKE


@only_postgresql
def test_on_postgresql_places_and_transactions_tell_until_authors_are_forgotten(crowd: Crowd) -> None:
    answer_all(crowd)
    true = true_orders(crowd)["begun"]
    assert likeness(place_order("assessment_sheet", "id"), true) > ALIKE
    assert likeness(transaction_order("assessment_response", "sheet_id"), true) > ALIKE


def test_after_authors_are_forgotten_no_attacker_finds_any_order(crowd: Crowd) -> None:
    answer_all(crowd)
    true = true_orders(crowd)
    forget_authors(campaign=crowd.campaign, now=after(crowd.campaign))
    assert winners(best_guess(crowd, true)) == {}


@only_sqlite
def test_authorships_can_be_read_in_the_file_until_they_are_forgotten_and_not_after(crowd: Crowd) -> None:
    answer_all(crowd)
    pairs = [(assignment.pk.hex, sheet) for assignment, sheet in crowd.sheets.items()]
    assert bridges(pairs) == PEOPLE
    forget_authors(campaign=crowd.campaign, now=after(crowd.campaign))
    assert bridges(pairs) == 0
    assert rows("PRAGMA freelist_count") == [(0,)]
    assert file_bytes()[1] == b""


@only_postgresql
def test_one_transaction_wrote_every_answer_once_authors_are_forgotten(crowd: Crowd) -> None:
    answer_all(crowd)
    forget_authors(campaign=crowd.campaign, now=after(crowd.campaign))
    written = {row for table in TABLES for row in rows(f"SELECT xmin::text FROM {table}")}
    assert len(written) == 1
    assert rows("SELECT pg_relation_size('assessment_authorship')") == [(0,)]


def test_no_sequence_counts_answers(transactional_db: None) -> None:
    if connection.vendor == "sqlite":
        counted = [str(row[0]) for row in rows("SELECT name FROM sqlite_sequence")]
        keys = [rows(f"SELECT name, type FROM pragma_table_info('{table}') WHERE pk") for table in TABLES]
        assert keys == [[("id", "INTEGER")]] * 3
    else:
        counted = [str(row[0]) for row in rows("SELECT sequencename FROM pg_sequences")]
    tables = tuple(model._meta.db_table for model in ANSWERS)
    assert [name for name in counted if name.startswith(tables)] == []


@pytest.mark.parametrize("model", ANSWERS, ids=lambda model: model.__name__)
def test_nothing_that_is_kept_of_an_answer_has_a_time_or_a_count(model: type[models.Model]) -> None:
    harmless = (RandomKey, models.ForeignKey, models.CharField, models.TextField, models.BooleanField)
    assert [field.name for field in model._meta.concrete_fields if not isinstance(field, harmless)] == []
    assert isinstance(model._meta.pk, RandomKey)


def test_answers_lead_to_whom_they_are_about_and_to_nobody_else() -> None:
    leads = {
        (model.__name__, field.related_model)
        for model in ANSWERS
        for field in model._meta.get_fields(include_hidden=True)
        if field.is_relation
    }
    assert leads == {
        ("Sheet", Campaign),
        ("Sheet", Participant),
        ("Sheet", Authorship),
        ("Sheet", Response),
        ("Sheet", Comment),
        ("Authorship", Assignment),
        ("Authorship", Sheet),
        ("Response", Sheet),
        ("Comment", Sheet),
    }


def test_there_is_no_admin_that_could_show_answers_and_nothing_that_keeps_their_history() -> None:
    installed = " ".join(settings.INSTALLED_APPS)
    keepers = ("admin", "auditlog", "history", "reversion", "easyaudit")
    assert [app for app in keepers if app in installed] == []


def test_no_audit_event_names_an_answer_or_its_sheet(crowd: Crowd) -> None:
    answer_all(crowd)
    keys = [
        str(key)
        for model in (Sheet, Response, Comment)
        for key in model._default_manager.values_list("pk", flat=True)
    ]
    assert len(keys) == PEOPLE * 4
    forget_authors(campaign=crowd.campaign, now=after(crowd.campaign))
    told = " ".join(f"{event.verb} {event.actor} {event.subjects}" for event in AuditEvent.objects.all())
    assert [said for said in [*keys, "said by one of them", "F01", "keep"] if said in told] == []
