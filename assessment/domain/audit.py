"""The chain of what happened: append to it, and check that nobody changed it."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from assessment.models import AuditEvent

START = "0" * 64
SYSTEM = "system"


@transaction.atomic
def record(*, verb: str, actor: str, subjects: dict[str, UUID | str]) -> AuditEvent:
    """Append one event, in the transaction of the act that it tells of."""
    _one_at_a_time()
    last = AuditEvent.objects.order_by("-number").values_list("number", "digest").first()
    number, previous = last or (0, START)
    event = AuditEvent(
        number=number + 1,
        at=timezone.now(),
        verb=verb,
        actor=actor,
        subjects={name: str(subject) for name, subject in subjects.items()},
        previous=previous,
    )
    event.digest = digest_of(event)
    event.save(force_insert=True)
    return event


def digest_of(event: AuditEvent) -> str:
    """The SHA-256 of an event and of the digest before it."""
    at = event.at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    content = [event.number, at, event.verb, event.actor, event.subjects, event.previous]
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the chain does not hold, by the number of the event."""

    number: int
    why: str


def breaks() -> Iterator[Break]:
    """Every place where an event was changed, removed or put in; none where the chain is whole."""
    number, previous = 0, START
    for event in AuditEvent.objects.order_by("number").iterator():
        if event.number != number + 1:
            yield Break(event.number, f"event {number + 1} is missing")
        elif event.previous != previous:
            yield Break(event.number, "it does not follow from the event before")
        if event.digest != digest_of(event):
            yield Break(event.number, "it was changed")
        number, previous = event.number, event.digest


def _one_at_a_time() -> None:
    """Let nobody else append until this transaction ends; on SQLite every writer waits anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE assessment_auditevent IN EXCLUSIVE MODE")
