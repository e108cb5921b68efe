"""Set up a programme: its cohorts, place teams and organisations."""

from django.db import transaction

from assessment.domain.audit import SYSTEM, record
from assessment.models import Cohort, Organisation, Programme, Team


@transaction.atomic
def open_programme(*, code: str, name: str, by: str = SYSTEM) -> Programme:
    """Begin a programme."""
    programme = Programme.objects.create(code=code, name=name)
    record(verb="programme.opened", actor=by, subjects={"programme": programme.id})
    return programme


@transaction.atomic
def redescribe(*, part: Programme | Cohort | Team | Organisation, by: str = SYSTEM, **changes: str) -> None:
    """Give a programme or a part of it another name, or a team another challenge."""
    for name, value in changes.items():
        setattr(part, name, value)
    part.save(update_fields=list(changes))
    kind = type(part).__name__.lower()
    record(verb=f"{kind}.changed", actor=by, subjects={kind: part.id})


@transaction.atomic
def add_cohort(*, programme: Programme, code: str, name: str, by: str = SYSTEM) -> Cohort:
    """Add a cohort to a programme."""
    cohort = Cohort.objects.create(programme=programme, code=code, name=name)
    record(verb="cohort.added", actor=by, subjects={"cohort": cohort.id})
    return cohort


@transaction.atomic
def add_team(*, cohort: Cohort, code: str, name: str, challenge: str = "", by: str = SYSTEM) -> Team:
    """Add a place team, with the systems challenge that it works on."""
    team = Team.objects.create(cohort=cohort, code=code, name=name, challenge=challenge)
    record(verb="team.added", actor=by, subjects={"team": team.id})
    return team


@transaction.atomic
def add_organisation(*, programme: Programme, code: str, name: str, by: str = SYSTEM) -> Organisation:
    """Add an organisation that participants come from."""
    organisation = Organisation.objects.create(programme=programme, code=code, name=name)
    record(verb="organisation.added", actor=by, subjects={"organisation": organisation.id})
    return organisation
