"""A whole catalogue: every sentence of a report in one language.

A text may hold named places such as `{name}`; they are the same in every language.
"""

from typing import NamedTuple

from reports.wording.schema.closing import CommitmentsWording, MethodWording, NeedsWording, ReceiptWording
from reports.wording.schema.computing import ComputingWording
from reports.wording.schema.dimension_page import DimensionPageWording
from reports.wording.schema.findings import (
    AgreementWording,
    ChangeWording,
    CommentsWording,
    DimensionsWording,
    GapsWording,
    ItemsWording,
    QuadrantWording,
)
from reports.wording.schema.in_words import InWordsWording
from reports.wording.schema.opening import Labels, PageWording, SummaryWording


class Wording(NamedTuple):
    """Every sentence of a report in one language. `draft` marks a translation not yet reviewed."""

    language: str
    draft: bool
    labels: Labels
    page: PageWording
    summary: SummaryWording
    dimensions: DimensionsWording
    gaps: GapsWording
    agreement: AgreementWording
    quadrant: QuadrantWording
    dimension_page: DimensionPageWording
    items: ItemsWording
    comments: CommentsWording
    change: ChangeWording
    commitments: CommitmentsWording
    method: MethodWording
    computing: ComputingWording
    receipt: ReceiptWording
    needs: NeedsWording
    in_words: InWordsWording
