"""Run the benchmarks that are named, or all of them, each in a process of its own."""

import os
import subprocess
import sys
from importlib import import_module

from benchmarks.figures import show

NAMES = ("wide", "long", "stream", "gate", "profiles", "crowd", "cold", "demo", "answering", "psychometrics")

# Where numpy is compared with numpy, freed memory stays with the process. Otherwise the C library gives
# it back and asks for it again in a rhythm that depends on what ran before: up to half of the time of
# either side, and as much noise in their ratio.
_KEPT_MEMORY = {"wide": {"MALLOC_TRIM_THRESHOLD_": str(1 << 30), "MALLOC_MMAP_THRESHOLD_": str(1 << 30)}}


def main(names: list[str]) -> None:
    """Measure and print each in turn."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        sys.exit(f"No benchmark is called {', '.join(unknown)}. Choose from: {', '.join(NAMES)}.")
    for name in names or NAMES:
        command = [sys.executable, "-c", f"import benchmarks.__main__ as run; run.measure({name!r})"]
        subprocess.run(command, check=True, env=os.environ | _KEPT_MEMORY.get(name, {}))


def measure(name: str) -> None:
    """Measure and print one in this process."""
    module = import_module(f"benchmarks.{name}")
    show(module.TITLE, module.measure())


if __name__ == "__main__":
    main(sys.argv[1:])
