"""Small instruments and profiles, made by hand, and the texts of what is built from them."""

import dataclasses
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from instruments.model import Instrument
from reports import Person, ReportContent, ReportContext, build_content
from scoring.profile import (
    Action,
    Agreement,
    Cell,
    Change,
    Decision,
    Gap,
    GroupScore,
    ItemProfile,
    Norm,
    NormGroup,
    OptionCount,
    Profile,
    Reason,
    Receipt,
    ScaleProfile,
    ShownGroup,
    Standing,
    Suppressed,
)
from tests.reports.sections.definitions import definition

TOO_FEW = Suppressed(Reason.TOO_FEW)
NO_CONTEXT = ReportContext()
NO_ANSWER = Suppressed(Reason.NO_ANSWER)


@pytest.fixture
def make_instrument() -> Callable[..., Instrument]:
    """An instrument of some scales, two items each; any part of the definition can be replaced."""

    def make(
        scales: tuple[str, ...] = ("listening", "deciding"),
        options: int = 5,
        minimum: int = 1,
        **changes: Any,
    ) -> Instrument:
        return Instrument.model_validate_json(json.dumps({**definition(scales, options, minimum), **changes}))

    return make


@pytest.fixture
def instrument(make_instrument: Callable[..., Instrument]) -> Instrument:
    return make_instrument()


def own_score(mean: float | None) -> Cell:
    return NO_ANSWER if mean is None else GroupScore(1, mean)


def others_score(mean: float | None, n: int = 9, half: float = 0.25) -> Cell:
    return TOO_FEW if mean is None else GroupScore(n, mean, mean - half, mean + half)


def _gap(own: float | None, others: float | None) -> Gap | Suppressed:
    if own is None or others is None:
        return TOO_FEW
    return Gap(own - others, own - others - 0.25, own - others + 0.25)


@pytest.fixture
def make_scale() -> Callable[..., ScaleProfile]:
    """A scale from its own and its all-others mean; any other figure can be replaced."""

    def make(
        own: float | None,
        others: float | None,
        **changes: Any,
    ) -> ScaleProfile:
        plain = ScaleProfile(
            own=own_score(own),
            all_others=others_score(others),
            groups={
                "manager": others_score(others, 1, 0.5),
                "peer": others_score(others, 8),
            },
            gap=_gap(own, others),
            agreement=TOO_FEW
            if others is None
            else Agreement(9, 2, {"uniform": 0.9, "slight_skew": 0.8}, ad_mean=0.5),
            norm=None,
            own_standing=TOO_FEW,
            others_standing=TOO_FEW,
            own_change=TOO_FEW,
            others_change=TOO_FEW,
        )
        return dataclasses.replace(plain, **changes)

    return make


@pytest.fixture
def make_profile(instrument: Instrument, make_scale: Callable[..., ScaleProfile]) -> Callable[..., Profile]:
    """A profile from (own, all others) by scale; any other part can be replaced."""

    def make(
        means: Mapping[str, tuple[float | None, float | None]] | None = None,
        of: Instrument = instrument,
        **changes: Any,
    ) -> Profile:
        means = means or {"listening": (4.0, 4.5), "deciding": (4.0, 3.0)}
        plain = Profile(
            participant="P017",
            instrument_digest=of.digest,
            code_version="1.2.3",
            rule="equal_groups",
            confidence=0.95,
            groups=(
                ShownGroup("manager", ("manager",), attributed=True, n=1),
                ShownGroup("peer", ("peer", "partner"), attributed=False, n=8),
            ),
            raters=9,
            scales={scale: make_scale(own, others) for scale, (own, others) in means.items()},
            items={item.code: _item(*means[item.scale]) for item in of.items},
            highest=tuple(item.code for item in of.items)[:2],
            lowest=tuple(item.code for item in of.items)[-2:],
            disputed=tuple(item.code for item in of.items)[:1],
            own_comments={"keep": "I try to listen."},
            comments={"keep": ("Listens well.", "Asks first.")},
            norm_group=None,
            earlier_wave=False,
            receipt=Receipt(
                ("fewest_raters", "merge"),
                (
                    Decision("manager", Action.SHOWN, "attributed", 1),
                    Decision("peer", Action.SHOWN, "fewest_raters", 3),
                    Decision("partner", Action.MERGED, "merge", 3),
                ),
            ),
        )
        return dataclasses.replace(plain, **changes)

    return make


