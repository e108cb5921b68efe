"""The whole text of three reports, as files that a person can read through.

After a change that is meant, renew them with `RENEW_GOLDEN=1 pytest tests/reports/sections/test_golden.py`
and read the difference.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from instruments.model import Instrument
from reports import ReportContent, ReportContext
from reports.content import Block, Columns
from scoring.profile import Profile, ScaleProfile

GOLDEN = Path(__file__).parents[2] / "golden"
CONTEXT = ReportContext("Leadership for Change", "Cohort 3", "14 May 2026", simulated=True)

Outline = Callable[[ReportContent], str]


@pytest.fixture
def outline(texts: Callable[[object], list[str]]) -> Outline:
    """A report as plain text: a heading for each section, a line for each text."""

    def lines(block: Block) -> list[str]:
        if isinstance(block, Columns):
            return [line for stack in block.stacks for each in stack for line in lines(each)]
        return [f"[{type(block).__name__}]", *texts(block), ""]

    def write(content: ReportContent) -> str:
        written = [content.title, content.participant, *content.subtitle, *texts(content.furniture), ""]
        for section in content.sections:
            written += [f"== {section.heading}", ""]
            written += [line for block in section.blocks for line in lines(block)]
        return "\n".join(written)

    return write


def check(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("RENEW_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_whole_profile_reads_as_it_did(
    language: str,
    make_profile: Callable[..., Profile],
    with_norms: Callable[[Profile], Profile],
    with_earlier_wave: Callable[[Profile], Profile],
    build: Callable[..., ReportContent],
    outline: Outline,
) -> None:
    profile = with_earlier_wave(with_norms(make_profile()))
    check(f"profile-{language}.txt", outline(build(profile, language=language, context=CONTEXT)))


def test_a_page_of_learning_needs_reads_as_it_did(
    make_instrument: Callable[..., Instrument],
    make_profile: Callable[..., Profile],
    make_scale: Callable[..., ScaleProfile],
    build: Callable[..., ReportContent],
    outline: Outline,
) -> None:
    items = [
        {"code": f"{scale[0].upper()}I", "scale": scale, "wording": "?"}
        for scale in ("listening", "deciding")
    ]
    needs = make_instrument(report="learning_needs", importance={"format": "often", "items": items})
    plain = make_profile({"listening": (4.0, None), "deciding": (3.0, None)}, of=needs, groups=())
    importance = {"listening.importance": make_scale(4.5, None), "deciding.importance": make_scale(5.0, None)}
    profile = make_profile(of=needs, groups=(), scales={**plain.scales, **importance})
    check("needs-en.txt", outline(build(profile, needs, context=CONTEXT)))


def test_the_outline_leaves_nothing_out(
    make_profile: Callable[..., Profile], build: Callable[..., ReportContent], outline: Outline,
    texts: Callable[[object], list[str]],
) -> None:  # fmt: skip
    content = build(make_profile({"listening": (4.0, None), "deciding": (4.0, 3.0)}))
    assert set(texts(content.sections)) <= set(outline(content).replace("== ", "").split("\n"))
