"""The answers of a campaign as the table that scoring starts from."""

import tempfile
from pathlib import Path

from assessment.domain.audit import SYSTEM
from assessment.domain.exports import export_responses
from assessment.domain.instruments import instrument_by_digest
from assessment.files import ReadResult, read_responses
from assessment.models import Campaign


def responses_table(*, campaign: Campaign, by: str = SYSTEM) -> ReadResult:
    """Everything that was submitted, just as `read_responses` gives it from an export.

    It takes the way of the file, so that whatever is made of it is the same as what is made of the
    campaign's export.

    Raises
    ------
    RefusedError
        Where nobody has submitted yet.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{campaign.code}.csv"
        path.write_bytes(export_responses(campaign=campaign, by=by))
        return read_responses(path, instrument_by_digest(campaign.instrument_id))
