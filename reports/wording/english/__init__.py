"""Every sentence of a report in English."""

from reports.wording.catalogue import Wording
from reports.wording.english.closing import COMMITMENTS, METHOD, NEEDS, RECEIPT
from reports.wording.english.computing import COMPUTING
from reports.wording.english.dimension_page import DIMENSION_PAGE
from reports.wording.english.findings import (
    AGREEMENT,
    CHANGE,
    COMMENTS,
    DIMENSIONS,
    GAPS,
    ITEMS,
    QUADRANT,
)
from reports.wording.english.in_words import IN_WORDS
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
