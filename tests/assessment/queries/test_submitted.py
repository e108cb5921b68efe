"""What was submitted, read while people hand in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from assessment.domain.answering import Answer, save_answers, submit_responses
from assessment.models import Assignment
from assessment.queries.submitted import submitted_sheets
from tests.assessment.web.worlds import World, build_world


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def answered(assignment: Assignment) -> Assignment:
    save_answers(assignment=assignment, answers=[Answer("F01", "4", "")], now=timezone.now())
    return Assignment.objects.get(pk=assignment.pk)


def handed_in(assignment: Assignment) -> None:
    submit_responses(assignment=assignment, now=timezone.now(), by="test")


def _nothing() -> None:
    """What is done before the first query."""


class BeforeTheSecondQuery:
    """Does something once, when all rows of the first query have been read."""

    def __init__(self, act: Callable[[], None]) -> None:
        self._acts: list[Callable[[], None]] = [act, _nothing]

    def __call__(self, execute: Callable[..., Any], *asked: Any) -> Any:
        if self._acts:
            self._acts.pop()()
        return execute(*asked)


def test_what_is_handed_in_while_sheets_are_read_is_whole_or_not_there(world: World) -> None:
    handed_in(answered(world.ann_self))
    late = answered(world.bob_about_ann)
    with connection.execute_wrapper(BeforeTheSecondQuery(lambda: handed_in(late))):
        read = submitted_sheets(world.campaign)
    assert [sheet.options for sheet in read] == [{"F01": "4"}]
    assert [sheet.options for sheet in submitted_sheets(world.campaign)] == [{"F01": "4"}] * 2
