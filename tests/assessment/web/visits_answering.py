"""Visits to the pages of those who answer."""

import datetime as dt
from typing import Any
from unittest.mock import patch

from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from assessment.domain.instruments import take_instrument
from assessment.domain.links import revoke_link
from assessment.models import Assignment, Campaign, Link
from tests.assessment.web.visits import Pages, Scene, visit


def of(assignment: Assignment, rest: str = "") -> str:
    return f"/answer/{assignment.id}/{rest}"


def blank(client: Client, url: str) -> dict[str, str]:
    """The fields of a page of questions as a browser sends them where nothing is answered."""
    page = client.get(url).context["page"]
    comments = {question.name: question.text for question in page.comments}
    return {f"base-{one.name}": one.base for one in (*page.questions, *page.comments)} | comments


def pages_in(client: Client, assignment: Assignment) -> int:
    return int(client.get(of(assignment, "page/1")).context["page"].of)


def answered(client: Client, assignment: Assignment) -> None:
    """Choose an answer to the first question and write to the first open question."""
    last = pages_in(client, assignment)
    first, words = of(assignment, "page/1"), of(assignment, f"page/{last}")
    client.post(first, blank(client, first) | {"F01": "4"})
    client.post(words, blank(client, words) | {"comment-keep": "12345"})


def moved(campaign: Campaign, **ago: Any) -> None:
    """Let a campaign have closed some time ago."""
    Campaign.objects.filter(pk=campaign.pk).update(closes=timezone.now() - dt.timedelta(**ago))


@visit("answer")
def the_list_of_a_rater_and_of_a_participant(scene: Scene) -> Pages:
    return [scene.rater().get("/answer/"), scene.participant().get("/answer/")]


@visit("answer")
def the_list_without_a_session(scene: Scene) -> Pages:
    return [scene.anyone().get("/answer/")]


@visit("answer")
def the_list_with_every_state(scene: Scene) -> Pages:
    client, about_bob = scene.participant(), scene.world.ann_about_bob
    answered(client, scene.world.ann_self)
    begun = client.get("/answer/")
    client.post(of(scene.world.ann_self, "check"))
    client.post(of(about_bob, "decline"), {"reason": "no_time"})
    return [begun, client.get("/answer/")]


@visit("answer")
def the_list_with_nothing_on_it(scene: Scene) -> Pages:
    client = scene.rater()
    Assignment.objects.filter(rater=scene.world.bob).update(state="nominated")
    return [client.get("/answer/")]


@visit("answer")
def the_list_after_closing(scene: Scene) -> Pages:
    client = scene.rater()
    moved(scene.world.campaign, days=1)
    return [client.get("/answer/")]


@visit("not_me")
def a_link_in_wrong_hands(scene: Scene) -> Pages:
    client = scene.rater()
    return [client.get("/answer/not-me"), client.post("/answer/not-me")]


@visit("begin")
def before_the_first_question(scene: Scene) -> Pages:
    world, rater = scene.world, scene.rater()
    pages = [rater.get(of(world.bob_about_ann)), scene.participant().get(of(world.ann_self))]
    for group in ("line_manager", "partner"):
        Assignment.objects.filter(pk=world.bob_about_ann.pk).update(group=group)
        pages.append(rater.get(of(world.bob_about_ann)))
    Campaign.objects.update(forgets_authors=True, groups=["self"])
    return [*pages, rater.get(of(world.bob_about_ann)), scene.participant().get(of(world.ann_self))]


@visit("begin")
def before_going_on(scene: Scene) -> Pages:
    answered(scene.rater(), scene.world.bob_about_ann)
    begun = scene.rater().get(of(scene.world.bob_about_ann))
    scene.rater().post(of(scene.world.bob_about_ann, "check"))
    return [begun, scene.rater().get(of(scene.world.bob_about_ann))]


@visit("begin")
def a_questionnaire_of_somebody_else(scene: Scene) -> Pages:
    return [scene.rater().get(of(scene.world.ann_self))]


@visit("begin")
def a_questionnaire_after_closing(scene: Scene) -> Pages:
    client, mine = scene.rater(), scene.world.bob_about_ann
    answered(client, mine)
    moved(scene.world.campaign, minutes=1)
    in_grace = [client.get(of(mine)), client.get(of(mine, "page/1")), client.get(of(mine, "check"))]
    moved(scene.world.campaign, days=1)
    return [*in_grace, client.get(of(mine))]


@visit("begin")
def questions_that_are_not_offered_in_this_language(scene: Scene) -> Pages:
    client, mine = scene.rater(), scene.world.bob_about_ann
    Campaign.objects.update(languages=["en"])
    return [client.get("/answer/"), client.get(of(mine)), client.get(of(mine, "page/1"))]


@visit("page")
def every_page_of_questions(scene: Scene) -> Pages:
    world: Any = scene.world
    pages: Pages = []
    for client, mine in ((scene.rater(), world.bob_about_ann), (scene.participant(), world.ann_self)):
        every = range(1, pages_in(client, mine) + 1)
        pages += [client.get(of(mine, f"page/{number}")) for number in every]
    return pages


@visit("page")
def every_page_of_questions_about_oneself_alone(scene: Scene) -> Pages:
    needs = take_instrument(name_or_path="pre-programme-needs")
    Campaign.objects.update(instrument=needs, groups=["self"])
    client, mine = scene.participant(), scene.world.ann_self
    every = range(1, pages_in(client, mine) + 1)
    return [*(client.get(of(mine, f"page/{number}")) for number in every), client.get(of(mine, "check"))]


@visit("page")
def a_page_that_is_not_there(scene: Scene) -> Pages:
    return [scene.rater().get(of(scene.world.bob_about_ann, "page/99"))]


