"""Which sentence a figure deserves, at the boundaries."""

from collections.abc import Callable

import pytest

from instruments.model import Instrument
from reports import Person, ReportContext
from reports.findings import (
    AgreementFinding,
    ChangeFinding,
    GapFinding,
    agreement_finding,
    change_finding,
    gap_finding,
)
from reports.reading import ScaleReading, read
from scoring.profile import Agreement, Change, Gap, Profile


@pytest.fixture
def scale(make_profile: Callable[..., Profile], instrument: Instrument) -> ScaleReading:
    """A scale from 1 to 5: a gap below 0.50 is little."""
    return read(make_profile(), instrument, Person("A"), "en", ReportContext()).scales[0]


@pytest.mark.parametrize(
    ("value", "low", "high", "finding"),
    [
        (0.30, -0.10, 0.70, GapFinding.SAME),
        (0.30, 0.00, 0.60, GapFinding.SAME),  # the interval touches zero
        (0.30, 0.004, 0.596, GapFinding.SAME),  # as printed it touches zero
        (0.30, 0.005, 0.595, GapFinding.LITTLE_MORE),  # printed as 0.01
        (0.49, 0.20, 0.78, GapFinding.LITTLE_MORE),
        (0.494, 0.20, 0.78, GapFinding.LITTLE_MORE),
        (0.50, 0.20, 0.80, GapFinding.MORE),
        (0.496, 0.20, 0.80, GapFinding.MORE),  # printed as 0.50
        (2.00, 1.00, 3.00, GapFinding.MORE),
        (-0.30, -0.60, 0.00, GapFinding.SAME),
        (-0.30, -0.60, -0.01, GapFinding.LITTLE_LESS),
        (-0.50, -0.80, -0.20, GapFinding.LESS),
        (0.00, 0.00, 0.00, GapFinding.SAME),
        (0.50, None, None, GapFinding.UNSURE),
        (0.00, None, None, GapFinding.SAME),
    ],
)
def test_a_gap_is_told_by_its_printed_interval(
    value: float, low: float | None, high: float | None, finding: GapFinding, scale: ScaleReading
) -> None:
    assert gap_finding(Gap(value, low, high), scale) is finding


@pytest.mark.parametrize(
    ("options", "value", "finding"), [(9, 0.99, GapFinding.LITTLE_MORE), (9, 1.0, GapFinding.MORE)]
)
def test_little_is_an_eighth_of_the_response_range(
    options: int,
    value: float,
    finding: GapFinding,
    make_instrument: Callable[..., Instrument],
    make_profile: Callable[..., Profile],
) -> None:
    wide = make_instrument(options=options)
    scale = read(make_profile(), wide, Person("A"), "en", ReportContext()).scales[0]
    assert gap_finding(Gap(value, 0.5, 1.5), scale) is finding


@pytest.mark.parametrize(
    ("uniform", "slight_skew", "finding"),
    [
        (0.95, 0.71, AgreementFinding.HIGH),
        (0.95, 0.705, AgreementFinding.HIGH),  # printed as 0.71
        (0.95, 0.70, AgreementFinding.MIDDLING),
        (0.95, 0.51, AgreementFinding.MIDDLING),
        (0.95, 0.50, AgreementFinding.LOW),
        (0.95, 0.00, AgreementFinding.LOW),
        (0.60, 0.95, AgreementFinding.MIDDLING),  # the lower one counts, whichever it is
        (0.80, None, AgreementFinding.HIGH),
        (None, None, AgreementFinding.UNKNOWN),
    ],
)
def test_agreement_is_told_by_the_lower_index(
    uniform: float | None, slight_skew: float | None, finding: AgreementFinding
) -> None:
    agreement = Agreement(5, 4, {"uniform": uniform, "slight_skew": slight_skew}, ad_mean=0.5)
    assert agreement_finding(agreement, items=4) is finding


@pytest.mark.parametrize(
    ("value", "reliable", "finding"),
    [
        (0.6, True, ChangeFinding.HIGHER),
        (-0.6, True, ChangeFinding.LOWER),
        (0.6, False, ChangeFinding.SAME),
        (0.004, True, ChangeFinding.SAME),  # printed as 0.00
        (0.6, None, ChangeFinding.UNSURE),
    ],
)
def test_a_change_counts_only_when_it_is_reliable(
    value: float,
    reliable: bool | None,  # noqa: FBT001 - a field of the profile
    finding: ChangeFinding,
) -> None:
    assert change_finding(Change(3.0, value, None, None, reliable)) is finding
