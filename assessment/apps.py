"""The Django application."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """Everything that is stored and shown lives in this one application."""

    name = "assessment"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what happens at the door."""
        from assessment.sign_in import happenings  # noqa: F401, PLC0415 - its receivers need the models
