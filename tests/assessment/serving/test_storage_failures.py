"""Where the database cannot be read or written: a calm page, everything typed on it, nothing half-written."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from typing import Any
from unittest import mock

import pytest
from django.db import InterfaceError, OperationalError, connection, transaction
from django.test import Client

from assessment import middleware
from assessment.models import AuditEvent, Comment, Response, Sheet
from tests.assessment.serving.visitors import hidden, radios
from tests.assessment.web.worlds import World, build_world, entered

WRITTEN = "She listens: <b>always</b> & to everybody"
HEADING = "Your answers could not be saved just now"


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@contextmanager
def read_only() -> Iterator[None]:
    """A database that takes no writes while the block lasts, for real."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = ON")
            try:
                yield
            finally:
                cursor.execute("PRAGMA query_only = OFF")
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        yield
        # What was set in a part of a transaction ends where that part is rolled back.
        transaction.set_rollback(True)


def gone(error: Exception) -> Any:
    """A database that answers no statement at all."""
    return mock.patch("django.db.backends.utils.CursorWrapper.execute", side_effect=error)


def answers_of(text: str) -> dict[str, str]:
    """A page of questions, every one answered with its last option."""
    return {name: options[-1] for name, options in radios(text).items()} | dict.fromkeys(
        hidden_bases(text), ""
    )


def hidden_bases(text: str) -> list[str]:
    return re.findall(r'name="(base-[^"]+)"', text)


def stored() -> tuple[int, int, int, int]:
    models = (Sheet, Response, Comment, AuditEvent)
    return tuple(model.objects.count() for model in models)  # type: ignore[return-value]


def test_a_page_that_cannot_be_saved_comes_back_with_everything_chosen_and_nothing_is_written(
    world: World,
) -> None:
    client = entered(world.campaign, world.bob)
    path = f"/answer/{world.bob_about_ann.id}/page/1"
    sent = answers_of(client.get(path).content.decode()) | {"go": "next"}
    before = stored()
    with read_only():
        refused = client.post(path, sent)
        assert stored() == before
    assert refused.status_code == 503
    assert HEADING in refused.content.decode()
    assert {
        name: value
        for name, value in hidden(refused.content.decode()).items()
        if name != "csrfmiddlewaretoken"
    } == sent
    assert refused.headers["Retry-After"] == "30"
    assert refused.headers["Cache-Control"] == "no-store"


def test_sent_again_from_that_page_when_there_is_room_it_is_saved(world: World) -> None:
    client = entered(world.campaign, world.bob)
    path = f"/answer/{world.bob_about_ann.id}/page/1"
    with read_only():
        refused = client.post(path, answers_of(client.get(path).content.decode()) | {"go": "next"})
    again = client.post(path, hidden(refused.content.decode()))
    assert (again.status_code, again.headers["Location"]) == (302, path.replace("/page/1", "/page/2"))
    assert Response.objects.count() > 0


def test_a_comment_that_cannot_be_saved_stands_on_the_page_to_be_copied(world: World) -> None:
    client = entered(world.campaign, world.bob)
    path, comment = comment_page(client, world)
    sent = dict.fromkeys(hidden_bases(client.get(path).content.decode()), "")
    sent |= {name.removeprefix("base-"): "" for name in sent} | {comment: WRITTEN, "go": "next"}
    with read_only():
        refused = client.post(path, sent).content.decode()
    assert f'<div class="govuk-inset-text balcony-written">{WRITTEN}' in unescape(refused)
    assert "<b>always" not in refused


def comment_page(client: Client, world: World) -> tuple[str, str]:
    """The first page with a question that is answered in words, and that question's name."""
    for number in range(1, 12):
        path = f"/answer/{world.bob_about_ann.id}/page/{number}"
        found = re.search(r'<textarea[^>]* name="([^"]+)"', client.get(path).content.decode())
        if found:
            return path, found[1]
    raise AssertionError("no page asks for words")


