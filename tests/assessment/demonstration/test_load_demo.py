"""The demonstration: what is in it, and the ways in that it gives."""

import pytest
from django.test import Client

from assessment.demonstration import DemoAccess, load_demo
from assessment.domain.audit import breaks
from assessment.domain.questions import asked_in
from assessment.domain.refusals import RefusedError
from assessment.models import Assignment, Campaign, Programme, Response, StaffMember, State
from assessment.queries.links import link_of_token
from assessment.queries.progress import states_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def access() -> DemoAccess:
    return load_demo()


def test_two_campaigns_of_twelve_leaders_in_three_teams_are_open(access: DemoAccess) -> None:
    programme = Programme.objects.get()
    cohort = programme.cohorts.get()
    assert (cohort.participants.count(), cohort.teams.count()) == (12, 3)
    assert {one.instrument.code: one.groups != ["self"] for one in Campaign.objects.all()} == {
        "pre-programme-needs": False,
        "systems-leadership": True,
    }


def test_most_raters_have_answered_and_some_are_at_every_other_state(access: DemoAccess) -> None:
    states = states_of(Campaign.objects.get(code="feedback"))
    assert states[State.SUBMITTED] > 0.7 * sum(states.values())
    assert all(states[one] for one in (State.INVITED, State.STARTED, State.DECLINED))


def test_the_participant_has_not_begun_and_their_link_opens_their_own_questionnaire(
    access: DemoAccess,
) -> None:
    link = link_of_token(access.participant_token)
    assert link is not None
    own = Assignment.objects.get(rater=link.person, campaign=link.campaign)
    assert (own.group, own.state) == ("self", State.INVITED)


def test_the_rater_is_asked_about_three_participants_and_has_begun_with_none(access: DemoAccess) -> None:
    link = link_of_token(access.rater_token)
    assert link is not None
    asked = Assignment.objects.filter(rater=link.person, campaign=link.campaign)
    assert [one.state for one in asked] == [State.INVITED] * 3
    assert len({one.participant_id for one in asked}) == 3


@pytest.mark.parametrize("name", ["participant_token", "rater_token"])
def test_a_token_opens_the_pages(access: DemoAccess, name: str) -> None:
    client = Client()
    opened = client.post(f"/link/{getattr(access, name)}", follow=True)
    assert opened.status_code == 200
    assert opened.redirect_chain[0][0] == "/answer/"


def test_the_administrator_can_sign_in_and_administers_every_programme(access: DemoAccess) -> None:
    member = StaffMember.objects.get(email=access.administrator_email)
    assert member.check_password(access.administrator_password)
    assert [(one.role, one.programme) for one in member.memberships.all()] == [("administrator", None)]


def test_nobody_answers_what_they_are_not_asked(access: DemoAccess) -> None:
    answered = Response.objects.values_list("sheet__campaign__instrument", "sheet__group", "item", "option")
    assert [
        row for row in set(answered) if row[3] not in asked_in(row[0], row[1]).options.get(row[2], ())
    ] == []


def test_the_chain_of_events_holds(access: DemoAccess) -> None:
    assert list(breaks()) == []


def test_a_database_with_a_programme_is_left_alone(access: DemoAccess) -> None:
    with pytest.raises(RefusedError, match="BALCONY_DATA"):
        load_demo()
    assert Programme.objects.count() == 1
