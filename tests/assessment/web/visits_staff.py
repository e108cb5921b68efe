"""Visits to the pages on which staff sign in and set up second factors."""

import hashlib
import json
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.test import Client
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from assessment.domain.staff import add_staff, invite_staff
from assessment.models import Role, StaffMember
from tests.assessment.web.staff_members import PASSWORD, shown_code
from tests.assessment.web.visits import Pages, Scene, visit

EMAIL = "eve@example.org"
NAME, KEY = "Eve Example", "Laptop"
DATA = {NAME, KEY}
_FLAGS = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
_UNKNOWN = websafe_encode(b"a key of nobody's")
NO_KEY = {
    "credential": json.dumps(
        {
            "id": _UNKNOWN,
            "rawId": _UNKNOWN,
            "type": "public-key",
            "response": {"clientDataJSON": "e30", "authenticatorData": "AAAA", "signature": "AAAA"},
        }
    )
}


def member(scene: Scene) -> StaffMember:
    """Eve, who runs the programme of the world."""
    found = StaffMember.objects.filter(email=EMAIL).first()
    if found is None:
        programme = scene.world.campaign.cohort.programme
        found = add_staff(email=EMAIL, name=NAME, role=Role.ADMINISTRATOR, programme=programme)
        found.set_password(PASSWORD)
        found.save()
    return found


def at_the_door(scene: Scene) -> Client:
    """A browser that has shown Eve's password."""
    member(scene)
    client = scene.anyone()
    client.post(reverse("account_login"), {"login": EMAIL, "password": PASSWORD})
    return client


def with_factors(scene: Scene) -> Client:
    """A browser in which Eve has signed in with password and second factor."""
    eve = member(scene)
    TOTP.activate(eve, generate_totp_secret())
    codes = RecoveryCodes.activate(eve)
    client = at_the_door(scene)
    client.post(reverse("mfa_authenticate"), {"code": codes.get_unused_codes()[0]})
    return client


def with_passkey(scene: Scene) -> Authenticator:
    """A passkey of Eve's; nothing can sign with it, but pages can ask for it."""
    public = ES256({1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)})
    credential = AttestedCredentialData.create(Aaguid(bytes(16)), b"a key of Eve's", public)
    site = hashlib.sha256(b"testserver").digest()
    made = AttestationObject.create("none", AuthenticatorData.create(site, _FLAGS, 0, credential), {})
    client_data = CollectedClientData.create("webauthn.create", b"challenge", "https://testserver")
    answer = {"clientDataJSON": websafe_encode(client_data), "attestationObject": websafe_encode(made)}
    known = websafe_encode(credential.credential_id)
    kept = {"id": known, "rawId": known, "type": "public-key", "response": answer}
    return WebAuthn.add(member(scene), KEY, kept | {"clientExtensionResults": {}}).instance


def got(client: Client, name: str, *args: Any) -> Any:
    return client.get(reverse(name, args=args))


def sent(client: Client, name: str, fields: dict[str, str], *args: Any) -> Any:
    """What stands there after a form was sent, wherever that leads."""
    return client.post(reverse(name, args=args), fields, follow=True)


@visit("account_login")
def signing_in(scene: Scene) -> Pages:
    client = scene.anyone()
    wrong = {"login": EMAIL, "password": "12345"}
    return [
        got(client, "account_login"),
        sent(client, "account_login", {}),
        sent(client, "account_login", {"login": "12345", "password": "12345"}),
        *(sent(client, "account_login", wrong) for _ in range(7)),
    ]


@visit("account_login")
def signing_in_for_the_first_time(scene: Scene) -> Pages:
    member(scene)
    return [sent(scene.anyone(), "account_login", {"login": EMAIL, "password": PASSWORD})]


@visit("account_logout")
def signing_out(scene: Scene) -> Pages:
    client = at_the_door(scene)
    return [got(client, "account_logout"), sent(client, "account_logout", {})]


@visit("account_reset_password_from_key")
def choosing_a_password(scene: Scene) -> Pages:
    uid, _, key = invite_staff(member=member(scene)).partition("-")
    client = scene.anyone()
    link = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": key})
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    weak = ("", "12345", "123456789012", "password1234", "eve@example.org", "EveExample12")
    refused = [client.post(address, {"password1": password}) for password in weak]
    assert [page.status_code for page in refused] == [200] * len(weak)
    return [form, *refused, client.post(address, {"password1": PASSWORD}, follow=True)]


@visit("account_reset_password_from_key")
def an_invitation_that_does_not_work(scene: Scene) -> Pages:
    uid = invite_staff(member=member(scene)).partition("-")[0]
    address = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": "set-password"})
    return [scene.anyone().get(address)]


@visit("account_reset_password_from_key_done")
def a_password_was_chosen(scene: Scene) -> Pages:
    return [got(scene.anyone(), "account_reset_password_from_key_done")]


@visit("account_reauthenticate")
def the_password_once_more(scene: Scene) -> Pages:
    client = with_factors(scene)
    with_passkey(scene)
    return [
        got(client, "account_reauthenticate"),
        sent(client, "account_reauthenticate", {}),
        sent(client, "account_reauthenticate", {"password": "12345"}),
    ]


