"""Reports of several kinds, whole, as they are drawn for people."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO

import pikepdf
import pytest

from instruments.model import Instrument
from reports import ReportContent, ReportContext, render_pdf
from reports.content import BulletList, Heading, plain
from scoring.profile import Profile, ScaleProfile
from tests.gallery.states import STATES, content_of
from tests.reports.sample_report import full_report
from tests.reports.sections.conftest import (
    build,
    make_instrument,
    make_profile,
    make_scale,
    with_earlier_wave,
    with_norms,
)

__all__ = [
    "build",
    "make_instrument",
    "make_profile",
    "make_scale",
    "with_earlier_wave",
    "with_norms",
]

CONTEXT = ReportContext("Leadership for Change", "Cohort 3", "14 May 2026")
SIMULATED = replace(CONTEXT, simulated=True)
SCALES = tuple("abcdefgh")
UNSEEN = "\u200b"
STRANGE = (
    "مرحبا (بالعالم)",
    "שלום 12 עולם",
    "你好世界",
    "Việt Nam ẍ",
    "👍🏽 great",
    "त्रि स्त्री",
    "no font has \U00010400\ue123",
)

Build = Callable[..., ReportContent]
Add = Callable[[Profile], Profile]


@pytest.fixture
def instrument(make_instrument: Callable[..., Instrument]) -> Instrument:
    """Two dimensions of four items each."""
    return make_instrument(items=items("listening", "deciding"))


def items(*scales: str) -> list[dict[str, object]]:
    return [_item(scale, number) for scale in scales for number in range(4)]


def _item(scale: str, number: int) -> dict[str, object]:
    wording = f"I do {scale} {number}."
    code = f"{scale[0].upper()}{number}"
    return {"code": code, "scale": scale, "format": "often", "self": wording, "other": wording}


@pytest.fixture
def needs(
    make_instrument: Callable[..., Instrument],
    make_profile: Callable[..., Profile],
    make_scale: Callable[..., ScaleProfile],
    build: Build,
) -> Callable[[str], ReportContent]:
    """The page of learning needs, in a language."""

    def make(language: str) -> ReportContent:
        asked = [
            {"code": f"{each[0].upper()}I", "scale": each, "wording": "?"}
            for each in ("listening", "deciding")
        ]
        of = make_instrument(report="learning_needs", importance={"format": "often", "items": asked})
        plain_ones = make_profile({"listening": (4.0, None), "deciding": (3.0, None)}, of=of, groups=())
        importance = {
            "listening.importance": make_scale(4.5, None),
            "deciding.importance": make_scale(5.0, None),
        }
        profile = replace(plain_ones, scales={**plain_ones.scales, **importance})
        return build(profile, of, language=language, context=CONTEXT)

    return make


@pytest.fixture
def reports(
    make_profile: Callable[..., Profile], build: Build, needs: Callable[[str], ReportContent],
    make_instrument: Callable[..., Instrument], with_norms: Add, with_earlier_wave: Add,
) -> dict[str, Callable[[], ReportContent]]:  # fmt: skip
    """A maker of a report for each kind."""
    make = partial(make_profile, disputed=("L1", "L2", "D3"))
    whole = with_earlier_wave(with_norms(make()))
    many = make_instrument(SCALES, options=10, items=items(*SCALES))
    means = {scale: (2.0 + place, 5.0 + place / 2) for place, scale in enumerate(SCALES)}
    eight = make_profile(means, of=many, disputed=("A1", "B2", "C3"))
    comments = {"keep": tuple(f"{number}. " + "You listen well. " * (number % 9 + 1) for number in range(90))}
    hidden = make({"listening": (4.0, None), "deciding": (None, None)}, comments={}, own_comments={})
    return {
        "every block": full_report,
        "whole": lambda: build(whole, context=CONTEXT),
        "whole, in Welsh": lambda: build(whole, language="cy", context=CONTEXT),
        "eight dimensions": lambda: build(eight, many),
        "many comments": lambda: build(make(comments=comments)),
        "nothing may be shown": lambda: build(hidden),
        "strange letters": lambda: build(make(comments={"keep": STRANGE}, own_comments={"keep": STRANGE[0]})),
        "learning needs": lambda: needs("en"),
        "learning needs, in Welsh": lambda: needs("cy"),
        "nothing to be seen": unseen,
        **{state: partial(content_of, state) for state in STATES},
    }


def unseen() -> ReportContent:
    """A report whose names are there and cannot be seen."""
    report = full_report()
    sections = tuple(replace(section, heading=UNSEEN) for section in report.sections)
    blocks = (Heading(UNSEEN), BulletList((plain(UNSEEN), plain("Seen."))), *report.sections[0].blocks)
    first = replace(sections[0], blocks=blocks)
    return replace(report, title=UNSEEN, participant=UNSEEN, sections=(first, *sections[1:]))


KINDS = (
    "every block",
    "whole",
    "whole, in Welsh",
    "eight dimensions",
    "many comments",
    "nothing may be shown",
    "strange letters",
    "learning needs",
    "learning needs, in Welsh",
    "nothing to be seen",
    *STATES,
)


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Each kind in turn."""
    return str(request.param)


@pytest.fixture
def report(kind: str, reports: dict[str, Callable[[], ReportContent]]) -> ReportContent:
    """The report of that kind."""
    return reports[kind]()


_DRAWN: dict[str, bytes] = {}


@pytest.fixture
def pdf(kind: str, report: ReportContent) -> bytes:
    """Its file, drawn once for all tests in a process."""
    if kind not in _DRAWN:
        _DRAWN[kind] = render_pdf(report)
    return _DRAWN[kind]


@pytest.fixture
def damaged() -> Callable[[Callable[[pikepdf.Pdf], None]], bytes]:
    """The file of a report with every kind of block, after something was changed in it."""

    def make(damage: Callable[[pikepdf.Pdf], None]) -> bytes:
        written = BytesIO()
        with pikepdf.open(BytesIO(render_pdf(full_report()))) as opened:
            damage(opened)
            opened.save(written)
        return written.getvalue()

    return make
