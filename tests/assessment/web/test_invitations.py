"""Invitations: a link with which somebody sets their password, once."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessment.domain.refusals import RefusedError
from assessment.domain.staff import add_staff, invite_staff, remove_staff
from assessment.models import AuditEvent, Membership, Role, StaffMember
from assessment.queries.staff import UnknownError, find_member, find_programme
from tests.assessment.web.staff_members import PASSWORD, administrator, send_password, signed_in
from tests.assessment.web.worlds import World

pytestmark = pytest.mark.django_db
NEW = "four other odd words"


@pytest.fixture
def grace() -> StaffMember:
    return add_staff(email="grace@example.org", name="Grace Hopper", role=Role.COACH)


def link_for(member: StaffMember) -> str:
    uid, _, key = invite_staff(member=member).partition("-")
    return reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": key})


def chosen(client: Client, link: str, password: str = NEW) -> Any:
    """What stands there after somebody opened a link and chose a password."""
    form = client.get(link, follow=True)
    return client.post(form.request["PATH_INFO"], {"password1": password})


def test_whoever_is_new_cannot_sign_in_before_they_set_a_password(grace: StaffMember) -> None:
    assert send_password(Client(), grace.email, "").status_code == 200
    assert not grace.has_usable_password()


def test_with_the_link_somebody_sets_a_password_and_signs_in_with_it(grace: StaffMember) -> None:
    client = Client()
    assert chosen(client, link_for(grace)).headers["Location"] == "/accounts/password/reset/key/done/"
    assert "_auth_user_id" not in client.session
    assert send_password(client, grace.email, NEW).status_code == 302


def test_the_key_leaves_the_address_at_once(grace: StaffMember) -> None:
    link = link_for(grace)
    answer = Client().get(link)
    assert answer.headers["Location"] == f"{link.rsplit('-', 2)[0]}-set-password/"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_looking_at_a_link_does_not_use_it_up(grace: StaffMember) -> None:
    link = link_for(grace)
    for _ in range(3):
        Client().get(link, follow=True)
    assert chosen(Client(), link).status_code == 302


def test_a_link_works_once(grace: StaffMember) -> None:
    link = link_for(grace)
    chosen(Client(), link)
    again = Client().get(link, follow=True)
    assert "This link does not work" in again.content.decode()
    assert "password1" not in again.content.decode()


def test_one_link_that_is_used_ends_all_of_them(grace: StaffMember) -> None:
    first, second = link_for(grace), link_for(grace)
    chosen(Client(), second)
    assert "This link does not work" in Client().get(first).content.decode()


def test_a_link_works_for_three_days(grace: StaffMember, settings: Any) -> None:
    assert dt.timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT) == dt.timedelta(days=3)
    link = link_for(grace)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "This link does not work" in Client().get(link).content.decode()


def test_a_link_of_nobody_and_one_that_was_changed_look_like_one_that_was_used(grace: StaffMember) -> None:
    link = link_for(grace)
    used = link_for(grace)
    chosen(Client(), used)
    wrong = [used, f"{link[:-2]}x/", link.replace(grace.pk.hex, "0" * 32)]
    answers = [Client().get(address) for address in wrong]
    assert {answer.status_code for answer in answers} == {200}
    assert all("This link does not work" in answer.content.decode() for answer in answers)


def test_a_password_set_from_a_link_ends_every_session() -> None:
    ada = administrator()
    client = signed_in(ada)
    ada.refresh_from_db()
    assert chosen(Client(), link_for(ada)).status_code == 302
    assert client.get("/accounts/2fa/").status_code == 302
    assert send_password(Client(), ada.email, PASSWORD).status_code == 200


def test_a_second_role_is_added_to_the_same_person(grace: StaffMember, world: World) -> None:
    programme = world.campaign.cohort.programme
    again = add_staff(email=" Grace@Example.org", name="", role=Role.ADMINISTRATOR, programme=programme)
    assert again == grace
    assert Membership.objects.filter(member=grace).count() == 2


def test_a_role_twice_is_refused(grace: StaffMember) -> None:
    with pytest.raises(RefusedError, match="is coach in every programme already"):
        add_staff(email=grace.email, name="", role=Role.COACH)


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"grace is no address: expected one such as name@example\.org"):
        add_staff(email="grace", name="", role=Role.COACH)


def test_whoever_is_removed_is_signed_out_and_unknown() -> None:
    ada = administrator()
    client = signed_in(ada)
    remove_staff(member=ada)
    assert client.get("/accounts/2fa/").status_code == 302
    assert send_password(Client(), "ada@example.org").status_code == 200
    assert not StaffMember.objects.exists()


def test_the_chain_tells_of_staff_by_ids_alone(grace: StaffMember) -> None:
    name, member = grace.email, str(grace.pk)
    invite_staff(member=grace, by="staff:1")
    remove_staff(member=grace)
    events = list(AuditEvent.objects.order_by("number"))
    verbs = ["staff.added", "staff.role_given", "staff.invited", "staff.removed"]
    assert [event.verb for event in events] == verbs
    assert [event.actor for event in events] == ["system", "system", "staff:1", "system"]
    assert {event.subjects["member"] for event in events} == {member}
    assert name not in str([event.subjects for event in events])


def test_somebody_unknown_is_told_with_where_to_look() -> None:
    with pytest.raises(UnknownError, match=r"Nobody signs in as x@example\.org\. `balcony staff list` lists"):
        find_member("x@example.org")


def test_an_unknown_programme_is_told_with_those_that_there_are(world: World) -> None:
    with pytest.raises(UnknownError, match=r"There is no programme lfd\. There are: lfc\."):
        find_programme("lfd")
