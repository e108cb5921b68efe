"""Somebody answers, page by page."""

import time
from unittest import mock

import pytest
from django.test import Client

from assessment.models import Assignment, Response, Sheet, State
from tests.assessment.web.worlds import World, entered


def test_a_rater_answers_every_page_and_hands_in(world: World) -> None:
    client = entered(world.campaign, world.bob)
    url = f"/answer/{world.bob_about_ann.id}/"
    assert client.get("/answer/").status_code == 200
    assert client.get(url).status_code == 200
    first = client.get(f"{url}page/1")
    assert first.status_code == 200
    fields = {f"base-{question.name}": "" for question in first.context["page"].questions}
    chosen = {question.name: "4" for question in first.context["page"].questions}
    after = client.post(f"{url}page/1", fields | chosen)
    assert (after.status_code, after["Location"]) == (302, f"{url}page/2")
    assert client.get(f"{url}check").status_code == 200
    assert client.post(f"{url}check")["Location"] == f"{url}done"
    assert client.get(f"{url}done").status_code == 200
    assert Assignment.objects.get(pk=world.bob_about_ann.pk).state == State.SUBMITTED
    assert Sheet.objects.get().submitted
    assert Response.objects.count() == len(chosen)


def test_one_answer_is_saved_at_once(world: World) -> None:
    client: Client = entered(world.campaign, world.bob)
    answer = {"field": "F01", "value": "4", "base": ""}
    response = client.post(f"/answer/{world.bob_about_ann.id}/save", answer)
    assert (response.status_code, response.json()["saved"]) == (200, True)
    assert Response.objects.get().option == "4"


@pytest.mark.parametrize(("later", "status"), [(23 * 3600, 200), (25 * 3600, 403)])
def test_whoever_is_shown_a_page_has_a_day_to_send_it(world: World, later: int, status: int) -> None:
    client = entered(world.campaign, world.bob)
    page = f"/answer/{world.bob_about_ann.id}/page/1"
    with mock.patch("assessment.visitors.time.time", return_value=time.time() + 20 * 3600):
        assert client.get(page).cookies["answering"].value
    with mock.patch("assessment.visitors.time.time", return_value=time.time() + 20 * 3600 + later):
        assert client.get(page).status_code == status


def test_a_page_sent_when_the_session_is_over_says_how_to_send_it_again(world: World) -> None:
    client = Client(headers={"accept-language": "en"})
    response = client.post(
        f"/answer/{world.bob_about_ann.id}/page/8", {"comment-keep": "Listens", "base-comment-keep": ""}
    )
    text = response.content.decode()
    assert response.status_code == 403
    assert "Listens" in text
    assert "Open your link in another tab, then load this page again" in text


def test_somebody_sees_themselves_first_in_their_list(world: World) -> None:
    client = entered(world.campaign, world.ann)
    entries = client.get("/answer/").context["entries"]
    assert [entry.assignment.id for entry in entries] == [world.ann_self.id, world.ann_about_bob.id]
