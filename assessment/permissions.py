"""Who may come to which page. What stands in no row is for nobody."""

from enum import StrEnum


class Audience(StrEnum):
    """Whom a page is for."""

    ANYONE = "anyone"
    HOLDER = "holder of a link"
    AUTHOR = "whoever the assignment belongs to"
    SIGNING_IN = "whoever has signed in, with as many factors as they have set up so far"
    STAFF = "staff with their second factor"
    ADMINISTRATOR = "administrator of any programme"
    CAMPAIGN_ADMINISTRATOR = "administrator of the campaign's programme"


AUDIENCES: dict[str, Audience] = {
    "front": Audience.ANYONE,
    "language": Audience.ANYONE,
    "accessibility": Audience.ANYONE,
    "privacy": Audience.ANYONE,
    "health": Audience.ANYONE,
    "link": Audience.ANYONE,
    "leave": Audience.ANYONE,
    "account_login": Audience.ANYONE,
    "account_logout": Audience.ANYONE,
    "account_reset_password_from_key": Audience.ANYONE,
    "account_reset_password_from_key_done": Audience.ANYONE,
    "mfa_authenticate": Audience.ANYONE,
    "mfa_login_webauthn": Audience.ANYONE,
    "account_reauthenticate": Audience.SIGNING_IN,
    "account_change_password": Audience.SIGNING_IN,
    "mfa_index": Audience.SIGNING_IN,
    "mfa_reauthenticate": Audience.SIGNING_IN,
    "mfa_reauthenticate_webauthn": Audience.SIGNING_IN,
    "mfa_activate_totp": Audience.SIGNING_IN,
    "mfa_deactivate_totp": Audience.SIGNING_IN,
    "mfa_view_recovery_codes": Audience.SIGNING_IN,
    "mfa_generate_recovery_codes": Audience.SIGNING_IN,
    "mfa_download_recovery_codes": Audience.SIGNING_IN,
    "mfa_list_webauthn": Audience.SIGNING_IN,
    "mfa_add_webauthn": Audience.SIGNING_IN,
    "mfa_edit_webauthn": Audience.SIGNING_IN,
    "mfa_remove_webauthn": Audience.SIGNING_IN,
    "answer": Audience.HOLDER,
    "not_me": Audience.HOLDER,
    "begin": Audience.AUTHOR,
    "page": Audience.AUTHOR,
    "save": Audience.AUTHOR,
    "check": Audience.AUTHOR,
    "done": Audience.AUTHOR,
    "decline": Audience.AUTHOR,
    "desk": Audience.ADMINISTRATOR,
    "campaign": Audience.CAMPAIGN_ADMINISTRATOR,
    "reissue": Audience.CAMPAIGN_ADMINISTRATOR,
    "revoke": Audience.CAMPAIGN_ADMINISTRATOR,
}
"""The audience of each page by its name in the URL configuration."""
