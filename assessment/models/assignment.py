"""Who answers about whom, in which capacity, and how far they are. No answer stands here."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessment.models.campaign import Campaign
from assessment.models.people import Participant, Person


class State(models.TextChoices):
    """How far an assignment is."""

    NOMINATED = "nominated", _("Nominated")
    APPROVED = "approved", _("Approved")
    INVITED = "invited", _("Invited")
    STARTED = "started", _("Started")
    SUBMITTED = "submitted", _("Submitted")
    DECLINED = "declined", _("Declined")


ANSWERING = (State.INVITED, State.STARTED, State.SUBMITTED)
"""The states in which a questionnaire can be opened."""


class Reason(models.TextChoices):
    """Why somebody does not answer."""

    TOO_LITTLE_CONTACT = "too_little_contact"
    NO_TIME = "no_time"
    CONFLICT = "conflict"
    OTHER = "other"


class Assignment(models.Model):
    """A rater answers about a participant as a member of a group; the participant as `self`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="assignments")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="assignments")
    rater = models.ForeignKey(Person, models.CASCADE, related_name="assignments")
    group = models.CharField(max_length=80)
    state = models.CharField(max_length=12, choices=State, default=State.NOMINATED)
    reason = models.CharField(max_length=24, choices=Reason, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["campaign", "participant", "rater"], name="assignment_once_a_rater"
            ),
            models.CheckConstraint(
                condition=models.Q(state="declined") | models.Q(reason=""),
                name="assignment_reason_only_where_declined",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Link(models.Model):
    """A way in for one person to one campaign; only the digest of its token is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="links")
    person = models.ForeignKey(Person, models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    revoked = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["campaign", "person"],
                condition=models.Q(revoked=False),
                name="link_one_valid_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
