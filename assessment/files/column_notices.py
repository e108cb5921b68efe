"""Remarks about columns: those that were not read, and items without a column or with several."""

from assessment.files import catalogue
from assessment.files.layout import Layout
from assessment.files.mapping import Shape
from assessment.files.problems import Findings
from assessment.files.roles import USUAL_HEADINGS
from assessment.files.status import status_positions
from assessment.files.table import RawTable
from assessment.files.terms import Terms
from assessment.files.text import hint, listed, squashed
from assessment.files.vocabulary import item_codes

# What LimeSurvey, Qualtrics and Microsoft Forms write beside the answers.
_LIMESURVEY = (
    *("id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp", "ipaddr"),
    *("refurl", "firstname", "lastname", "email", "Response ID", "Date submitted", "Last page"),
    *("Start language", "Date started", "Date last action", "IP address", "Referrer URL"),
)
_QUALTRICS = (
    *("StartDate", "EndDate", "Progress", "Duration (in seconds)", "RecordedDate", "ResponseId"),
    *("RecipientLastName", "RecipientFirstName", "RecipientEmail", "ExternalReference"),
    *("LocationLatitude", "LocationLongitude", "DistributionChannel", "UserLanguage"),
)
_FORMS = ("Start time", "Completion time", "Name", "Last modified time")
_TOOL_COLUMNS = frozenset(map(squashed, (*_LIMESURVEY, *_QUALTRICS, *_FORMS)))


def note_columns(table: RawTable, layout: Layout, terms: Terms, findings: Findings) -> None:
    """Remark on every column that is not read and every item that does not have exactly one column."""
    if layout.shape is Shape.WIDE:
        _note_items(table, layout, terms, findings)
    ignored = {squashed(name) for name in terms.mapping.ignore}
    read = layout.positions() | status_positions(table)
    unread = [column for at, column in enumerate(table.columns) if at not in read]
    headings = [column.heading for column in unread if squashed(column.heading) not in ignored]
    tool = [heading for heading in headings if squashed(heading) in _TOOL_COLUMNS]
    if tool:
        findings.add(catalogue.TOOL_COLUMNS, columns=listed(tool))
    for heading in headings:
        if heading not in tool:
            _note_unread(heading, layout, terms, findings)


def _note_unread(heading: str, layout: Layout, terms: Terms, findings: Findings) -> None:
    """Remark on a column; a near match is suggested among what has no column yet."""
    found = {target.id for target in layout.targets} | set(layout.roles.places)
    open_ = [name for name in (*terms.vocabulary.ids(), *USUAL_HEADINGS) if name not in found]
    advice = hint(heading, open_).strip() or "No action is needed if it should not be."
    findings.add(catalogue.COLUMN_IGNORED, column=heading, advice=advice)


def _note_items(table: RawTable, layout: Layout, terms: Terms, findings: Findings) -> None:
    for target, places in layout.targets.items():
        if len(places) > 1:
            names = listed(table.columns[place].heading for place in places)
            findings.add(catalogue.ITEM_IN_TWO_COLUMNS, value=target.id, columns=names)
    for code in item_codes(terms.instrument):
        if code not in layout.columns_of(comments=False):
            findings.add(catalogue.ITEM_WITHOUT_COLUMN, value=code)
