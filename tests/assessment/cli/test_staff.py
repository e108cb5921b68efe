"""`balcony staff`, as whoever installs the service uses it."""

from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from assessment.cli.exits import Exit
from assessment.cli.staff import RoleName
from assessment.domain.programmes import open_programme
from assessment.models import AuditEvent, Role, StaffMember
from tests.assessment.cli.conftest import Balcony
from tests.assessment.web.staff_members import give_app

pytestmark = pytest.mark.django_db
ADD = ("staff", "add", "Ada@example.org", "--name", "Ada Lovelace", "--role", "administrator")


@pytest.fixture
def ada(balcony: Balcony) -> StaffMember:
    assert balcony(*ADD).exit_code == Exit.DONE
    return StaffMember.objects.get()


def test_whoever_is_added_is_told_with_what_to_do_next(balcony: Balcony) -> None:
    assert balcony(*ADD).stdout.splitlines() == [
        "ada@example.org is administrator in every programme.",
        "They cannot sign in yet: balcony staff invite ada@example.org",
    ]


def test_a_role_can_be_of_one_programme(balcony: Balcony) -> None:
    open_programme(code="lfc", name="Leadership for Change")
    done = balcony(*ADD, "--programme", "lfc")
    assert done.stdout.splitlines()[0] == "ada@example.org is administrator in lfc."


def test_whoever_is_there_needs_no_name_for_another_role(ada: StaffMember, balcony: Balcony) -> None:
    done = balcony("staff", "add", "ada@example.org", "--role", "coach")
    assert done.stdout.splitlines()[0] == "ada@example.org is coach in every programme."
    assert StaffMember.objects.get().name == "Ada Lovelace"


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        (
            ADD,
            Exit.FAILED,
            "ada@example.org is administrator in every programme already. Nothing was changed.",
        ),
        (
            ("staff", "add", "new@example.org", "--role", "coach"),
            Exit.FAILED,
            "new@example.org is new here: expected a name as well (--name).",
        ),
        (
            ("staff", "add", "ada@example.org", "--role", "coch"),
            Exit.USAGE,
            "Invalid value for '--role': 'coch' is not one of 'administrator', 'coach',",
        ),
        ((*ADD, "--programme", "no"), Exit.USAGE, "There is no programme no. There are: none yet."),
        (("staff", "invite", "x@example.org"), Exit.USAGE, "Nobody signs in as x@example.org."),
        (("staff", "remove", "x@example.org"), Exit.USAGE, "Nobody signs in as x@example.org."),
        (("staff", "reset-factors", "x@example.org"), Exit.USAGE, "Nobody signs in as x@example.org."),
    ],
)
def test_what_cannot_be_done_is_said(
    ada: StaffMember, balcony: Balcony, given: tuple[str, ...], code: Exit, said: str
) -> None:
    failed = balcony(*given)
    assert failed.exit_code == code
    assert said in failed.stderr


def test_the_list_tells_roles_password_and_second_factor(ada: StaffMember, balcony: Balcony) -> None:
    columns = ["ada@example.org", "Ada Lovelace", "administrator of every programme"]
    line = balcony("staff", "list").stdout.rstrip("\n")
    assert line.split("\t") == [*columns, "no password", "no second factor"]
    ada.set_password("three odd words here")
    ada.save()
    give_app(ada)
    line = balcony("staff", "list").stdout.rstrip("\n")
    assert line.split("\t") == [*columns, "password", "second factor"]


def test_an_invitation_is_a_link_that_works(ada: StaffMember, balcony: Balcony) -> None:
    link = balcony("staff", "invite", "ADA@example.org").stdout.strip()
    assert link.startswith("http://127.0.0.1:8000/accounts/password/reset/key/")
    page = Client().get(urlsplit(link).path, follow=True)
    assert "Choose a password" in page.content.decode()


def test_factors_that_were_lost_are_forgotten(ada: StaffMember, balcony: Balcony) -> None:
    give_app(ada)
    told = balcony("staff", "reset-factors", ada.email).stdout
    assert "sets up a second factor when they sign in again" in told
    assert Authenticator.objects.count() == 0


def test_whoever_is_removed_is_gone(ada: StaffMember, balcony: Balcony) -> None:
    assert balcony("staff", "remove", ada.email).stdout == "ada@example.org is removed.\n"
    assert StaffMember.objects.count() == 0


def test_the_chain_says_that_it_was_the_command_line(ada: StaffMember) -> None:
    assert {event.actor for event in AuditEvent.objects.all()} == {"command line"}


def test_every_role_can_be_given() -> None:
    assert [role.value for role in RoleName] == [role.value for role in Role]
