"""Those who run programmes and read profiles: they sign in, and have roles."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from assessment.models.programme import Programme


class StaffManager(BaseUserManager["StaffMember"]):
    """Makes members of staff, known by their address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "StaffMember":  # noqa: ANN401 - Django's own signature
        """Add a member of staff; without a password nobody can sign in as them yet."""
        member = self.model(email=self.normalize_email(email).lower(), **fields)
        member.set_password(password)
        member.save()
        return member

    def get_by_natural_key(self, username: str | None) -> "StaffMember":
        """Find somebody by the address they type, in any case."""
        return self.get(email__iexact=username)


class StaffMember(AbstractBaseUser):
    """Somebody who signs in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)

    objects = StaffManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name or self.email


class Role(models.TextChoices):
    """What somebody does in a programme."""

    ADMINISTRATOR = "administrator"
    COACH = "coach"
    RESEARCHER = "researcher"
    SPONSOR = "sponsor"


class Membership(models.Model):
    """A role that a member of staff has in one programme, or in all where none is named."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(StaffMember, models.CASCADE, related_name="memberships")
    programme = models.ForeignKey(
        Programme, models.CASCADE, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(max_length=16, choices=Role)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["member", "programme", "role"], name="membership_once"),
            models.UniqueConstraint(
                fields=["member", "role"],
                condition=models.Q(programme=None),
                name="membership_once_everywhere",
            ),
        )

    def __str__(self) -> str:
        return f"{self.member} {self.role}"
