"""Participants of a list, each brought into a cohort and asked about themselves."""

from dataclasses import dataclass, field

from assessment.domain.audit import SYSTEM
from assessment.domain.changes import Change, Outcome, differences
from assessment.domain.invitations import ask_about_themselves
from assessment.domain.people import (
    add_participant,
    add_person,
    change_participant,
    change_person,
    find_person,
    require_free_address,
)
from assessment.domain.rosters.reasons import Reasons, RejectedError, about, find, refused, unsaid
from assessment.domain.rosters.rows import Brought, Earlier, bring
from assessment.models import Cohort, Organisation, Participant, Person, Programme, Team
from assessment.rosters.participants import ParticipantRow
from assessment.rosters.reading import Roster


def bring_participants(
    *,
    programme: Programme,
    roster: Roster[ParticipantRow],
    cohort: str = "",
    strict: bool = False,
    dry_run: bool = False,
    by: str = SYSTEM,
) -> Brought:
    """Add and correct the participants of a list; `cohort` is that of rows that name none.

    Participants are matched by their codes. An empty cell changes nothing. Everybody is asked
    about themselves in each campaign of their cohort that has not closed.
    """
    return bring(roster, _Bringing(programme, cohort, by), strict=strict, dry_run=dry_run)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a row puts a participant; None where it does not say."""

    cohort: Cohort
    team: Team | None
    organisation: Organisation | None


@dataclass(frozen=True, slots=True)
class _Bringing:
    programme: Programme
    cohort: str
    by: str
    earlier: Earlier = field(default_factory=Earlier)

    def use(self, row: ParticipantRow) -> Change:
        """Bring one participant in."""
        place = self.check(row)
        self.earlier.note(row.row, place.cohort.pk, row.code.casefold())
        there = self._there(row, place.cohort)
        with about("participant"):
            participant, details = self._correct(there, row, place) if there else self._add(row, place)
        asked = [one.code for one in ask_about_themselves(participant=participant, by=self.by)]
        details += (f"asked about themselves in {', '.join(asked)}",) if asked else ()
        outcome = (Outcome.CHANGED if details else Outcome.UNCHANGED) if there else Outcome.ADDED
        return Change(outcome, f"{participant.code} {participant.person.name}", details, row.row)

    def check(self, row: ParticipantRow) -> _Place:
        """Where a row puts a participant, once nothing is found against it."""
        reasons = Reasons()
        cohort = reasons.gather(lambda: self._cohort(row.cohort or self.cohort))
        team = reasons.gather(lambda: self._team(row.team, cohort))
        organisation = reasons.gather(lambda: self._organisation(row.organisation))
        if cohort and row.code:
            key = (cohort.pk, row.code.casefold())
            reasons.gather(
                lambda: self.earlier.refuse_second("participant", f"participant {row.code!r}", *key)
            )
            reasons.gather(lambda: self._require_own_address(row, cohort))
        if cohort is None or reasons.found:
            raise RejectedError(*reasons.found)
        return _Place(cohort, team, organisation)

    def _there(self, row: ParticipantRow, cohort: Cohort) -> Participant | None:
        known = Participant.objects.filter(cohort=cohort, code__iexact=row.code)
        return known.select_related("person", "cohort", "team", "organisation").first()

    def _cohort(self, text: str) -> Cohort:
        cohorts = list(self.programme.cohorts.all())
        if not text and len(cohorts) != 1:
            raise unsaid("cohort")
        return find("cohort", text, cohorts) if text else cohorts[0]

    def _team(self, text: str, cohort: Cohort | None) -> Team | None:
        """The team; among those of all cohorts where the row does not say which."""
        every = Team.objects.filter(cohort__programme=self.programme).order_by("code")
        return find("team", text, every.filter(cohort=cohort) if cohort else every) if text else None

    def _organisation(self, text: str) -> Organisation | None:
        return find("organisation", text, self.programme.organisations.all()) if text else None

    def _add(self, row: ParticipantRow, place: _Place) -> tuple[Participant, tuple[str, ...]]:
        person = find_person(programme=self.programme, address=row.email)
        if person is None:
            person = add_person(
                programme=self.programme, name=row.name, email=row.email, language=row.language, by=self.by
            )
        else:
            self._correct_person(person, row)
        participant = add_participant(
            person=person,
            cohort=place.cohort,
            code=row.code,
            team=place.team,
            organisation=place.organisation,
            by=self.by,
        )
        return participant, (f"cohort {place.cohort.code}",)

    def _require_own_address(self, row: ParticipantRow, cohort: Cohort) -> None:
        """Refuse an address of somebody else."""
        there = self._there(row, cohort)
        if there is not None and row.email:
            with about("email"):
                require_free_address(person=there.person, address=row.email)
            return
        other = Participant.objects.filter(person__email=row.email, cohort=cohort).first()
        if there is None and other is not None:
            raise refused(
                "email",
                f"the address {row.email} is that of participant {other.code}",
                "Give each participant an address of their own, or correct the code.",
            )

    def _correct(
        self, participant: Participant, row: ParticipantRow, place: _Place
    ) -> tuple[Participant, tuple[str, ...]]:
        details = self._correct_person(participant.person, row)
        wanted = {"team": place.team, "organisation": place.organisation}
        changes = {
            name: thing
            for name, thing in wanted.items()
            if thing is not None and thing != getattr(participant, name)
        }
        for name, thing in changes.items():
            there = getattr(participant, name)
            details += (f"{name} {there.code if there else 'nothing'} -> {thing.code}",)
        if changes:
            change_participant(participant=participant, by=self.by, **changes)
        return participant, details

    def _correct_person(self, person: Person, row: ParticipantRow) -> tuple[str, ...]:
        given = {"name": row.name, "email": row.email, "language": row.language}
        wanted = {name: text for name, text in given.items() if text and text != getattr(person, name)}
        details = differences({name: getattr(person, name) for name in wanted}, wanted)
        if wanted:
            change_person(person=person, by=self.by, **wanted)
        return details
