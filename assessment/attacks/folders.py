"""Output folders: which questionnaire they belong to, and what they hold."""

import json
from pathlib import Path

from assessment.attacks.released import TABLES, Release, has_table, read_release
from assessment.output.record import RECORD, FolderError
from instruments import Instrument, load_instrument
from instruments.loading import shipped_definitions

_REPORT = "report"
"""Where `balcony demo` puts its run within its folder."""


def the_instrument(folder: Path, name: str | None) -> Instrument:
    """The instrument of that name, or the shipped one whose answers were reported in a folder.

    Raises
    ------
    FolderError
        Where no name is given and the folder belongs to no shipped instrument.
    InstrumentError
        Where the named instrument has problems.
    """
    if name:
        return load_instrument(name)
    digest = _digest(_run(folder))
    for shipped in shipped_definitions():
        found = load_instrument(shipped)
        if found.digest == digest:
            return found
    raise FolderError(
        f"{folder}: tells of no questionnaire that comes with Balcony. Name it by --instrument."
    )


def read_folder(folder: Path, instrument: Instrument) -> Release:
    """The release in a folder.

    Raises
    ------
    FolderError
        Where the folder is none that `report`, `score` or `demo` made.
    """
    release = read_release(_run(folder), instrument)
    unknown = {measure for columns in release.figures.values() for measure in columns}
    unknown -= {*release.questionnaire.scales, *release.questionnaire.options}
    if unknown:
        listed = ", ".join(sorted(unknown)[:3])
        raise FolderError(f"{folder}: holds figures on {listed}, which {instrument.id} does not have.")
    return release


def _run(folder: Path) -> Path:
    """The folder of the run itself."""
    for place in (folder, folder / _REPORT):
        if place.is_dir() and any(has_table(table, place) for table in TABLES):
            return place
    raise FolderError(f"{folder}: holds no table of scores. Name a folder that report, score or demo made.")


def _digest(run: Path) -> str:
    """The digest of the instrument that the record of a run names, empty where there is no record."""
    record = run / RECORD
    if not record.exists():
        return ""
    try:
        return str(json.loads(record.read_text(encoding="utf-8"))["instrument"])
    except (ValueError, TypeError, KeyError) as error:
        raise FolderError(f"{record}: is not a record that Balcony wrote. Choose another folder.") from error
