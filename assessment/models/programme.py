"""What an administrator sets up: a programme, its cohorts and place teams, the organisations."""

import uuid

from django.db import models


class Programme(models.Model):
    """A development programme, run for one or more cohorts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """An employer of participants: a council, a trust, a charity."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="organisations")
    code = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["programme", "code"], name="organisation_code_once"),)

    def __str__(self) -> str:
        return self.name


class Cohort(models.Model):
    """The participants who take part together."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="cohorts")
    code = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["programme", "code"], name="cohort_code_once"),)

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """The leaders of one place within a cohort, and the systems challenge that they work on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="teams")
    code = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    challenge = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["cohort", "code"], name="team_code_once"),)

    def __str__(self) -> str:
        return self.name
