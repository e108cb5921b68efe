"""What no browser sends for a passkey: refused on the page, never a failure of the service."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.assessment.web.staff_members import administrator, give_app, send_password, signed_in

pytestmark = pytest.mark.django_db
PIECES: dict[str, Any] = {
    "nothing": "",
    "no JSON": "{",
    "a number": "1",
    "a list": "[]",
    "an empty object": "{}",
    "no response": json.dumps({"id": "AA", "rawId": "AA", "type": "public-key"}),
    "a response of nothing": json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}),
    "a response that is no object": json.dumps(
        {"id": "AA", "rawId": "AA", "type": "public-key", "response": 1}
    ),
    "bytes that are none": json.dumps({"id": "é", "rawId": "é", "type": "public-key", "response": {}}),
    "parts that are cut off": json.dumps(
        {
            "id": "AA",
            "rawId": "AA",
            "type": "public-key",
            "response": {
                "clientDataJSON": "e30",
                "attestationObject": "AA",
                "authenticatorData": "AA",
                "signature": "AA",
            },
        }
    ),
    "a handle of nobody": json.dumps(
        {
            "id": "AA",
            "rawId": "AA",
            "type": "public-key",
            "response": {
                "clientDataJSON": "e30",
                "authenticatorData": "A" * 52,
                "signature": "AA",
                "userHandle": "AA",
            },
        }
    ),
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
@pytest.mark.parametrize("path", ["add/", "reauthenticate/"])
def test_of_somebody_who_has_signed_in(piece: str, path: str) -> None:
    client = signed_in(administrator())
    page = f"/accounts/2fa/webauthn/{path}"
    client.get(page)
    assert client.post(page, {"credential": piece}).status_code in (200, 302)


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_of_anybody_at_the_door(piece: str) -> None:
    client = Client()
    client.get("/accounts/2fa/webauthn/login/", headers={"accept": "application/json"})
    answer = client.post("/accounts/2fa/webauthn/login/", {"credential": piece})
    assert answer.headers["Location"] == "/accounts/login/"


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_of_somebody_on_the_way_in(piece: str) -> None:
    ada = administrator()
    give_app(ada)
    client = Client()
    send_password(client, ada.email)
    client.get("/accounts/2fa/authenticate/")
    answer = client.post("/accounts/2fa/authenticate/", {"credential": piece})
    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session
