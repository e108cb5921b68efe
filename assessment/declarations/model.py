"""What a declaration may say, and nothing more."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from instruments.fields import Identifier, LanguageCode

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Challenge = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
Code = Identifier
GRACE_MINUTES = 30
A_DAY = 24 * 60


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class DeclaredProgramme(_Part):
    """The programme itself."""

    code: Code
    name: Name


class DeclaredOrganisation(_Part):
    """An organisation that participants come from."""

    code: Code
    name: Name


class DeclaredTeam(_Part):
    """A place team and the systems challenge that it works on."""

    code: Code
    name: Name
    challenge: Challenge = ""


class DeclaredCohort(_Part):
    """A cohort and its place teams."""

    code: Code
    name: Name
    teams: tuple[DeclaredTeam, ...] = ()


class DeclaredCampaign(_Part):
    """One administration of a questionnaire to a cohort.

    `instrument` is the name of a shipped questionnaire or a file. `opens` and `closes` are moments
    as written; no languages or groups stand for all that the questionnaire has.
    """

    code: Code
    cohort: Code
    name: Name
    instrument: Name
    opens: Name
    closes: Name
    grace_minutes: Annotated[int, Field(ge=0, le=A_DAY)] = GRACE_MINUTES
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)] = ()
    groups: Annotated[tuple[Code, ...], Field(min_length=1)] = ()
    forgets_authors: bool = False


class Declaration(_Part):
    """A programme with everything in it; `participants` and `raters` are files of people."""

    programme: DeclaredProgramme
    organisations: tuple[DeclaredOrganisation, ...] = ()
    cohorts: tuple[DeclaredCohort, ...] = ()
    campaigns: tuple[DeclaredCampaign, ...] = ()
    participants: tuple[Name, ...] = ()
    raters: tuple[Name, ...] = ()
