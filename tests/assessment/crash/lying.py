"""A server that says "saved" before it has saved: what the tests of killing must find out."""

import io
import time
from collections.abc import Iterable
from threading import Thread
from typing import Any

from assessment.wsgi import application as honest

_LATE = 0.2


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Acknowledge one answer at once and save it a little later; all else is as it should be."""
    if not environ["PATH_INFO"].endswith("/save"):
        return honest(environ, start_response)
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    Thread(target=_save_late, args=(environ | {"wsgi.input": io.BytesIO(body)},)).start()
    start_response("200 OK", [("Content-Type", "application/json")])
    return [b'{"saved": true}']


def _save_late(environ: dict[str, Any]) -> None:
    time.sleep(_LATE)
    honest(environ, lambda *_: None)
