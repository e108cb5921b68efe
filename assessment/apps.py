"""The Django application."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """Everything that is stored and shown lives in this one application."""

    name = "assessment"
    default_auto_field = "django.db.models.BigAutoField"
