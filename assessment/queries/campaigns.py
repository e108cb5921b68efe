"""Finding a campaign by what people call it."""

import difflib
from uuid import UUID

from django.db.models import QuerySet

from assessment.models import Campaign

_MOST_LISTED = 10
_PROGRAMME_AND_CAMPAIGN = 2


class UnknownCampaignError(Exception):
    """No campaign, or not exactly one, is called that; the message says which there are."""


def find_campaign(name: str) -> Campaign:
    """The campaign with an id, or called `programme/campaign` or `programme/cohort/campaign`.

    Its own code is enough where no other campaign has it.

    Raises
    ------
    UnknownCampaignError
        Where there is none, or where several are called that.
    """
    found = list(_called(name))
    if not found:
        raise UnknownCampaignError(_unknown(name))
    if len(found) > 1:
        choices = ", ".join(full_name(campaign) for campaign in found)
        raise UnknownCampaignError(f"Several campaigns are called {name!r}. Write one of {choices}.")
    return found[0]


def full_name(campaign: Campaign) -> str:
    """What a campaign is called among all: `programme/cohort/campaign`."""
    cohort = campaign.cohort
    return f"{cohort.programme.code}/{cohort.code}/{campaign.code}"


def every_campaign() -> QuerySet[Campaign]:
    """All campaigns with their cohorts and programmes, in the order of their names."""
    related = Campaign.objects.select_related("cohort__programme")
    return related.order_by("cohort__programme__code", "cohort__code", "code")


def _called(name: str) -> QuerySet[Campaign]:
    try:
        return every_campaign().filter(pk=UUID(name))
    except ValueError:
        return _coded(*name.strip().strip("/").split("/"))


def _coded(*codes: str) -> QuerySet[Campaign]:
    """The campaigns of these codes: of the campaign, before it the programme, between them the cohort."""
    found = every_campaign().filter(code=codes[-1])
    if len(codes) > 1:
        found = found.filter(cohort__programme__code=codes[0])
    if len(codes) > _PROGRAMME_AND_CAMPAIGN:
        found = found.filter(cohort__code="/".join(codes[1:-1]))
    return found


def _unknown(name: str) -> str:
    known = [full_name(campaign) for campaign in every_campaign()]
    if not known:
        return f"There is no campaign {name!r}, nor any other. Declare one with `balcony programme apply`."
    near = difflib.get_close_matches(name, known, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    shown = ", ".join(known[:_MOST_LISTED])
    more = f" and {len(known) - _MOST_LISTED} more" if len(known) > _MOST_LISTED else ""
    return f"There is no campaign {name!r}.{hint} There are: {shown}{more}."
