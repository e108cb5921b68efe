"""How far each simulated questionnaire is, and its answers in bulk."""

from collections.abc import Iterable, Sequence
from enum import IntEnum

import numpy as np

from assessment.demonstration.setting import BY, Setting
from assessment.demonstration.sheets import SimulatedSheet
from assessment.domain.assignments import approve, decline, invite, nominate, start, submit
from assessment.domain.campaigns import freeze
from assessment.domain.questions import asked_in
from assessment.models import (
    Assignment,
    Authorship,
    Campaign,
    Comment,
    Person,
    Reason,
    Response,
    Sheet,
    State,
)
from instruments.model import SELF

SEED = 7
SHARES = (0.1, 0.06, 0.82, 0.02)
ANSWERED_SO_FAR = 9


class Progress(IntEnum):
    """How far a questionnaire is; `SHARES` are the chances of each."""

    NOT_BEGUN = 0
    STARTED = 1
    SUBMITTED = 2
    DECLINED = 3


def fill(
    campaign: Campaign,
    setting: Setting,
    people: dict[str, Person],
    sheets: Sequence[SimulatedSheet],
    not_begun: Iterable[str],
) -> None:
    """Invite everybody who has a sheet, and let most of them answer; those of `not_begun` have not."""
    waiting = set(not_begun)
    drawn = np.random.default_rng(SEED).choice(len(SHARES), len(sheets), p=SHARES)
    begun: list[tuple[Assignment, SimulatedSheet]] = []
    for sheet, progress in zip(sheets, drawn, strict=True):
        assignment = _invited(campaign, setting, people, sheet)
        reached = Progress.NOT_BEGUN if sheet.rater in waiting else _reached(sheet, progress)
        if _go_on(assignment, reached):
            answered = sheet if reached is Progress.SUBMITTED else _so_far(sheet)
            begun.append((assignment, answered))
    _write(campaign, begun)


def _invited(
    campaign: Campaign, setting: Setting, people: dict[str, Person], sheet: SimulatedSheet
) -> Assignment:
    participant, rater = setting.participants[sheet.participant], people[sheet.rater]
    nominated = nominate(campaign=campaign, participant=participant, rater=rater, group=sheet.group, by=BY)
    return invite(assignment=approve(assignment=nominated, by=BY), by=BY)


def _reached(sheet: SimulatedSheet, drawn: int) -> Progress:
    """What was drawn; but no participant declines to answer about themselves."""
    own = sheet.group == SELF and drawn == Progress.DECLINED
    return Progress.SUBMITTED if own else Progress(drawn)


def _go_on(assignment: Assignment, reached: Progress) -> bool:
    """Bring an assignment as far as that; whether it has answers then."""
    by = f"assignment:{assignment.id}"
    if reached is Progress.DECLINED:
        decline(assignment=assignment, reason=Reason.TOO_LITTLE_CONTACT, by=by)
    elif reached is not Progress.NOT_BEGUN:
        start(assignment=assignment, by=by)
    if reached is Progress.SUBMITTED:
        submit(assignment=assignment, by=by)
    return reached in {Progress.STARTED, Progress.SUBMITTED}


def _so_far(sheet: SimulatedSheet) -> SimulatedSheet:
    options = dict(list(sheet.options.items())[:ANSWERED_SO_FAR])
    return SimulatedSheet(sheet.participant, sheet.rater, sheet.group, options, {})


def _write(campaign: Campaign, begun: Sequence[tuple[Assignment, SimulatedSheet]]) -> None:
    """Write all answers with a statement a table.

    `save_answers` is made for one page of one person: it would take five thousand statements and
    most of a minute. What it checks is checked here by asking only what the questionnaire asks.
    """
    freeze(campaign=campaign)
    kept = [(assignment, _sheet(assignment), answered) for assignment, answered in begun]
    Sheet.objects.bulk_create(sheet for _, sheet, _ in kept)
    Authorship.objects.bulk_create(
        Authorship(assignment=assignment, sheet=sheet) for assignment, sheet, _ in kept
    )
    Response.objects.bulk_create(
        Response(sheet=sheet, item=item, option=option)
        for assignment, sheet, answered in kept
        for item, option in answered.options.items()
        if option in asked_in(campaign.instrument_id, assignment.group).options.get(item, ())
    )
    Comment.objects.bulk_create(
        Comment(sheet=sheet, question=question, text=text)
        for assignment, sheet, answered in kept
        for question, text in answered.comments.items()
        if question in asked_in(campaign.instrument_id, assignment.group).comment_ids
    )


def _sheet(assignment: Assignment) -> Sheet:
    return Sheet(
        campaign_id=assignment.campaign_id,
        participant_id=assignment.participant_id,
        group=assignment.group,
        submitted=assignment.state == State.SUBMITTED,
    )
