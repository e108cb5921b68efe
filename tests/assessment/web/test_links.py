"""Links: looking changes nothing, going in leaves the token behind, and what does not work says nothing."""

import base64
import datetime as dt
import hashlib
import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessment.domain.campaigns import change_campaign
from assessment.domain.links import disown_link, issue_link, revoke_link
from assessment.models import AuditEvent, Link
from tests.assessment.web.browsers import autosave
from tests.assessment.web.worlds import World, entered


@pytest.fixture
def token(world: World) -> str:
    return issue_link(campaign=world.campaign, person=world.bob)


def whole_database() -> dict[str, list[tuple[object, ...]]]:
    return {
        model._meta.db_table: sorted(model._default_manager.values_list(), key=str)
        for model in apps.get_models()
    }


def test_a_token_has_256_bits_and_no_two_are_the_same(world: World) -> None:
    tokens = [issue_link(campaign=world.campaign, person=world.bob) for _ in range(20)]
    assert {len(base64.urlsafe_b64decode(token + "=")) for token in tokens} == {32}
    assert len(set(tokens)) == 20


def test_only_the_digest_of_a_token_is_kept(world: World, token: str) -> None:
    assert Link.objects.get(revoked=False).digest == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(whole_database())


@pytest.mark.parametrize("method", ["get", "head"])
def test_whoever_only_looks_at_a_link_changes_nothing(world: World, token: str, method: str) -> None:
    client, before = Client(), whole_database()
    responses = [getattr(client, method)(f"/link/{token}") for _ in range(5)]
    assert {response.status_code for response in responses} == {200}
    assert whole_database() == before
    assert set(client.cookies) <= {"csrftoken"}
    assert client.get("/answer/").status_code == 403


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options", "trace"])
def test_nothing_but_a_post_goes_in(world: World, token: str, method: str) -> None:
    client, before = Client(), whole_database()
    assert getattr(client, method)(f"/link/{token}").status_code == 405
    assert (whole_database(), set(client.cookies)) == (before, set())


def test_looking_tells_nobody_whether_there_is_such_a_link(world: World, token: str) -> None:
    pages = [Client().get(f"/link/{one}") for one in (token, "x" * 43, "no-token-at-all")]
    assert len({plain(page) for page in pages}) == 1


