"""Whether a session has shown a second factor, and not only the password.

That the person has one is not enough: they may have set it up somewhere else, after this session
began with the password alone.
"""

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

from assessment.models import StaffMember

_MARK = "second_factor_of"


def mark_shown(request: HttpRequest, member: StaffMember) -> None:
    """Remember that whoever sits here has shown a factor of theirs."""
    request.session[_MARK] = str(member.pk)


def is_shown(request: HttpRequest) -> bool:
    """Whether the person of this session has shown a factor in it."""
    return bool(request.session.get(_MARK) == str(request.user.pk))


def is_set_up(member: StaffMember) -> bool:
    """Whether somebody has a second factor."""
    return bool(is_mfa_enabled(member))
