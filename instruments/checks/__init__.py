"""The rules of a definition: those of single fields (`fields`), and those that span fields.

The latter run on what stands in the file, so a wrong field here does not hide a problem there.
"""

from collections.abc import Iterator

from instruments.checks.formats import check_formats
from instruments.checks.groups import check_groups
from instruments.checks.languages import check_languages
from instruments.checks.names import check_names
from instruments.checks.policy import check_policy
from instruments.checks.references import check_references
from instruments.problems import Problem
from instruments.source import Source


def check_parts(source: Source) -> Iterator[Problem]:
    """Every problem with how the parts of a definition fit together."""
    yield from check_names(source)
    yield from check_references(source)
    yield from check_formats(source)
    yield from check_groups(source)
    yield from check_languages(source)
    yield from check_policy(source)
