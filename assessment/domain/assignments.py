"""The life of an assignment, from nominated to submitted or declined."""

from django.db import transaction

from assessment.domain.audit import SYSTEM, record
from assessment.domain.refusals import RefusedError
from assessment.models import (
    ANSWERING,
    Assignment,
    Authorship,
    Campaign,
    Participant,
    Person,
    Reason,
    Sheet,
    State,
)
from instruments.model import SELF

_NEXT = {
    State.APPROVED: (State.NOMINATED,),
    State.INVITED: (State.APPROVED,),
    State.STARTED: (State.INVITED,),
    State.SUBMITTED: (State.STARTED, State.INVITED),
    State.DECLINED: (State.INVITED, State.STARTED),
}


@transaction.atomic
def nominate(
    *, campaign: Campaign, participant: Participant, rater: Person, group: str, by: str = SYSTEM
) -> Assignment:
    """Put somebody forward to answer about a participant, as a member of a rater group.

    Raises
    ------
    RefusedError
        Where the campaign has no such group, the participant is of another cohort, or somebody
        would answer about themselves as a rater, or about another as `self`.
    """
    _require_fitting(campaign, participant, rater, group)
    assignment = Assignment.objects.create(
        campaign=campaign, participant=participant, rater=rater, group=group
    )
    record(verb="assignment.nominated", actor=by, subjects={"assignment": assignment.id})
    return assignment


def _require_fitting(campaign: Campaign, participant: Participant, rater: Person, group: str) -> None:
    if group not in campaign.groups:
        known = ", ".join(campaign.groups)
        raise RefusedError(f"Rater group {group} is not in campaign {campaign.code}, which has {known}.")
    if participant.cohort_id != campaign.cohort_id:
        raise RefusedError(f"Participant {participant.code} is not in the cohort of {campaign.code}.")
    require_self(participant=participant, rater=rater, group=group)


def require_self(*, participant: Participant, rater: Person, group: str) -> None:
    """Refuse somebody who would answer about themselves as a rater, or about another as `self`."""
    if (participant.person_id == rater.id) != (group == SELF):
        raise RefusedError(
            f"Participant {participant.code}: only the participant answers as {SELF}, and as nothing else."
        )


@transaction.atomic
def change_group(*, assignment: Assignment, group: str, by: str = SYSTEM) -> None:
    """Count somebody in another rater group, as long as they have not begun.

    Raises
    ------
    RefusedError
        Where they have begun or declined, or the group is not one that they can be in.
    """
    _require_fitting(assignment.campaign, assignment.participant, assignment.rater, group)
    waiting = (State.NOMINATED, State.APPROVED, State.INVITED)
    if not Assignment.objects.filter(pk=assignment.pk, state__in=waiting).update(group=group):
        current = Assignment.objects.get(pk=assignment.pk).state
        raise RefusedError(f"An assignment that is {current} stays in its group {assignment.group}.")
    assignment.group = group
    record(verb="assignment.regrouped", actor=by, subjects={"assignment": assignment.id})


def approve(*, assignment: Assignment, by: str = SYSTEM) -> Assignment:
    """Agree to a nomination."""
    return _move(assignment, State.APPROVED, by)


def invite(*, assignment: Assignment, by: str = SYSTEM) -> Assignment:
    """Let somebody answer."""
    return _move(assignment, State.INVITED, by)


@transaction.atomic
def decline(*, assignment: Assignment, reason: Reason, by: str) -> Assignment:
    """Record that somebody will not answer, and why; what they had answered is deleted.

    Raises
    ------
    RefusedError
        Where the questionnaire was handed in, was not yet given out, or was declined before.
    """
    _change_state(assignment, State.DECLINED, reason)
    # The bridge first: whoever is saving an answer holds it, and whoever comes later finds it gone.
    mine = Authorship.objects.select_for_update().filter(assignment=assignment)
    Sheet.objects.filter(pk__in=list(mine.values_list("sheet_id", flat=True))).delete()
    _tell(assignment, by)
    return assignment


def start(*, assignment: Assignment, by: str) -> Assignment:
    """Record that somebody gave a first answer."""
    return _move(assignment, State.STARTED, by)


def require_answering(*, assignment: Assignment) -> None:
    """Refuse an answer of somebody who was not asked, or who declined."""
    if assignment.state not in ANSWERING:
        raise RefusedError(f"The assignment is {assignment.state}: it takes no answers.")


@transaction.atomic
def _move(assignment: Assignment, state: State, by: str) -> Assignment:
    _change_state(assignment, state)
    _tell(assignment, by)
    return assignment


def _change_state(assignment: Assignment, state: State, reason: Reason | None = None) -> None:
    """Go on to a state from one of those before it, once, whoever else tries at the same time."""
    may = Assignment.objects.filter(pk=assignment.pk, state__in=_NEXT[state])
    if not may.update(state=state, reason=reason or ""):
        current = Assignment.objects.get(pk=assignment.pk).state
        raise RefusedError(f"An assignment that is {current} cannot become {state}.")
    assignment.state, assignment.reason = state, reason or ""


def _tell(assignment: Assignment, by: str) -> None:
    record(verb=f"assignment.{assignment.state}", actor=by, subjects={"assignment": assignment.id})


def submit(*, assignment: Assignment, by: str) -> Assignment:
    """Record that somebody is done."""
    return _move(assignment, State.SUBMITTED, by)
