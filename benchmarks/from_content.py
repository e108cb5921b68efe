"""A process that draws one stored report: `python -m benchmarks.from_content CONTENT PDF`."""

import pickle
import sys
from pathlib import Path

from reports import render_pdf


def main(stored: Path, out: Path) -> None:
    """Draw a report whose sentences are chosen already."""
    content = pickle.loads(stored.read_bytes())  # noqa: S301 - the benchmark wrote it a moment ago
    out.write_bytes(render_pdf(content))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
