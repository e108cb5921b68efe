"""Members of staff for tests, and browsers in which they sign in."""

import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.cache import cache
from django.test import Client

from assessment.domain.staff import add_staff
from assessment.models import Programme, Role, StaffMember

PASSWORD = "three odd words here"  # noqa: S105 - of nobody
LOGIN = "/accounts/login/"
SECOND = "/accounts/2fa/authenticate/"


def administrator(email: str = "ada@example.org", programme: Programme | None = None) -> StaffMember:
    member = add_staff(email=email, name="Ada Lovelace", role=Role.ADMINISTRATOR, programme=programme)
    member.set_password(PASSWORD)
    member.save()
    return member


def give_app(member: StaffMember) -> str:
    """Set up an app that shows codes, and give its secret."""
    secret = str(generate_totp_secret())
    TOTP.activate(member, secret)
    RecoveryCodes.activate(member)
    return secret


def shown_code(secret: str, changes_ago: int = 0) -> str:
    """What the app shows now, or showed some changes ago."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 - changes_ago)))


def code_of(secret: str) -> str:
    """What the app shows now; each time as if it had never been shown before."""
    cache.clear()
    return shown_code(secret)


def recovery_codes(member: StaffMember) -> list[str]:
    kept = Authenticator.objects.get(user=member, type=Authenticator.Type.RECOVERY_CODES)
    return list(kept.wrap().get_unused_codes())


def send_password(client: Client, email: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post(LOGIN, {"login": email, "password": password, **more})


def signed_in(member: StaffMember, secret: str = "") -> Client:
    """A browser in which somebody has signed in, with the code of their app where they have one."""
    client = Client()
    assert send_password(client, member.email).status_code == 302
    if secret:
        assert client.post(SECOND, {"code": code_of(secret)}).status_code == 302
    return client
