"""From a profile and its instrument to the content of a report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.content import Furniture, Metadata, ReportContent, Section
from reports.context import Person, ReportContext
from reports.reading import Reading, read
from reports.sections.agreement import agreement
from reports.sections.change import change
from reports.sections.comments import comments
from reports.sections.commitments import commitments
from reports.sections.dimension_pages import dimension_pages
from reports.sections.dimensions import dimensions
from reports.sections.figures import figures
from reports.sections.gaps import gaps
from reports.sections.method import method
from reports.sections.needs import needs
from reports.sections.quadrant import quadrant
from reports.sections.standing_out import standing_out
from reports.sections.summary import summary
from scoring.profile import Profile

if TYPE_CHECKING:
    from instruments.model import Instrument

_OPENING = (summary, dimensions, gaps, quadrant)
_CLOSING = (standing_out, change, comments, commitments, figures, agreement, method)
"""What stands before and after the pages of the dimensions."""

_LEARNING_NEEDS = "learning_needs"
_NO_CONTEXT = ReportContext()


def build_content(
    profile: Profile,
    instrument: Instrument,
    *,
    person: Person,
    language: str = "en",
    context: ReportContext = _NO_CONTEXT,
) -> ReportContent:
    """Choose every sentence and format every number of one participant's report.

    Parameters
    ----------
    profile
        What may be shown, from `scoring.protect`; nothing else is accepted.
    instrument
        The definition that the profile's answers belong to.
    person
        The participant as the report names them.
    language
        A tag such as `en` or `cy`. Where there is no catalogue for it the report is in English and
        says so.
    context
        Programme, cohort, date, and whether the answers are simulated.

    Raises
    ------
    TypeError
        `profile` is not a `Profile`.
    ValueError
        The profile was made with another instrument.
    """
    _refuse_anything_else(profile)
    _refuse_another_instrument(profile, instrument)
    reading = read(profile, instrument, person, language, context)
    page = reading.wording.page
    return ReportContent(
        title=page.needs_title if _asks_needs(instrument) else page.profile_title,
        subtitle=_subtitle(reading),
        participant=person.name,
        language=reading.language,
        metadata=_metadata(reading),
        document_id=reading.document_id,
        furniture=_furniture(reading),
        sections=_sections(reading),
    )


def _refuse_anything_else(profile: object) -> None:
    if not isinstance(profile, Profile):
        raise TypeError(
            f"A report is made from a Profile, not from {type(profile).__name__}: "
            "pass the scores through scoring.protect, which decides what may be shown."
        )


def _refuse_another_instrument(profile: Profile, instrument: Instrument) -> None:
    if profile.instrument_digest != instrument.digest:
        raise ValueError(
            f"The profile of {profile.participant!r} was made with the instrument of digest "
            f"{profile.instrument_digest!r}, but {instrument.id!r} version {instrument.version} has "
            f"{instrument.digest!r}. Give the instrument that the answers were scored with."
        )


def _asks_needs(instrument: Instrument) -> bool:
    return instrument.report == _LEARNING_NEEDS


def _sections(reading: Reading) -> tuple[Section, ...]:
    if _asks_needs(reading.instrument):
        return (needs(reading),)
    opening, closing = (
        [made for section in part if (made := section(reading)) is not None] for part in (_OPENING, _CLOSING)
    )
    pages = dimension_pages(reading)
    if pages:
        closing[0] = replace(closing[0], starts_page=True)
    return (*opening, *pages, *closing)


def _subtitle(reading: Reading) -> tuple[str, ...]:
    """The lines under the title; what is not known is left out."""
    person, context, page = reading.person, reading.context, reading.wording.page
    lines = (
        _joined(reading.title, page.simulated if context.simulated else ""),
        _joined(context.programme, context.cohort, context.date),
        _joined(page.team.format(team=person.team) if person.team else "", person.organisation),
    )
    return tuple(line for line in lines if line)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _metadata(reading: Reading) -> Metadata:
    keywords = (reading.instrument.id, reading.document_id)
    author = f"Balcony {reading.profile.code_version}"
    return Metadata(author=author, subject=reading.title, keywords=keywords)


def _furniture(reading: Reading) -> Furniture:
    page = reading.wording.page
    simulated = page.simulated if reading.context.simulated else ""
    return Furniture(
        header=_joined(reading.person.name, reading.title),
        footer=_joined(page.confidential, simulated),
        page_of=page.page_of,
        continued=page.continued,
        shortened=page.shortened,
    )
