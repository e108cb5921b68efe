"""Staff in a real browser: invitation, password, second factor, passkeys, and what the pages are like."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page

from assessment.domain.staff import add_staff, invite_staff
from assessment.models import Role, StaffMember
from tests.assessment.browser.windows import Windows

PASSWORD = "three odd words here"  # noqa: S105 - of nobody
PICTURES = os.environ.get("BALCONY_PICTURES")


@pytest.fixture
def windows(browser: Browser, address: str) -> Iterator[Windows]:
    """Windows on the service under the name by which browsers allow passkeys without TLS."""
    opened = Windows(browser, f"http://localhost:{urlsplit(address).port}")
    yield opened
    opened.close()
    assert opened.complaints == []


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def invited(email: str) -> tuple[StaffMember, str]:
    member = add_staff(email=email, name="Ada Lovelace", role=Role.ADMINISTRATOR)
    uid, _, key = invite_staff(member=member).partition("-")
    return member, reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": key})


def looked_at(page: Page, name: str) -> None:
    """The page as it is has no barrier that axe knows, and fits a phone."""
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
    page.set_viewport_size({"width": 1280, "height": 900})


def press(page: Page, text: str) -> None:
    page.get_by_role("main").get_by_role("button", name=text, exact=True).click()


def sign_in(page: Page, email: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")


def test_from_an_invitation_to_the_desk_and_every_page_on_the_way(  # noqa: PLR0915 - one long way
    windows: Windows,
) -> None:
    _, link = invited("ada@example.org")
    page = windows.context(bypass_csp=True).new_page()
    page.goto("/accounts/login/")
    looked_at(page, "sign-in")
    press(page, "Sign in")
    looked_at(page, "sign-in-empty")
    page.goto(link)
    looked_at(page, "choose-password")
    page.get_by_label("New password").fill("short")
    press(page, "Save password")
    looked_at(page, "choose-password-refused")
    page.get_by_label("New password").fill(PASSWORD)
    press(page, "Save password")
    looked_at(page, "password-chosen")
    page.goto(link)
    looked_at(page, "link-used")
    page.goto("/desk/")
    page.get_by_label("Email address").fill("ada@example.org")
    page.get_by_label("Password", exact=True).fill("wrong")
    press(page, "Sign in")
    looked_at(page, "sign-in-wrong")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")
    page.wait_for_url("**/accounts/2fa/")
    looked_at(page, "second-factor-none")
    page.get_by_role("link", name="Set up App that shows codes").click()
    looked_at(page, "app")
    page.get_by_label("Code that the app shows").fill("000000")
    press(page, "Set up")
    looked_at(page, "app-wrong-code")
    secret = page.locator(".balcony-secret").inner_text()
    page.get_by_label("Code that the app shows").fill(code_of(secret))
    press(page, "Set up")
    page.wait_for_url("**/recovery-codes/")
    looked_at(page, "recovery-codes")
    recovery = page.locator(".balcony-codes li").first.inner_text()
    page.get_by_role("link", name="Draw new codes").click()
    looked_at(page, "draw-codes")
    page.goto("/desk/")
    looked_at(page, "desk")
    page.goto("/accounts/2fa/")
    looked_at(page, "second-factor")
    page.goto("/accounts/2fa/totp/deactivate/")
    looked_at(page, "remove-app")
    for way in ("reauthenticate", "2fa/reauthenticate"):
        page.goto(f"/accounts/{way}/")
        looked_at(page, f"again-{way.replace('/', '-')}")
    page.goto("/accounts/logout/")
    looked_at(page, "sign-out")
    press(page, "Sign out")
    looked_at(page, "signed-out")
    sign_in(page, "ada@example.org")
    page.wait_for_url("**/2fa/authenticate/")
    looked_at(page, "authenticate")
    page.get_by_label("Code from your app").fill("123")
    press(page, "Sign in")
    looked_at(page, "authenticate-wrong")
    page.get_by_label("Code from your app").fill(recovery)
    press(page, "Sign in")
    page.wait_for_url("**/desk/")
    page.get_by_role("link", name="Change password").click()
    looked_at(page, "change-password")
    page.get_by_label("Current password").fill(PASSWORD)
    page.get_by_label("New password").fill(f"{PASSWORD} too")
    press(page, "Change password")
    page.wait_for_url("**/accounts/login/")
    looked_at(page, "password-changed")


def test_a_passkey_is_added_used_renamed_and_removed(windows: Windows) -> None:
    _, link = invited("grace@example.org")
    page = windows.context(bypass_csp=True).new_page()
    give_authenticator(page)
    page.goto(link)
    page.get_by_label("New password").fill(PASSWORD)
    press(page, "Save password")
    sign_in(page, "grace@example.org")
    page.get_by_role("link", name="Set up Passkeys").click()
    looked_at(page, "add-passkey")
    page.get_by_label("Name").fill("Work laptop")
    press(page, "Add a passkey")
    page.wait_for_url("**/recovery-codes/")
    page.goto("/accounts/2fa/webauthn/reauthenticate/")
    looked_at(page, "again-passkey")
    press(page, "Use a passkey")
    page.wait_for_url("**/desk/")
    page.goto("/accounts/2fa/")
    looked_at(page, "second-factor-passkey")
    page.get_by_role("link", name="Change Passkeys").click()
    looked_at(page, "passkeys")
    page.get_by_role("link", name="Rename Work laptop").click()
    looked_at(page, "rename-passkey")
    page.get_by_label("Name").fill("Old laptop")
    press(page, "Save")
    page.get_by_role("navigation").get_by_role("button", name="Sign out").click()
    sign_in(page, "grace@example.org")
    page.wait_for_url("**/2fa/authenticate/")
    looked_at(page, "authenticate-passkey")
    press(page, "Use a passkey")
    page.wait_for_url("**/desk/")
    page.get_by_role("navigation").get_by_role("button", name="Sign out").click()
    press(page, "Sign in with a passkey")
    page.wait_for_url("**/desk/")
    page.goto("/accounts/2fa/webauthn/")
    page.get_by_role("link", name="Remove Old laptop").click()
    looked_at(page, "remove-passkey")
    press(page, "Remove")
    looked_at(page, "passkeys-none")
    page.goto("/desk/")
    page.wait_for_url("**/accounts/2fa/")


def give_authenticator(page: Page) -> None:
    """A device with passkeys that says yes to everything."""
    protocol = page.context.new_cdp_session(page)
    protocol.send("WebAuthn.enable")
    protocol.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
