"""The states that a profile can be in, each made by the whole way from answers to content."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from assessment.simulation.programme import simulate_programme
from instruments import load_instrument
from instruments.model import Instrument
from reports import Person, ReportContent, ReportContext, build_content
from tests.gallery.raters import (
    PARTICIPANT,
    SEED,
    Cast,
    answers_of,
    cohort,
    questionnaire,
    some_raters,
    with_comments,
    with_raters,
)

PERSON = Person("Mererid Llewelyn-Ŵyn", "Blaenau Gwent", "Cyngor Enghreifftiol")
CONTEXT = ReportContext(
    "Leadership for Change (simulated)", "Autumn 2026", "26 November 2026", simulated=True
)
EIGHTY = "Integrated neighbourhood teams for frailty, housing and prevention in three towns"[:80]
LONG_NAME = "Gwenllïan Angharad Llywelyn-Morgannwg ap Rhydderch-Ŵynne-Pritchard o Lanfairpwllgwyngyll"
LONG_WELSH = "Rhyngsefydliadol-gydgyfrifoldeb hirhoedlog"
LONG_CLAUSE = "gyda chydymddiriedaeth hirhoedlog mewn partneriaethau amlasiantaethol ac arbenigol"
COMMENT = (
    "She brings people from housing, health and the voluntary sector into one room and waits until the "
    "quietest has spoken. What I would like to see more of is the follow-up: decisions are clear when "
    "we leave, and two weeks later nobody remembers who was to do what. A short note after each meeting "
    "would help all of us, and it would help her too, because she carries most of it in her head. "
)

Make = Callable[[], ReportContent]


def _content(cast: Cast, language: str = "en", person: Person = PERSON) -> ReportContent:
    return build_content(cast.profile(), cast.instrument, person=person, language=language, context=CONTEXT)


def _usual() -> Cast:
    return Cast(with_raters(answers_of(cohort()), some_raters(14)), questionnaire())


def usual() -> ReportContent:
    """Somebody of the cohort as they come: their raters, their comments."""
    return _content(Cast(answers_of(cohort()), questionnaire()))


def usual_in_welsh() -> ReportContent:
    """The same in Welsh."""
    return _content(Cast(answers_of(cohort()), questionnaire()), "cy")


def only_self() -> ReportContent:
    """Nobody but the participant answered."""
    return _content(Cast(with_raters(answers_of(cohort()), ()), questionnaire()))


def only_a_manager() -> ReportContent:
    """One line manager answered, who knows that they can be recognised."""
    return _content(Cast(with_raters(answers_of(cohort()), ["line_manager"]), questionnaire()))


def no_self() -> ReportContent:
    """Raters answered, the participant did not."""
    cast = _usual()
    table = cast.answers.responses
    theirs = (table["participant"] != PARTICIPANT) | (table["rater_group"] != "self")
    return _content(replace(cast, answers=replace(cast.answers, responses=table[theirs])))


def every_group_too_small() -> ReportContent:
    """Two raters in all, in groups that are not attributed."""
    return _content(Cast(with_raters(answers_of(cohort()), ["peer", "direct_report"]), questionnaire()))


def _with_so_many(raters: int) -> ReportContent:
    answers = with_raters(answers_of(cohort()), some_raters(raters))
    texts = [f"{COMMENT[: 60 + 37 * number % 300].rstrip()}." for number in range(raters)]
    return _content(Cast(with_comments(answers, texts), questionnaire()))


def four_raters() -> ReportContent:
    """Few raters."""
    return _with_so_many(4)


def fourteen_raters() -> ReportContent:
    """As many raters as a programme hopes for."""
    return _with_so_many(14)


def forty_raters() -> ReportContent:
    """Many raters."""
    return _with_so_many(40)


def no_comments() -> ReportContent:
    """Nobody wrote anything."""
    return _content(_usual())


def sixty_long_comments() -> ReportContent:
    """Twenty raters wrote a page each."""
    answers = with_raters(answers_of(cohort()), some_raters(20))
    texts = [f"{number}. {COMMENT * (1 + number % 4)}" for number in range(1, 61)]
    return _content(Cast(with_comments(answers, texts), questionnaire()))


@cache
def _long_winded() -> Instrument:
    """The questionnaire with very long names and items in Welsh."""
    shipped = json.loads(questionnaire().model_dump_json(by_alias=True))
    for dimension in shipped["dimensions"]:
        dimension["name"]["cy"] = f"{dimension['name']['cy']}: {LONG_WELSH}"
    for item in shipped["items"]:
        for wording in ("self", "other"):
            item[wording]["cy"] = f"{item[wording]['cy']} {LONG_WELSH}, {LONG_CLAUSE}, {LONG_CLAUSE}."
    for group in shipped["rater_groups"]:
        group["label"]["cy"] = f"{group['label']['cy']} ({LONG_WELSH})"
    return Instrument.model_validate_json(json.dumps(shipped))


def very_long_welsh() -> ReportContent:
    """Very long names, items and labels in Welsh."""
    cast = replace(_usual(), instrument=_long_winded())
    return _content(cast, "cy", Person(LONG_NAME, LONG_WELSH, LONG_WELSH))


def no_norm_group() -> ReportContent:
    """A cohort that is too small to be its own norm group, and no other norms."""
    return _content(Cast(with_raters(answers_of(cohort(12)), some_raters(14)), questionnaire()))


def earlier_wave() -> ReportContent:
    """The participant took part a year ago."""
    return _content(Cast(answers_of(cohort()), questionnaire(), answers_of(cohort(wave=1))))


def long_team_and_cohort() -> ReportContent:
    """Team and cohort have names of eighty characters."""
    person = replace(PERSON, team=EIGHTY, organisation=EIGHTY)
    context = replace(CONTEXT, cohort=EIGHTY, programme=EIGHTY)
    return build_content(_usual().profile(), questionnaire(), person=person, context=context)


def report_in_no_known_language() -> ReportContent:
    """There is no catalogue for the language that is asked for."""
    return _content(_usual(), "pl")


@cache
def _english_only() -> Instrument:
    shipped = _without_welsh(json.loads(questionnaire().model_dump_json(by_alias=True)))
    return Instrument.model_validate_json(json.dumps({**shipped, "languages": ["en"]}))


def _without_welsh(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _without_welsh(value) for key, value in part.items() if key != "cy"}
    return [_without_welsh(each) for each in part] if isinstance(part, list) else part


def questionnaire_without_the_language() -> ReportContent:
    """The report is in Welsh, the questionnaire has English only."""
    return _content(replace(_usual(), instrument=_english_only()), "cy")


def learning_needs() -> ReportContent:
    """The page of a questionnaire that only the participant answers."""
    needs = load_instrument("pre-programme-needs")
    programme = simulate_programme(needs, seed=SEED, teams=4, leaders=12)
    return _content(Cast(answers_of(programme), needs))


STATES: dict[str, Make] = {
    make.__name__.replace("_", "-"): make
    for make in (
        usual,
        usual_in_welsh,
        only_self,
        only_a_manager,
        no_self,
        every_group_too_small,
        four_raters,
        fourteen_raters,
        forty_raters,
        no_comments,
        sixty_long_comments,
        very_long_welsh,
        no_norm_group,
        earlier_wave,
        long_team_and_cohort,
        report_in_no_known_language,
        questionnaire_without_the_language,
        learning_needs,
    )
}
"""Every state by its name."""


@cache
def content_of(state: str) -> ReportContent:
    """The content of a state, made once."""
    return STATES[state]()
