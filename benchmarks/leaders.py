"""Leaders of a simulated programme, with everything that their profiles are made from."""

from assessment.editions import jobs
from assessment.profiles import Answers, make_profiles
from assessment.rendering import Job
from assessment.simulation import simulate_programme
from instruments import load_instrument
from reports import ReportContent, ReportContext, build_content

INSTRUMENT = load_instrument("systems-leadership")


def leaders(number: int) -> list[Job]:
    """A job for each leader: 44 items, seven rater groups, comments, an earlier wave; some are in Welsh."""
    now, before = (simulate_programme(INSTRUMENT, leaders=number, wave=wave) for wave in (2, 1))
    profiles = make_profiles(
        Answers(now.responses, now.comments), INSTRUMENT, earlier=Answers(before.responses, before.comments)
    )
    return jobs(profiles, now.people, INSTRUMENT, ReportContext("Leadership for Change", simulated=True))


def content(job: Job) -> ReportContent:
    """The report of one leader, its sentences chosen."""
    return build_content(
        job.profile, INSTRUMENT, person=job.person, context=job.context, language=job.language
    )
