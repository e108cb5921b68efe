"""What somebody with a link may answer."""

from uuid import UUID

from django.db.models import Case, F, QuerySet, When

from assessment.models import ANSWERING, Assignment, Link, State
from assessment.queries.prepared import Prepared
from instruments.model import SELF


def own_assignments(link: Link) -> QuerySet[Assignment]:
    """Everything that the holder of a link was asked to answer in its campaign, themselves first."""
    mine = _with_all_that_a_page_needs().filter(campaign=link.campaign_id, rater=link.person_id)
    return mine.exclude(state__in=(State.NOMINATED, State.APPROVED)).order_by(
        Case(When(group=SELF, then=0), default=1), "participant__person__name", "id"
    )


def own_assignment(link: UUID, assignment: UUID) -> Assignment | None:
    """An assignment that belongs to the holder of a link that still works, with all that its pages need."""
    return _TO_SHOW.first(link=link, assignment=assignment)


def own_assignment_to_change(link: UUID, assignment: UUID) -> Assignment | None:
    """The same with no more than a change needs: nobody's name is read to save an answer."""
    return _TO_CHANGE.first(link=link, assignment=assignment)


def _to_show(link: UUID, assignment: UUID) -> QuerySet[Assignment]:
    return _own(_with_all_that_a_page_needs(), link, assignment)


def _to_change(link: UUID, assignment: UUID) -> QuerySet[Assignment]:
    needed = Assignment.objects.select_related("campaign", "authorship").only(*_NEEDED_TO_CHANGE)
    return _own(needed, link, assignment)


def _own(every: QuerySet[Assignment], link: UUID, assignment: UUID) -> QuerySet[Assignment]:
    return every.filter(
        pk=assignment,
        state__in=(*ANSWERING, State.DECLINED),
        campaign__links__pk=link,
        campaign__links__revoked=False,
        campaign__links__person=F("rater"),
    )


def _with_all_that_a_page_needs() -> QuerySet[Assignment]:
    return Assignment.objects.select_related(
        "campaign__cohort__programme", "participant__person", "authorship"
    )


_NEEDED_TO_CHANGE = (
    *("state", "group", "authorship__assignment"),
    *(f"campaign__{name}" for name in ("instrument", "opens", "closes", "grace")),
    *("campaign__forgets_authors", "campaign__authors_forgotten"),
)
_TO_SHOW = Prepared(_to_show, "link", "assignment")
_TO_CHANGE = Prepared(_to_change, "link", "assignment")
