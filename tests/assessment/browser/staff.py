"""Administrators: somebody who signs in, and a browser in which they have."""

import time

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Page

from assessment.models import Campaign, Membership, Role, StaffMember

PASSWORD = "correct horse battery staple"  # noqa: S105 - of nobody
_TOTP = {"secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"}


def add_member(campaign: Campaign, *, factor: bool = True) -> StaffMember:
    """An administrator of a campaign's programme, with a second factor or without."""
    member = StaffMember.objects.create_user(f"admin-of-{campaign.id}@example.org")
    # The server's hasher; that of the tests is another.
    hasher = Argon2PasswordHasher()
    member.password = hasher.encode(PASSWORD, hasher.salt())
    member.save()
    programme = campaign.cohort.programme
    Membership.objects.create(member=member, programme=programme, role=Role.ADMINISTRATOR)
    if factor:
        Authenticator.objects.create(user=member, type=Authenticator.Type.TOTP, data=_TOTP)
    return member


def add_passkey(member: StaffMember) -> Authenticator:
    data = {"name": "The key on my desk", "credential": {}}
    return Authenticator.objects.create(user=member, type=Authenticator.Type.WEBAUTHN, data=data)


def sign_in(page: Page, member: StaffMember) -> None:
    """Give a browser a session as it is after signing in with both factors."""
    session = SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session["second_factor_of"] = str(member.pk)
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time()}]
    session.create()
    page.goto("/health")
    page.context.add_cookies([{"name": "staff", "value": str(session.session_key), "url": page.url}])


def type_password(page: Page, member: StaffMember) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(member.email)
    page.locator("input[type=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def new_password_path(member: StaffMember) -> str:
    return f"/accounts/password/reset/key/{member.pk.hex}-{default_token_generator.make_token(member)}/"
