"""A text that a command makes: printed, or written to a file where one is named."""

from pathlib import Path

import typer


def put(text: str, out: Path | None) -> None:
    """Print a text, or write it whole to a file and say where."""
    if out is None:
        typer.echo(text, nl=False)
        return
    from assessment.output.atomic import write_whole

    write_whole(out, text)
    typer.echo(f"Wrote {out}")
