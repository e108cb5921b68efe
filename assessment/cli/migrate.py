"""`balcony migrate`: bring the database up to date with this version of the program."""

from assessment.cli.exits import known_errors, say


def migrate() -> None:
    """Bring the database up to date; one of SQLite is copied first. `serve` does this by itself."""
    with known_errors():
        from assessment.cli.database import prepare

        prepare(migrate=True)
        say("The database is up to date.")
