"""Secrets of second factors, sealed with the installation's own secret.

A copy of the database alone makes no codes; whoever has the secret beside it can.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_PURPOSE = b"balcony: secrets of second factors"
_KEY_BYTES = 32


def seal(text: str) -> str:
    """The text as it may be stored."""
    return _sealer().encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """The text of what was stored; empty, so that no code fits, where another secret sealed it."""
    try:
        return _sealer().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return ""


def _sealer() -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=_PURPOSE)
    return Fernet(base64.urlsafe_b64encode(derived.derive(settings.SECRET_KEY.encode())))
