"""A query that is written once finds what Django finds that writes it each time."""

import uuid
from collections.abc import Callable, Sequence
from operator import attrgetter
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from assessment.domain.answering import Answer, save_answers
from assessment.domain.assignments import decline
from assessment.domain.links import issue_link, revoke_link
from assessment.models import Assignment, Link, Reason
from assessment.queries.assignments import (
    _to_change,
    _to_show,
    own_assignment,
    own_assignment_to_change,
)
from tests.assessment.web.worlds import World, build_world

TO_CHANGE = ("campaign", "authorship")
TO_SHOW = (*TO_CHANGE, "campaign.cohort", "campaign.cohort.programme", "participant", "participant.person")
WAYS = [(own_assignment, _to_show, TO_SHOW), (own_assignment_to_change, _to_change, TO_CHANGE)]


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture
def link(world: World) -> Link:
    issue_link(campaign=world.campaign, person=world.bob)
    return Link.objects.get(person=world.bob)


def fields(record: object) -> dict[str, object]:
    return {name: value for name, value in vars(record).items() if name != "_state"}


def everything(record: Assignment, related: Sequence[str]) -> dict[str, dict[str, object]]:
    """The fields of a record, and of every record that came with it."""
    there = [path for path in related if path != "authorship" or hasattr(record, path)]
    return {path: fields(attrgetter(path)(record)) for path in there} | {"": fields(record)}


@pytest.mark.parametrize("answers", [[], [Answer("F01", "4", "")]])
@pytest.mark.parametrize(("prepared", "written", "related"), WAYS)
def test_it_finds_the_same_record_with_everything_beside_it(
    world: World,
    link: Link,
    answers: list[Answer],
    prepared: Callable[[UUID, UUID], Assignment | None],
    written: Callable[[UUID, UUID], QuerySet[Assignment]],
    related: Sequence[str],
) -> None:
    save_answers(assignment=world.bob_about_ann, answers=answers, now=world.campaign.opens)
    found = prepared(link.id, world.bob_about_ann.id)
    expected = written(link.id, world.bob_about_ann.id).first()
    assert found is not None
    assert expected is not None
    assert hasattr(found, "authorship") == bool(answers)
    assert everything(found, related) == everything(expected, related)


def test_it_asks_once_and_brings_all_that_a_page_needs(world: World, link: Link) -> None:
    own_assignment(link.id, world.bob_about_ann.id)
    with CaptureQueriesContext(connection) as asked:
        found = own_assignment(link.id, world.bob_about_ann.id)
        assert found is not None
        assert found.campaign.cohort.programme.name == "Leadership for Change"
        assert found.participant.person.name == "Ann Example"
        assert not hasattr(found, "authorship")
    assert len(asked) == 1


def test_it_finds_one_person_after_another(world: World) -> None:
    for person in (world.ann, world.bob, world.ann):
        issue_link(campaign=world.campaign, person=person)
        link = Link.objects.get(person=person, revoked=False)
        found = [own_assignment(link.id, one.id) for one in Assignment.objects.order_by("id")]
        expected = [one if one.rater_id == person.id else None for one in Assignment.objects.order_by("id")]
        assert found == expected


def test_it_finds_nothing_by_a_link_that_is_revoked_or_was_never_given(world: World, link: Link) -> None:
    revoke_link(link=link)
    assert own_assignment(link.id, world.bob_about_ann.id) is None
    assert own_assignment(uuid.uuid4(), world.bob_about_ann.id) is None


def test_what_changed_since_is_found_as_it_is_now(world: World, link: Link) -> None:
    assert own_assignment(link.id, world.bob_about_ann.id) is not None
    decline(assignment=world.bob_about_ann, reason=Reason.NO_TIME, by="test")
    found = own_assignment(link.id, world.bob_about_ann.id)
    assert found is not None
    assert (found.state, found.reason) == ("declined", "no_time")
