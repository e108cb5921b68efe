"""What somebody is told before the first question, as a mark: another one where it is no longer the same.

Until somebody has answered, their rater group, the questionnaire and the promise may still change.
A page that was made before must not bring answers that then count as something else.
"""

import hashlib
import json

from assessment.domain.refusals import UnknownAnswerError
from assessment.models import Assignment, Campaign, State

_LENGTH = 16


def mark_of(campaign: Campaign, group: str) -> str:
    """The mark of what a member of a rater group is told in a campaign."""
    told = json.dumps([campaign.instrument_id, group, campaign.forgets_authors])
    return hashlib.sha256(told.encode()).hexdigest()[:_LENGTH]


def mark_to_bring(assignment: Assignment) -> str:
    """What a page brings back with a first answer; empty where there is one, as nothing can change then."""
    begun = assignment.state != State.INVITED
    return "" if begun else mark_of(assignment.campaign, assignment.group)


def require_told(*, assignment: Assignment, mark: str) -> None:
    """Refuse what comes from a page that was made when something else was told.

    Raises
    ------
    UnknownAnswerError
        Where it brings a mark, and that is not the one of what holds now.
    """
    if mark not in {"", mark_of(assignment.campaign, assignment.group)}:
        raise UnknownAnswerError("What is asked or promised is not the same any more. Load the page again.")
