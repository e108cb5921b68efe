"""What a report needs to know besides the profile: who it is about, and where it was made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """The participant as the report names them; an empty text is left out."""

    name: str
    team: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class ReportContext:
    """Where a report belongs; an empty text is left out.

    `date` is a text, because a report that is made again later says the same. `simulated` says so
    on every page. Without a `document_id` one is made from the participant and the questionnaire.
    """

    programme: str = ""
    cohort: str = ""
    date: str = ""
    simulated: bool = False
    document_id: str = ""
