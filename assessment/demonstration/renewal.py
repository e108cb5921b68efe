"""The demonstration started again: new ways in, whatever became of the old ones."""

import datetime as dt

from django.db import transaction
from django.db.models import Count, F
from django.utils import timezone

from assessment.demonstration.loading import ADMINISTRATOR, DAYS_LEFT, DemoAccess, draw_password, load_demo
from assessment.demonstration.setting import BY
from assessment.demonstration.sheets import BUSY_PARTICIPANTS
from assessment.domain.audit import record
from assessment.domain.campaigns import change_campaign
from assessment.domain.links import issue_link
from assessment.domain.refusals import RefusedError
from assessment.models import Campaign, Person, Programme, StaffMember
from instruments.model import SELF

PROGRAMME = "leadership-for-change"


def load_or_renew() -> DemoAccess:
    """Load the demonstration into an empty database, or give new ways into the one that is there.

    Raises
    ------
    RefusedError
        Where the database holds anything but a demonstration.
    """
    codes = set(Programme.objects.values_list("code", flat=True))
    if not codes:
        return load_demo()
    if codes != {PROGRAMME} or not StaffMember.objects.filter(email=ADMINISTRATOR).exists():
        raise RefusedError(
            "The database holds a programme that is no demonstration, and nothing simulated comes among "
            "what is real. Leave --demo out, or DATABASE_URL, or name another folder by --data."
        )
    return _renew()


@transaction.atomic
def _renew() -> DemoAccess:
    needs, feedback = (_open(Campaign.objects.get(code=code)) for code in ("needs", "feedback"))
    participant = issue_link(campaign=needs, person=_newcomer(needs), by=BY)
    rater = issue_link(campaign=feedback, person=_busy_rater(feedback), by=BY)
    return DemoAccess(participant, rater, ADMINISTRATOR, _new_password())


def _open(campaign: Campaign) -> Campaign:
    """The campaign, open again where it has closed meanwhile."""
    now = timezone.now()
    if campaign.is_open(now):
        return campaign
    return change_campaign(campaign=campaign, closes=now + dt.timedelta(days=DAYS_LEFT), by=BY)


def _newcomer(campaign: Campaign) -> Person:
    """The participant with the last code, who had not begun when the demonstration was loaded."""
    return campaign.assignments.filter(group=SELF).latest("participant__code").rater


def _busy_rater(campaign: Campaign) -> Person:
    """A rater of three participants who is none of them."""
    others = campaign.assignments.exclude(rater=F("participant__person"))
    busy = others.values("rater").annotate(asked=Count("id")).filter(asked=BUSY_PARTICIPANTS)
    return Person.objects.get(pk=busy.order_by("rater__email").values_list("rater", flat=True)[0])


def _new_password() -> str:
    password = draw_password()
    member = StaffMember.objects.get(email=ADMINISTRATOR)
    member.set_password(password)
    member.save(update_fields=["password"])
    record(verb="staff.password_set", actor=BY, subjects={"member": member.id})
    return password
