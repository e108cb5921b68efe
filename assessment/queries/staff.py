"""What a member of staff may see."""

from uuid import UUID

from django.db.models import Q, QuerySet

from assessment.models import Campaign, Membership, Programme, Role, StaffMember


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
