"""How a run ends: exit codes, and every known error as lines that say what to do."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

import typer


class Exit(IntEnum):
    """What the shell learns from a run; `docs/commands.md` lists them."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    BAD_INSTRUMENT = 3
    BAD_RESPONSES = 4
    REJECTED_ROWS = 5
    FOLDER = 6
    GIVEN_AWAY = 7
    NOT_READY = 8
    INTERRUPTED = 130


def say(line: str = "") -> None:
    """Tell the user something, on standard error: standard output is for what is asked for."""
    typer.echo(line, err=True)


def stop(code: Exit, message: str) -> typer.Exit:
    """Say why a run ends, and give the exit to raise."""
    say(message)
    return typer.Exit(code)


@contextmanager
def known_errors() -> Iterator[None]:
    """Turn the errors that a user can mend into their lines and an exit code.

    An error is known by the module that declares it, so that none of these modules is imported
    before it is needed.
    """
    try:
        yield
    except KeyboardInterrupt as error:
        raise stop(Exit.INTERRUPTED, "Stopped. Nothing is half-written; --resume goes on.") from error
    except Exception as error:
        code = _code_of(error)
        if code is None:
            raise
        raise stop(code, _message(error)) from error


def _message(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror or error}."
    return str(error)


def _code_of(error: Exception) -> Exit | None:
    for module, name, code in _KNOWN:
        kind = getattr(sys.modules.get(module), name, None)
        if kind is not None and isinstance(error, kind):
            return code
    return Exit.FAILED if isinstance(error, OSError) else None


_KNOWN = (
    ("instruments.problems", "InstrumentError", Exit.BAD_INSTRUMENT),
    ("assessment.files.problems", "ResponsesError", Exit.BAD_RESPONSES),
    ("scoring.problems", "TableError", Exit.BAD_RESPONSES),
    ("assessment.output.record", "FolderError", Exit.FOLDER),
    ("assessment.environment", "EnvironmentProblemsError", Exit.USAGE),
    ("assessment.serving.port", "PortError", Exit.USAGE),
    ("assessment.serving.exposure", "ExposedError", Exit.USAGE),
    ("assessment.upkeep.new_files", "CopyError", Exit.FAILED),
    ("assessment.domain.refusals", "RefusedError", Exit.FAILED),
    ("assessment.queries.campaigns", "UnknownCampaignError", Exit.USAGE),
    ("assessment.queries.staff", "UnknownError", Exit.USAGE),
)
