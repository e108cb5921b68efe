"""The forms of signing in: django-allauth's, in our words."""

from typing import Any

from allauth.account import forms as account
from allauth.account.fields import PasswordField, SetPasswordField
from allauth.core import context
from allauth.mfa.base import forms as factors
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as app
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from assessment.sign_in.second_factor import mark_shown

_ENTER_PASSWORD = {"required": _("Enter your password")}
_ENTER_CODE = {"required": _("Enter a code")}
_NAME_REQUIRED = {"required": _("Enter a name"), "max_length": _("Choose a name of at most 60 characters")}
_NO_PASSKEY = _("Your browser gave no passkey that fits. Try again, or use another way")
_NO_CREDENTIAL = {"required": _NO_PASSKEY, "invalid": _NO_PASSKEY}
_UNFIT = (ValidationError, ValueError, KeyError)
"""What may come of a passkey that no browser made, besides a refusal."""


def _code(label: Any) -> forms.CharField:  # noqa: ANN401 - a text that is translated when it is shown
    widget = forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"})
    return forms.CharField(label=label, widget=widget, max_length=20, error_messages=_ENTER_CODE)


def _new_password() -> SetPasswordField:
    return SetPasswordField(
        label=_("New password"),
        help_text=_(
            "At least 12 characters: three words that do not belong together are easy to keep in mind."
        ),
        error_messages={"required": _("Enter a new password")},
    )


class SignInForm(account.LoginForm):
    """Address and password."""

    password = PasswordField(
        label=_("Password"), autocomplete="current-password", error_messages=_ENTER_PASSWORD
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - allauth's own signature
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.EmailField(
            label=_("Email address"),
            max_length=254,
            widget=forms.EmailInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
            error_messages={
                "required": _("Enter your email address"),
                "invalid": _("Enter an email address such as name@example.org"),
            },
        )
        self.order_fields(["login", "password"])

    def clean_login(self) -> str:
        """The address as it is stored, whatever case it was typed in."""
        return str(self.cleaned_data["login"]).strip().lower()


class ChangePasswordForm(account.ChangePasswordForm):
    """A new password, by whoever knows the one before; typed once, as it can be shown."""

    oldpassword = PasswordField(
        label=_("Current password"), autocomplete="current-password", error_messages=_ENTER_PASSWORD
    )
    password1 = _new_password()
    password2 = None


class SetPasswordForm(account.ResetPasswordKeyForm):
    """A new password, from an invitation."""

    password1 = _new_password()
    password2 = None


class PasswordAgainForm(account.ReauthenticateForm):
    """The password once more, before something that matters."""

    password = PasswordField(
        label=_("Password"), autocomplete="current-password", error_messages=_ENTER_PASSWORD
    )


class CodeForm(factors.AuthenticateForm):
    """A code on the way in."""

    code = _code(_("Code from your app, or a recovery code"))


class CodeAgainForm(factors.ReauthenticateForm):
    """A code once more, before something that matters."""

    code = _code(_("Code from your app, or a recovery code"))


class ActivateAppForm(app.ActivateTOTPForm):
    """The first code of an app, as a proof that it was set up."""

    code = _code(_("Code that the app shows"))

    def clean_code(self) -> str:
        """The code, where it is the app's: then this session has shown the factor that it sets up."""
        code = str(super().clean_code())
        mark_shown(context.request, self.user)
        return code


class PasskeyNameForm(passkeys.EditWebAuthnForm):
    """Another name for a passkey."""

    name = forms.CharField(label=_("Name"), max_length=60, error_messages=_NAME_REQUIRED)


class AddPasskeyForm(passkeys.AddWebAuthnForm):
    """A passkey, as the browser made it."""

    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=60,
        help_text=_("So that you know it among others, such as “Work laptop”."),
        error_messages=_NAME_REQUIRED,
    )
    credential = forms.JSONField(widget=forms.HiddenInput, error_messages=_NO_CREDENTIAL)
    passwordless = None

    def clean(self) -> dict[str, Any]:
        """The passkey, where it signed what it was asked to: then this session has shown it."""
        try:
            cleaned = dict(super().clean())
        except _UNFIT as unfit:
            raise ValidationError(_NO_PASSKEY) from unfit
        if "credential" in cleaned:
            mark_shown(context.request, self.user)
        return cleaned


class _Passkey(passkeys.AuthenticateWebAuthnForm):
    """Says of a passkey that does not fit what it says of none."""

    credential = forms.JSONField(widget=forms.HiddenInput, error_messages=_NO_CREDENTIAL)

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()
        except _UNFIT as unfit:
            if getattr(unfit, "code", "") == "too_many_login_attempts":
                raise
            raise ValidationError(_NO_PASSKEY) from unfit


class PasskeyForm(_Passkey):
    """A passkey as the second factor."""


class PasskeyAgainForm(_Passkey, passkeys.ReauthenticateWebAuthnForm):
    """A passkey once more, before something that matters."""


class PasskeySignInForm(_Passkey, passkeys.LoginWebAuthnForm):
    """A passkey instead of address and password."""
