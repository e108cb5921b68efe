"""How many rows each table holds: the plainest proof that a copy has everything."""

from django.db import connection


def row_counts() -> dict[str, int]:
    """The number of rows of every table, whichever version of the program made it."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        counts = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT COUNT(*) FROM {quote(table)}")  # noqa: S608 - a name of the database's own
            counts[table] = int(cursor.fetchone()[0])
    return counts


def summary(counts: dict[str, int]) -> str:
    """The counts that mean something to whoever took the copy."""
    told = {
        "people": "assessment_person",
        "campaigns": "assessment_campaign",
        "assignments": "assessment_assignment",
        "answers": "assessment_response",
        "comments": "assessment_comment",
        "audit events": "assessment_auditevent",
    }
    known = [f"{counts[table]:,} {name}" for name, table in told.items() if table in counts]
    return ", ".join([*known, f"{sum(counts.values()):,} rows in all"])
