"""Every sentence of a report in Welsh: a draft translation that no second reader has checked."""

from reports.wording.catalogue import Wording
from reports.wording.welsh.closing import COMMITMENTS, METHOD, NEEDS, RECEIPT
from reports.wording.welsh.computing import COMPUTING
from reports.wording.welsh.dimension_page import DIMENSION_PAGE
from reports.wording.welsh.findings import (
    AGREEMENT,
    CHANGE,
    COMMENTS,
    DIMENSIONS,
    GAPS,
    ITEMS,
    QUADRANT,
)
from reports.wording.welsh.in_words import IN_WORDS
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
    dimension_page=DIMENSION_PAGE,
    items=ITEMS,
    comments=COMMENTS,
    change=CHANGE,
    commitments=COMMITMENTS,
    method=METHOD,
    computing=COMPUTING,
    receipt=RECEIPT,
    needs=NEEDS,
    in_words=IN_WORDS,
)
