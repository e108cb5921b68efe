"""Answers in: each is saved whole or not at all, and none overwrites what its writer has not seen.

Between the reading of a request and its writing, the same person may decline in another window,
or the campaign may forget its authors. So nothing is written but through the authorship as it is
at that moment: where it is gone, so is the way to the sheet.
"""

import datetime as dt
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from assessment.domain.assignments import require_answering, start, submit
from assessment.domain.campaigns import freeze
from assessment.domain.questions import LONGEST_COMMENT, Asked, asked_in
from assessment.domain.refusals import ClosedError, UnknownAnswerError
from assessment.domain.told import mark_of
from assessment.models import Assignment, Authorship, Campaign, Comment, Sheet, State
from assessment.models.keys import random_key

_PUT = """
INSERT INTO {table} (id, sheet_id, {key}, {value})
SELECT %(id)s, sheet_id, CAST(%(key)s AS text), CAST(%(value)s AS text) FROM assessment_authorship
WHERE assignment_id = %(assignment)s AND (CAST(%(base)s AS text) = '' OR EXISTS (
    SELECT 1 FROM {table} WHERE {table}.sheet_id = assessment_authorship.sheet_id
    AND {key} = CAST(%(key)s AS text)
)){lock}
ON CONFLICT (sheet_id, {key}) DO UPDATE SET {value} = excluded.{value}
WHERE {table}.{value} IN (CAST(%(base)s AS text), excluded.{value})
"""
_LOCKS = {"postgresql": " FOR KEY SHARE OF assessment_authorship"}


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
    # Always in one order, so that two pages sent at once never wait for each other.
    given = sorted(answers, key=lambda answer: (answer.is_comment, answer.key))
    _require_known(asked_in(assignment.campaign.instrument_id, assignment.group), given)
    changed = [answer for answer in given if answer.value != answer.base]
    if not changed:
        return ()
    begun = hasattr(assignment, "authorship")
    # One statement is saved whole or not at all by itself.
    with nullcontext() if begun and len(changed) == 1 else transaction.atomic():
        if not begun:
            _begin(assignment, now)
        met = _met(assignment, changed)
        if met:
            _require_still_answering(assignment, now)
    return met


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
    locked = Assignment.objects.select_for_update(no_key=True).get(pk=assignment.pk)
    if locked.state == State.SUBMITTED:
        return locked
    sheet = _begin(assignment, now)
    submitted = submit(assignment=locked, by=by)
    Sheet.objects.filter(pk=sheet).update(submitted=True)
    return submitted


def _require_known(asked: Asked, answers: Iterable[Answer]) -> None:
    unknown = [answer.key for answer in answers if not _is_known(asked, answer)]
    if unknown:
        raise UnknownAnswerError(f"These are not among the answers that are asked for: {', '.join(unknown)}.")


def _is_known(asked: Asked, answer: Answer) -> bool:
    """Whether a question is asked and takes an answer; what was chosen can be changed, not unchosen."""
    if answer.is_comment:
        return answer.key in asked.comment_ids and len(answer.value) <= LONGEST_COMMENT
    offered = asked.options.get(answer.key, ())
    if answer.value == answer.base == "":
        return answer.key in asked.options
    return answer.value in offered and answer.base in (*offered, "")


def _begin(assignment: Assignment, now: dt.datetime) -> int:
    """The key of the sheet, made with the first answer, whoever else begins the same one at the same time."""
    locked = Assignment.objects.select_for_update(no_key=True).get(pk=assignment.pk)
    begun = Authorship.objects.filter(assignment=locked).values_list("sheet_id", flat=True).first()
    if begun is not None:
        return begun
    # Read last: whoever forgets the authors of a campaign has let nobody read one until they were done.
    campaign = freeze(campaign=assignment.campaign)
    require_open(campaign=campaign, now=now)
    if mark_of(campaign, locked.group) != mark_of(assignment.campaign, assignment.group):
        raise UnknownAnswerError("What is asked or promised is not the same any more. Load the page again.")
    sheet = Sheet.objects.create(
        campaign=campaign, participant_id=assignment.participant_id, group=assignment.group
    )
    Authorship.objects.create(assignment=locked, sheet=sheet)
    start(assignment=assignment, by=f"assignment:{assignment.id}")
    return sheet.id


def _met(assignment: Assignment, changed: Iterable[Answer]) -> tuple[Answer, ...]:
    """Store answers; give those where something else stands than their base."""
    key = Assignment._meta.pk.get_db_prep_value(assignment.pk, connection)  # noqa: SLF001 - Django's public name
    with connection.cursor() as cursor:
        return tuple(answer for answer in changed if not _put(cursor, assignment, key, answer))


def _put(cursor: CursorWrapper, assignment: Assignment, key: Any, answer: Answer) -> bool:  # noqa: ANN401 - as the database has it
    """Store an answer in one statement; False where something else stands there than its base."""
    if answer.is_comment and not answer.value:
        return _clear(assignment, answer)
    given = {"id": random_key(), "assignment": key}
    given |= {"key": answer.key, "value": answer.value, "base": answer.base}
    cursor.execute(_statement(connection.vendor, is_comment=answer.is_comment), given)
    return bool(cursor.rowcount == 1)


@cache
def _statement(vendor: str, *, is_comment: bool) -> str:
    table, key, value = (
        ("assessment_comment", "question", "text")
        if is_comment
        else ("assessment_response", "item", "option")
    )
    return _PUT.format(table=table, key=key, value=value, lock=_LOCKS.get(vendor, ""))


def _clear(assignment: Assignment, answer: Answer) -> bool:
    there = Comment.objects.filter(sheet__authorship__assignment=assignment, question=answer.key)
    deleted, _ = there.filter(text=answer.base).delete()
    return bool(deleted) or not there.exists()


def _require_still_answering(assignment: Assignment, now: dt.datetime) -> None:
    """Refuse what found no way to its sheet, because it was closed or given up since it was asked for."""
    current = Assignment.objects.select_related("campaign").get(pk=assignment.pk)
    require_open(campaign=current.campaign, now=now)
    require_answering(assignment=current)
