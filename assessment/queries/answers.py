"""What the writer of a sheet has stored so far: for their own pages, and for nobody else's."""

from collections.abc import Iterable

from assessment.models import Assignment, Comment, Response


def stored_options(assignment: Assignment, items: Iterable[str] | None = None) -> dict[str, str]:
    """The options chosen so far by item, of some items or of all."""
    found = Response.objects.filter(sheet__authorship__assignment=assignment)
    if items is not None:
        found = found.filter(item__in=list(items))
    return dict(found.values_list("item", "option"))


def stored_comments(assignment: Assignment) -> dict[str, str]:
    """The comments written so far by question."""
    found = Comment.objects.filter(sheet__authorship__assignment=assignment)
    return dict(found.values_list("question", "text"))
