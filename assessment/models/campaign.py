"""One administration of one version of an instrument to a cohort."""

import datetime as dt
import uuid

from django.db import models

from assessment.models.programme import Cohort

GRACE = dt.timedelta(minutes=30)


class InstrumentVersion(models.Model):
    """A questionnaire as it was when a campaign took it on: the file itself, found by its digest."""

    digest = models.CharField(max_length=64, primary_key=True)
    code = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.code} {self.version}"


class Campaign(models.Model):
    """A questionnaire that people answer between two moments.

    `frozen` holds the policy and the rater groups from the first answer on: whoever answers has
    been told how the answer will be protected, and that cannot change behind them. Once
    `authors_forgotten`, nobody can be let back to their answers.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="campaigns")
    code = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    instrument = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="campaigns")
    opens = models.DateTimeField()
    closes = models.DateTimeField()
    grace = models.DurationField(default=GRACE)
    languages = models.JSONField()
    groups = models.JSONField()
    forgets_authors = models.BooleanField(default=False)
    frozen = models.JSONField(null=True, blank=True)
    authors_forgotten = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["cohort", "code"], name="campaign_code_once"),
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")), name="campaign_closes_after_it_opens"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def is_open(self, now: dt.datetime) -> bool:
        """Whether somebody may begin or go on answering."""
        return not self.authors_forgotten and self.opens <= now < self.closes

    def takes_answers(self, now: dt.datetime) -> bool:
        """Whether an answer still counts: for a page that was open at closing time, a little longer."""
        return not self.authors_forgotten and self.opens <= now < self.closes + self.grace
