"""What really happens at once, on connections of its own: one effect, and nobody gets an error."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from assessment.domain.answering import Answer, save_answers
from assessment.domain.assignments import decline
from assessment.domain.audit import breaks
from assessment.domain.links import disown_link, issue_link, revoke_link
from assessment.domain.people import add_person
from assessment.domain.refusals import RefusedError
from assessment.models import Assignment, AuditEvent, Authorship, Link, Reason, Response, Sheet, State
from assessment.queries.assignments import own_assignment
from tests.assessment.web.browsers import LEADING, at_once, autosave, opened, stored
from tests.assessment.web.worlds import World, build_world, entered

ITEMS = ("F01", "F02", "F03", "F04", "F05", "F06")


@pytest.fixture
def world(transactional_db: None) -> World:
    return build_world()


@pytest.fixture
def bob(world: World) -> Client:
    return entered(world.campaign, world.bob)


def told(verb: str) -> int:
    return AuditEvent.objects.filter(verb=verb).count()


def saving(client: Client, assignment: Assignment, item: str, value: str) -> Callable[[], Any]:
    return lambda: autosave(client, assignment, item, value).status_code


def posting(client: Client, address: str, **fields: str) -> Callable[[], Any]:
    return lambda: client.post(address, fields).status_code


def test_first_answers_that_come_at_once_make_one_sheet(world: World, bob: Client) -> None:
    mine = world.bob_about_ann
    assert at_once([saving(bob, mine, item, "4") for item in ITEMS]) == [200] * 6
    assert (Sheet.objects.count(), Authorship.objects.count()) == (1, 1)
    assert stored(mine) == dict.fromkeys(ITEMS, "4")
    assert (told("assignment.started"), told("campaign.frozen")) == (1, 1)


def test_of_different_answers_to_one_item_at_once_one_is_saved_and_the_others_are_told(
    world: World, bob: Client
) -> None:
    autosave(bob, world.bob_about_ann, "F02", "1")
    given = at_once([saving(bob, world.bob_about_ann, "F01", value) for value in ("1", "2", "3", "4", "5")])
    assert sorted(given) == [200, 409, 409, 409, 409]
    assert stored(world.bob_about_ann) == {"F02": "1", "F01": str(given.index(200) + 1)}


def test_a_page_sent_twice_at_once_is_saved_once(world: World, bob: Client) -> None:
    tab = opened(bob, LEADING.format(world.bob_about_ann.id)).choose(**dict.fromkeys(ITEMS, "3"))
    assert at_once([lambda: tab.send().status_code] * 4) == [302] * 4
    assert (Sheet.objects.count(), Response.objects.count()) == (1, 6)


def test_two_pages_with_the_same_items_at_once_never_wait_for_each_other(world: World, bob: Client) -> None:
    autosave(bob, world.bob_about_ann, "F01", "3")
    page = LEADING.format(world.bob_about_ann.id)
    tabs = [opened(bob, page).choose(**dict.fromkeys(ITEMS, value)) for value in ("1", "2", "4", "5")]
    given = [response.status_code for response in at_once([tab.send for tab in tabs])]
    assert sorted(given) == [302, 409, 409, 409]
    assert len(set(stored(world.bob_about_ann).values())) == 1


def test_handing_in_twice_at_once_is_told_once(world: World, bob: Client) -> None:
    autosave(bob, world.bob_about_ann, "F01", "3")
    assert at_once([posting(bob, f"/answer/{world.bob_about_ann.id}/check")] * 4) == [302] * 4
    assert told("assignment.submitted") == 1
    assert Sheet.objects.get().submitted


def test_handing_in_an_empty_questionnaire_while_it_is_begun_makes_one_sheet(
    world: World, bob: Client
) -> None:
    check = posting(bob, f"/answer/{world.bob_about_ann.id}/check")
    begin = saving(bob, world.bob_about_ann, "F01", "4")
    assert at_once([check, begin, check, begin]) == [302, 200, 302, 200]
    assert Sheet.objects.get().submitted
    assert stored(world.bob_about_ann) == {"F01": "4"}


@pytest.mark.parametrize("state", ["begun", "not begun"])
def test_answers_on_their_way_while_somebody_declines_leave_nothing_behind(
    world: World, bob: Client, state: str
) -> None:
    if state == "begun":
        autosave(bob, world.bob_about_ann, "F06", "3")
    tab = opened(bob, LEADING.format(world.bob_about_ann.id)).choose(**dict.fromkeys(ITEMS[:5], "3"))
    declined, *others = at_once(
        [
            posting(bob, f"/answer/{world.bob_about_ann.id}/decline", reason="no_time"),
            lambda: tab.send().status_code,
            saving(bob, world.bob_about_ann, "F05", "3"),
            saving(bob, world.bob_about_ann, "F07", "3"),
        ]
    )
    assert declined == 302
    assert set(others) <= {200, 302, 403, 409}
    assert (Sheet.objects.count(), Response.objects.count(), Authorship.objects.count()) == (0, 0, 0)
    assert Assignment.objects.get(pk=world.bob_about_ann.pk).state == State.DECLINED


def test_an_answer_that_was_let_in_before_it_was_declined_is_refused(world: World, bob: Client) -> None:
    autosave(bob, world.bob_about_ann, "F01", "3")
    let_in = own_assignment(Link.objects.get(person=world.bob).pk, world.bob_about_ann.pk)
    assert let_in is not None
    decline(assignment=Assignment.objects.get(pk=let_in.pk), reason=Reason.NO_TIME, by="test")
    with pytest.raises(RefusedError, match="declined"):
        save_answers(assignment=let_in, answers=[Answer("F02", "4", "")], now=timezone.now())
    assert (Sheet.objects.count(), Response.objects.count()) == (0, 0)


def test_links_given_out_at_once_leave_one_that_works(world: World) -> None:
    tokens = at_once([partial(issue_link, campaign=world.campaign, person=world.bob)] * 4)
    worked = [Client().post(f"/link/{token}").status_code for token in tokens]
    assert sorted(worked) == [302, 404, 404, 404]


def test_a_link_that_is_revoked_and_given_up_at_once_stops_once(world: World) -> None:
    issue_link(campaign=world.campaign, person=world.bob)
    link = Link.objects.get()
    at_once([partial(revoke_link, link=link), partial(disown_link, link=link)] * 3)
    assert told("link.revoked") == 1


def test_events_of_everybody_at_once_make_one_whole_chain(world: World, bob: Client) -> None:
    ann = entered(world.campaign, world.ann)
    cai = add_person(programme=world.campaign.cohort.programme, name="Cai", email="cai@example.org")
    at_once(
        [
            saving(bob, world.bob_about_ann, "F01", "4"),
            saving(ann, world.ann_about_bob, "F01", "4"),
            saving(ann, world.ann_self, "F01", "4"),
            partial(issue_link, campaign=world.campaign, person=cai),
        ]
    )
    assert told("assignment.started") == 3
    assert list(breaks()) == []
