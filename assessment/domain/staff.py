"""Members of staff: who signs in, what they may do, and what helps them back in."""

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from assessment.domain.audit import SYSTEM, record
from assessment.domain.refusals import RefusedError
from assessment.models import Membership, Programme, Role, StaffMember


@transaction.atomic
def add_staff(
    *, email: str, role: Role, name: str = "", programme: Programme | None = None, by: str = SYSTEM
) -> StaffMember:
    """Give somebody a role in a programme, or in all where none is named; add them where they are new.

    Raises
    ------
    RefusedError
        Where they have that role already, where the address is none, or where somebody new has no name.
    """
    address = _address(email)
    member = StaffMember.objects.filter(email=address).first() or _add(address, name, by)
    if Membership.objects.filter(member=member, role=role, programme=programme).exists():
        where = f"in programme {programme.code}" if programme else "in every programme"
        raise RefusedError(f"{address} is {role.label.lower()} {where} already. Nothing was changed.")
    membership = Membership.objects.create(member=member, role=role, programme=programme)
    record(verb="staff.role_given", actor=by, subjects={"member": member.id, "membership": membership.id})
    return member


def _address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as invalid:
        raise RefusedError(f"{email} is no address: expected one such as name@example.org.") from invalid
    return address


def _add(email: str, name: str, by: str) -> StaffMember:
    if not name.strip():
        raise RefusedError(f"{email} is new here: expected a name as well (--name). Nothing was changed.")
    member = StaffMember.objects.create_user(email, name=name)
    record(verb="staff.added", actor=by, subjects={"member": member.id})
    return member


@transaction.atomic
def remove_staff(*, member: StaffMember, by: str = SYSTEM) -> None:
    """Take away every role, factor and session of somebody, and who they are."""
    record(verb="staff.removed", actor=by, subjects={"member": member.id})
    _end_sessions(member)
    member.delete()


@transaction.atomic
def invite_staff(*, member: StaffMember, by: str = SYSTEM) -> str:
    """A key with which somebody sets their password, once; what came before works until they do.

    It ends with the time of `PASSWORD_RESET_TIMEOUT`, with the next change of the password, and
    when they sign in.
    """
    record(verb="staff.invited", actor=by, subjects={"member": member.id})
    return f"{user_pk_to_url_str(member)}-{default_token_generator.make_token(member)}"


@transaction.atomic
def reset_factors(*, member: StaffMember, by: str = SYSTEM) -> None:
    """Forget app, passkeys and recovery codes of somebody who lost them, and sign them out everywhere."""
    Authenticator.objects.filter(user=member).delete()
    _end_sessions(member)
    record(verb="staff.factors_reset", actor=by, subjects={"member": member.id})


def _end_sessions(member: StaffMember) -> None:
    """Sign somebody out; whose a session is stands inside it, and there are few."""
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(member.pk):
            session.delete()
