"""Profiles to files, on as many processes as asked for."""

import gc
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path

from assessment.output.atomic import write_whole
from instruments.model import Instrument
from reports.context import Person, ReportContext
from scoring.profile import Profile

_GARBAGE = 50_000
"""Objects between two searches for garbage: reports make many objects and few circles."""

BATCH = 4
"""Reports that a process makes before it says so: few enough that progress moves."""


_WRITERS = 4
"""Files that are written at a time: each waits until the disk says that it has it."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What is the same for every report of a run.

    `formats` are `pdf`, `json` or both, `folder` is where reports go. With `receipts` each report
    leaves its receipt in that folder.
    """

    instrument: Instrument
    formats: tuple[str, ...]
    folder: Path
    receipts: Path | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One participant's report: what to show, whom it is about, in which language, which file."""

    profile: Profile
    person: Person
    context: ReportContext
    language: str
    file_name: str


@dataclass(frozen=True, slots=True)
class Batch:
    """How a batch went: how many reports were tried, and what failed, a line each."""

    tried: int
    failures: tuple[str, ...]


def files_of(job: Job, edition: Edition) -> Iterator[tuple[Path, bytes | str]]:
    """One report in every format asked for, and its receipt: where each file goes and what it holds."""
    from reports import build_content, content_json, render_pdf  # noqa: PLC0415 - heavy, and not for tables

    content = build_content(
        job.profile,
        edition.instrument,
        person=job.person,
        context=job.context,
        language=job.language,
    )
    for kind in edition.formats:
        made = render_pdf(content) if kind == "pdf" else content_json(content)
        yield edition.folder / f"{job.file_name}.{kind}", made
    if edition.receipts:
        yield from _receipt_files(job, edition.instrument, edition.receipts)


def _receipt_files(job: Job, instrument: Instrument, folder: Path) -> Iterator[tuple[Path, str]]:
    """What the gate did, in words for raters and as data."""
    from reports.receipts import receipt_json, receipt_text  # noqa: PLC0415 - as in `files_of`

    person, language = job.person, job.language
    words = receipt_text(job.profile, instrument, person=person, language=language, context=job.context)
    yield folder / f"{job.file_name}.txt", words
    data = receipt_json(job.profile, instrument, language=language)
    yield folder / f"{job.file_name}.json", data


def is_rendered(job: Job, edition: Edition) -> bool:
    """Whether every file of a report is there, its receipt included."""
    made = [edition.folder / f"{job.file_name}.{kind}" for kind in edition.formats]
    if edition.receipts:
        made += [edition.receipts / f"{job.file_name}.{kind}" for kind in ("txt", "json")]
    return all(path.exists() for path in made)


@contextmanager
def processes(number: int) -> Iterator[Executor | None]:
    """A pool of processes that are warming up already, or None where one process does it all.

    What is still waiting is dropped when the block is left by an error or an interruption.
    """
    if number == 1:
        yield None
        return
    pool = ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_begin_work)
    for _ in range(number):
        pool.submit(_warm_up)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def render_all(jobs: Sequence[Job], edition: Edition, pool: Executor | None) -> Iterator[Batch]:
    """Begin to render every job; the iterator tells how each batch went, as it is done.

    A report that fails stops no other.
    """
    for folder in filter(None, (edition.folder, edition.receipts)):
        folder.mkdir(parents=True, exist_ok=True)
    batches = [jobs[start : start + BATCH] for start in range(0, len(jobs), BATCH)]
    if pool is None:
        return (_render_batch(batch, edition) for batch in batches)
    begun = [pool.submit(_render_batch, batch, edition) for batch in batches]
    return (done.result() for done in as_completed(begun))


def _render_batch(batch: Sequence[Job], edition: Edition) -> Batch:
    """Make reports while files made before are still on their way to the disk.

    A file that cannot be written, as on a full disk, is no fault of one report and ends the run.
    """
    with ThreadPoolExecutor(_WRITERS) as writers:
        begun: list[Future[None]] = []
        failures = [failure for job in batch if (failure := _failure(job, edition, writers, begun))]
    for writing in begun:
        writing.result()
    return Batch(len(batch), tuple(failures))


def _failure(job: Job, edition: Edition, writers: Executor, begun: list[Future[None]]) -> str:
    """Make a report and begin to write it; give an empty text, or what went wrong and for whom."""
    try:
        for path, made in files_of(job, edition):
            begun.append(writers.submit(write_whole, path, made))
    except Exception as error:  # noqa: BLE001 - whatever it is, the other participants get their reports
        return f"{job.profile.participant}: {type(error).__name__}: {error}"
    return ""


def _begin_work() -> None:
    """Let the parent alone hear Ctrl-C, and end with it where it is killed.

    On Ctrl-C the parent drops what waits and lets a begun report be finished. A parent that is
    killed can tell nobody, and its processes would wait for work for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _warm_up() -> None:
    """Import what rendering needs while the parent still reads and scores."""
    import reports.build  # noqa: PLC0415 - the import is the purpose
    import reports.document  # noqa: F401, PLC0415 - as above

    gc.freeze()
    gc.set_threshold(_GARBAGE)
