"""Every sentence of a report in Welsh: a draft translation that no second reader has checked."""

from reports.wording.catalogue import Wording
from reports.wording.welsh.closing import COMMITMENTS, METHOD, NEEDS, RECEIPT
from reports.wording.welsh.findings import (
    AGREEMENT,
    CHANGE,
    COMMENTS,
    DIMENSIONS,
    GAPS,
    ITEMS,
    QUADRANT,
)
from reports.wording.welsh.opening import LABELS, PAGE, SUMMARY

WELSH = Wording(
    language="cy",
    draft=True,
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
