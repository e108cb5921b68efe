"""Logs and reports of errors that hold no secret: no token of a link, nothing that anybody answered."""

import logging
import re
from collections.abc import ItemsView
from types import TracebackType
from typing import Any

from django.http import HttpRequest, QueryDict
from django.views.debug import SafeExceptionReporterFilter

_TOKEN = re.compile(r"(/link/+|/password/reset/key/+)[^/\s\"']+")
# PostgreSQL quotes the row that it refuses in such a line.
_DETAIL = re.compile(r"^(DETAIL|CONTEXT):.*$", re.MULTILINE)


class WithoutTokens(logging.Formatter):
    """Blots tokens, keys for passwords and rows that a database refused out of an entry and its traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The entry as it is written."""
        return _DETAIL.sub(r"\1: ...", _TOKEN.sub(r"\1...", super().format(record)))


class NothingPosted(SafeExceptionReporterFilter):
    """Keeps out of reports of errors what was posted, cookies, and the values of variables."""

    def is_active(self, request: HttpRequest | None) -> bool:  # noqa: ARG002 - asked for by Django
        """Always, in debugging too."""
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:  # noqa: ARG002 - as above
        """Nothing of a post."""
        return {}

    def get_cleansed_multivaluedict(self, request: HttpRequest, multivaluedict: QueryDict) -> QueryDict:  # noqa: ARG002 - as above
        """Nothing of any form."""
        return QueryDict()

    def get_safe_cookies(self, request: HttpRequest) -> dict[str, Any]:  # noqa: ARG002 - as above
        """No cookie: they open sessions."""
        return {}

    def get_traceback_frame_variables(
        self,
        request: HttpRequest | None,  # noqa: ARG002 - as above
        tb_frame: TracebackType,  # noqa: ARG002 - as above
    ) -> ItemsView[str, Any]:
        """No variable: answers pass through many."""
        return dict[str, Any]().items()
