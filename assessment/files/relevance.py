"""Which headings may matter at all, so that the other columns of large files need not be read."""

from collections.abc import Callable

from assessment.files.roles import RESPONSE_NUMBERS, USUAL_HEADINGS
from assessment.files.status import STATUS_HEADINGS
from assessment.files.targets import mapped_names, pattern_names
from assessment.files.terms import Terms
from assessment.files.text import squashed


def relevance(terms: Terms) -> Callable[[str], bool]:
    """Tells of a heading whether the column may be read under these terms."""
    mapped = [getattr(terms.mapping, role) for role in USUAL_HEADINGS]
    names = [
        *(name for name in mapped if isinstance(name, str)),
        *mapped_names(terms).values(),
        *pattern_names(terms).values(),
        *(heading for headings in USUAL_HEADINGS.values() for heading in headings),
        *RESPONSE_NUMBERS,
        *STATUS_HEADINGS,
    ]
    keys = frozenset(map(squashed, names))
    return lambda heading: squashed(heading) in keys or terms.vocabulary.target((heading,)) is not None
