"""Every sentence of a report in English."""

from reports.wording.catalogue import Wording
from reports.wording.english.closing import COMMITMENTS, METHOD, NEEDS, RECEIPT
from reports.wording.english.findings import (
    AGREEMENT,
    CHANGE,
    COMMENTS,
    DIMENSIONS,
    GAPS,
    ITEMS,
    QUADRANT,
)
from reports.wording.english.opening import LABELS, PAGE, SUMMARY

ENGLISH = Wording(
    language="en",
    draft=False,
    labels=LABELS,
    page=PAGE,
    summary=SUMMARY,
    dimensions=DIMENSIONS,
    gaps=GAPS,
    agreement=AGREEMENT,
    quadrant=QUADRANT,
    items=ITEMS,
    comments=COMMENTS,
    change=CHANGE,
    commitments=COMMITMENTS,
    method=METHOD,
    receipt=RECEIPT,
    needs=NEEDS,
)
