"""Files that are there whole or not at all, also when the power goes."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

UNFINISHED = ".unfinished"
_OWNER_ONLY = 0o600


def write_whole(path: Path, content: bytes | str) -> None:
    """Write a file under a passing name beside its place, then move it there in one step."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    write_with(path, lambda unfinished: unfinished.write_bytes(data))


def write_with(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make a file under a passing name, then move it to `path` in one step.

    Where that fails nothing is left under the passing name: on a full disk it would keep the place
    that a smaller file could have.

    Raises
    ------
    OSError
        Always with the name of the file that could not be written.
    """
    unfinished = path.with_name(f".{path.name}{UNFINISHED}")
    try:
        write(unfinished)
        with unfinished.open("rb+") as handle:
            os.fsync(handle.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise _named(error, path) from error
    finally:
        with suppress(OSError):
            unfinished.unlink()


def _named(error: OSError, path: Path) -> OSError:
    """The error about `path`: a disk that fills up while a file is written tells no name."""
    return OSError(error.errno, error.strerror or str(error), str(path))


def write_private(path: Path, content: bytes) -> None:
    """Write a file that nobody but its owner may read, whole or not at all."""
    write_with(path, lambda unfinished: _private(unfinished, content))


def _private(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)


def remove_unfinished(folder: Path) -> None:
    """Remove what an interrupted run left under passing names."""
    for path in folder.rglob(f".*{UNFINISHED}"):
        path.unlink()