def test_an_answer_saved_by_the_script_is_refused_in_its_own_language(world: World) -> None:
    client = entered(world.campaign, world.bob)
    item, options = next(
        iter(radios(client.get(f"/answer/{world.bob_about_ann.id}/page/1").content.decode()).items())
    )
    before = stored()
    with read_only():
        refused = client.post(
            f"/answer/{world.bob_about_ann.id}/save",
            {"field": item, "value": options[0], "base": ""},
            headers={"accept": "application/json"},
        )
        assert stored() == before
    assert refused.status_code == 503
    assert json.loads(refused.content) == {"saved": False, "said": HEADING}


GONE = [
    OperationalError("server closed the connection unexpectedly"),
    OperationalError("database is locked"),
    OperationalError("database or disk is full"),
    InterfaceError("connection already closed"),
]


@pytest.mark.parametrize("error", GONE, ids=str)
def test_where_the_door_itself_cannot_ask_the_database_the_page_is_the_same(
    world: World, error: Exception
) -> None:
    client = entered(world.campaign, world.bob)
    path = f"/answer/{world.bob_about_ann.id}/page/1"
    sent = answers_of(client.get(path).content.decode()) | {"go": "next"}
    with gone(error):
        refused = client.post(path, sent)
    assert refused.status_code == 503
    assert sent.items() <= hidden(refused.content.decode()).items()


@pytest.mark.parametrize("error", GONE, ids=str)
def test_a_page_that_cannot_be_read_says_so_and_speaks_of_no_sending(world: World, error: Exception) -> None:
    client = entered(world.campaign, world.bob)
    with gone(error):
        refused = client.get("/answer/")
    assert refused.status_code == 503
    assert "This page cannot be shown just now" in refused.content.decode()
    assert "Send it again" not in refused.content.decode()


def test_the_page_speaks_welsh_too(world: World) -> None:
    client = entered(world.campaign, world.bob)
    client.cookies["language"] = "cy"
    with gone(GONE[0]):
        refused = client.get("/answer/").content.decode()
    assert '<html lang="cy"' in refused
    assert "This page cannot be shown" not in refused


def test_the_page_asks_the_database_nothing(world: World, django_assert_num_queries: Any) -> None:
    client = entered(world.campaign, world.bob)
    with (
        mock.patch.object(middleware, "link_of_session", side_effect=GONE[0]),
        django_assert_num_queries(0),
    ):
        assert client.get("/answer/").status_code == 503


def test_a_password_is_never_repeated_on_a_page(world: World) -> None:
    with mock.patch("assessment.sign_in.adapters.AccountAdapter.authenticate", side_effect=GONE[0]):
        refused = Client().post("/accounts/login/", {"login": "a@example.org", "password": "correct horse"})
    assert refused.status_code == 503
    assert "correct horse" not in refused.content.decode()


def test_a_mistake_of_the_program_gives_back_what_was_typed(world: World) -> None:
    client = entered(world.campaign, world.bob)
    client.raise_request_exception = False
    path = f"/answer/{world.bob_about_ann.id}/page/1"
    sent = answers_of(client.get(path).content.decode()) | {"go": "next"}
    with mock.patch("assessment.views.answering.save_answers", side_effect=ZeroDivisionError("a mistake")):
        refused = client.post(path, sent)
    assert refused.status_code == 500
    assert "Sorry, there is a problem with the service" in refused.content.decode()
    assert sent.items() <= hidden(refused.content.decode()).items()


def test_a_monitor_is_told_that_the_database_is_gone(world: World) -> None:
    with mock.patch("assessment.views.front.connection.cursor", side_effect=GONE[0]):
        refused = Client().get("/health")
    assert (refused.status_code, refused.headers["Content-Type"]) == (503, "application/json")


def test_where_even_that_page_fails_there_is_one_that_needs_nothing(world: World) -> None:
    client = entered(world.campaign, world.bob)
    client.raise_request_exception = False
    mistake = ZeroDivisionError("a mistake")
    with (
        mock.patch("assessment.views.answering.own_assignments", side_effect=mistake),
        mock.patch("assessment.views.storage_failures._our_fault", side_effect=mistake),
    ):
        refused = client.get("/answer/")
    assert refused.status_code == 500
    assert "Sorry, there is a problem with the service" in refused.content.decode()
