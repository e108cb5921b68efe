"""The database itself refuses to change or remove an event of the audit chain."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_SQLITE = [
    (
        f"CREATE TRIGGER audit_no_{act.lower()} BEFORE {act} ON assessment_auditevent "
        "BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END"
    )
    for act in ("UPDATE", "DELETE")
]
_POSTGRESQL = [
    (
        "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'audit events are never changed'; END $$"
    ),
    (
        "CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON assessment_auditevent "
        "FOR EACH ROW EXECUTE FUNCTION audit_refuse()"
    ),
]


def protect(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Add the triggers of whichever database this is."""
    for statement in _SQLITE if editor.connection.vendor == "sqlite" else _POSTGRESQL:
        editor.execute(statement)


def release(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again."""
    if editor.connection.vendor == "sqlite":
        editor.execute("DROP TRIGGER audit_no_update")
        editor.execute("DROP TRIGGER audit_no_delete")
    else:
        editor.execute("DROP TRIGGER audit_stays ON assessment_auditevent")
        editor.execute("DROP FUNCTION audit_refuse")


class Migration(migrations.Migration):
    """Triggers on the table of audit events."""

    dependencies = (("assessment", "0001_initial"),)

    operations = (migrations.RunPython(protect, release),)
