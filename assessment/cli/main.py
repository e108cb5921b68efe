"""The command `balcony`: the list of its commands."""

from typing import Any

import typer
from typer.core import TyperGroup

from assessment.cli import (
    attack,
    audit,
    check,
    copies,
    demo,
    export,
    forgetting,
    instrument,
    links,
    migrate,
    people,
    programme,
    report,
    schema,
    score,
    serve,
    staff,
)

_NOT_OURS = "Value error, "
"""What the library that checks options puts before its messages."""


class _Commands(TyperGroup):
    """The commands, with errors about their options in plain words."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - the type of a context is private to typer
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix(_NOT_OURS)
            raise


app = typer.Typer(
    name="balcony",
    cls=_Commands,
    help="360-degree assessment for systems leadership: from answers to a profile for each leader.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("report")(report.report)
app.command("score")(score.score)
app.command("demo")(demo.demo)
app.command("attack")(attack.attack)
app.command("serve")(serve.serve)
app.command("check")(check.check)
app.command("migrate")(migrate.migrate)
app.command("backup")(copies.backup)
app.command("restore")(copies.restore)
app.command("export")(export.export)
app.command("links")(links.links)
app.command("forget-authors")(forgetting.forget_authors)
app.command("audit")(audit.audit)
app.command("schema")(schema.schema)
app.add_typer(instrument.app, name="instrument")
app.add_typer(programme.app, name="programme")
app.add_typer(people.app, name="people")
app.add_typer(staff.app, name="staff")


def run() -> None:
    """Run the command line."""
    app()
