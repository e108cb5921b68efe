"""What the report cannot say, how it was made, and what was checked: its last pages."""

from reports.content import BulletList, Heading, Note, Section, plain
from reports.reading import Reading
from reports.sections.computing import computing
from reports.sections.receipt import receipt

_DIGITS_OF_DIGEST = 16


def method(reading: Reading) -> Section:
    """Limits, method, the receipt of the gate, and the versions of everything that was used."""
    words = reading.wording.method
    blocks = (
        Heading(words.limits_heading),
        BulletList(tuple(plain(limit) for limit in (*_simulated(reading), *words.limits))),
        *computing(reading),
        *receipt(reading),
        Note(words.versions_heading, plain(" ".join([*versions(reading), *language_notes(reading)]))),
    )
    return Section(words.heading, blocks, starts_page=False)


def _simulated(reading: Reading) -> list[str]:
    return [reading.wording.method.simulated] if reading.context.simulated else []


def versions(reading: Reading) -> tuple[str, str]:
    """Which questionnaire, code and document this is."""
    words, instrument, context = reading.wording.method, reading.instrument, reading.context
    template = words.document_on if context.date else words.document
    questionnaire = words.questionnaire.format(
        title=reading.title,
        id=instrument.id,
        version=instrument.version,
        digest=reading.profile.instrument_digest[:_DIGITS_OF_DIGEST],
    )
    document = template.format(
        document=reading.document_id, version=reading.profile.code_version, date=context.date
    )
    return questionnaire, document


def language_notes(reading: Reading) -> list[str]:
    """What a reader should know about the languages of this report."""
    words, instrument, spoken = reading.wording.method, reading.instrument, reading.instrument_language
    notes = []
    if reading.asked_language.partition("-")[0] != reading.language:
        notes.append(words.language_missing.format(language=reading.asked_language))
    if spoken not in instrument.languages:
        notes.append(words.questionnaire_language_missing.format(language=spoken))
    return notes + _drafts(reading)


def _drafts(reading: Reading) -> list[str]:
    """Which of the two wordings has not been reviewed: the questionnaire's, the report's, or both."""
    words = reading.wording.method
    questionnaire = reading.instrument.translations.get(reading.instrument_language) == "draft"
    if questionnaire and reading.wording.draft:
        return [words.both_drafts]
    return [words.questionnaire_draft] * questionnaire + [words.report_draft] * reading.wording.draft
