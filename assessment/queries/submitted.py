"""What was submitted in a campaign, apart from who wrote it: for exports and profiles only."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from assessment.models import Campaign, Comment, Participant, Response, Sheet


@dataclass(frozen=True, slots=True)
class SubmittedSheet:
    """One questionnaire that counts: whom it is about, in which group, and what it says.

    `key` is drawn at random, stays the same, and leads to nobody.
    """

    key: int
    participant: Participant
    group: str
    options: dict[str, str]
    comments: dict[str, str]


def submitted_sheets(campaign: Campaign) -> Sequence[SubmittedSheet]:
    """Everything that was submitted, in no particular order, with a query a table."""
    # First: what is handed in while the rest is read is then left out, and not taken for empty.
    sheets = list(_sheets(campaign))
    options: dict[int, dict[str, str]] = defaultdict(dict)
    comments: dict[int, dict[str, str]] = defaultdict(dict)
    counted = {"sheet__campaign": campaign, "sheet__submitted": True}
    for sheet, item, option in Response.objects.filter(**counted).values_list("sheet", "item", "option"):
        options[sheet][item] = option
    for sheet, question, text in Comment.objects.filter(**counted).values_list("sheet", "question", "text"):
        comments[sheet][question] = text
    participants = {one.id: one for one in _participants(campaign)}
    return [
        SubmittedSheet(key, participants[about], group, options[key], comments[key])
        for key, about, group in sheets
    ]


def _sheets(campaign: Campaign) -> QuerySet[Sheet, tuple[int, UUID, str]]:
    return Sheet.objects.filter(campaign=campaign, submitted=True).values_list("id", "participant", "group")


def _participants(campaign: Campaign) -> QuerySet[Participant]:
    related = Participant.objects.select_related("person", "cohort", "team", "organisation")
    return related.filter(cohort=campaign.cohort_id)
