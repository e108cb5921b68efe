"""Work in a process of its own, to see how much memory it takes."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path

from benchmarks.timing import seconds


@dataclass(frozen=True, slots=True)
class Run:
    """How long the work took, imports apart, and the most memory that its process held."""

    seconds: float
    mib: float


def in_child(work: Callable[..., object], *arguments: object) -> Run:
    """Run a function of a module in a new process; it gets its arguments as text."""
    command = [sys.executable, "-m", "benchmarks.child", work.__module__, work.__name__]
    done = subprocess.run([*command, *map(str, arguments)], check=True, stdout=subprocess.PIPE)
    return Run(**json.loads(done.stdout))


def peak_mib() -> float:
    """The most memory that this process has held so far.

    From the kernel's account of this address space: `ru_maxrss` would start with what the parent
    held when it forked.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def main(module: str, function: str, *arguments: str) -> None:
    """Run the function and print its figures as JSON."""
    work = partial(getattr(import_module(module), function), *arguments)
    taken = seconds(work)
    print(json.dumps({"seconds": taken, "mib": peak_mib()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
