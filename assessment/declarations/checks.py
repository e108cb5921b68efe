"""What one part of a declaration says of another."""

import datetime as dt
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from assessment.declarations import problems
from assessment.declarations.moments import FarMomentError, UnclearMomentError, read_moment
from instruments.model import SELF, Instrument
from instruments.problems import Problem, did_you_mean, listed, quoted
from instruments.source import Entry, Source


def check_codes(source: Source) -> Iterator[Problem]:
    """Codes are given once, in the programme or in the cohort that they are codes of."""
    yield from _twice(source.entries("organisations"))
    yield from _twice(source.entries("cohorts"))
    for cohort in source.entries("cohorts"):
        yield from _twice(cohort.entries("teams"))
    campaigns = source.entries("campaigns")
    for cohort_code in dict.fromkeys(campaign.text("cohort") for campaign in campaigns):
        yield from _twice([one for one in campaigns if one.text("cohort") == cohort_code])


def check_cohorts(source: Source) -> Iterator[Problem]:
    """Campaigns name cohorts that are declared."""
    declared = [code for cohort in source.entries("cohorts") if (code := cohort.text("code"))]
    for campaign in source.entries("campaigns"):
        name = campaign.text("cohort")
        if name is not None and name not in declared:
            yield campaign.problem(
                problems.UNDECLARED_COHORT,
                "cohort",
                suggestion=did_you_mean(name, declared),
                value=quoted(name),
                choices=listed(declared) or "none",
            )


def check_moments(source: Source, zone: ZoneInfo) -> Iterator[Problem]:
    """Campaigns open at a moment, and close after it."""
    for campaign in source.entries("campaigns"):
        found = [_moment(campaign, name, zone) for name in ("opens", "closes")]
        yield from (one for one in found if isinstance(one, Problem))
        opens, closes = found
        if isinstance(opens, dt.datetime) and isinstance(closes, dt.datetime) and closes <= opens:
            yield campaign.problem(problems.CLOSES_BEFORE, "closes")


def check_offers(campaign: Entry, instrument: Instrument) -> Iterator[Problem]:
    """A campaign offers languages and rater groups that its questionnaire has."""
    groups = [group.id for group in instrument.rater_groups]
    yield from _surplus(campaign, "language", "languages", instrument.languages, instrument)
    yield from _surplus(campaign, "rater group", "groups", groups, instrument)
    offered = campaign.fields.get("groups")
    if isinstance(offered, list) and offered and SELF not in offered:
        yield campaign.problem(problems.SELF_MISSING, "groups")


def _twice(entries: Sequence[Entry]) -> Iterator[Problem]:
    first: dict[str, Entry] = {}
    for entry in entries:
        code = entry.text("code")
        earlier = first.setdefault(code, entry) if code is not None else entry
        if earlier is not entry:
            line = entry.source.line((*earlier.path, "code"))
            yield entry.problem(problems.CODE_TWICE, "code", value=quoted(code), first=line)


def _moment(campaign: Entry, name: str, zone: ZoneInfo) -> dt.datetime | Problem | None:
    text = campaign.text(name)
    if text is None:
        return None
    details = {"field": quoted(name), "value": quoted(text), "zone": zone.key}
    try:
        return read_moment(text, zone)
    except UnclearMomentError as error:
        details |= {"times": str(error), "offsets": " or ".join(error.offsets)}
        return campaign.problem(problems.UNCLEAR_MOMENT, name, **details)
    except FarMomentError:
        return campaign.problem(problems.FAR_MOMENT, name, **details)
    except ValueError:
        return campaign.problem(problems.NO_MOMENT, name, **details)


def _surplus(
    campaign: Entry, noun: str, field: str, known: Sequence[str], instrument: Instrument
) -> Iterator[Problem]:
    offered = campaign.fields.get(field)
    for place, one in enumerate(offered if isinstance(offered, list) else []):
        if isinstance(one, str) and one not in known:
            yield campaign.problem(
                problems.NOT_OFFERED,
                field,
                place,
                suggestion=did_you_mean(one, known),
                noun=noun,
                value=quoted(one),
                instrument=instrument.id,
                choices=listed(known),
            )
