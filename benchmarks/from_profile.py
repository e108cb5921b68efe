"""A process that makes the report of one stored profile: `python -m benchmarks.from_profile PROFILE PDF`.

As a web application does that keeps released profiles and makes a PDF when somebody asks for it.
"""

import pickle
import sys
from pathlib import Path

from instruments import load_instrument
from reports import build_content, render_pdf


def main(stored: Path, out: Path) -> None:
    """Load the questionnaire, choose the sentences, draw the report."""
    profile, person = pickle.loads(stored.read_bytes())  # noqa: S301 - the benchmark wrote it a moment ago
    content = build_content(profile, load_instrument("systems-leadership"), person=person)
    out.write_bytes(render_pdf(content))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
