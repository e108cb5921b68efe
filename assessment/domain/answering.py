"""Answers in: each is saved whole or not at all, and none overwrites what its writer has not seen."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import ObjectDoesNotExist

from assessment.domain.assignments import require_answering, start, submit
from assessment.domain.campaigns import freeze
from assessment.domain.questions import LONGEST_COMMENT, Asked, asked_in
from assessment.domain.refusals import ClosedError, UnknownAnswerError
from assessment.models import Assignment, Authorship, Campaign, Comment, Sheet, State
from assessment.models.keys import random_key

_PUT_RESPONSE = """
INSERT INTO assessment_response (id, sheet_id, item, option) VALUES (%s, %s, %s, %s)
ON CONFLICT (sheet_id, item) DO UPDATE SET option = excluded.option
WHERE assessment_response.option IN (%s, excluded.option)
"""
_PUT_COMMENT = """
INSERT INTO assessment_comment (id, sheet_id, question, text) VALUES (%s, %s, %s, %s)
ON CONFLICT (sheet_id, question) DO UPDATE SET text = excluded.text
WHERE assessment_comment.text IN (%s, excluded.text)
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody chose or wrote, and what stood there when their page was made.

    `key` is the code of an item or the id of an open question; `base` is empty where nothing stood.
    """

    key: str
    value: str
    base: str
    is_comment: bool = False


def save_answers(
    *, assignment: Assignment, answers: Iterable[Answer], now: dt.datetime
) -> tuple[Answer, ...]:
    """Save the answers that changed, all in one transaction; give those that met another.

    An answer meets another where what is stored is neither its value nor its base: the same
    person answered it in another window. Such an answer is not saved, and what is stored stays.

    Raises
    ------
    ClosedError
        Where the campaign takes no answers now. Nothing is saved.
    UnknownAnswerError
        Where a question is not asked or an option not offered. Nothing is saved.
    RefusedError
        Where the assignment was declined or not yet invited.
    """
    require_open(campaign=assignment.campaign, now=now)
    require_answering(assignment=assignment)
    changed = [answer for answer in answers if answer.value != answer.base]
    _require_known(asked_in(assignment.campaign.instrument_id, assignment.group), changed)
    if not changed:
        return ()
    with transaction.atomic():
        sheet = _sheet_of(assignment)
        return tuple(answer for answer in changed if not _put(sheet, answer))


def require_open(*, campaign: Campaign, now: dt.datetime) -> None:
    """Refuse what comes before a campaign opens, or after it closed and its grace has passed."""
    if not campaign.takes_answers(now):
        raise ClosedError(f"Campaign {campaign.code} takes no answers now.")


@transaction.atomic
def submit_responses(*, assignment: Assignment, now: dt.datetime, by: str) -> Assignment:
    """Hand in a questionnaire; from now on its answers count. A second time changes nothing.

    Raises
    ------
    ClosedError
        Where the campaign takes no answers now.
    RefusedError
        Where the assignment was declined or not yet invited.
    """
    require_open(campaign=assignment.campaign, now=now)
    assignment = Assignment.objects.select_for_update().select_related("campaign").get(pk=assignment.pk)
    if assignment.state == State.SUBMITTED:
        return assignment
    Sheet.objects.filter(pk=_sheet_of(assignment)).update(submitted=True)
    return submit(assignment=assignment, by=by)


def _require_known(asked: Asked, answers: Iterable[Answer]) -> None:
    unknown = [answer.key for answer in answers if not _is_known(asked, answer)]
    if unknown:
        raise UnknownAnswerError(f"These are not among the answers that are asked for: {', '.join(unknown)}.")


def _is_known(asked: Asked, answer: Answer) -> bool:
    if answer.is_comment:
        return answer.key in asked.comment_ids and len(answer.value) <= LONGEST_COMMENT
    return answer.value in asked.options.get(answer.key, ())


def _sheet_of(assignment: Assignment) -> int:
    """The key of the assignment's sheet; the first answer makes it."""
    try:
        return assignment.authorship.sheet_id
    except ObjectDoesNotExist:
        return _begin(assignment)


def _begin(assignment: Assignment) -> int:
    """Make the sheet once, whoever else begins the same one at the same time."""
    locked = Assignment.objects.select_for_update().get(pk=assignment.pk)
    begun = Authorship.objects.filter(assignment=locked).values_list("sheet_id", flat=True).first()
    if begun is not None:
        return begun
    freeze(campaign=assignment.campaign)
    sheet = Sheet.objects.create(
        campaign=assignment.campaign, participant=assignment.participant, group=assignment.group
    )
    Authorship.objects.create(assignment=locked, sheet=sheet)
    start(assignment=assignment, by=f"assignment:{assignment.id}")
    return sheet.id


def _put(sheet: int, answer: Answer) -> bool:
    """Store an answer in one statement; False where something else stands there than its base."""
    if answer.is_comment and not answer.value:
        return _clear(sheet, answer)
    statement = _PUT_COMMENT if answer.is_comment else _PUT_RESPONSE
    values: list[Any] = [random_key(), sheet, answer.key, answer.value, answer.base]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount == 1


def _clear(sheet: int, answer: Answer) -> bool:
    there = Comment.objects.filter(sheet=sheet, question=answer.key)
    deleted, _ = there.filter(text=answer.base).delete()
    return bool(deleted) or not there.exists()
