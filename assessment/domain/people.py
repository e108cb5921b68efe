"""Bring people into a programme."""

from django.db import transaction

from assessment.domain.audit import SYSTEM, record
from assessment.domain.refusals import RefusedError
from assessment.files.text import tidy_text
from assessment.models import Cohort, Organisation, Participant, Person, Programme, Team
from instruments.safe_text import looks_like_formula


@transaction.atomic
def add_person(
    *, programme: Programme, name: str, email: str, language: str = "", by: str = SYSTEM
) -> Person:
    """Add somebody who can be written to; addresses are compared without case."""
    person = Person.objects.create(
        programme=programme, name=name, email=email.strip().lower(), language=language
    )
    record(verb="person.added", actor=by, subjects={"person": person.id})
    return person


def find_person(*, programme: Programme, address: str) -> Person | None:
    """Whoever of a programme has an address, written as it is kept."""
    return Person.objects.filter(programme=programme, email=address).first()


@transaction.atomic
def change_person(*, person: Person, by: str = SYSTEM, **changes: str) -> None:
    """Correct somebody's name, address or language.

    Raises
    ------
    RefusedError
        Where the address is somebody else's.
    """
    require_free_address(person=person, address=changes.get("email", person.email))
    for name, value in changes.items():
        setattr(person, name, value)
    person.save(update_fields=list(changes))
    record(verb="person.changed", actor=by, subjects={"person": person.id})


def require_free_address(*, person: Person, address: str) -> None:
    """Refuse an address that is somebody else's."""
    others = Person.objects.filter(programme=person.programme_id, email=address).exclude(pk=person.pk)
    if others.exists():
        raise RefusedError(f"The address {address} belongs to somebody else in this programme.")


@transaction.atomic
def change_participant(
    *, participant: Participant, by: str = SYSTEM, **changes: Team | Organisation | None
) -> None:
    """Put a participant into another team or organisation.

    Raises
    ------
    RefusedError
        Where the team or the organisation belongs elsewhere.
    """
    for name, value in changes.items():
        setattr(participant, name, value)
    _require_same_programme(
        participant.person, participant.cohort, participant.team, participant.organisation
    )
    participant.save(update_fields=list(changes))
    record(verb="participant.changed", actor=by, subjects={"participant": participant.id})


@transaction.atomic
def add_participant(
    *,
    person: Person,
    cohort: Cohort,
    code: str,
    team: Team | None = None,
    organisation: Organisation | None = None,
    by: str = SYSTEM,
) -> Participant:
    """Make somebody a participant of a cohort.

    Raises
    ------
    RefusedError
        Where the person, the team or the organisation belongs elsewhere, or the code is taken or
        could not stand in a file as it is.
    """
    _require_usable(code, cohort)
    _require_same_programme(person, cohort, team, organisation)
    participant = Participant.objects.create(
        person=person, cohort=cohort, code=code, team=team, organisation=organisation
    )
    record(verb="participant.added", actor=by, subjects={"participant": participant.id})
    return participant


def _require_usable(code: str, cohort: Cohort) -> None:
    """Refuse a code that a file of answers could not tell from another, or would hold otherwise."""
    if not code or code != tidy_text(code) or looks_like_formula(code):
        raise RefusedError(
            f"Participant code {code!r}: expected letters and digits without surplus blanks, as P001."
        )
    if Participant.objects.filter(cohort=cohort, code__iexact=code).exists():
        raise RefusedError(f"Participant code {code}: is taken in cohort {cohort.code}, perhaps in capitals.")


def _require_same_programme(
    person: Person, cohort: Cohort, team: Team | None, organisation: Organisation | None
) -> None:
    programme = cohort.programme_id
    if person.programme_id != programme:
        raise RefusedError("The person belongs to another programme: add them to this one first.")
    if team is not None and team.cohort_id != cohort.id:
        raise RefusedError(f"Team {team.code} belongs to another cohort: choose one of {cohort.code}.")
    if organisation is not None and organisation.programme_id != programme:
        raise RefusedError(f"Organisation {organisation.code} belongs to another programme.")
