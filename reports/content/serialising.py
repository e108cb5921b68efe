"""Content as JSON, by one walk over the dataclasses."""

import dataclasses
import json
from enum import Enum

from reports.content.document import ReportContent


def _as_json(part: object) -> object:
    """Give dataclasses as objects that name their kind, tuples as lists, the rest as it is."""
    if dataclasses.is_dataclass(part) and not isinstance(part, type):
        named = {field.name: _as_json(getattr(part, field.name)) for field in dataclasses.fields(part)}
        return {"kind": type(part).__name__, **named}
    if isinstance(part, tuple):
        return [_as_json(each) for each in part]
    return part.value if isinstance(part, Enum) else part


def content_json(content: ReportContent) -> str:
    """Give the content as JSON text: the same text for the same content, ASCII only.

    Raises
    ------
    ValueError
        A chart position is NaN or infinite.
    """
    return json.dumps(_as_json(content), indent=1, allow_nan=False)