@visit("account_change_password")
def another_password(scene: Scene) -> Pages:
    client = at_the_door(scene)
    name = "account_change_password"
    return [
        got(client, name),
        sent(client, name, {}),
        sent(client, name, {"oldpassword": "12345", "password1": "12345"}),
        sent(client, name, {"oldpassword": PASSWORD, "password1": f"{PASSWORD} too"}),
    ]


@visit("mfa_authenticate")
def a_second_factor_on_the_way_in(scene: Scene) -> Pages:
    with_factors(scene)
    with_passkey(scene)
    client = at_the_door(scene)
    return [
        got(client, "mfa_authenticate"),
        sent(client, "mfa_authenticate", {}),
        sent(client, "mfa_authenticate", {"code": "12345"}),
        sent(client, "mfa_authenticate", NO_KEY),
        *(sent(client, "mfa_authenticate", {"code": "12345"}) for _ in range(12)),
    ]


@visit("mfa_login_webauthn")
def a_passkey_instead_of_a_password(scene: Scene) -> Pages:
    asked = scene.anyone().get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    return [asked, sent(scene.anyone(), "mfa_login_webauthn", NO_KEY)]


@visit("mfa_index")
def the_list_of_second_factors(scene: Scene) -> Pages:
    none = got(at_the_door(scene), "mfa_index")
    client = with_factors(scene)
    with_passkey(scene)
    return [none, got(client, "mfa_index")]


@visit("mfa_reauthenticate")
def a_code_once_more(scene: Scene) -> Pages:
    client = with_factors(scene)
    with_passkey(scene)
    return [
        got(client, "mfa_reauthenticate"),
        sent(client, "mfa_reauthenticate", {}),
        sent(client, "mfa_reauthenticate", {"code": "12345"}),
    ]


@visit("mfa_reauthenticate_webauthn")
def a_passkey_once_more(scene: Scene) -> Pages:
    with_passkey(scene)
    client = with_factors(scene)
    name = "mfa_reauthenticate_webauthn"
    return [got(client, name), sent(client, name, {}), sent(client, name, NO_KEY)]


@visit("mfa_activate_totp")
def an_app_that_shows_codes(scene: Scene) -> Pages:
    client = at_the_door(scene)
    form = got(client, "mfa_activate_totp")
    refused = [sent(client, "mfa_activate_totp", fields) for fields in ({}, {"code": "12345"})]
    secret = got(client, "mfa_activate_totp").context["form"].secret
    return [form, *refused, sent(client, "mfa_activate_totp", {"code": shown_code(secret)})]


@visit("mfa_deactivate_totp")
def an_app_removed(scene: Scene) -> Pages:
    client = with_factors(scene)
    return [got(client, "mfa_deactivate_totp"), sent(client, "mfa_deactivate_totp", {})]


@visit("mfa_view_recovery_codes")
def recovery_codes(scene: Scene) -> Pages:
    client = with_factors(scene)
    some = got(client, "mfa_view_recovery_codes")
    codes = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES)
    codes.data["used_mask"] = (1 << 10) - 1
    codes.save()
    return [some, got(client, "mfa_view_recovery_codes")]


@visit("mfa_generate_recovery_codes")
def new_recovery_codes(scene: Scene) -> Pages:
    client = with_factors(scene)
    name = "mfa_generate_recovery_codes"
    return [got(client, name), sent(client, name, {})]


@visit("mfa_generate_recovery_codes")
def recovery_codes_without_a_factor(scene: Scene) -> Pages:
    return [sent(at_the_door(scene), "mfa_generate_recovery_codes", {})]


@visit("mfa_download_recovery_codes")
def recovery_codes_as_a_file(scene: Scene) -> Pages:
    return [got(with_factors(scene), "mfa_download_recovery_codes")]


@visit("mfa_list_webauthn")
def the_list_of_passkeys(scene: Scene) -> Pages:
    client = with_factors(scene)
    none = got(client, "mfa_list_webauthn")
    with_passkey(scene)
    return [none, got(client, "mfa_list_webauthn")]


@visit("mfa_add_webauthn")
def a_passkey_to_add(scene: Scene) -> Pages:
    client = with_factors(scene)
    return [
        got(client, "mfa_add_webauthn"),
        sent(client, "mfa_add_webauthn", {}),
        sent(client, "mfa_add_webauthn", {"name": "1" * 61, **NO_KEY}),
    ]


@visit("mfa_edit_webauthn")
def a_passkey_to_rename(scene: Scene) -> Pages:
    client, key = with_factors(scene), with_passkey(scene).pk
    return [
        got(client, "mfa_edit_webauthn", key),
        sent(client, "mfa_edit_webauthn", {}, key),
        sent(client, "mfa_edit_webauthn", {"name": "1" * 61}, key),
        sent(client, "mfa_edit_webauthn", {"name": KEY}, key),
    ]


@visit("mfa_remove_webauthn")
def a_passkey_to_remove(scene: Scene) -> Pages:
    client, key = with_factors(scene), with_passkey(scene).pk
    return [got(client, "mfa_remove_webauthn", key), sent(client, "mfa_remove_webauthn", {}, key)]
