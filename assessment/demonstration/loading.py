"""Loads the demonstration, and tells how to get in."""

import datetime as dt
import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from assessment.demonstration.answers import fill
from assessment.demonstration.setting import BY, Setting, add_raters, build_setting
from assessment.demonstration.sheets import sheets_of, simulate, with_a_busy_rater
from assessment.domain.audit import record
from assessment.domain.campaigns import open_campaign
from assessment.domain.instruments import instrument_by_digest, take_instrument
from assessment.domain.links import issue_link
from assessment.domain.refusals import RefusedError
from assessment.models import Campaign, InstrumentVersion, Membership, Person, Programme, Role, StaffMember

NEEDS = "pre-programme-needs"
FEEDBACK = "systems-leadership"
ADMINISTRATOR = "administrator@example.org"
DAYS_OPEN, DAYS_LEFT = 7, 21
OPENS, CLOSES = dt.time(9), dt.time(17)
_PASSWORD_BYTES = 12


@dataclass(frozen=True, slots=True)
class DemoAccess:
    """The ways into the demonstration.

    Attributes
    ----------
    participant_token
        Of a participant's link to their questionnaire on needs, which they have not begun.
    rater_token
        Of the link of a rater who is asked about three participants and has not begun.
    administrator_email, administrator_password
        Of somebody who administers every programme.
    """

    participant_token: str
    rater_token: str
    administrator_email: str
    administrator_password: str


@transaction.atomic
def load_demo() -> DemoAccess:
    """Load a simulated programme: twelve leaders of three places, with two campaigns open now.

    Most people have answered already, so that there are profiles to look at.

    Raises
    ------
    RefusedError
        Where the database holds a programme: nothing simulated comes among what is real.
    """
    if Programme.objects.exists():
        raise RefusedError(
            "The database holds a programme already. The demonstration needs an empty one: "
            "name another folder in BALCONY_DATA."
        )
    needs, feedback = (take_instrument(name_or_path=name) for name in (NEEDS, FEEDBACK))
    setting = build_setting(simulate(instrument_by_digest(feedback.digest)).people)
    newcomer = list(setting.participants)[-1]
    participant = _needs(setting, needs, newcomer)
    rater = _feedback(setting, feedback, newcomer)
    return DemoAccess(participant, rater, *_administrator())


def _needs(setting: Setting, instrument: InstrumentVersion, newcomer: str) -> str:
    """The campaign on needs; gives the newcomer's token."""
    campaign = _campaign(setting, instrument, "needs", "Before the programme: what you need")
    sheets = list(sheets_of(simulate(instrument_by_digest(instrument.digest))))
    people = add_raters(setting, ())
    fill(campaign, setting, people, sheets, [newcomer])
    return _links(campaign, people)[newcomer]


def _feedback(setting: Setting, instrument: InstrumentVersion, newcomer: str) -> str:
    """The campaign on systems leadership; gives the token of the rater of three participants."""
    campaign = _campaign(setting, instrument, "feedback", "Feedback on systems leadership")
    simulated = sheets_of(simulate(instrument_by_digest(instrument.digest)))
    sheets, busy = with_a_busy_rater(list(simulated))
    people = add_raters(setting, (sheet.rater for sheet in sheets))
    fill(campaign, setting, people, sheets, [newcomer, busy])
    return _links(campaign, people)[busy]


def _campaign(setting: Setting, instrument: InstrumentVersion, code: str, name: str) -> Campaign:
    today = timezone.localdate()
    return open_campaign(
        cohort=setting.cohort,
        code=code,
        name=name,
        instrument=instrument,
        opens=_at(today - dt.timedelta(days=DAYS_OPEN), OPENS),
        closes=_at(today + dt.timedelta(days=DAYS_LEFT), CLOSES),
        by=BY,
    )


def _at(day: dt.date, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, time))


def _links(campaign: Campaign, people: dict[str, Person]) -> dict[str, str]:
    """A token for everybody, by their ids."""
    return {one: issue_link(campaign=campaign, person=person, by=BY) for one, person in people.items()}


def _administrator() -> tuple[str, str]:
    password = draw_password()
    member = StaffMember.objects.create_user(ADMINISTRATOR, password, name="Demo administrator")
    membership = Membership.objects.create(member=member, role=Role.ADMINISTRATOR)
    record(verb="membership.added", actor=BY, subjects={"membership": membership.id})
    return ADMINISTRATOR, password


def draw_password() -> str:
    """A password that nobody guesses; it is told when the demonstration starts."""
    return secrets.token_urlsafe(_PASSWORD_BYTES)
