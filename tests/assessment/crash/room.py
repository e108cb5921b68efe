"""Disks without room, of two kinds: a limit that the system sets a process, and a small file system that is full."""

import errno
import os
import resource
import subprocess
import tempfile
from pathlib import Path
from typing import Protocol

import pytest

from benchmarks.serving import Serving

_BLOCK = 4096
_SMALL = "12m"


class Room(Protocol):
    """What a server can write to, until it is full."""

    def fill(self, server: Serving) -> None:
        """Leave the server no room."""

    def clear(self, server: Serving) -> None:
        """Give the server room again."""


class Limit:
    """No file may be longer than a byte, the log of the server and the log of the database included."""

    def fill(self, server: Serving) -> None:
        """Set the limit for every process of the server, which needs no right of an administrator."""
        self._set(server, 1)

    def clear(self, server: Serving) -> None:
        """Take the limit away."""
        self._set(server, resource.RLIM_INFINITY)

    def _set(self, server: Serving, size: int) -> None:
        for process in server.processes:
            _, most = resource.prlimit(process, resource.RLIMIT_FSIZE)
            resource.prlimit(process, resource.RLIMIT_FSIZE, (size, most))


class SmallDisk:
    """A file system of a few megabytes in memory, which only an administrator can make."""

    def __init__(self) -> None:
        if os.geteuid() != 0:
            pytest.skip("only an administrator of the system can make a small file system")
        # Not in a folder of pytest: PostgreSQL may run as another user, who has to get there.
        self.folder = Path(tempfile.mkdtemp(prefix="balcony-small-"))
        mount = ["mount", "-t", "tmpfs", "-o", f"size={_SMALL},mode=0777", "tmpfs", str(self.folder)]
        if subprocess.run(mount, check=False, capture_output=True).returncode:
            self.folder.rmdir()
            pytest.skip("this system lets nobody make a file system")

    def fill(self, server: Serving) -> None:  # noqa: ARG002 - as in Limit
        """Fill it with something else."""
        with (self.folder / "other").open("wb", buffering=0) as other:
            while _goes_in(other.fileno()):
                pass

    def clear(self, server: Serving) -> None:  # noqa: ARG002 - as in Limit
        """Remove what filled it."""
        (self.folder / "other").unlink()

    def unmount(self) -> None:
        """Leave nothing behind."""
        subprocess.run(["umount", "--lazy", str(self.folder)], check=True)
        self.folder.rmdir()


def _goes_in(descriptor: int) -> bool:
    try:
        return os.write(descriptor, b"x" * _BLOCK) > 0
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        return False
