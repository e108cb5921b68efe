"""Whether a mapping speaks of things that the instrument has."""

from collections.abc import Callable, Iterable, Mapping

from assessment.files import catalogue
from assessment.files.problems import Findings
from assessment.files.terms import Terms
from assessment.files.text import hint
from assessment.files.vocabulary import item_codes

Setting = tuple[str, ...]
Named = Mapping[Setting, str]
LineOf = Callable[[Setting], int | None]


def nowhere(_setting: Setting) -> None:
    """A mapping that was made in code has no lines."""


def check_mapping(terms: Terms, findings: Findings, line_of: LineOf = nowhere) -> None:
    """List every item, comment question, rater group and option of the mapping that does not exist.

    `line_of` gives the line of a setting in the mapping's file.
    """
    instrument, mapping = terms.instrument, terms.mapping
    questions = [question.id for question in instrument.comments]
    items: Named = {("items", code): code for code in mapping.items}
    comments: Named = {("comments", id_): id_ for id_ in mapping.comments}
    groups: Named = {("groups", word): group for word, group in mapping.groups.items()}
    _check_known("the item", items, item_codes(instrument), findings, line_of)
    _check_known("the comment question", comments, questions, findings, line_of)
    _check_known("the rater group", groups, terms.groups(), findings, line_of)
    _check_options(terms, findings, line_of)


def _check_known(what: str, named: Named, known: Iterable[str], findings: Findings, line_of: LineOf) -> None:
    known = tuple(known)
    for path, name in named.items():
        if name not in known:
            details = {"what": what, "hint": hint(name, known)}
            findings.add(catalogue.NOT_IN_INSTRUMENT, row=line_of(path), value=name, **details)


def _check_options(terms: Terms, findings: Findings, line_of: LineOf) -> None:
    formats = terms.instrument.response_formats
    values = sorted({option.value for format_ in formats for option in format_.options})
    for answer, number in terms.mapping.answers.items():
        if isinstance(number, int) and number not in values:
            options = ", ".join(map(str, values))
            kind, row = catalogue.NOT_AN_OPTION, line_of(("answers", answer))
            findings.add(kind, row=row, value=answer, number=number, options=options)
