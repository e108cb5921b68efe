"""A server that saves the answers of a page one by one: what the tests of killing must find out."""

import time
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any
from unittest import mock

from assessment.domain import answering
from assessment.wsgi import application

__all__ = ["application"]

_SLOW = 0.01
_put = answering._put


def _put_slowly(*given: Any) -> bool:
    time.sleep(_SLOW)
    return _put(*given)


mock.patch.object(answering, "transaction", SimpleNamespace(atomic=nullcontext)).start()
mock.patch.object(answering, "_put", _put_slowly).start()
