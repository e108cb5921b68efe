"""`balcony audit`: whether the chain of what happened is whole."""

import typer

from assessment.cli.database import prepare
from assessment.cli.exits import Exit, known_errors, stop

_MOST_LISTED = 20


def audit() -> None:
    """Check that no event of the audit chain was changed, removed or put in."""
    with known_errors():
        prepare()
        from assessment.domain.audit import breaks
        from assessment.models import AuditEvent

        found = [f"  event {one.number}: {one.why}" for one in breaks()]
        last = AuditEvent.objects.last()
        count, digest = (last.number, last.digest) if last else (0, "none")
        if found:
            typer.echo("\n".join(found[:_MOST_LISTED]))
            raise stop(Exit.FAILED, f"The chain does not hold: {len(found)} breaks in {count} events.")
        typer.echo(f"The chain holds: {count} events. Digest of the last: {digest}")
