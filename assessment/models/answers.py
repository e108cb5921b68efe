"""What was answered, apart from who answered it.

A sheet knows whom it is about and in which group it counts, never who filled it in. Only an
`Authorship` joins the two, and it can be deleted. Nothing here has a time, a counter or an order:
every key is drawn at random.
"""

from django.db import models

from assessment.models.assignment import Assignment
from assessment.models.campaign import Campaign
from assessment.models.keys import RandomKey
from assessment.models.people import Participant


class Sheet(models.Model):
    """One filled-in questionnaire."""

    id = RandomKey()
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="sheets")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="sheets")
    group = models.CharField(max_length=80)
    submitted = models.BooleanField(default=False)

    def __str__(self) -> str:
        return "a sheet"


class Authorship(models.Model):
    """Which sheet belongs to which assignment: the only bridge between people and answers."""

    id = RandomKey()
    assignment = models.OneToOneField(Assignment, models.CASCADE, related_name="authorship")
    sheet = models.OneToOneField(Sheet, models.CASCADE, related_name="authorship")

    def __str__(self) -> str:
        return "an authorship"


class Response(models.Model):
    """The option chosen for one item, as chosen: never keyed."""

    id = RandomKey()
    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="responses", db_index=False)
    item = models.CharField(max_length=80)
    option = models.CharField(max_length=40)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["sheet", "item"], name="response_once_an_item"),)

    def __str__(self) -> str:
        return "a response"


class Comment(models.Model):
    """What was written to one open question."""

    id = RandomKey()
    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="comments", db_index=False)
    question = models.CharField(max_length=80)
    text = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["sheet", "question"], name="comment_once_a_question"),)

    def __str__(self) -> str:
        return "a comment"
