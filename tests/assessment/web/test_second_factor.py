"""The second factor: nobody comes to the desk without, and each session shows one of its own."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from assessment.domain.staff import reset_factors
from assessment.models import AuditEvent, StaffMember
from assessment.sign_in.sealing import unseal
from tests.assessment.web.staff_members import (
    LOGIN,
    PASSWORD,
    SECOND,
    administrator,
    code_of,
    give_app,
    recovery_codes,
    send_password,
    shown_code,
    signed_in,
)

pytestmark = pytest.mark.django_db
FACTORS = "/accounts/2fa/"
APP = "/accounts/2fa/totp/activate/"
AGAIN = "/accounts/reauthenticate/"
SET_UP = [
    "/accounts/password/change/", "/accounts/reauthenticate/", "/accounts/2fa/", "/accounts/2fa/reauthenticate/", APP,
    "/accounts/2fa/totp/deactivate/", "/accounts/2fa/recovery-codes/", "/accounts/2fa/recovery-codes/generate/",
    "/accounts/2fa/recovery-codes/download/", "/accounts/2fa/webauthn/", "/accounts/2fa/webauthn/add/",
    "/accounts/2fa/webauthn/reauthenticate/", "/accounts/2fa/webauthn/keys/1/edit/", "/accounts/2fa/webauthn/keys/1/remove/",
]  # fmt: skip


@pytest.fixture
def ada() -> StaffMember:
    return administrator()


@pytest.fixture
def committing(django_capture_on_commit_callbacks: Any) -> Any:
    """What happens at a commit happens; tests themselves never commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def set_up_app(client: Client, committing: Any) -> None:
    """Set up an app as somebody does who sits before the page."""
    found = re.search(r'balcony-secret"[^>]*>([A-Z2-7]+)<', client.get(APP).content.decode())
    assert found
    with committing():
        answer = client.post(APP, {"code": code_of(found[1])})
    assert answer.headers["Location"] == "/accounts/2fa/recovery-codes/"


def test_without_a_second_factor_the_desk_leads_to_setting_one_up(ada: StaffMember, committing: Any) -> None:
    client = signed_in(ada)
    assert client.get("/desk/").headers["Location"] == FACTORS
    set_up_app(client, committing)
    assert client.get("/desk/").status_code == 200


def test_in_the_demo_the_desk_needs_none(ada: StaffMember, settings: Any) -> None:
    settings.DEMO = True
    assert signed_in(ada).get("/desk/").status_code == 200


def test_with_the_password_alone_nobody_has_signed_in(ada: StaffMember) -> None:
    give_app(ada)
    client = Client()
    assert send_password(client, ada.email).headers["Location"] == SECOND
    assert "_auth_user_id" not in client.session
    assert client.get("/desk/").headers["Location"] == f"{LOGIN}?next=/desk/"
    assert {client.get(path).headers["Location"] for path in SET_UP} == {
        f"{LOGIN}?next={path}" for path in SET_UP
    }


def test_the_code_of_the_app_opens_the_desk(ada: StaffMember) -> None:
    assert signed_in(ada, give_app(ada)).get("/desk/").status_code == 200


def test_a_code_that_changed_while_it_was_typed_opens_the_desk(ada: StaffMember) -> None:
    secret = give_app(ada)
    client = Client()
    send_password(client, ada.email)
    assert client.post(SECOND, {"code": shown_code(secret, changes_ago=1)}).status_code == 302


def test_a_code_that_is_minutes_old_opens_nothing(ada: StaffMember) -> None:
    secret = give_app(ada)
    client = Client()
    send_password(client, ada.email)
    assert client.post(SECOND, {"code": shown_code(secret, changes_ago=4)}).status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_code_works_once(ada: StaffMember) -> None:
    secret = give_app(ada)
    code = code_of(secret)
    for client, status in ((Client(), 302), (Client(), 200)):
        send_password(client, ada.email)
        assert client.post(SECOND, {"code": code}).status_code == status


def test_a_recovery_code_opens_the_desk_once(ada: StaffMember) -> None:
    give_app(ada)
    code = recovery_codes(ada)[0]
    for client, status in ((Client(), 302), (Client(), 200)):
        send_password(client, ada.email)
        assert client.post(SECOND, {"code": code}).status_code == status
    assert len(recovery_codes(ada)) == 9


def test_after_five_wrong_codes_a_right_one_is_refused_too(ada: StaffMember) -> None:
    secret = give_app(ada)
    right = code_of(secret)
    client = Client()
    send_password(client, ada.email)
    for _ in range(5):
        assert "This was not accepted" in client.post(SECOND, {"code": "000000"}).content.decode()
    refused = client.post(SECOND, {"code": right})
    assert "There were too many tries" in refused.content.decode()
    assert "_auth_user_id" not in client.session


def test_tries_are_counted_where_every_process_sees_them(settings: Any) -> None:
    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"
    cache.set("tries", 1)
    assert cache.get("tries") == 1


def test_a_session_from_before_the_factor_ends_where_its_person_now_has_one(
    ada: StaffMember, committing: Any
) -> None:
    with_the_password = signed_in(ada)
    set_up_app(signed_in(ada), committing)
    assert with_the_password.get("/desk/").headers["Location"] == f"{LOGIN}?next=/desk/"
    assert "_auth_user_id" not in with_the_password.session


