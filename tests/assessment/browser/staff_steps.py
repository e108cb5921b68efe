"""What staff do in a browser, step by step, and a look at every page on the way."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page

from assessment.domain.staff import add_staff, invite_staff
from assessment.models import Role
from tests.assessment.web.staff_members import PASSWORD, shown_code

PICTURES = os.environ.get("BALCONY_PICTURES")


def invited(email: str) -> str:
    """The link with which somebody sets their password."""
    member = add_staff(email=email, name="Ada Lovelace", role=Role.ADMINISTRATOR)
    uid, _, key = invite_staff(member=member).partition("-")
    return reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": key})


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


def choose_password(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_label("New password").fill(PASSWORD)
    press(page, "Save password")
    page.wait_for_url("**/key/done/")


def sign_in(page: Page, email: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    # A step that opened another page before this one is answered would take the answer away.
    with page.expect_navigation():
        press(page, "Sign in")


def sign_out(page: Page) -> None:
    page.get_by_role("navigation").get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/")


def set_up_app(page: Page) -> str:
    """Set up an app, and give its secret; the recovery codes are what is seen then."""
    page.goto("/accounts/2fa/totp/activate/")
    secret = page.locator(".balcony-secret").inner_text()
    page.get_by_label("Code that the app shows").fill(shown_code(secret))
    press(page, "Set up")
    page.wait_for_url("**/recovery-codes/")
    return secret


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
