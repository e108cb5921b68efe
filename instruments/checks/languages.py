"""Languages are declared, and the first of them is complete."""

import re
from collections.abc import Iterator, Mapping

from instruments.catalogue import structure
from instruments.fields import LANGUAGE_PATTERN
from instruments.model import ANY_LANGUAGE, TEXT_FIELDS
from instruments.problems import Problem, did_you_mean, listed, quoted
from instruments.source import Entry, Source, texts

_FORM = re.compile(LANGUAGE_PATTERN)


def check_languages(source: Source) -> Iterator[Problem]:
    """No text or status in an undeclared language, and every text in the first."""
    declared = {language: None for language, _ in source.words("languages")}
    if not declared:
        return
    first = next(iter(declared))
    yield from _undeclared(source.block("translations"), declared)
    for text in texts(source, TEXT_FIELDS):
        yield from _undeclared(text, declared)
        if text.fields and not {first, ANY_LANGUAGE} & {*text.fields}:
            yield text.problem(structure.FIRST_LANGUAGE_MISSING, value=quoted(first))


def _undeclared(text: Entry, declared: Mapping[str, None]) -> Iterator[Problem]:
    for language in text.fields:
        if _FORM.fullmatch(language) and language not in declared:
            yield text.problem(
                structure.LANGUAGE_UNDECLARED,
                language,
                suggestion=did_you_mean(language, declared),
                value=quoted(language),
                choices=listed(declared),
            )
