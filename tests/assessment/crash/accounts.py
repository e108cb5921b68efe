"""Count what stands in a database, and print it: run with the environment of a store."""

import json
import sys

import django

django.setup()

from django.db.models import Count  # noqa: E402 - models need the set-up before them

from assessment.domain.audit import breaks  # noqa: E402 - as above
from assessment.models import Assignment, AuditEvent, Sheet, State  # noqa: E402 - as above

sheets = Sheet.objects.annotate(
    answers=Count("responses", distinct=True) + Count("comments", distinct=True), authors=Count("authorship")
)
begun = Assignment.objects.filter(state__in=(State.STARTED, State.SUBMITTED))
account = {
    "breaks": [f"{one.number}: {one.why}" for one in breaks()],
    "starts": AuditEvent.objects.filter(verb="assignment.started").count(),
    "submissions": AuditEvent.objects.filter(verb="assignment.submitted").count(),
    "begun": begun.count(),
    "begun without a sheet": begun.filter(authorship=None).count(),
    "sheets": sheets.count(),
    "sheets without an author": sheets.filter(authors=0).count(),
    "sheets without an answer": sheets.filter(answers=0).count(),
    "handed in": Assignment.objects.filter(state=State.SUBMITTED).count(),
    "sheets handed in": sheets.filter(submitted=True).count(),
}
sys.stdout.write(json.dumps(account))
