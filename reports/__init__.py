"""Profiles as pages: every sentence chosen, every number formatted, then drawn.

What is named here is found when first asked for, so that importing this package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reports.build import build_content
    from reports.content import ReportContent, content_json
    from reports.context import Person, ReportContext
    from reports.document import render_pdf
    from reports.svg import chart_svg

__all__ = [
    "Person",
    "ReportContent",
    "ReportContext",
    "build_content",
    "chart_svg",
    "content_json",
    "render_pdf",
]

_HOME = {
    "Person": "reports.context",
    "ReportContent": "reports.content",
    "ReportContext": "reports.context",
    "build_content": "reports.build",
    "chart_svg": "reports.svg",
    "content_json": "reports.content",
    "render_pdf": "reports.document",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module holds
    if name not in _HOME:
        raise AttributeError(f"module 'reports' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
