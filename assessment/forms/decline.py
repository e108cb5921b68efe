"""Why somebody does not answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessment.models import Reason

REASONS = (
    (Reason.TOO_LITTLE_CONTACT, _("I have not seen enough of this person's work")),
    (Reason.NO_TIME, _("I do not have the time")),
    (Reason.CONFLICT, _("I have a conflict of interest")),
    (Reason.OTHER, _("Another reason, or I would rather not say")),
)


class DeclineForm(forms.Form):
    """One reason out of four; none of them asks for a story."""

    reason = forms.ChoiceField(
        label=_("Why will you not answer?"),
        choices=REASONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason")},
    )
