"""Address and password: who gets in, who is kept out, and what neither of them learns."""

import datetime as dt
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from assessment.models import AuditEvent, StaffMember
from tests.assessment.web.staff_members import (
    LOGIN,
    PASSWORD,
    SECOND,
    administrator,
    code_of,
    give_app,
    send_password,
    signed_in,
)

pytestmark = pytest.mark.django_db
ARGON2 = ["django.contrib.auth.hashers.Argon2PasswordHasher"]


@pytest.fixture
def ada() -> StaffMember:
    return administrator()


def test_a_password_is_kept_as_argon2(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ARGON2
    assert administrator().password.startswith("argon2$argon2id$")


def test_the_address_may_be_typed_in_any_case(ada: StaffMember) -> None:
    assert send_password(Client(), " ADA@Example.ORG ").headers["Location"] == "/desk/"


def shown(answer: Any) -> str:
    """A page without what is drawn anew for each, and without what was typed."""
    page: str = answer.content.decode()
    return page.replace(str(answer.context["csrf_token"]), "").replace(answer.wsgi_request.POST["login"], "")


def test_a_wrong_password_a_wrong_address_and_somebody_shut_out_are_answered_alike(ada: StaffMember) -> None:
    StaffMember.objects.create_user("out@example.org", PASSWORD, is_active=False)
    StaffMember.objects.create_user("new@example.org")
    answers = [
        send_password(Client(), "ada@example.org", "not the password"),
        send_password(Client(), "nobody@example.org", "not the password"),
        send_password(Client(), "out@example.org", PASSWORD),
        send_password(Client(), "new@example.org", "!"),
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert len({shown(answer) for answer in answers}) == 1
    assert "The email address or the password is not right" in shown(answers[0])


@pytest.mark.parametrize("address", ["ada@example.org", "nobody@example.org", "new@example.org"])
def test_whoever_knocks_argon2_runs_once(
    ada: StaffMember, settings: Any, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    settings.PASSWORD_HASHERS = ARGON2
    ada.set_password(PASSWORD)
    ada.save()
    StaffMember.objects.create_user("new@example.org")
    ran: list[str] = []

    def counted(name: str, real: Any) -> Any:
        def run(*given: Any, **named: Any) -> Any:
            ran.append(name)
            return real(*given, **named)

        return run

    for name in ("encode", "verify"):
        monkeypatch.setattr(Argon2PasswordHasher, name, counted(name, getattr(Argon2PasswordHasher, name)))
    send_password(Client(), address, "not the password")
    assert len(ran) == 1


def fail(times: int, address: str = "ada@example.org", where: str = "203.0.113.9") -> Any:
    fields = {"login": address, "password": "not the password"}
    return [Client().post(LOGIN, fields, REMOTE_ADDR=where) for _ in range(times)][-1]


def test_after_six_failures_nobody_signs_in_with_the_address_from_there_for_a_quarter_of_an_hour(
    ada: StaffMember,
) -> None:
    assert fail(5).status_code == 200
    assert fail(1).status_code == 429
    locked = Client().post(LOGIN, {"login": ada.email, "password": PASSWORD}, REMOTE_ADDR="203.0.113.9")
    assert locked.status_code == 429
    assert "for 15 minutes" in locked.content.decode()
    assert "Signed in" not in locked.content.decode()
    AccessAttempt.objects.update(attempt_time=timezone.now() - dt.timedelta(minutes=16))
    again = Client().post(LOGIN, {"login": ada.email, "password": PASSWORD}, REMOTE_ADDR="203.0.113.9")
    assert again.headers["Location"] == "/desk/"


def test_knocking_on_does_not_make_the_wait_longer(ada: StaffMember) -> None:
    fail(6)
    began = AccessAttempt.objects.get().attempt_time
    assert fail(3).status_code == 429
    assert AccessAttempt.objects.get().attempt_time == began


def test_an_address_that_is_nobodys_is_shut_just_the_same() -> None:
    assert fail(6, "nobody@example.org").status_code == 429


def test_the_address_is_shut_only_from_where_the_failures_came(ada: StaffMember) -> None:
    assert fail(6).status_code == 429
    assert send_password(Client(), "ada@example.org").status_code == 302


def test_other_addresses_are_not_shut_with_it(ada: StaffMember) -> None:
    administrator("grace@example.org")
    fail(6, where="127.0.0.1")
    assert send_password(Client(), "grace@example.org").status_code == 302


def test_of_a_failure_no_password_is_kept_and_of_a_sign_in_nothing_is(ada: StaffMember) -> None:
    fail(1, where="127.0.0.1")
    attempt = AccessAttempt.objects.get()
    assert "not the password" not in f"{attempt.get_data}{attempt.post_data}"
    signed_in(ada)
    assert AccessAttempt.objects.count() == 0


def test_no_log_tells_who_failed(ada: StaffMember, caplog: pytest.LogCaptureFixture) -> None:
    fail(7)
    assert "AXES: Locking out" in caplog.text
    assert "ada@example.org" not in caplog.text


def test_failures_that_are_past_are_removed_with_the_next(ada: StaffMember) -> None:
    fail(1, "somebody@example.org")
    AccessAttempt.objects.update(attempt_time=timezone.now() - dt.timedelta(minutes=16))
    fail(1)
    assert [attempt.username for attempt in AccessAttempt.objects.all()] == ["ada@example.org"]


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "http://127.0.0.1/",
        "javascript:alert(1)",
    ],
)
def test_nobody_is_sent_elsewhere_by_signing_in_or_out(ada: StaffMember, elsewhere: str) -> None:
    client = Client()
    assert send_password(client, "ada@example.org", next=elsewhere).headers["Location"] == "/desk/"
    assert client.post("/accounts/logout/", {"next": elsewhere}).headers["Location"] == LOGIN


def test_whoever_came_for_a_page_of_ours_gets_there(ada: StaffMember) -> None:
    answer = Client().get("/accounts/password/change/", follow=True)
    assert answer.redirect_chain == [("/accounts/login/?next=/accounts/password/change/", 302)]
    sent = send_password(Client(), "ada@example.org", next="/accounts/password/change/")
    assert sent.headers["Location"] == "/accounts/password/change/"


def test_the_session_has_a_new_key_after_signing_in(ada: StaffMember) -> None:
    secret = give_app(ada)
    client = Client()
    send_password(client, ada.email)
    before = client.cookies["staff"].value
    client.post(SECOND, {"code": code_of(secret)})
    after = client.cookies["staff"].value
    assert before != after
    assert not Session.objects.filter(session_key=before).exists()


def test_the_cookie_of_a_session_is_for_the_browser_alone_and_ends_with_it(ada: StaffMember) -> None:
    client = signed_in(ada)
    cookie = client.cookies["staff"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", "")
    ends = Session.objects.get(session_key=cookie.value).expire_date
    assert abs(ends - timezone.now() - dt.timedelta(hours=8)) < dt.timedelta(minutes=1)


def test_sessions_that_ran_out_are_removed_when_somebody_signs_in(ada: StaffMember) -> None:
    signed_in(ada)
    Session.objects.update(expire_date=timezone.now() - dt.timedelta(seconds=1))
    signed_in(ada)
    assert Session.objects.count() == 1


def test_a_new_password_ends_every_session(ada: StaffMember) -> None:
    here, there = signed_in(ada), signed_in(ada)
    changed = here.post(
        "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "four other odd words"}
    )
    assert changed.headers["Location"] == LOGIN
    assert [client.get("/accounts/2fa/").status_code for client in (here, there)] == [302, 302]
    assert send_password(Client(), ada.email).status_code == 200
    assert send_password(Client(), ada.email, "four other odd words").status_code == 302


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short", "This password is too short: it needs at least 12 characters"),
        ("ada.lovelace", "This password is too much like your name or address"),
        ("password1234", "This password is one of those that everybody tries first"),
        ("493028475610", "This password is only digits: add something else"),
    ],
)
def test_a_weak_password_is_refused_and_told_why(ada: StaffMember, password: str, said: str) -> None:
    given = {"oldpassword": PASSWORD, "password1": password}
    assert said in signed_in(ada).post("/accounts/password/change/", given).content.decode()


