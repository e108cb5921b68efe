"""From a file to a declaration, or to everything that is wrong with it at once."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from assessment.declarations import problems
from assessment.declarations.checks import check_codes, check_cohorts, check_moments, check_offers
from assessment.declarations.model import Declaration
from assessment.declarations.problems import DeclarationError
from assessment.files.own_words import misread_words
from assessment.output.responses import ABOUT, RATED_BY
from instruments.checks.fields import check_fields
from instruments.composing import Composed, compose
from instruments.decoding import decode
from instruments.loading import find_definition, load_instrument, read_file
from instruments.model import Instrument
from instruments.problems import InstrumentError, Problem, quoted
from instruments.source import Entry, Source

_NOUNS: Mapping[tuple[str | int, ...], str] = {
    ("organisations",): "organisation",
    ("cohorts",): "cohort",
    ("campaigns",): "campaign",
}


@dataclass(frozen=True, slots=True)
class ReadDeclaration:
    """A declaration and where the files that it names are: questionnaires by their names, people."""

    file: Path
    declaration: Declaration
    instruments: Mapping[str, Path]
    participants: tuple[Path, ...]
    raters: tuple[Path, ...]


def read_declaration(path: str | os.PathLike[str], zone: ZoneInfo) -> ReadDeclaration:
    """The declaration in a YAML file; moments without a difference to UTC are by the clock of `zone`.

    Raises
    ------
    DeclarationError
        With every problem of the file and of the questionnaires that it names, each with its line.
    """
    file = Path(path)
    source, written = _composed(file)
    declaration, wrong = check_fields(source, Declaration)
    named = _Questionnaires(file.parent)
    across = [
        *check_codes(source),
        *check_cohorts(source),
        *check_moments(source, zone),
        *named.check(source),
        *_files_missing(source, file.parent),
    ]
    if declaration is None or written or wrong or across:
        raise DeclarationError([*written, *wrong, *across, *named.problems])
    return ReadDeclaration(
        file,
        declaration,
        named.paths,
        tuple(file.parent / name for name in declaration.participants),
        tuple(file.parent / name for name in declaration.raters),
    )


def _composed(file: Path) -> Composed:
    try:
        return compose(decode(read_file(file), str(file)), str(file), _NOUNS, "programme")
    except InstrumentError as error:
        raise DeclarationError(error.problems) from None


class _Questionnaires:
    """The questionnaires that campaigns name, each read once; `problems` are those of their files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Instrument | None] = {}
        self.paths: dict[str, Path] = {}
        self.problems: list[Problem] = []

    def check(self, source: Source) -> Iterator[Problem]:
        """The problems of campaigns with their questionnaires."""
        for campaign in source.entries("campaigns"):
            name = campaign.text("instrument")
            if name is not None:
                yield from self._check(campaign, name)

    def _check(self, campaign: Entry, name: str) -> Iterator[Problem]:
        instrument = self._instrument(name)
        if instrument is None:
            yield campaign.problem(problems.QUESTIONNAIRE, "instrument", value=quoted(name))
            return
        yield from check_offers(campaign, instrument)
        for cause in misread_words(instrument, (*ABOUT, *RATED_BY)):
            yield campaign.problem(problems.MISREAD, "instrument", value=quoted(name), cause=cause)

    def _instrument(self, name: str) -> Instrument | None:
        if name not in self._read:
            self._read[name] = self._load(name)
        return self._read[name]

    def _load(self, name: str) -> Instrument | None:
        beside = self._folder / name
        try:
            self.paths[name] = beside if beside.is_file() else find_definition(name)
            return load_instrument(self.paths[name])
        except InstrumentError as error:
            self.problems += error.problems
            return None


def _files_missing(source: Source, folder: Path) -> Iterator[Problem]:
    for part in ("participants", "raters"):
        for name, path in source.words(part):
            if not (folder / name).is_file():
                yield source.problem(problems.NO_FILE, path, value=quoted(name))
