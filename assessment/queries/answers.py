"""What the writer of a sheet has stored so far: for their own pages, and for nobody else's."""

from assessment.models import Assignment, Comment, Response
from assessment.queries.prepared import PreparedPairs

_OPTIONS = PreparedPairs(
    lambda assignment: Response.objects.filter(sheet__authorship__assignment=assignment).values_list(
        "item", "option"
    ),
    "assignment",
)
_COMMENTS = PreparedPairs(
    lambda assignment: Comment.objects.filter(sheet__authorship__assignment=assignment).values_list(
        "question", "text"
    ),
    "assignment",
)


def stored_options(assignment: Assignment) -> dict[str, str]:
    """The options chosen so far by item."""
    return dict(_OPTIONS.all(assignment=assignment.pk))


def stored_comments(assignment: Assignment) -> dict[str, str]:
    """The comments written so far by question."""
    return dict(_COMMENTS.all(assignment=assignment.pk))