def test_whoever_changes_a_password_knows_the_one_before(ada: StaffMember) -> None:
    given = {"oldpassword": "not the password", "password1": "four other odd words"}
    answer = signed_in(ada).post("/accounts/password/change/", given)
    assert "This is not your current password" in answer.content.decode()


def test_who_signed_in_and_who_changed_a_password_stands_in_the_chain(ada: StaffMember) -> None:
    given = {"oldpassword": PASSWORD, "password1": "four other odd words"}
    signed_in(ada).post("/accounts/password/change/", given)
    last = AuditEvent.objects.order_by("-number")[:2]
    assert [event.verb for event in last] == ["staff.password_set", "staff.signed_in"]
    assert {event.actor for event in last} == {f"staff:{ada.pk}"}
    assert [event.subjects for event in last] == [{"member": str(ada.pk)}] * 2


NOT_HERE = [
    "signup/", "email/", "confirm-email/", "confirm-email/abc/", "inactive/", "password/set/", "password/reset/",
    "password/reset/done/", "login/code/", "login/code/confirm/", "reauthenticate/code/", "signup/passkey/",
    "reauthenticate/code/confirm/", "2fa/trust/", "2fa/webauthn/signup/", "social/connections/", "3rdparty/",
    "sessions/", "",
]  # fmt: skip


@pytest.mark.parametrize("path", NOT_HERE)
def test_what_nobody_needs_of_signing_in_does_not_exist(ada: StaffMember, path: str) -> None:
    secret = give_app(ada)
    answers = [client.get(f"/accounts/{path}").status_code for client in (Client(), signed_in(ada, secret))]
    assert answers == [404, 404]


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password"])
def test_nothing_leads_to_what_does_not_exist(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_signing_out_takes_a_post(ada: StaffMember) -> None:
    client = signed_in(ada)
    assert client.get("/accounts/logout/").status_code == 200
    assert client.get("/accounts/2fa/").status_code == 200
    client.post("/accounts/logout/")
    assert client.get("/accounts/2fa/").status_code == 302
