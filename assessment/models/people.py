"""The people of a programme, in whatever capacity they answer."""

import uuid

from django.db import models

from assessment.models.programme import Cohort, Organisation, Programme, Team


class Person(models.Model):
    """Somebody who can be written to: a participant, a rater, or both."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="people")
    name = models.CharField(max_length=200)
    email = models.EmailField(max_length=254)
    language = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["programme", "email"], name="person_once"),)

    def __str__(self) -> str:
        return self.name


class Participant(models.Model):
    """A leader in a cohort, whom a profile will be about."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=80)
    person = models.ForeignKey(Person, models.CASCADE, related_name="participations")
    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="participants")
    team = models.ForeignKey(Team, models.SET_NULL, null=True, blank=True, related_name="participants")
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="participants"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["cohort", "code"], name="participant_code_once"),
            models.UniqueConstraint(fields=["cohort", "person"], name="participant_person_once"),
        )

    def __str__(self) -> str:
        return self.code
