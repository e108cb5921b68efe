"""The record of a run: what it was made from, so that it can go on and never mixes with another."""

import json
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path

from assessment.output.atomic import remove_unfinished, write_whole

RECORD = "run.json"
PROFILES, RECEIPTS = "profiles", "receipts"

_MADE_FOR_EACH = (f"{PROFILES}/*.pdf", f"{PROFILES}/*.json", f"{RECEIPTS}/*.txt", f"{RECEIPTS}/*.json")


class FolderError(Exception):
    """The output folder cannot be used as asked; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What a run was made from: Balcony's version, digests of its inputs, and its options.

    `released` has the digests of the responses of earlier releases, oldest first, with blanks between.
    """

    version: str
    instrument: str
    responses: str
    mapping: str
    norms: str
    previous: str
    options: str
    released: str = ""


def digest_of(path: Path | None) -> str:
    """The SHA-256 of a file's bytes, or an empty text where there is no file."""
    if path is None:
        return ""
    with path.open("rb") as handle:
        return file_digest(handle, "sha256").hexdigest()


def check_folder(folder: Path, record: RunRecord, *, resume: bool, overwrite: bool) -> None:
    """Whether a run may write to the folder; nothing is touched.

    Raises
    ------
    FolderError
        Where the folder holds something else than asked for.
    """
    earlier = _read(folder / RECORD)
    if earlier is None and folder.exists() and any(folder.iterdir()):
        raise FolderError(
            f"{folder}: holds files that no run of Balcony made. Choose an empty or new folder."
        )
    if earlier is not None and resume:
        _require_same(folder, earlier, record)
    elif earlier is not None and not overwrite:
        raise FolderError(f"{folder}: holds an earlier run. {_CHOICE}")


def refuse_a_run(folder: Path) -> None:
    """Keep tables out of a folder that holds profiles, whose table of scores they would replace."""
    if (folder / RECORD).exists():
        raise FolderError(f"{folder}: holds profiles and their scores. Choose another folder.")


def begin(folder: Path, record: RunRecord, *, resume: bool) -> None:
    """Make the folder ready: what an earlier run left goes, unless this run goes on with it."""
    folder.mkdir(parents=True, exist_ok=True)
    if not resume:
        _remove_run(folder)
    remove_unfinished(folder)
    write_whole(folder / RECORD, json.dumps(asdict(record), indent=1, sort_keys=True) + "\n")


_CHOICE = "Add --resume to go on with it, --overwrite to replace it, or choose another folder."


def _read(path: Path) -> RunRecord | None:
    """The record in a folder, or None where there is none."""
    if not path.exists():
        return None
    try:
        return RunRecord(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise FolderError(f"{path}: is not a record that Balcony wrote. Choose another folder.") from error


def _require_same(folder: Path, earlier: RunRecord, record: RunRecord) -> None:
    """Going on makes sense only where everything that shapes the output is as it was."""
    then, now = asdict(earlier), asdict(record)
    other = [name for name in now if then[name] != now[name]]
    if other:
        raise FolderError(
            f"{folder}: the run there was made with another {', '.join(other)}. "
            "Use --overwrite to make everything again, or choose another folder."
        )


def _remove_run(folder: Path) -> None:
    """Remove the files of an earlier run, by the names that runs give, and nothing else."""
    made = [folder / name for name in (RECORD, "scores.csv", "items.csv", "problems.csv")]
    made += [path for kind in _MADE_FOR_EACH for path in folder.glob(kind)]
    for path in made:
        path.unlink(missing_ok=True)
