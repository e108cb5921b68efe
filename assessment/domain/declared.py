"""Apply a declared programme: what is new is added, what differs is changed, nothing is taken away."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.db import transaction

from assessment.declarations.model import DeclaredCampaign, DeclaredCohort, DeclaredOrganisation
from assessment.declarations.moments import read_moment
from assessment.declarations.reading import ReadDeclaration
from assessment.domain.audit import SYSTEM
from assessment.domain.campaigns import change_campaign, group_ids, open_campaign
from assessment.domain.changes import Ledger, Outcome, differences
from assessment.domain.instruments import instrument_by_digest, take_instrument
from assessment.domain.invitations import ask_about_themselves
from assessment.domain.programmes import (
    add_cohort,
    add_organisation,
    add_team,
    open_programme,
    redescribe,
)
from assessment.domain.refusals import RefusedError
from assessment.domain.rosters import bring_participants, bring_raters
from assessment.models import Campaign, Cohort, InstrumentVersion, Organisation, Participant, Programme, Team
from assessment.rosters import read_participants, read_raters

Part = TypeVar("Part", Programme, Organisation, Cohort, Team)
Values = Mapping[str, Any]


class CannotApplyError(RefusedError):
    """A declaration asks for what can no longer be done; nothing of it was applied."""


def apply_declaration(
    *, declared: ReadDeclaration, zone: ZoneInfo, dry_run: bool = False, by: str = SYSTEM
) -> Ledger:
    """Bring a programme into the state that is declared, all of it or nothing.

    Things are matched by their codes; what the declaration leaves out stays. Nothing stays in a
    dry run, which tells the same.

    Raises
    ------
    CannotApplyError
        With everything that cannot be done: somebody has answered, or people who cannot be used.
    """
    applying = _Applying(declared, zone, by)
    with transaction.atomic():
        applying.run()
        if applying.ledger.refusals:
            lines = "\n".join(f"  {line}" for line in applying.ledger.refusals)
            raise CannotApplyError(f"Nothing was applied, because this cannot be done:\n{lines}")
        transaction.set_rollback(dry_run)
    return applying.ledger


@dataclass(slots=True)
class _Applying:
    declared: ReadDeclaration
    zone: ZoneInfo
    by: str
    ledger: Ledger = field(default_factory=Ledger)

    def run(self) -> None:
        """Apply everything, and note what became of it."""
        declaration = self.declared.declaration
        programme = self._programme()
        for organisation in declaration.organisations:
            self._organisation(programme, organisation)
        cohorts = {cohort.code: self._cohort(programme, cohort) for cohort in declaration.cohorts}
        for campaign in declaration.campaigns:
            self._campaign(cohorts[campaign.cohort], campaign)
        self._people(programme)
        self._left_out(programme)

    def _programme(self) -> Programme:
        wanted = self.declared.declaration.programme
        return self._described(
            f"programme {wanted.code}",
            Programme.objects.filter(code=wanted.code).first(),
            {"name": wanted.name},
            partial(open_programme, code=wanted.code, name=wanted.name, by=self.by),
        )

    def _organisation(self, programme: Programme, wanted: DeclaredOrganisation) -> None:
        self._described(
            f"organisation {wanted.code}",
            programme.organisations.filter(code=wanted.code).first(),
            {"name": wanted.name},
            partial(add_organisation, programme=programme, code=wanted.code, name=wanted.name, by=self.by),
        )

    def _cohort(self, programme: Programme, wanted: DeclaredCohort) -> Cohort:
        cohort = self._described(
            f"cohort {wanted.code}",
            programme.cohorts.filter(code=wanted.code).first(),
            {"name": wanted.name},
            partial(add_cohort, programme=programme, code=wanted.code, name=wanted.name, by=self.by),
        )
        for team in wanted.teams:
            values = {"name": team.name, "challenge": team.challenge}
            self._described(
                f"team {wanted.code}/{team.code}",
                cohort.teams.filter(code=team.code).first(),
                values,
                partial(add_team, cohort=cohort, code=team.code, by=self.by, **values),
            )
        return cohort

    def _described(
        self, subject: str, there: Part | None, wanted: Mapping[str, str], add: Callable[[], Part]
    ) -> Part:
        """Add what is not there, or give it the name that is wanted."""
        if there is None:
            self.ledger.note(Outcome.ADDED, subject, repr(wanted["name"]))
            return add()
        changed = {name: value for name, value in wanted.items() if getattr(there, name) != value}
        shown = {name: repr(getattr(there, name)) for name in changed}
        details = differences(shown, {name: repr(value) for name, value in changed.items()})
        if changed:
            redescribe(part=there, by=self.by, **changed)
        self.ledger.note(Outcome.CHANGED if changed else Outcome.UNCHANGED, subject, *details)
        return there

    def _campaign(self, cohort: Cohort, wanted: DeclaredCampaign) -> None:
        subject = f"campaign {cohort.code}/{wanted.code}"
        values = self._values(wanted)
        there = Campaign.objects.filter(cohort=cohort, code=wanted.code).select_related("instrument").first()
        if there is None:
            open_campaign(cohort=cohort, code=wanted.code, by=self.by, **values)
            self.ledger.note(Outcome.ADDED, subject, *self._told(values))
        else:
            self._change(subject, there, values)

    def _values(self, wanted: DeclaredCampaign) -> dict[str, Any]:
        instrument = take_instrument(name_or_path=self.declared.instruments[wanted.instrument])
        asked = instrument_by_digest(instrument.digest)
        return {
            "name": wanted.name,
            "instrument": instrument,
            "opens": read_moment(wanted.opens, self.zone),
            "closes": read_moment(wanted.closes, self.zone),
            "grace": dt.timedelta(minutes=wanted.grace_minutes),
            "languages": list(wanted.languages or asked.languages),
            "groups": list(wanted.groups or group_ids(asked)),
            "forgets_authors": wanted.forgets_authors,
        }

    def _told(self, values: Values) -> list[str]:
        return [f"{name.replace('_', ' ')} {self._shown(value)}" for name, value in values.items()]

    def _change(self, subject: str, there: Campaign, wanted: Values) -> None:
        changed = {name: value for name, value in wanted.items() if getattr(there, name) != value}
        shown = {name: self._shown(getattr(there, name)) for name in changed}
        details = differences(shown, {name: self._shown(value) for name, value in changed.items()})
        try:
            if changed:
                change_campaign(campaign=there, by=self.by, **changed)
        except RefusedError as error:
            self.ledger.refusals.append(f"{subject} ({'; '.join(details)}): {error}")
            return
        self.ledger.note(Outcome.CHANGED if changed else Outcome.UNCHANGED, subject, *details)

    def _shown(self, value: object) -> str:
        """A value of a campaign as people read it."""
        if isinstance(value, dt.datetime):
            return value.astimezone(self.zone).strftime("%Y-%m-%d %H:%M")
        if isinstance(value, dt.timedelta):
            return f"{value // dt.timedelta(minutes=1)} minutes"
        if isinstance(value, InstrumentVersion):
            return f"{value} ({value.digest[:8]})"
        if isinstance(value, list):
            return ", ".join(value)
        return repr(value) if isinstance(value, str) else {True: "yes", False: "no"}[bool(value)]

    def _people(self, programme: Programme) -> None:
        for path in self.declared.participants:
            read = read_participants(path)
            brought = bring_participants(programme=programme, roster=read, by=self.by)
            self._take(brought.changes, path.name)
        for participant in Participant.objects.filter(cohort__programme=programme).order_by("code"):
            for campaign in ask_about_themselves(participant=participant, by=self.by):
                subject = f"{participant.code} is asked about themselves in {campaign.code}"
                self.ledger.note(Outcome.ADDED, subject)
        for path in self.declared.raters:
            brought = bring_raters(programme=programme, roster=read_raters(path), by=self.by)
            self._take(brought.changes, path.name)

    def _take(self, changes: Iterable[Any], file: str) -> None:
        """Take over what became of the rows of a file; one that cannot be used refuses everything."""
        for change in changes:
            if change.outcome is Outcome.REJECTED:
                self.ledger.refusals.append(f"{file}:{change.row}: {'; '.join(change.details)}")
            else:
                self.ledger.note(change.outcome, f"{file}:{change.row} {change.subject}", *change.details)

    def _left_out(self, programme: Programme) -> None:
        """Note what is there and not declared: leaving something out takes nothing away."""
        declaration = self.declared.declaration
        declared = {
            *(f"organisation {one.code}" for one in declaration.organisations),
            *(f"cohort {one.code}" for one in declaration.cohorts),
            *(f"team {cohort.code}/{team.code}" for cohort in declaration.cohorts for team in cohort.teams),
            *(f"campaign {one.cohort}/{one.code}" for one in declaration.campaigns),
        }
        for subject in _everything(programme):
            if subject not in declared:
                self.ledger.note(Outcome.STAYS, subject, "stays as it is")


def _everything(programme: Programme) -> list[str]:
    teams = Team.objects.filter(cohort__programme=programme).select_related("cohort")
    campaigns = Campaign.objects.filter(cohort__programme=programme).select_related("cohort")
    return [
        *(f"organisation {one.code}" for one in programme.organisations.order_by("code")),
        *(f"cohort {one.code}" for one in programme.cohorts.order_by("code")),
        *(f"team {one.cohort.code}/{one.code}" for one in teams.order_by("cohort__code", "code")),
        *(f"campaign {one.cohort.code}/{one.code}" for one in campaigns.order_by("cohort__code", "code")),
    ]
