"""A way to every page of the service, for whatever is to hold on each of them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from playwright.sync_api import Page

from assessment.models import Assignment, Person
from tests.assessment.browser.staff import add_member, add_passkey, new_password_path, sign_in, type_password
from tests.assessment.browser.stages import Stage, open_stage

LONG_NAME = "Blodeuwedd-Angharad Llywelyn-Featherstonehaugh-Cholmondeley ap Gruffudd of Rhosllannerchrugog"
LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochuwchben"


@dataclass
class Cast:
    """A rater of three people with awkward names, in a programme with an awkward name."""

    stage: Stage = field(default_factory=lambda: open_stage(name=f"Leadership for Change in {LONG_WORD}"))
    rater: Person = field(init=False)
    mine: list[Assignment] = field(init=False)

    def __post_init__(self) -> None:
        self.rater = self.stage.person(f"Rhys {LONG_WORD}")
        asked = (("Ann Example", "peer"), (LONG_NAME, "line_manager"), (LONG_WORD, "partner"))
        self.mine = [
            self.stage.asked(self.rater, self.stage.participant(self.stage.person(name)), group)
            for name, group in asked
        ]


Visit = Callable[[Page, Cast], None]


def _anybody(path: str, page: Page, _cast: Cast) -> None:
    page.goto(path)


def _link(page: Page, cast: Cast) -> None:
    page.goto(cast.stage.link(cast.rater))


def _rater(path: str, page: Page, cast: Cast, which: int = 0) -> None:
    """A page of the rater, with `ID` in the place of the assignment's."""
    _link(page, cast)
    page.locator("main form button").click()
    page.wait_for_url("/answer/")
    if path:
        page.goto(path.replace("ID", str(cast.mine[which].id)))


def _left(page: Page, cast: Cast) -> None:
    _rater("", page, cast)
    page.get_by_role("button", name="Leave").click()
    page.wait_for_url("/leave")


def _not_me(page: Page, cast: Cast) -> None:
    _rater("/answer/not-me", page, cast)
    page.get_by_role("button", name="Stop this link").click()
    page.get_by_role("heading", name="Thank you").wait_for()


def _empty(page: Page, cast: Cast) -> None:
    person = cast.stage.person("Nobody Asks")
    page.goto(cast.stage.link(person))
    page.locator("main form button").click()
    page.wait_for_url("/answer/")


def _no_reason(page: Page, cast: Cast) -> None:
    _rater("/answer/ID/decline", page, cast)
    page.locator("main form .govuk-button").click()
    page.get_by_role("alert").wait_for()


def _too_long(page: Page, cast: Cast) -> None:
    _rater("/answer/ID/page/7", page, cast)
    page.locator("textarea").first.fill("It is too much. " * 251)
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("alert").first.wait_for()


def _done(page: Page, cast: Cast) -> None:
    _rater("/answer/ID/page/7", page, cast)
    page.locator("textarea").first.fill(f"{LONG_WORD * 3}\nand\nmore")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_url("**/done")


def _handed_in(path: str, page: Page, cast: Cast) -> None:
    _done(page, cast)
    page.goto(path.replace("ID", str(cast.mine[0].id)))


def _in_grace(page: Page, cast: Cast) -> None:
    _rater("/answer/ID/page/1", page, cast)
    cast.stage.closes(-dt.timedelta(minutes=1))
    page.reload()


def _closed(page: Page, cast: Cast) -> None:
    _rater("/answer/ID/page/7", page, cast)
    page.locator("textarea").first.fill(f"{LONG_WORD} is what I wrote.\nAnd more.")
    cast.stage.closes(-dt.timedelta(hours=1))
    page.locator("form#questions").evaluate("form => form.submit()")
    page.get_by_role("heading", name="What you had written").wait_for()


def _closed_list(page: Page, cast: Cast) -> None:
    _rater("", page, cast)
    cast.stage.closes(-dt.timedelta(hours=1))
    page.reload()


def _staff(path: str, page: Page, cast: Cast, *, factor: bool = True) -> None:
    """A page of an administrator who has signed in, with `ID` in the place of the campaign's."""
    sign_in(page, add_member(cast.stage.campaign, factor=factor))
    page.goto(path.replace("ID", str(cast.stage.campaign.id)))