@pytest.mark.parametrize("path", SET_UP)
def test_such_a_session_comes_to_no_page_of_the_account_either(ada: StaffMember, path: str) -> None:
    with_the_password = signed_in(ada)
    give_app(ada)
    assert with_the_password.get(path).headers["Location"] == f"{LOGIN}?next={path}"


@pytest.mark.parametrize("path", SET_UP)
def test_nobody_comes_to_a_page_of_an_account_without_signing_in(path: str) -> None:
    assert Client().get(path).headers["Location"] == f"{LOGIN}?next={path}"


def test_whoever_removes_the_only_factor_is_asked_to_set_one_up(ada: StaffMember) -> None:
    client = signed_in(ada, give_app(ada))
    assert client.post("/accounts/2fa/totp/deactivate/").headers["Location"] == FACTORS
    assert client.get("/desk/").headers["Location"] == FACTORS
    assert Authenticator.objects.count() == 0


def later(client: Client) -> None:
    """Let six minutes pass since somebody signed in."""
    session = client.session
    for shown in session["account_authentication_methods"]:
        shown["at"] -= 360
    session.save()


@pytest.mark.parametrize(
    "path",
    ["/accounts/2fa/recovery-codes/", "/accounts/2fa/webauthn/add/", "/accounts/2fa/totp/deactivate/"],
)
def test_before_what_decides_who_gets_in_the_password_is_asked_again(ada: StaffMember, path: str) -> None:
    client = signed_in(ada, give_app(ada))
    assert client.get(path).status_code == 200
    later(client)
    asked = client.get(path).headers["Location"]
    assert asked.startswith(AGAIN)
    assert "This is not your password" in client.post(asked, {"password": "wrong"}).content.decode()
    assert client.post(asked, {"password": PASSWORD}).headers["Location"] == path
    assert client.get(path).status_code == 200


def test_a_password_that_is_asked_again_is_counted_like_any(ada: StaffMember) -> None:
    client = signed_in(ada)
    answers = [client.post(AGAIN, {"password": "wrong"}).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


def test_the_code_can_be_asked_instead(ada: StaffMember) -> None:
    secret = give_app(ada)
    client = signed_in(ada, secret)
    later(client)
    path = "/accounts/2fa/recovery-codes/"
    answer = client.post("/accounts/2fa/reauthenticate/", {"code": code_of(secret), "next": path})
    assert answer.headers["Location"] == path
    assert client.get(path).status_code == 200


def test_recovery_codes_can_be_kept_as_a_file(ada: StaffMember) -> None:
    answer = signed_in(ada, give_app(ada)).get("/accounts/2fa/recovery-codes/download/")
    lines = answer.content.decode().splitlines()
    assert lines == ["Recovery codes - Balcony", "", *recovery_codes(ada)]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="recovery-codes.txt"'


def test_new_recovery_codes_end_those_before(ada: StaffMember) -> None:
    client = signed_in(ada, give_app(ada))
    before = set(recovery_codes(ada))
    client.post("/accounts/2fa/recovery-codes/generate/")
    assert before.isdisjoint(recovery_codes(ada))


def test_whoever_lost_their_factors_is_signed_out_and_begins_anew(ada: StaffMember) -> None:
    client = signed_in(ada, give_app(ada))
    reset_factors(member=ada)
    assert client.get("/desk/").headers["Location"] == f"{LOGIN}?next=/desk/"
    assert signed_in(ada).get("/desk/").headers["Location"] == FACTORS


def test_factors_that_come_and_go_stand_in_the_chain(ada: StaffMember, committing: Any) -> None:
    client = signed_in(ada)
    set_up_app(client, committing)
    client.post("/accounts/2fa/totp/deactivate/")
    factors = AuditEvent.objects.filter(verb__contains="factor").order_by("number")
    # The app with its recovery codes, both ways.
    assert [event.verb for event in factors] == ["staff.factor_added"] * 2 + ["staff.factor_removed"] * 2
    assert {str(event.subjects) for event in factors} == {str({"member": str(ada.pk)})}


def test_the_secret_of_an_app_is_a_picture_in_the_page_with_words_for_it(ada: StaffMember) -> None:
    page = signed_in(ada).get(APP).content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    assert re.search(r'alt="QR code with the secret that stands below as text"', page)


def test_no_page_of_signing_in_has_a_script_in_it(ada: StaffMember) -> None:
    client = signed_in(ada, give_app(ada))
    pages = [Client().get(LOGIN), *[client.get(path) for path in (FACTORS, "/accounts/2fa/webauthn/add/")]]
    for page in pages:
        scripts = re.findall(r"<script([^>]*)>", page.content.decode())
        assert [tag for tag in scripts if "src=" not in tag and 'type="application/json"' not in tag] == []


def test_the_secret_of_an_app_is_sealed_in_the_database(ada: StaffMember) -> None:
    give_app(ada)
    stored = Authenticator.objects.get(user=ada, type=Authenticator.Type.TOTP).data["secret"]
    assert re.fullmatch(r"[A-Z2-7]+=*", stored) is None
    assert re.fullmatch(r"[A-Z2-7]+=*", unseal(stored))


def test_with_another_secret_no_code_fits_and_nothing_fails(ada: StaffMember, settings: Any) -> None:
    give_app(ada)
    stored = Authenticator.objects.get(user=ada, type=Authenticator.Type.TOTP).data["secret"]
    settings.SECRET_KEY = "that of another installation"  # noqa: S105 - of nobody
    assert unseal(stored) == ""
