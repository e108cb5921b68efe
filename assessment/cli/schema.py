"""`balcony schema`: what a report as JSON looks like."""

from pathlib import Path
from typing import Annotated

import typer

from assessment.cli.exits import known_errors
from assessment.cli.texts import put


def schema(
    out: Annotated[Path | None, typer.Option(help="File to write; without it the schema is printed.")] = None,
) -> None:
    """Write the JSON Schema of a report, as `balcony report --format json` writes it."""
    import json

    from reports.content.schema import report_schema

    with known_errors():
        put(json.dumps(report_schema(), indent=2, ensure_ascii=False) + "\n", out)
