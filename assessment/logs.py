"""Logs that hold no secret: the token of a link never reaches them."""

import logging
import re

_TOKEN = re.compile(r"(/link/)[^/\s\"']+")


class WithoutTokens(logging.Filter):
    """Blots the token of a link out of every message, wherever it came from."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, without a token."""
        record.msg = _TOKEN.sub(r"\1...", record.getMessage())
        record.args = ()
        return True