def test_going_in_leaves_the_token_behind(world: World, token: str) -> None:
    client = Client()
    response = client.post(f"/link/{token}")
    assert (response.status_code, response["Location"]) == (302, "/answer/")
    cookie = response.cookies["answering"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert token not in f"{cookie.output()} {response.content!r} {client.get('/answer/').content!r}"


def test_the_session_cookie_travels_only_safely_where_the_address_is_safe(
    world: World, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SECURE", True)
    assert Client().post(f"/link/{token}").cookies["answering"]["secure"] is True


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("which", ["works", "unknown"])
def test_pages_of_links_are_kept_and_passed_on_by_nobody(
    world: World, token: str, method: str, which: str
) -> None:
    response = getattr(Client(), method)(f"/link/{token if which == 'works' else 'x' * 43}")
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert {policy["script-src"], policy["style-src"], policy["form-action"]} == {"'self'"}
    assert {policy["base-uri"], policy["frame-ancestors"]} == {"'none'"}


def test_no_page_of_a_link_leads_or_loads_from_anywhere_else(world: World, token: str) -> None:
    client = Client()
    pages = [client.get(f"/link/{token}"), client.post(f"/link/{token}", follow=True)]
    found = [re.findall(r'(?:href|src|action)="([^"]*)"', page.content.decode()) for page in pages]
    assert all(found)
    assert [
        address for addresses in found for address in addresses if not re.match(r"/(?!/)|#", address)
    ] == []


# What does not work


def broken(world: World, how: str) -> str:
    """The token of a link that does not work, and why not."""
    token = issue_link(campaign=world.campaign, person=world.bob)
    link, now = Link.objects.get(revoked=False), timezone.now()
    day = dt.timedelta(days=1)
    if how == "unknown":
        return "x" * len(token)
    if how == "revoked":
        revoke_link(link=link)
    elif how == "disowned":
        disown_link(link=link)
    elif how == "replaced":
        issue_link(campaign=world.campaign, person=world.bob)
    elif how == "closed":
        change_campaign(campaign=world.campaign, opens=now - 2 * day, closes=now - day)
    elif how == "not yet open":
        change_campaign(campaign=world.campaign, opens=now + day)
    return token


BROKEN = ("unknown", "revoked", "disowned", "replaced", "closed", "not yet open")


def plain(response: Any) -> bytes:
    """A page without what differs each time: the token against forgery, and the address itself."""
    text = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", response.content)
    return re.sub(rb"/link/[\w-]+", b"/link/...", text)


def answer_to(world: World, how: str) -> str:
    """All that somebody with such a link gets to see: status, headers, cookies, page, and how much was asked."""
    token = broken(world, how)
    with CaptureQueriesContext(connection) as asked:
        response = Client().post(f"/link/{token}")
    told = (response.status_code, dict(response.items()), sorted(response.cookies), plain(response))
    change_campaign(campaign=world.campaign, opens=world.campaign.opens, closes=world.campaign.closes)
    return f"{told} {len(asked)}"


def test_links_that_do_not_work_say_the_same_to_the_byte_whatever_the_reason(world: World) -> None:
    answers = {how: answer_to(world, how) for how in BROKEN}
    assert [how for how, answer in answers.items() if answer != answers["unknown"]] == []
    assert answers["unknown"].startswith("(404, ")


@pytest.mark.parametrize("how", ["revoked", "disowned", "replaced"])
def test_a_link_that_stops_working_ends_every_session_at_once(world: World, how: str) -> None:
    client = entered(world.campaign, world.bob)
    link = Link.objects.get(revoked=False)
    assert client.get("/answer/").status_code == 200
    stops: dict[str, Callable[[], object]] = {
        "revoked": partial(revoke_link, link=link),
        "disowned": partial(disown_link, link=link),
        "replaced": partial(issue_link, campaign=world.campaign, person=world.bob),
    }
    stops[how]()
    mine = f"/answer/{world.bob_about_ann.id}/"
    assert [client.get(page).status_code for page in ("/answer/", mine, f"{mine}page/1")] == [403] * 3
    assert autosave(client, world.bob_about_ann, "F01", "4").status_code == 403


def test_this_is_not_me_stops_the_link_and_is_told_in_the_chain(world: World, token: str) -> None:
    client = Client()
    client.post(f"/link/{token}")
    assert b"Bob Example" in client.get("/answer/not-me").content
    assert Link.objects.filter(revoked=False).exists()
    response = client.post("/answer/not-me")
    assert (response.status_code, response.cookies["answering"].value) == (200, "")
    assert Client().post(f"/link/{token}").status_code == 404
    told = list(AuditEvent.objects.order_by("-number").values_list("verb", "actor")[:2])
    link = Link.objects.get()
    assert told == [("link.disowned", f"link:{link.id}"), ("link.revoked", f"link:{link.id}")]


# Guessing


def test_after_twenty_links_that_do_not_work_an_address_is_asked_to_wait(world: World) -> None:
    client = Client()
    assert [client.post(f"/link/{number:043}").status_code for number in range(21)] == [404] * 20 + [429]
    assert b"Too many attempts" in client.post("/link/again").content
    assert Client(REMOTE_ADDR="10.1.1.1").post("/link/again").status_code == 404


def test_a_link_that_works_is_let_in_from_an_address_that_tried_too_often(world: World, token: str) -> None:
    client = Client()
    for number in range(25):
        client.post(f"/link/{number:043}")
    assert client.post("/link/again").status_code == 429
    assert client.post(f"/link/{token}").status_code == 302


def test_links_that_work_never_count_as_guesses(world: World, token: str) -> None:
    client = Client()
    assert {client.post(f"/link/{token}").status_code for _ in range(25)} == {302}
    assert client.post("/link/again").status_code == 404
