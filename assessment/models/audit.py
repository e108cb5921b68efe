"""What happened, as a chain in which nothing can be changed without being seen."""

from django.db import models


class AuditEvent(models.Model):
    """One act: who did what to which records, by their ids. No value of any answer stands here.

    `digest` covers the event and the digest of the one before, so that a changed, missing or
    inserted event breaks the chain. The database refuses to change or delete a row, too.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    actor = models.CharField(max_length=80)
    subjects = models.JSONField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"
