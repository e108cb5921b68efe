"""The command `balcony` as a user starts it: a new process each time."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from benchmarks.timing import Work

_IMPORT = re.compile(r"import time: +(?P<own>\d+) \| +\d+ \| +(?P<package>\w+).*")
BALCONY = Path(sys.executable).with_name("balcony")


def balcony(*arguments: object) -> Work:
    """Work that runs the command with some arguments, and fails where the command does."""
    return python(BALCONY, *arguments)


def python(*arguments: object) -> Work:
    """Work that starts this Python anew with some arguments."""
    command = [sys.executable, *map(str, arguments)]
    return lambda: subprocess.run(command, check=True, capture_output=True)


def import_seconds(*arguments: object) -> Counter[str]:
    """How long a run of Python spent in importing the modules of each package, what they import apart."""
    command = [sys.executable, "-X", "importtime", *map(str, arguments)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stderr.splitlines()
    spent: Counter[str] = Counter()
    for line in lines:
        if match := _IMPORT.fullmatch(line):
            spent[match["package"]] += int(match["own"])
    return Counter({package: own / 1e6 for package, own in spent.items()})