def counts(*exact: int) -> tuple[OptionCount, ...]:
    return tuple(OptionCount(count, count) for count in exact)


def _item(own: float | None, others: float | None) -> ItemProfile:
    shown = others is not None
    return ItemProfile(
        own=own_score(own),
        all_others=others_score(others),
        groups={"manager": others_score(others, 1), "peer": others_score(others, 8)},
        distribution=counts(0, 1, 2, 3, 3) if shown else TOO_FEW,
        ad_mean=0.5 if shown else TOO_FEW,
    )


@pytest.fixture
def with_norms() -> Callable[[Profile], Profile]:
    """The same profile with a norm group of 120 leaders."""

    def add(profile: Profile) -> Profile:
        norm, own, others = Norm(120, 3.5, 0.5), Standing(61.26, 8, 84.5), Standing(49.94, 5, 99.9)
        scales = {
            scale: dataclasses.replace(figures, norm=norm, own_standing=own, others_standing=others)
            for scale, figures in profile.scales.items()
        }
        return dataclasses.replace(
            profile, scales=scales, norm_group=NormGroup("Leaders 2026", 120, is_cohort=False)
        )

    return add


@pytest.fixture
def with_earlier_wave() -> Callable[[Profile], Profile]:
    """The same profile with a reliable rise by 0.5 of all others, and a rise by 1 of oneself."""

    def add(profile: Profile) -> Profile:
        others, own = Change(3.5, 0.5, 0.1, 0.9, reliable=True), Change(3.0, 1.0, None, None, None)
        scales = {
            scale: dataclasses.replace(figures, others_change=others, own_change=own)
            for scale, figures in profile.scales.items()
        }
        return dataclasses.replace(profile, scales=scales, earlier_wave=True)

    return add


@pytest.fixture
def build(instrument: Instrument) -> Callable[..., ReportContent]:
    """Build the content for a participant called Alex Morgan."""

    def make(
        profile: Profile,
        of: Instrument = instrument,
        *,
        language: str = "en",
        context: ReportContext = NO_CONTEXT,
    ) -> ReportContent:
        person = Person("Alex Morgan", "North team", "North Council")
        return build_content(profile, of, person=person, language=language, context=context)

    return make


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _texts(each)
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from _texts(getattr(part, field.name))


def _run_together(part: object) -> object:
    """Runs of one text as one string."""
    if isinstance(part, tuple) and part and all(type(each).__name__ == "Run" for each in part):
        return "".join(run.text for run in part)
    if isinstance(part, tuple):
        return tuple(_run_together(each) for each in part)
    if dataclasses.is_dataclass(part) and not isinstance(part, type):
        return tuple(_run_together(getattr(part, field.name)) for field in dataclasses.fields(part))
    return part


@pytest.fixture
def texts() -> Callable[[object], list[str]]:
    """Every text of a piece of content; what is written in runs is one text."""
    return lambda part: [text for text in _texts(_run_together(part)) if text]


@pytest.fixture
def blocks() -> Callable[..., list[Any]]:
    """Every piece of one kind in a piece of content, however deep."""

    def find(part: object, kind: type) -> list[Any]:
        found = [part] if isinstance(part, kind) else []
        if isinstance(part, tuple):
            return found + [each for inner in part for each in find(inner, kind)]
        if dataclasses.is_dataclass(part) and not isinstance(part, type):
            return found + find(tuple(getattr(part, field.name) for field in dataclasses.fields(part)), kind)
        return found

    return find


@pytest.fixture
def found(build: Callable[..., ReportContent], blocks: Callable[..., list[Any]]) -> Callable[..., list[Any]]:
    """All blocks of a kind in the section with a heading."""

    def find(profile: Profile, heading: str, kind: type, *of: Instrument, language: str = "en") -> list[Any]:
        content = build(profile, *of, language=language)
        section = next(each for each in content.sections if each.heading == heading)
        return blocks(section, kind)

    return find
