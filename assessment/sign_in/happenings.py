"""What is recorded when somebody signs in or changes how they do: who, and never with what."""

from allauth.account.signals import password_changed, password_reset
from allauth.mfa.signals import (
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
    authenticator_used,
)
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from assessment.domain.audit import record
from assessment.models import StaffMember
from assessment.sign_in.second_factor import mark_shown


def _record(verb: str, member: StaffMember) -> None:
    record(verb=verb, actor=f"staff:{member.pk}", subjects={"member": member.pk})


@receiver(user_logged_in)
def signed_in(user: StaffMember, **_more: object) -> None:
    """Somebody is in; sessions of everybody that ran out go."""
    _record("staff.signed_in", user)
    Session.objects.filter(expire_date__lt=timezone.now()).delete()


@receiver([password_changed, password_reset])
def password_set(user: StaffMember, **_more: object) -> None:
    """A password was set, from an invitation or with the one before."""
    _record("staff.password_set", user)


@receiver(authenticator_added)
def factor_added(user: StaffMember, **_more: object) -> None:
    """A factor was set up, or recovery codes that come with the first."""
    _record("staff.factor_added", user)


@receiver(authenticator_removed)
def factor_removed(user: StaffMember, **_more: object) -> None:
    """A factor was taken away."""
    _record("staff.factor_removed", user)


@receiver(authenticator_reset)
def codes_drawn(user: StaffMember, **_more: object) -> None:
    """Recovery codes were drawn anew."""
    _record("staff.recovery_codes_drawn", user)


@receiver(authenticator_used)
def factor_used(request: HttpRequest, user: StaffMember, **_more: object) -> None:
    """A factor was shown, on the way in or again."""
    mark_shown(request, user)
