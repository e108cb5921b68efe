"""The table in which every process counts tries and remembers codes that were used."""

from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make_table(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the table of Django's cache in the database, under the name in the settings."""
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = (("assessment", "0002_audit_events_stay"),)
    operations = (migrations.RunPython(make_table, migrations.RunPython.noop),)
