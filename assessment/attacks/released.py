"""A release: everything that a reader may hold, read from the very files that were written."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pandas as pd

from assessment.attacks.figures import Figure, figure
from assessment.attacks.pages import Page, page_of_json, page_of_text
from assessment.attacks.questionnaire import Questionnaire, public_side
from assessment.output.naming import file_names
from instruments.model import Instrument
from scoring.profile import Profile

TABLES = ("scores", "items")
_KINDS = ("csv", "xlsx", "parquet")
_PROFILES = "profiles"
_NOT_RELEASED = "problems.csv"
"""A list for whoever made the file of answers, out of which it quotes."""


@dataclass(frozen=True, slots=True)
class Release:
    """What was released about some participants.

    `figures` leads from participant and then measure (a scale or an item) to the figures by rater
    group; what is withheld is not there. `named` are the rater groups that each participant's
    tables name. `files` are the bytes of all files by name, `texts` what can be read in the PDFs.
    """

    questionnaire: Questionnaire
    figures: Mapping[str, Mapping[str, Mapping[str, Figure]]]
    named: Mapping[str, frozenset[str]]
    pages: Mapping[str, Page]
    files: Mapping[str, bytes]

    @property
    def participants(self) -> tuple[str, ...]:
        """Everybody about whom there is a table."""
        return tuple(self.named)

    def of(self, participant: str, measure: str) -> Mapping[str, Figure]:
        """The figures of one measure by rater group; empty where none is shown."""
        return self.figures.get(participant, {}).get(measure, {})

    def page(self, participant: str) -> Page:
        """The participant's page; an empty one where there is none."""
        return self.pages.get(participant, Page(""))


def read_release(folder: Path, instrument: Instrument) -> Release:
    """The release in a folder that a run of `report`, `score` or `demo` made."""
    names = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != _NOT_RELEASED)
    return release_of({path.relative_to(folder).as_posix(): path.read_bytes() for path in names}, instrument)


def has_table(table: str, folder: Path) -> bool:
    """Whether a folder holds a table in any format."""
    return any((folder / f"{table}.{kind}").exists() for kind in _KINDS)


def release_of(files: Mapping[str, bytes], instrument: Instrument) -> Release:
    """The release that consists of these files, by their names within the folder."""
    public = public_side(instrument)
    rows = [row for table in TABLES for row in _rows(table, files)]
    figures: dict[str, dict[str, dict[str, Figure]]] = {}
    named: dict[str, set[str]] = {}
    for row in rows:
        named.setdefault(row["participant"], set()).add(row["rater_group"])
        found = figure(row, row["measure"])
        if found:
            columns = figures.setdefault(row["participant"], {})
            columns.setdefault(found.measure, {})[found.group] = found
    pages = _pages(named, files, public)
    return Release(public, figures, {who: frozenset(groups) for who, groups in named.items()}, pages, files)


def released_in_memory(profiles: Iterable[Profile], instrument: Instrument) -> Release:
    """The release that there would be of these profiles: tables and JSON as they would be written."""
    return release_of(released_files(list(profiles), instrument), instrument)


def released_files(profiles: list[Profile], instrument: Instrument) -> dict[str, bytes]:
    """The tables and the JSON of reports, by file name."""
    from assessment.output.tables import item_table, scale_table  # noqa: PLC0415 - only for profiles

    tables = {"scores.csv": scale_table(profiles), "items.csv": item_table(profiles)}
    names = file_names(profile.participant for profile in profiles)
    files = {name: table.to_csv(index=False).encode() for name, table in tables.items()}
    described = {
        f"{_PROFILES}/{names[profile.participant]}.json": _report(profile, instrument) for profile in profiles
    }
    return files | described


def _report(profile: Profile, instrument: Instrument) -> bytes:
    """The report on a profile as JSON, in the instrument's first language."""
    from reports import Person, ReportContext, build_content, content_json  # noqa: PLC0415 - only for profiles

    person, language = Person(profile.participant), instrument.languages[0]
    content = build_content(profile, instrument, person=person, context=ReportContext(), language=language)
    return content_json(content).encode()


def _rows(table: str, files: Mapping[str, bytes]) -> list[dict[str, str]]:
    """The rows of a table as texts, with the scale or the item under `measure`."""
    for kind in _KINDS:
        if f"{table}.{kind}" in files:
            frame = _frame(files[f"{table}.{kind}"], kind)
            named = frame.rename(columns={"scale": "measure", "item": "measure"})
            return [dict(zip(named.columns, row, strict=True)) for row in named.to_numpy().tolist()]
    return []


def _frame(data: bytes, kind: str) -> pd.DataFrame:
    """The table with every cell as a text; no cell is empty but by an empty text."""
    source = io.BytesIO(data)
    if kind == "csv":
        return pd.read_csv(source, dtype=str, keep_default_na=False)
    table = pd.read_excel(source, engine="calamine") if kind == "xlsx" else pd.read_parquet(source)
    return table.astype(object).where(table.notna(), "").map(str)


def _pages(participants: Iterable[str], files: Mapping[str, bytes], public: Questionnaire) -> dict[str, Page]:
    """The page of each participant: from its JSON, or else from the text of its PDF."""
    stems = {PurePosixPath(name).stem: name for name in files if name.startswith(f"{_PROFILES}/")}
    names = file_names(participants)
    pages = {}
    for participant, stem in names.items():
        described, drawn = (f"{_PROFILES}/{stem}.{kind}" for kind in ("json", "pdf"))
        if described in files:
            pages[participant] = page_of_json(files[described].decode(), public)
        elif stem in stems:
            pages[participant] = page_of_text(text_of_pdf(files[drawn]), public)
    return pages


def text_of_pdf(data: bytes) -> str:
    """The text that a reader can copy out of a PDF."""
    from pypdf import PdfReader  # noqa: PLC0415 - only where there are PDFs

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
