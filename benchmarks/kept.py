"""Print every option that is stored, by assignment and item: run with the environment of a store."""

import json
import sys

import django

django.setup()

from assessment.models import Response  # noqa: E402 - models need the set-up before them

kept: dict[str, dict[str, str]] = {}
for assignment, item, option in Response.objects.values_list(
    "sheet__authorship__assignment", "item", "option"
):
    kept.setdefault(str(assignment), {})[item] = option
sys.stdout.write(json.dumps(kept))
