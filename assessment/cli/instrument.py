"""`balcony instrument`: check a definition, write its schema, write its codebook."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assessment.cli.exits import Exit, known_errors
from assessment.cli.inputs import load, require_language
from assessment.cli.texts import put

if TYPE_CHECKING:
    from instruments import Instrument

app = typer.Typer(help="Check a questionnaire, and write what goes with it.", no_args_is_help=True)


class CodebookFormat(StrEnum):
    """How a codebook is written."""

    MARKDOWN = "markdown"
    CSV = "csv"


@app.command()
def check(
    definitions: Annotated[list[str], typer.Argument(help="Definition files, or names of shipped ones.")],
) -> None:
    """Check definitions: every problem at once, and what is missing in each language."""
    found = [_checked(name) for name in definitions]
    raise typer.Exit(max(found))


@app.command()
def schema(
    out: Annotated[Path | None, typer.Option(help="File to write; without it the schema is printed.")] = None,
) -> None:
    """Write the JSON Schema of a definition, by which an editor completes and checks YAML."""
    import json

    from instruments.schema import json_schema

    with known_errors():
        put(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n", out)


@app.command()
def codebook(
    definition: Annotated[str, typer.Argument(help="Definition file, or the name of a shipped instrument.")],
    language: Annotated[str | None, typer.Option(help="Language of the wordings.")] = None,
    format: Annotated[CodebookFormat, typer.Option(help="How to write it.")] = CodebookFormat.MARKDOWN,  # noqa: A002 - the option's name
    out: Annotated[
        Path | None, typer.Option(help="File to write; without it the codebook is printed.")
    ] = None,
) -> None:
    """Write the codebook: every item with its scale, its keying, its wordings and its options."""
    with known_errors():
        instrument = load(definition)
        require_language(language, instrument)
        put(_codebook(instrument, language or instrument.languages[0], format), out)


def _checked(name: str) -> Exit:
    """Tell about one definition, so that one with problems hides none of the others."""
    try:
        with known_errors():
            _report(load(name))
    except typer.Exit as end:
        return Exit(end.exit_code)
    return Exit.DONE


def _report(instrument: "Instrument") -> None:
    """Say what was checked, and list the texts that a declared language lacks."""
    from instruments.translations import missing_texts

    items, scales = len(instrument.items), len(instrument.scales)
    typer.echo(f"{instrument.id} version {instrument.version}: {items} items, {scales} scales, no problems.")
    typer.echo(f"  digest {instrument.digest}")
    for language, missing in missing_texts(instrument).items():
        status = instrument.translations.get(language)
        typer.echo(f"  {language}: {_completeness(missing)}{f', {status} translation' if status else ''}")


def _completeness(missing: list[str]) -> str:
    if not missing:
        return "complete"
    return f"{len(missing)} texts missing: {', '.join(missing)}"


def _codebook(instrument: "Instrument", language: str, kind: CodebookFormat) -> str:
    from instruments.codebook import codebook_csv, codebook_markdown

    write = codebook_csv if kind is CodebookFormat.CSV else codebook_markdown
    return write(instrument, language)