def _passkey(path: str, page: Page, cast: Cast) -> None:
    """A page about one passkey, with `ID` in the place of the passkey's."""
    member = add_member(cast.stage.campaign)
    sign_in(page, member)
    page.goto(path.replace("ID", str(add_passkey(member).pk)))


def _code(page: Page, cast: Cast) -> None:
    type_password(page, add_member(cast.stage.campaign))
    page.wait_for_url("**/2fa/authenticate/")


def _new_password(page: Page, cast: Cast) -> None:
    page.goto(new_password_path(add_member(cast.stage.campaign)))


VISITS: dict[str, Visit] = {
    "front": partial(_anybody, "/"),
    "accessibility": partial(_anybody, "/accessibility"),
    "privacy": partial(_anybody, "/privacy"),
    "link": _link,
    "leave": _left,
    "answer": partial(_rater, ""),
    "answer, empty": _empty,
    "answer, closed": _closed_list,
    "not_me": partial(_rater, "/answer/not-me"),
    "not_me, done": _not_me,
    "begin": partial(_rater, "/answer/ID/"),
    "begin, attributed": partial(_rater, "/answer/ID/", which=1),
    "begin, merged": partial(_rater, "/answer/ID/", which=2),
    "page": partial(_rater, "/answer/ID/page/1"),
    "page, comments": partial(_rater, "/answer/ID/page/7", which=1),
    "page, errors": _too_long,
    "page, closed": _closed,
    "page, in grace": _in_grace,
    "page, handed in": partial(_handed_in, "/answer/ID/page/1"),
    "check": partial(_rater, "/answer/ID/check"),
    "check, handed in": partial(_handed_in, "/answer/ID/check"),
    "done": _done,
    "decline": partial(_rater, "/answer/ID/decline"),
    "decline, errors": _no_reason,
    "nowhere": partial(_anybody, "/nowhere"),
    "no session": partial(_anybody, "/answer/"),
    "desk": partial(_staff, "/desk/"),
    "campaign": partial(_staff, "/desk/ID/"),
    "account_login": partial(_anybody, "/accounts/login/"),
    "account_reauthenticate": partial(_staff, "/accounts/reauthenticate/", factor=False),
    "account_change_password": partial(_staff, "/accounts/password/change/"),
    "account_reset_password_from_key": _new_password,
    "account_reset_password_from_key_done": partial(_anybody, "/accounts/password/reset/key/done/"),
    "mfa_authenticate": _code,
    "mfa_index": partial(_staff, "/accounts/2fa/"),
    "mfa_reauthenticate": partial(_staff, "/accounts/2fa/reauthenticate/"),
    "mfa_activate_totp": partial(_staff, "/accounts/2fa/totp/activate/", factor=False),
    "mfa_deactivate_totp": partial(_staff, "/accounts/2fa/totp/deactivate/"),
    "mfa_view_recovery_codes": partial(_staff, "/accounts/2fa/recovery-codes/"),
    "mfa_generate_recovery_codes": partial(_staff, "/accounts/2fa/recovery-codes/generate/"),
    "mfa_list_webauthn": partial(_staff, "/accounts/2fa/webauthn/"),
    "mfa_add_webauthn": partial(_staff, "/accounts/2fa/webauthn/add/"),
    "mfa_edit_webauthn": partial(_passkey, "/accounts/2fa/webauthn/keys/ID/edit/"),
    "mfa_remove_webauthn": partial(_passkey, "/accounts/2fa/webauthn/keys/ID/remove/"),
}
"""How to come to each page, by its name in the URL configuration and what is special about it."""

NO_PAGES = {
    "language": "sends back to the page that it was chosen on",
    "health": "tells machines whether the service is up",
    "save": "answers the script",
    "reissue": "shows the page of its campaign",
    "revoke": "sends back to the page of its campaign",
    "account_logout": "sends to the page of signing in",
    "mfa_login_webauthn": "answers the script, or sends to the page of signing in",
    "mfa_reauthenticate_webauthn": "answers the script, or sends to the page that asks again",
    "mfa_download_recovery_codes": "is a file",
}
"""What is no page, and why."""
