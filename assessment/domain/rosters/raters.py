"""Raters of a list, each asked to answer about a participant."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from assessment.domain.assignments import change_group, nominate, require_self
from assessment.domain.audit import SYSTEM
from assessment.domain.changes import Change, Outcome
from assessment.domain.instruments import instrument_by_digest
from assessment.domain.invitations import ask, bring_to_invited
from assessment.domain.people import add_person, change_person, find_person
from assessment.domain.rosters.reasons import Reasons, RejectedError, about, find, refused, unknown, unsaid
from assessment.domain.rosters.rows import Brought, Earlier, bring
from assessment.files.groups import group_named
from assessment.files.mapping import Mapping
from assessment.files.terms import Terms
from assessment.files.text import squashed
from assessment.models import Assignment, Campaign, Participant, Person, Programme, State
from assessment.rosters.raters import RaterRow
from assessment.rosters.reading import Roster
from instruments.model import SELF

Pair = tuple[Campaign, Participant]


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
    return bring(roster, bringing, strict=strict, dry_run=dry_run)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a row asks for: about whom, in which campaign, and as what."""

    campaign: Campaign
    participant: Participant
    group: str


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
        wanted = self.check(row)
        self.earlier.note(row.row, *_key(row, wanted.campaign, wanted.participant))
        rater, remarks = self._rater(row)
        asked = _asked(row, wanted.campaign, wanted.participant)
        with about("group"):
            details = self._go_on(asked, wanted.group) if asked else self._ask(wanted, rater)
        changed = Outcome.CHANGED if details or remarks else Outcome.UNCHANGED
        subject = f"{rater.name} <{rater.email}> about {wanted.participant.code} in {wanted.campaign.code}"
        return Change(changed if asked else Outcome.ADDED, subject, (*details, *remarks), row.row)

    def check(self, row: RaterRow) -> _Asked:
        """What a row asks for, once nothing is found against it."""
        reasons = Reasons()
        campaigns = reasons.gather(lambda: self._campaigns(row.campaign or self.campaign))
        among = campaigns or self.every
        people = reasons.gather(lambda: self._participants(row.participant, among))
        pair = reasons.gather(lambda: _pair(campaigns or [], people or []))
        group = reasons.gather(lambda: self._group(row.group, [pair[0]] if pair else among))
        for require in self._rules(row, pair, group) if pair else ():
            reasons.gather(require)
        if pair is None or group is None or reasons.found:
            raise RejectedError(*reasons.found)
        return _Asked(*pair, group)

    def _rules(self, row: RaterRow, pair: Pair, group: str | None) -> Iterator[Callable[[], None]]:
        """What must hold besides, as far as the row tells enough."""
        yield lambda: _require_open(pair[0])
        if not row.email:
            return
        who = f"{row.email} about {pair[1].code!r}"
        yield lambda: self.earlier.refuse_second("email", who, *_key(row, *pair))
        yield lambda: _require_not_declined(row, *pair)
        if group:
            yield lambda: self._require_self(row, pair[1], group)

    def _require_self(self, row: RaterRow, participant: Participant, group: str) -> None:
        known = find_person(programme=self.programme, address=row.email)
        with about("group"):
            require_self(participant=participant, rater=known or Person(), group=group)

    def _participants(self, code: str, campaigns: Sequence[Campaign]) -> list[Participant]:
        """Whoever has a code in a cohort of these campaigns; nobody where neither is told."""
        if not code or not campaigns:
            return []
        cohorts = {campaign.cohort_id for campaign in campaigns}
        people = Participant.objects.filter(cohort__in=cohorts).select_related("person")
        found = list(people.filter(code__iexact=code))
        if not found:
            raise unknown("participant", "participant", code, list(people.values_list("code", flat=True)))
        return found

    def _campaigns(self, text: str) -> list[Campaign]:
        """The campaigns that a text names: by code, by name, or with the cohort's code before it."""
        every = self.every
        if not text:
            open_ = [one for one in every if one.closes > timezone.now() and set(one.groups) > {SELF}]
            if not open_:
                raise unsaid("campaign")
            return open_
        wanted = squashed(text)
        named = [one for one in every if wanted in self._names(one)]
        return named or [find("campaign", text, every)]

    def _names(self, campaign: Campaign) -> set[str]:
        full = f"{campaign.cohort.code}/{campaign.code}"
        return {squashed(name) for name in (campaign.code, campaign.name, full)}

    def _group(self, word: str, campaigns: Sequence[Campaign]) -> str | None:
        """The group that a word names in one of these campaigns; None where no word or none is told."""
        if not word or not campaigns:
            return None
        for campaign in campaigns:
            group = group_named(word, self._terms(campaign.instrument_id))
            if group in campaign.groups:
                return group
        known = dict.fromkeys(group for campaign in campaigns for group in campaign.groups)
        raise unknown("group", "rater group", word, list(known))

    def _terms(self, digest: str) -> Terms:
        if digest not in self.terms:
            self.terms[digest] = Terms.of(instrument_by_digest(digest), Mapping())
        return self.terms[digest]

    def _rater(self, row: RaterRow) -> tuple[Person, tuple[str, ...]]:
        """The rater; a name that is known already stays, and a language is only added."""
        person = find_person(programme=self.programme, address=row.email)
        if person is None:
            new = add_person(
                programme=self.programme, name=row.name, email=row.email, language=row.language, by=self.by
            )
            return new, ()
        if row.language and not person.language:
            change_person(person=person, by=self.by, language=row.language)
            return person, (f"language nothing -> {row.language}",)
        return person, ()

    def _ask(self, wanted: _Asked, rater: Person) -> tuple[str, ...]:
        verb = nominate if self.only_nominate else ask
        asked = verb(
            campaign=wanted.campaign,
            participant=wanted.participant,
            rater=rater,
            group=wanted.group,
            by=self.by,
        )
        return (f"{asked.state} as {wanted.group}",)

    def _go_on(self, asked: Assignment, group: str) -> tuple[str, ...]:
        """Correct the group, and invite who was only nominated so far."""
        details: tuple[str, ...] = ()
        if asked.group != group:
            details += (f"group {asked.group} -> {group}",)
            change_group(assignment=asked, group=group, by=self.by)
        before = asked.state
        if not self.only_nominate:
            asked = bring_to_invited(assignment=asked, by=self.by)
        return details if asked.state == before else (*details, f"{before} -> {asked.state}")


