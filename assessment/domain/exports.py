"""Answers out: the file that profiles are made from."""

from collections.abc import Iterator, Sequence

from django.db import transaction

from assessment.domain.audit import SYSTEM, record
from assessment.domain.campaigns import group_ids
from assessment.domain.instruments import instrument_by_digest
from assessment.domain.refusals import RefusedError
from assessment.files.own_words import misread_words
from assessment.models import Campaign, Participant
from assessment.output.responses import ABOUT, RATED_BY, Answered, wide_file
from assessment.queries.submitted import SubmittedSheet, submitted_sheets
from instruments.model import SELF, Instrument


@transaction.atomic
def export_responses(*, campaign: Campaign, by: str = SYSTEM) -> bytes:
    """Everything that was submitted, as a CSV file that `balcony report` reads without a mapping.

    Raters are random names that are the same in every export and lead to nobody. The rows are in
    the order of participants, then of rater groups, then of those names; none tells when.

    Raises
    ------
    RefusedError
        Where nobody has submitted, or the questionnaire's words would be read as something else.
    """
    instrument = instrument_by_digest(campaign.instrument_id)
    require_readable(instrument=instrument)
    sheets = submitted_sheets(campaign)
    if not sheets:
        raise RefusedError(f"Nobody has submitted an answer in campaign {campaign.code} yet.")
    record(verb="campaign.exported", actor=by, subjects={"campaign": campaign.id})
    return wide_file(instrument, _rows(instrument, sheets))


def require_readable(*, instrument: Instrument) -> None:
    """Refuse a questionnaire whose codes a file of answers could not hold unmistakably."""
    misread = list(misread_words(instrument, (*ABOUT, *RATED_BY)))
    if misread:
        raise RefusedError(
            f"In a file of answers to {instrument.id} version {instrument.version}, "
            f"{'; '.join(misread)}. Rename it in a new version of the questionnaire."
        )


def _rows(instrument: Instrument, sheets: Sequence[SubmittedSheet]) -> Iterator[Answered]:
    place = {group: number for number, group in enumerate(group_ids(instrument))}
    about = {sheet.participant.id: _about(sheet.participant, instrument) for sheet in sheets}
    for sheet in sorted(sheets, key=lambda one: (one.participant.code, place[one.group], one.key)):
        yield Answered(
            about=about[sheet.participant.id],
            rater=sheet.participant.code if sheet.group == SELF else f"s{sheet.key:016x}",
            rater_group=sheet.group,
            answers=sheet.options | sheet.comments,
        )


def _about(participant: Participant, instrument: Instrument) -> dict[str, str]:
    language = participant.person.language
    return {
        "participant": participant.code,
        "participant_name": participant.person.name,
        "cohort": participant.cohort.name,
        "team": participant.team.name if participant.team else "",
        "organisation": participant.organisation.name if participant.organisation else "",
        "language": language if language in instrument.languages else "",
    }
