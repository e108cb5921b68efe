"""Who the members of staff are, and what they may see."""

from uuid import UUID

from django.db.models import Q, QuerySet

from assessment.models import Campaign, Membership, Programme, Role, StaffMember


class UnknownError(Exception):
    """Somebody or something that was named is not there; the message says what is."""


def find_member(email: str) -> StaffMember:
    """The member of staff with an address, in whatever case it is written.

    Raises
    ------
    UnknownError
        Where nobody has it.
    """
    found = StaffMember.objects.filter(email=email.strip().lower()).first()
    if found is None:
        raise UnknownError(f"Nobody signs in as {email}. `balcony staff list` lists everybody.")
    return found


def find_programme(code: str) -> Programme:
    """The programme with a code.

    Raises
    ------
    UnknownError
        Where there is none; the message lists those that there are.
    """
    found = Programme.objects.filter(code=code).first()
    if found is None:
        codes = ", ".join(Programme.objects.order_by("code").values_list("code", flat=True)) or "none yet"
        raise UnknownError(f"There is no programme {code}. There are: {codes}.")
    return found


def everybody() -> QuerySet[StaffMember]:
    """Every member of staff with their roles, by address."""
    return StaffMember.objects.order_by("email").prefetch_related("memberships__programme")


def programmes_of(member: StaffMember, role: Role) -> QuerySet[Programme]:
    """The programmes in which somebody has a role, in their own right or everywhere."""
    memberships = Membership.objects.filter(member=member, role=role)
    if memberships.filter(programme=None).exists():
        return Programme.objects.all()
    return Programme.objects.filter(memberships__in=memberships).distinct()


def administers(member: StaffMember) -> bool:
    """Whether somebody is an administrator of any programme."""
    return Membership.objects.filter(member=member, role=Role.ADMINISTRATOR).exists()


def campaigns_of(member: StaffMember) -> QuerySet[Campaign]:
    """The campaigns that somebody administers."""
    own = programmes_of(member, Role.ADMINISTRATOR)
    return Campaign.objects.filter(cohort__programme__in=own).select_related("cohort__programme")


def administers_campaign(member: StaffMember, campaign: UUID) -> bool:
    """Whether somebody is an administrator of the programme that a campaign belongs to."""
    everywhere = Q(programme=None)
    here = Q(programme__cohorts__campaigns=campaign)
    return Membership.objects.filter(everywhere | here, member=member, role=Role.ADMINISTRATOR).exists()
