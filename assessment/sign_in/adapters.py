"""The rules and words that django-allauth asks for."""

import time
from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessment.models import StaffMember
from assessment.sign_in.sealing import seal, unseal

_PASSWORD_REFUSED = {
    "password_too_short": _("This password is too short: it needs at least 12 characters"),
    "password_too_similar": _("This password is too much like your name or address"),
    "password_too_common": _("This password is one of those that everybody tries first"),
    "password_entirely_numeric": _("This password is only digits: add something else"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Signing in with address and password."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The email address or the password is not right"),
        "enter_current_password": _("This is not your current password"),
        "incorrect_password": _("This is not your password"),
        "too_many_login_attempts": _("There were too many tries. Wait five minutes, then try again"),
        "rate_limited": _("There were too many tries. Wait a minute, then try again"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - asked for by allauth
        """Nobody adds themselves."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Whether a page to go to next is one of ours; another name of this machine is not."""
        request = context.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ANN401 - allauth's own signature
        """Tries of a password are counted by axes, in the database; a second count would come before it."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> StaffMember | None:  # noqa: ANN401 - allauth's own signature
        """Who has these credentials; somebody who was shut out gets the answer that anybody gets."""
        member = super().authenticate(request, **credentials)
        return member if isinstance(member, StaffMember) and member.is_active else None

    def reauthenticate(self, user: StaffMember, password: str) -> bool:
        """Whether the password is that of whoever has signed in; tries count like those of signing in."""
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not again for somebody who signed in a moment ago."""
        records = get_authentication_records(context.request, context.request.user)
        fresh = bool(records) and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT
        return not fresh and bool(super().is_reauthentication_required(app=app))

    def respond_user_inactive(self, request: HttpRequest, user: StaffMember) -> HttpResponse:  # noqa: ARG002 - asked for by allauth
        """Back to the door, for a passkey of somebody who was shut out."""
        self.add_message(request, messages.ERROR, message=gettext("This passkey does not open anything here"))
        return redirect("account_login")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - asked for by allauth
        """To the door: whoever changes their password signs in with it."""
        return resolve_url("account_login")

    def clean_password(self, password: str, user: StaffMember | None = None) -> str:
        """Refuse a weak password, in our words."""
        try:
            return str(super().clean_password(password, user))
        except ValidationError as refused:
            reasons = [_PASSWORD_REFUSED.get(error.code or "", error.message) for error in refused.error_list]
            raise ValidationError(reasons) from refused


class FactorAdapter(DefaultMFAAdapter):
    """Second factors."""

    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This was not accepted. A code works once, and only for half a minute"),
        "cannot_generate_recovery_codes": _("Set up a second factor first; recovery codes come with it"),
    }

    def encrypt(self, text: str) -> str:
        """A secret as it may be stored."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """A secret that was stored."""
        return unseal(encrypted_text)

    def generate_authenticator_name(self, user: StaffMember, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's own name
        """A name for a passkey that was given none."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey {number}").format(number=number)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Whom a passkey is for: this address, shown under our name."""
        return dict(super().get_public_key_credential_rp_entity()) | {"name": "Balcony"}
