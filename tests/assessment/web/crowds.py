"""Many people who answer about one leader, one after the other, in an order that the test knows."""

import datetime as dt
import random
from dataclasses import dataclass

from django.utils import timezone

from assessment.domain.answering import Answer, save_answers, submit_responses
from assessment.domain.links import issue_link
from assessment.domain.people import add_participant, add_person
from assessment.models import Assignment, Authorship, Campaign, Participant
from tests.assessment.web.worlds import invited, open_before

OPTIONS = ("1", "2", "3", "4", "5")


@dataclass(frozen=True)
class Crowd:
    """A campaign in which everybody is a peer of one leader; `answered` is in the order of answering."""

    campaign: Campaign
    participant: Participant
    answered: tuple[Assignment, ...]

    @property
    def sheets(self) -> dict[Assignment, int]:
        """Which sheet is whose: what nobody may find out without the authorships."""
        found = dict(Authorship.objects.values_list("assignment_id", "sheet_id"))
        return {one: found[one.pk] for one in self.answered}


def open_crowd(people: int, *, forgets: bool = True, code: str = "lfc") -> Crowd:
    """A crowd that has been invited and has not begun; invited in one order, and to answer in another."""
    campaign = open_before(programme=code, forgets=forgets)
    cohort, programme = campaign.cohort, campaign.cohort.programme
    leader = add_person(programme=programme, name="Ann Example", email="ann@example.org")
    about = add_participant(person=leader, cohort=cohort, code="P001")
    assignments = []
    for number in range(people):
        rater = add_person(programme=programme, name=f"Rater {number}", email=f"r{number}@example.org")
        assignments.append(invited(campaign, about, rater, "peer"))
        issue_link(campaign=campaign, person=rater)
    return Crowd(campaign, about, tuple(random.Random(5).sample(assignments, people)))  # noqa: S311 - any order that is known


def answer_all(crowd: Crowd) -> None:
    """Each answers two items and a question, and hands in, before the next begins."""
    now = timezone.now()
    for number, assignment in enumerate(crowd.answered):
        answers = [
            Answer("F01", OPTIONS[number % 5], ""),
            Answer("F02", OPTIONS[number % 3], ""),
            Answer("keep", f"Comment {number}, said by one of them", "", is_comment=True),
        ]
        save_answers(assignment=assignment, answers=answers, now=now)
        submit_responses(assignment=assignment, now=now, by=f"assignment:{assignment.id}")


def after(campaign: Campaign) -> dt.datetime:
    """A moment at which a campaign takes no answers any more."""
    return campaign.closes + campaign.grace + dt.timedelta(seconds=1)
