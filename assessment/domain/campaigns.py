"""Open a campaign, change it while nobody has answered, and hold its promise fast once somebody has."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from assessment.domain.audit import SYSTEM, record
from assessment.domain.instruments import instrument_by_digest
from assessment.domain.refusals import RefusedError
from assessment.models import Campaign, Cohort, InstrumentVersion
from assessment.models.campaign import GRACE
from instruments.model import SELF, Instrument


@transaction.atomic
def open_campaign(
    *,
    cohort: Cohort,
    code: str,
    name: str,
    instrument: InstrumentVersion,
    opens: dt.datetime,
    closes: dt.datetime,
    languages: Sequence[str] = (),
    groups: Sequence[str] = (),
    forgets_authors: bool = False,
    grace: dt.timedelta = GRACE,
    by: str = SYSTEM,
) -> Campaign:
    """Set up one administration of an instrument to a cohort.

    `languages` and `groups` are those of the instrument that are offered, all of them where none
    is named.

    Raises
    ------
    RefusedError
        Where it closes before it opens, or offers what the instrument does not have.
    """
    asked = instrument_by_digest(instrument.digest)
    campaign = Campaign(
        cohort=cohort,
        code=code,
        name=name,
        instrument=instrument,
        opens=opens,
        closes=closes,
        languages=list(languages or asked.languages),
        groups=list(groups or group_ids(asked)),
        forgets_authors=forgets_authors,
        grace=grace,
    )
    require_consistent(campaign=campaign)
    campaign.save(force_insert=True)
    record(verb="campaign.opened", actor=by, subjects={"campaign": campaign.id})
    return campaign


def group_ids(instrument: Instrument) -> list[str]:
    """The rater groups of an instrument by their ids, `self` among them."""
    return [group.id for group in instrument.rater_groups]


def require_consistent(*, campaign: Campaign) -> None:
    """Refuse a campaign that could not be answered."""
    instrument = instrument_by_digest(campaign.instrument_id)
    problems = [
        *(["it closes before it opens"] if campaign.closes <= campaign.opens else []),
        *_surplus("language", campaign.languages, instrument.languages),
        *_surplus("rater group", campaign.groups, group_ids(instrument)),
        *([] if SELF in campaign.groups else [f"rater group {SELF} is missing"]),
    ]
    if problems:
        raise RefusedError(f"Campaign {campaign.code}: {'; '.join(problems)}.")


def _surplus(kind: str, offered: Sequence[str], known: Sequence[str]) -> list[str]:
    return [
        f"{kind} {one} is not in the instrument, which has {', '.join(known)}"
        for one in offered
        if one not in known
    ]


@transaction.atomic
def change_campaign(*, campaign: Campaign, by: str = SYSTEM, **changes: Any) -> Campaign:  # noqa: ANN401 - any field of a campaign
    """Change a campaign. What answers rest on can only change while there are none.

    Raises
    ------
    RefusedError
        Where somebody has answered and the instrument, the groups or the promise would change, or
        where who answered was forgotten: then nobody can answer, and nothing is left to change.
    """
    campaign = Campaign.objects.select_for_update(no_key=True).get(pk=campaign.pk)
    if campaign.authors_forgotten:
        raise RefusedError(
            f"Campaign {campaign.code}: who answered was forgotten, so it stays as it is. "
            "Open another campaign."
        )
    promised = {"instrument", "groups", "forgets_authors"} & set(changes)
    kept = [name for name in sorted(promised) if getattr(campaign, name) != changes[name]]
    if campaign.frozen is not None and kept:
        raise RefusedError(
            f"Campaign {campaign.code}: somebody has answered, so {', '.join(kept)} can no longer change. "
            "Open another campaign."
        )
    for name, value in changes.items():
        setattr(campaign, name, value)
    require_consistent(campaign=campaign)
    campaign.save()
    record(verb="campaign.changed", actor=by, subjects={"campaign": campaign.id})
    return campaign


@transaction.atomic
def freeze(*, campaign: Campaign) -> Campaign:
    """Hold fast what those who answer are told, from the first answer on; give the campaign as it is now."""
    campaign = Campaign.objects.select_for_update(no_key=True).get(pk=campaign.pk)
    if campaign.frozen is None:
        campaign.frozen = _promise(campaign)
        campaign.save(update_fields=["frozen"])
        record(verb="campaign.frozen", actor=SYSTEM, subjects={"campaign": campaign.id})
    return campaign


def _promise(campaign: Campaign) -> dict[str, Any]:
    instrument = instrument_by_digest(campaign.instrument_id)
    return {
        "digest": instrument.digest,
        "policy": instrument.policy.model_dump(mode="json"),
        "groups": campaign.groups,
        "forgets_authors": campaign.forgets_authors,
    }
