"""What somebody is told before the first question: who reads the answers and what protects them."""

from dataclasses import dataclass

from assessment.domain.instruments import instrument_by_digest
from assessment.models import Assignment
from instruments.model import SELF, Instrument, RaterGroup


@dataclass(frozen=True, slots=True)
class Promise:
    """The facts from which the page before the first question is written.

    `purpose` is what the questionnaire is for, in its own words; `minimum` is the fewest raters with
    which the group is shown, `merges_into` the label of the group that it joins when there are fewer,
    empty where it joins none.
    """

    purpose: str
    participant: str
    is_self: bool
    others_answer: bool
    group: str
    attributed: bool
    minimum: int
    merges_into: str
    comments_minimum: int
    forgets_authors: bool


def promise_of(assignment: Assignment, language: str) -> Promise:
    """What holds for one assignment, in a language."""
    campaign = assignment.campaign
    instrument = instrument_by_digest(campaign.instrument_id)
    group = group_of(instrument, assignment.group)
    return Promise(
        purpose=instrument.purpose.in_language(language),
        participant=assignment.participant.person.name,
        is_self=assignment.group == SELF,
        others_answer=any(one != SELF for one in campaign.groups),
        group=group.label.in_language(language),
        attributed=group.attributed,
        minimum=group.minimum or instrument.policy.minimum_raters,
        merges_into=_label(instrument, group.merges_into, language),
        comments_minimum=instrument.policy.minimum_raters_comments,
        forgets_authors=campaign.forgets_authors,
    )


def group_of(instrument: Instrument, group: str) -> RaterGroup:
    """A rater group of an instrument by its id."""
    return next(one for one in instrument.rater_groups if one.id == group)


def _label(instrument: Instrument, group: str | None, language: str) -> str:
    return group_of(instrument, group).label.in_language(language) if group else ""
