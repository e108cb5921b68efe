"""Who may come to which page. What stands in no row is for nobody."""

from enum import StrEnum


class Audience(StrEnum):
    """Whom a page is for."""

    ANYONE = "anyone"
    HOLDER = "holder of a link"
    AUTHOR = "whoever the assignment belongs to"
    SIGNING_IN = "anyone, and whoever has signed in with one factor so far"
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
