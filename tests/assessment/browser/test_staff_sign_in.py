"""Every page of signing in, in a real browser: as pictures on request, by axe, and as narrow as a phone."""

from playwright.sync_api import Page

from tests.assessment.browser.staff_steps import (
    choose_password,
    invited,
    looked_at,
    press,
    set_up_app,
    sign_in,
)
from tests.assessment.browser.windows import Windows
from tests.assessment.web.staff_members import PASSWORD


def a_page(windows: Windows) -> Page:
    """A page into which axe may be put."""
    return windows.context(bypass_csp=True).new_page()


def test_from_an_invitation_to_the_second_factor(windows: Windows) -> None:
    link, page = invited("ada@example.org"), a_page(windows)
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
    sign_in(page, "ada@example.org")
    page.wait_for_url("**/accounts/2fa/")
    looked_at(page, "second-factor-none")
    page.get_by_role("link", name="Set up App that shows codes").click()
    looked_at(page, "app")
    page.get_by_label("Code that the app shows").fill("000000")
    press(page, "Set up")
    looked_at(page, "app-wrong-code")


def test_signing_in_and_out(windows: Windows) -> None:
    link, page = invited("bess@example.org"), a_page(windows)
    choose_password(page, link)
    page.goto("/desk/")
    looked_at(page, "sign-in")
    press(page, "Sign in")
    looked_at(page, "sign-in-empty")
    sign_in(page, "nobody@example.org")
    looked_at(page, "sign-in-wrong")
    for _ in range(6):
        sign_in(page, "nobody@example.org")
    looked_at(page, "locked-out")
    sign_in(page, "bess@example.org")
    set_up_app(page)
    recovery = page.locator(".balcony-codes li").first.inner_text()
    page.goto("/accounts/logout/")
    looked_at(page, "sign-out")
    press(page, "Sign out")
    looked_at(page, "signed-out")
    sign_in(page, "bess@example.org")
    page.wait_for_url("**/2fa/authenticate/")
    looked_at(page, "authenticate")
    page.get_by_label("Code from your app").fill("123")
    press(page, "Sign in")
    looked_at(page, "authenticate-wrong")
    page.get_by_label("Code from your app").fill(recovery)
    press(page, "Sign in")
    page.wait_for_url("**/desk/")
    looked_at(page, "desk")


def test_the_pages_of_an_account(windows: Windows) -> None:
    link, page = invited("cleo@example.org"), a_page(windows)
    choose_password(page, link)
    sign_in(page, "cleo@example.org")
    set_up_app(page)
    looked_at(page, "recovery-codes")
    pages = {
        "second-factor": "2fa/",
        "remove-app": "2fa/totp/deactivate/",
        "draw-codes": "2fa/recovery-codes/generate/",
        "again-password": "reauthenticate/",
        "again-code": "2fa/reauthenticate/",
        "change-password": "password/change/",
    }
    for name, path in pages.items():
        page.goto(f"/accounts/{path}")
        looked_at(page, name)
    page.get_by_label("Current password").fill(PASSWORD)
    page.get_by_label("New password").fill(f"{PASSWORD} too")
    press(page, "Change password")
    page.wait_for_url("**/accounts/login/")
    looked_at(page, "password-changed")
