"""Passkeys in a real browser with a device that holds them, and what is left of them without a script."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.assessment.browser.staff_steps import (
    choose_password,
    give_authenticator,
    invited,
    looked_at,
    press,
    set_up_app,
    sign_in,
    sign_out,
)
from tests.assessment.browser.windows import Windows


@pytest.fixture
def windows(browser: Browser, address: str) -> Iterator[Windows]:
    """Windows on the service under the name by which browsers allow passkeys without TLS."""
    opened = Windows(browser, f"http://localhost:{urlsplit(address).port}")
    yield opened
    opened.close()
    assert opened.complaints == []


def with_a_passkey(page: Page, email: str) -> None:
    """Sign in for the first time, and set up a passkey as the second factor."""
    choose_password(page, invited(email))
    sign_in(page, email)
    page.get_by_role("link", name="Set up Passkeys").click()
    page.get_by_label("Name").fill("Work laptop")
    press(page, "Add a passkey")
    page.wait_for_url("**/recovery-codes/")


def test_under_the_policy_of_the_pages_a_passkey_is_a_second_factor_and_a_way_in_alone(
    windows: Windows,
) -> None:
    page = windows.context().new_page()
    give_authenticator(page)
    with_a_passkey(page, "dora@example.org")
    sign_out(page)
    sign_in(page, "dora@example.org")
    page.wait_for_url("**/2fa/authenticate/")
    press(page, "Use a passkey")
    page.wait_for_url("**/desk/")
    sign_out(page)
    press(page, "Sign in with a passkey")
    page.wait_for_url("**/desk/")


def test_a_passkey_that_is_removed_opens_nothing(windows: Windows) -> None:
    page = windows.context().new_page()
    give_authenticator(page)
    with_a_passkey(page, "elsa@example.org")
    page.goto("/accounts/2fa/webauthn/")
    page.get_by_role("link", name="Remove Work laptop").click()
    press(page, "Remove")
    expect(page.get_by_text("You have none.")).to_be_visible()
    page.goto("/desk/")
    page.wait_for_url("**/accounts/2fa/")
    sign_out(page)
    press(page, "Sign in with a passkey")
    expect(page.get_by_text("Your browser gave no passkey that fits.")).to_be_visible()


def test_a_browser_that_gives_no_passkey_says_so_beside_the_button(windows: Windows) -> None:
    page = windows.context().new_page()
    page.goto("/accounts/login/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('no')); }")
    press(page, "Sign in with a passkey")
    expect(page.get_by_role("alert").get_by_text("The browser gave no passkey.")).to_be_visible()


def test_the_pages_of_passkeys(windows: Windows) -> None:
    page = windows.context(bypass_csp=True).new_page()
    give_authenticator(page)
    with_a_passkey(page, "fay@example.org")
    for name, path in {"add-passkey": "add/", "again-passkey": "reauthenticate/", "passkeys": ""}.items():
        page.goto(f"/accounts/2fa/webauthn/{path}")
        looked_at(page, name)
    page.get_by_role("link", name="Rename Work laptop").click()
    looked_at(page, "rename-passkey")
    page.get_by_label("Name").fill("Old laptop")
    press(page, "Save")
    page.get_by_role("link", name="Remove Old laptop").click()
    looked_at(page, "remove-passkey")
    page.goto("/accounts/2fa/")
    looked_at(page, "second-factor-passkey")
    sign_out(page)
    sign_in(page, "fay@example.org")
    looked_at(page, "authenticate-passkey")


def test_without_a_script_password_and_code_open_the_desk_and_no_button_does_nothing(
    windows: Windows,
) -> None:
    page = windows.context(java_script_enabled=False).new_page()
    choose_password(page, invited("gwen@example.org"))
    page.goto("/accounts/login/")
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    sign_in(page, "gwen@example.org")
    page.goto("/accounts/2fa/webauthn/add/")
    expect(page.get_by_text("This browser has no passkeys")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    set_up_app(page)
    recovery = page.locator(".balcony-codes li").first.inner_text()
    sign_out(page)
    sign_in(page, "gwen@example.org")
    page.get_by_label("Code from your app").fill(recovery)
    press(page, "Sign in")
    page.wait_for_url("**/desk/")
