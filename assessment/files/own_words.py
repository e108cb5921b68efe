"""Whether the words of a questionnaire are read from a file as what they stand for.

A file names items, comment questions, rater groups and answers by their codes. A code that is read
as something else (a comment question called `team`) would change answers on the way.
"""

from collections.abc import Iterable, Iterator

from assessment.files.answers import NOT_OBSERVED, answer_book
from assessment.files.groups import read_groups
from assessment.files.mapping import Mapping
from assessment.files.table import column_of_texts
from assessment.files.terms import Terms
from instruments.model import Instrument, ResponseFormat


def misread_words(instrument: Instrument, headings: Iterable[str]) -> Iterator[str]:
    """What would be read as something else beside columns with other headings; nothing as a rule."""
    terms = Terms.of(instrument, Mapping())
    for heading in headings:
        target = terms.vocabulary.target([heading])
        if target:
            yield f"{target.id!r} could be meant by the column {heading!r}, too"
    groups = terms.groups()
    for group, read in zip(groups, read_groups(column_of_texts(groups), terms).tolist(), strict=True):
        if groups[read] != group:
            yield f"the rater group {group!r} could be taken for {groups[read]!r}"
    for form in instrument.response_formats:
        yield from _misread_answers(form)


def _misread_answers(form: ResponseFormat) -> Iterator[str]:
    book = answer_book(form, Mapping())
    meant = {str(option.value): option.value for option in form.options}
    if form.not_observed:
        meant[form.not_observed.code] = NOT_OBSERVED
    for text, value in meant.items():
        if book.read(text).value != value:
            yield f"the answer {text!r} of {form.id!r} could be taken for another"
