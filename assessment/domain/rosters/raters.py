"""Raters of a list, each asked to answer about a participant."""

from dataclasses import dataclass, field

from django.utils import timezone

from assessment.domain.assignments import change_group, nominate
from assessment.domain.audit import SYSTEM
from assessment.domain.changes import Change, Outcome
from assessment.domain.instruments import instrument_by_digest
from assessment.domain.invitations import ask, bring_to_invited
from assessment.domain.people import add_person, change_person
from assessment.domain.rosters.rows import Brought, Earlier, RejectedError, bring, find, refused, unknown
from assessment.files.groups import group_named
from assessment.files.mapping import Mapping
from assessment.files.terms import Terms
from assessment.files.text import squashed
from assessment.models import Assignment, Campaign, Participant, Person, Programme, State
from assessment.rosters import catalogue
from assessment.rosters.raters import RaterRow
from assessment.rosters.reading import Roster
from instruments.model import SELF


def bring_raters(
    *,
    programme: Programme,
    roster: Roster[RaterRow],
    campaign: str = "",
    only_nominate: bool = False,
    strict: bool = False,
    dry_run: bool = False,
    by: str = SYSTEM,
) -> Brought:
    """Ask the raters of a list; `campaign` is that of rows that name none.

    Raters are matched by their addresses. They are nominated, approved and invited at once, or
    only nominated where that is asked for.
    """
    related = Campaign.objects.select_related("cohort")
    every = list(related.filter(cohort__programme=programme).order_by("cohort__code", "code"))
    bringing = _Bringing(programme, every, campaign, only_nominate, by)
    return bring(roster, bringing.use, strict=strict, dry_run=dry_run)


@dataclass(frozen=True, slots=True)
class _Bringing:
    programme: Programme
    every: list[Campaign]
    campaign: str
    only_nominate: bool
    by: str
    terms: dict[str, Terms] = field(default_factory=dict)
    earlier: Earlier = field(default_factory=Earlier)

    def use(self, row: RaterRow) -> Change:
        """Ask one rater."""
        campaign, participant = self._about(row)
        who = f"{row.email} about {participant.code!r}"
        self.earlier.refuse_second(who, row.row, campaign.pk, participant.pk, row.email)
        if campaign.closes <= timezone.now():
            raise refused(f"campaign {campaign.code} has closed", "Let it close later first.")
        group = self._group(row, campaign)
        rater, remarks = self._rater(row)
        asked = Assignment.objects.filter(campaign=campaign, participant=participant, rater=rater).first()
        if asked is None:
            outcome, details = Outcome.ADDED, self._ask(campaign, participant, rater, group)
        else:
            details = self._go_on(asked, group)
            outcome = Outcome.CHANGED if details or remarks else Outcome.UNCHANGED
        subject = f"{rater.name} <{rater.email}> about {participant.code} in {campaign.code}"
        return Change(outcome, subject, (*details, *remarks), row.row)

    def _about(self, row: RaterRow) -> tuple[Campaign, Participant]:
        campaigns = self._campaigns(row.campaign or self.campaign)
        cohorts = {campaign.cohort_id for campaign in campaigns}
        people = Participant.objects.filter(cohort__in=cohorts).select_related("person")
        found = list(people.filter(code__iexact=row.participant))
        if not found:
            raise unknown("participant", row.participant, list(people.values_list("code", flat=True)))
        pairs = [(one, who) for one in campaigns for who in found if one.cohort_id == who.cohort_id]
        if len(pairs) > 1:
            names = ", ".join(f"{one.cohort.code}/{one.code}" for one, _ in pairs)
            raise refused(f"several campaigns could be meant: {names}", "Name one in the column `campaign`.")
        return pairs[0]

    def _campaigns(self, text: str) -> list[Campaign]:
        """The campaigns that a text names: by code, by name, or with the cohort's code before it."""
        every = self.every
        if not text:
            open_ = [one for one in every if one.closes > timezone.now() and set(one.groups) > {SELF}]
            if not open_:
                raise RejectedError(catalogue.EMPTY, purpose="the campaign")
            return open_
        wanted = squashed(text)
        named = [one for one in every if wanted in self._names(one)]
        return named or [find("campaign", text, every)]

    def _names(self, campaign: Campaign) -> set[str]:
        full = f"{campaign.cohort.code}/{campaign.code}"
        return {squashed(name) for name in (campaign.code, campaign.name, full)}

    def _group(self, row: RaterRow, campaign: Campaign) -> str:
        digest = campaign.instrument_id
        if digest not in self.terms:
            self.terms[digest] = Terms.of(instrument_by_digest(digest), Mapping())
        group = group_named(row.group, self.terms[digest])
        if group is None or group not in campaign.groups:
            raise unknown("rater group", row.group, campaign.groups)
        return group

    def _rater(self, row: RaterRow) -> tuple[Person, tuple[str, ...]]:
        """The rater; a name that is known already stays, and a language is only added."""
        person = Person.objects.filter(programme=self.programme, email=row.email).first()
        if person is None:
            new = add_person(
                programme=self.programme, name=row.name, email=row.email, language=row.language, by=self.by
            )
            return new, ()
        if row.language and not person.language:
            change_person(person=person, by=self.by, language=row.language)
            return person, (f"language nothing -> {row.language}",)
        return person, ()

    def _ask(
        self, campaign: Campaign, participant: Participant, rater: Person, group: str
    ) -> tuple[str, ...]:
        verb = nominate if self.only_nominate else ask
        asked = verb(campaign=campaign, participant=participant, rater=rater, group=group, by=self.by)
        return (f"{asked.state} as {group}",)

    def _go_on(self, asked: Assignment, group: str) -> tuple[str, ...]:
        """Correct the group, and invite who was only nominated so far."""
        if asked.state == State.DECLINED:
            raise refused("they have declined", "Ask somebody else.")
        details: tuple[str, ...] = ()
        if asked.group != group:
            details += (f"group {asked.group} -> {group}",)
            change_group(assignment=asked, group=group, by=self.by)
        before = asked.state
        if not self.only_nominate:
            asked = bring_to_invited(assignment=asked, by=self.by)
        return details if asked.state == before else (*details, f"{before} -> {asked.state}")
