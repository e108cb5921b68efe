"""The method gives each statistic that a report uses its formula, with the numbers of the report."""

from collections.abc import Callable

import pytest

from reports import ReportContent
from scoring.profile import Profile, Reason, ScaleProfile, Suppressed

Make = Callable[..., Profile]
MakeScale = Callable[..., ScaleProfile]
Adds = Callable[[Profile], Profile]

GAP = "A gap is your score minus that of all others."
RWG = (
    "raters who do not agree at all: uniform, slight skew; 0 where v is above 1 (James, Demaree and Wolf 1984"
)
DEVIATION = "(Burke, Finkelstein and Dusig 1999)"
STANDING = "T = 50 + 10 z (McCall 1922)"
CHANGE = "(Zou and Donner 2008)"
INTERVAL = "mean ± t · s / √n for n raters (Student 1908)"


@pytest.fixture
def page(build: Callable[..., ReportContent], texts: Callable[[object], list[str]]) -> Callable[..., str]:
    """The page of limits and method in one piece."""
    return lambda profile, **options: " ".join(texts(build(profile, **options).sections[-1]))


def test_what_a_report_uses_has_its_formula(
    make_profile: Make, with_norms: Adds, with_earlier_wave: Adds, page: Callable[..., str]
) -> None:
    told = page(with_earlier_wave(with_norms(make_profile(confidence=0.9))))
    assert [each for each in (GAP, RWG, DEVIATION, STANDING, CHANGE, INTERVAL) if each not in told] == []
    assert "Intervals are 90% intervals" in told


def test_what_a_report_does_not_use_is_left_out(
    make_profile: Make, make_scale: MakeScale, page: Callable[..., str]
) -> None:
    plain = page(make_profile())
    assert [each for each in (STANDING, CHANGE) if each in plain] == []
    hidden = Suppressed(Reason.WOULD_REVEAL)
    scale = make_scale(None, 4.0, agreement=hidden)
    alone = page(make_profile(scales={"listening": scale, "deciding": scale}))
    assert [each for each in (GAP, RWG, DEVIATION) if each in alone] == []
    own = page(make_profile({"listening": (4.0, None), "deciding": (3.0, None)}))
    assert [each for each in (GAP, RWG, INTERVAL, "by chance alone") if each in own] == []


def test_what_was_not_done_is_said(make_profile: Make, page: Callable[..., str]) -> None:
    told = page(make_profile())
    assert "Missing answers are not filled in." in told
    assert (
        "Nothing is corrected for looking at many figures at once (here dimensions: 2, items: 4). Some "
        "differences may well lie outside their intervals by chance alone."
    ) in told


def test_the_formulas_are_told_in_welsh(make_profile: Make, page: Callable[..., str]) -> None:
    told = page(make_profile(), language="cy")
    assert "cymedr ± t · s / √n ar gyfer n o sgorwyr (Student 1908)" in told
    assert "(yma dimensiynau: 2, eitemau: 4)" in told