def _pair(campaigns: Sequence[Campaign], people: Sequence[Participant]) -> Pair | None:
    """The one campaign and participant that fit; None where there are none to choose from."""
    pairs = [(one, who) for one in campaigns for who in people if one.cohort_id == who.cohort_id]
    if len(pairs) > 1:
        names = ", ".join(f"{one.cohort.code}/{one.code}" for one, _ in pairs)
        cause = f"several campaigns could be meant: {names}"
        raise refused("campaign", cause, "Name one in the column `campaign`.")
    return pairs[0] if pairs else None


def _key(row: RaterRow, campaign: Campaign, participant: Participant) -> tuple[Hashable, ...]:
    return campaign.pk, participant.pk, row.email


def _asked(row: RaterRow, campaign: Campaign, participant: Participant) -> Assignment | None:
    """What the rater was asked before about this participant."""
    about_them = Assignment.objects.filter(campaign=campaign, participant=participant)
    return about_them.filter(rater__email=row.email).first()


def _require_open(campaign: Campaign) -> None:
    if campaign.closes <= timezone.now():
        raise refused("campaign", f"campaign {campaign.code} has closed", "Let it close later first.")


def _require_not_declined(row: RaterRow, campaign: Campaign, participant: Participant) -> None:
    asked = _asked(row, campaign, participant)
    if asked is not None and asked.state == State.DECLINED:
        raise refused("email", "they have declined", "Ask somebody else.")
