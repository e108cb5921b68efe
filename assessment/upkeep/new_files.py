"""Files that are there whole or not at all, for their owner alone, and never over another."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_OWNER_ONLY = 0o600


class CopyError(Exception):
    """A copy cannot be made or used; the message says why and what to do."""


def require_new(path: Path) -> None:
    """Refuse to write where there is something already.

    Raises
    ------
    CopyError
        Where there is.
    """
    if path.exists():
        raise CopyError(f"{path}: there is such a file already, and nothing is overwritten.")


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """An empty file to be filled; when that went well it is on the disk and called `target`, else it is gone.

    Raises
    ------
    CopyError
        Where there is a file of that name already.
    """
    require_new(target)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.unfinished")
    try:
        os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY))
        yield unfinished
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        os.link(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