@visit("page")
def a_page_of_questions_after_handing_in(scene: Scene) -> Pages:
    client, mine = scene.rater(), scene.world.bob_about_ann
    client.post(of(mine, "check"))
    return [client.get(of(mine, "page/1"))]


@visit("page")
def an_answer_that_was_changed_elsewhere(scene: Scene) -> Pages:
    client, mine = scene.rater(), scene.world.bob_about_ann
    answered(client, mine)
    first = of(mine, "page/1")
    return [client.post(first, blank(client, first) | {"base-F01": "1", "F01": "2"})]


@visit("page")
def a_comment_that_is_too_long(scene: Scene) -> Pages:
    client, mine = scene.rater(), scene.world.bob_about_ann
    words = of(mine, f"page/{pages_in(client, mine)}")
    return [client.post(words, blank(client, words) | {"comment-keep": "1" * 4001})]


@visit("page")
def a_page_with_fields_missing(scene: Scene) -> Pages:
    client, mine = scene.rater(), scene.world.bob_about_ann
    words = of(mine, f"page/{pages_in(client, mine)}")
    return [client.post(words, {"comment-keep": "12345"})]


@visit("page")
def a_page_that_is_too_large(scene: Scene) -> Pages:
    client, mine = scene.rater(), scene.world.bob_about_ann
    words = of(mine, f"page/{pages_in(client, mine)}")
    return [client.post(words, {"comment-keep": "1" * 2_000_000})]


@visit("page")
def a_page_sent_after_closing(scene: Scene) -> Pages:
    client, first = scene.rater(), of(scene.world.bob_about_ann, "page/1")
    fields = blank(client, first)
    moved(scene.world.campaign, days=1)
    return [client.post(first, fields), client.get(first)]


@visit("page")
def a_page_sent_after_the_session(scene: Scene) -> Pages:
    first = of(scene.world.bob_about_ann, "page/1")
    return [scene.anyone().post(first, blank(scene.rater(), first))]


@visit("page")
def a_page_sent_without_its_token(scene: Scene) -> Pages:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["language"] = "cy"
    return [strict.post(of(scene.world.bob_about_ann, "page/1"), {})]


@visit("page")
def a_page_that_the_disk_has_no_room_for(scene: Scene) -> Pages:
    client, mine = scene.rater(), scene.world.bob_about_ann
    client.raise_request_exception = False
    words = of(mine, f"page/{pages_in(client, mine)}")
    fields = blank(client, words) | {"comment-keep": "12345"}
    with patch("assessment.views.answering.save_answers", side_effect=OperationalError):
        return [client.post(words, fields)]


@visit("page")
def a_page_after_declining(scene: Scene) -> Pages:
    client, mine = scene.rater(), scene.world.bob_about_ann
    first = of(mine, "page/1")
    fields = blank(client, first)
    client.post(of(mine, "decline"), {"reason": "other"})
    return [client.get(first), client.post(first, fields)]


@visit("page")
def a_page_with_a_link_that_was_stopped(scene: Scene) -> Pages:
    client = scene.rater()
    for link in Link.objects.filter(person=scene.world.bob, revoked=False):
        revoke_link(link=link)
    return [client.get(of(scene.world.bob_about_ann, "page/1"))]


@visit("save")
def one_answer_saved(scene: Scene) -> Pages:
    client, save = scene.rater(), of(scene.world.bob_about_ann, "save")
    return [
        client.post(save, {"field": "F01", "value": "4", "base": ""}),
        client.post(save, {"field": "F01", "value": "2", "base": "1"}),
        client.post(save, {"field": "F01", "value": "9", "base": ""}),
        client.post(save, {"field": "F01"}),
    ]


@visit("save")
def one_answer_too_late(scene: Scene) -> Pages:
    client, mine = scene.rater(), scene.world.bob_about_ann
    answer = {"field": "F01", "value": "4", "base": ""}
    client.post(of(mine, "decline"), {"reason": "other"})
    declined = client.post(of(mine, "save"), answer)
    moved(scene.world.campaign, days=1)
    return [declined, client.post(of(mine, "save"), answer)]


@visit("check")
def answers_to_check(scene: Scene) -> Pages:
    client, mine = scene.rater(), scene.world.bob_about_ann
    empty = client.get(of(mine, "check"))
    answered(client, mine)
    some = client.get(of(mine, "check"))
    client.post(of(mine, "check"))
    own = scene.participant().get(of(scene.world.ann_self, "check"))
    return [empty, some, client.get(of(mine, "check")), own]


@visit("check")
def handing_in_after_closing(scene: Scene) -> Pages:
    client = scene.rater()
    moved(scene.world.campaign, days=1)
    return [client.post(of(scene.world.bob_about_ann, "check"))]


@visit("done")
def handed_in(scene: Scene) -> Pages:
    client, mine = scene.rater(), scene.world.bob_about_ann
    client.post(of(mine, "check"))
    own = scene.participant()
    own.post(of(scene.world.ann_self, "check"))
    return [client.get(of(mine, "done")), own.get(of(scene.world.ann_self, "done"))]


@visit("decline")
def declining(scene: Scene) -> Pages:
    client, mine = scene.rater(), scene.world.bob_about_ann
    return [
        client.get(of(mine, "decline")),
        scene.participant().get(of(scene.world.ann_self, "decline")),
        client.post(of(mine, "decline"), {}),
        client.post(of(mine, "decline"), {"reason": "12345"}),
    ]


@visit("decline")
def declining_after_handing_in(scene: Scene) -> Pages:
    client, mine = scene.rater(), scene.world.bob_about_ann
    client.post(of(mine, "check"))
    return [client.get(of(mine, "decline")), client.post(of(mine, "decline"), {"reason": "other"})]
