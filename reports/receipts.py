"""The receipt as a file of its own: plain words for raters, and the same for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from textwrap import fill
from typing import TYPE_CHECKING

from reports.context import Person, ReportContext
from reports.reading import Reading, read
from reports.sections.method import language_notes, versions
from reports.sections.receipt import behind, checks, group_rows, notes
from scoring.profile import Profile

if TYPE_CHECKING:
    from instruments.model import Instrument

_WIDTH = 80
_NO_CONTEXT = ReportContext()
_NUMBERS = (
    "minimum_raters",
    "minimum_raters_item",
    "minimum_raters_distribution",
    "minimum_raters_comments",
    "minimum_norm_participants",
    "minimum_options",
    "release_difference",
    "colluders",
)
"""The numbers of an instrument's policy that the gate uses."""


def receipt_text(
    profile: Profile,
    instrument: Instrument,
    *,
    person: Person,
    language: str = "en",
    context: ReportContext = _NO_CONTEXT,
) -> str:
    """For a rater: who reads the profile, what was checked and done, and what cannot be promised.

    It tells nothing that the profile does not tell, and is in the language of the profile.
    """
    reading = read(profile, instrument, person, language, context)
    words, simulated = reading.wording.receipt, reading.wording.method.simulated
    title = fill(words.title.format(name=person.name), _WIDTH)
    parts = [
        f"{title}\n{'=' * max(map(len, title.splitlines()))}",
        *([_paragraph(simulated)] if context.simulated else ()),
        _part(words.readers_heading, [each.format(name=person.name) for each in words.readers]),
        *(_of_raters(reading) if reading.groups else ()),
        _paragraph(" ".join([*versions(reading), *language_notes(reading)])),
    ]
    return "\n\n".join(parts) + "\n"


def receipt_json(profile: Profile, instrument: Instrument, *, language: str = "en") -> str:
    """The same for programs, as JSON; the keys stand in the documentation of commands."""
    reading = read(profile, instrument, Person(profile.participant), language, _NO_CONTEXT)
    found = profile.receipt
    left = None if found.fewest_behind is None else max(found.fewest_behind - found.colluders, 0)
    content = {
        "participant": profile.participant,
        "language": reading.language,
        "instrument": {
            "id": instrument.id,
            "version": instrument.version,
            "digest": profile.instrument_digest,
        },
        "code_version": profile.code_version,
        "policy": {name: getattr(instrument.policy, name) for name in _NUMBERS},
        "groups": _groups(reading),
        **asdict(found),
        "left_behind": left,
    }
    return json.dumps(content, indent=1, allow_nan=False) + "\n"


def _of_raters(reading: Reading) -> list[str]:
    words = reading.wording.receipt
    done = [f"{group}: {what}. {why}." for group, what, why in group_rows(reading)]
    parts = [
        (reading.wording.method.privacy_heading, checks(reading)),
        (words.done_heading, [*done, *notes(reading), *behind(reading)]),
        (words.not_promised_heading, list(words.not_promised)),
    ]
    return [_part(heading, sentences) for heading, sentences in parts if sentences]


def _groups(reading: Reading) -> list[dict[str, object]]:
    shown = zip(reading.profile.groups, reading.groups, strict=True)
    return [{"id": group.id, "label": named.label, **asdict(group)} for group, named in shown]


def _part(heading: str, sentences: list[str]) -> str:
    """A heading over a list."""
    bullets = [fill(each, _WIDTH, initial_indent="- ", subsequent_indent="  ") for each in sentences]
    return "\n".join([heading, "-" * len(heading), *bullets])


def _paragraph(text: str) -> str:
    return fill(text, _WIDTH, break_long_words=False)
